"""Which checks a story gets: `duologue.toml`, or `[tool.duologue.check]` of pyproject.toml, beside or above it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duologue.errors import DuologueError

_KEYS = ("select", "also", "ignore")


class SwitchesError(DuologueError):
    """A file of switches that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Switches:
    """Codes of checks, or beginnings of codes; `select` is None where the checks that are on should run."""

    select: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def switches_for(folder: Path) -> Switches:
    """The switches nearest to `folder`, upwards; those of a duologue.toml before those of a pyproject.toml."""
    for place in (folder, *folder.parents):
        for file, table in _candidates(place):
            if table is not None:
                return _switches(file, table)
    return Switches()


def _candidates(place: Path) -> Iterator[tuple[Path, Any]]:
    own, project = place / "duologue.toml", place / "pyproject.toml"
    if own.is_file():
        yield own, _read(own).get("check", {})
    if project.is_file():
        tool = _read(project).get("tool", {}).get("duologue")
        if isinstance(tool, dict):
            yield project, tool.get("check")


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SwitchesError(str(file), f"it is no TOML ({problem})", "Mend it, or move it away.") from problem


def _switches(file: Path, table: object) -> Switches:
    where = "[tool.duologue.check]" if file.name == "pyproject.toml" else "[check]"
    known = f"{where} takes {', '.join(_KEYS)}, each a list of codes"
    if not isinstance(table, dict) or (strange := [key for key in table if key not in _KEYS]):
        what = f"there is no switch {strange[0]!r}" if isinstance(table, dict) else f"{where} is no table"
        raise SwitchesError(str(file), what, known + ".")
    for key, codes in table.items():
        if not (isinstance(codes, list) and all(isinstance(code, str) for code in codes)):
            raise SwitchesError(str(file), f"{key!r} is no list of codes", known + ".")
    return Switches(**{key: tuple(codes) for key, codes in table.items()})
