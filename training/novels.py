"""The novels that may be learned from: LitBank's originals without those of the Project Dialogism Novel Corpus."""

import os
from pathlib import Path

DATA = Path(os.environ.get("DUOLOGUE_DATA", Path(__file__).parents[2] / "shared" / "data"))

# Titles of the Project Dialogism Novel Corpus as their files are named in LitBank: for measuring only.
_EVALUATION_ONLY = """
11_alices 45_anne_of_green 2641_a_room 208_daisy 158_emma 786_hard_times 2891_howards 141_mansfield 1245_night
121_northanger 730_oliver 105_persuasion 1342_pride 161_sense 541_the_age 160_the_awakening 2197_the_gambler
5230_the_invisible 1695_the_man_who 174_the_picture 2097_the_sign 17854_the_sport the_sun_also 2948_where_angels
winnie a_passage_to_india mysterious_affair
""".split()

HELD_OUT_EVERY = 9
"""Each ninth novel is kept from fitting and used to choose and to calibrate."""


def novels() -> list[Path]:
    """The usable novels, sorted by name."""
    found = sorted((DATA / "litbank" / "original").glob("*.txt"))
    return [path for path in found if not any(path.name.startswith(t) or t in path.name for t in _EVALUATION_ONLY)]


def split() -> tuple[list[Path], list[Path]]:
    """Novels to fit on, novels held out."""
    every = novels()
    held = every[4::HELD_OUT_EVERY]
    return [path for path in every if path not in held], held
