"""Where the measuring data lies. It is never part of the project: a benchmark without it skips."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class DataAbsentError(Exception):
    """The data a benchmark needs is not on this machine."""


def data_folder(name: str) -> Path:
    """The folder `name` of the data: in $DUOLOGUE_DATA, or in `../shared/data` beside the project."""
    base = Path(os.environ.get("DUOLOGUE_DATA") or ROOT.parent / "shared" / "data")
    folder = base / name
    if not folder.is_dir():
        raise DataAbsentError(f"{name} is not in {base}; set DUOLOGUE_DATA to the folder that holds it")
    return folder
