"""The list of interpersonal acts, `lists/interpersonal.tsv`: what words do to the other, written by hand.

A pattern is a row of words; capitals and marks in it stand for more: POSS any possessive, OBJ whom it is done
to, … a gap, ^ the start of a speech, $ its end, ? where it is asked. How patterns are found:
`reading/acts/lexicon.py`.
"""

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

_MARKS = re.compile(r"(?<=\S)([?$])$|^(\^)(?=\S)")
_MARKED = frozenset("?$^")


class Entry(NamedTuple):
    """One row. Affiliation and dominance are in [-2, 2]; for a flip they are factors. `move` is None where the
    words do nothing by themselves."""

    kind: str
    words: tuple[str, ...]
    affiliation: float
    dominance: float
    move: str | None


def _parts(pattern: str) -> tuple[str, ...]:
    marked = not _MARKED.isdisjoint(pattern)
    return tuple((_MARKS.sub(r" \1\2 ", pattern) if marked else pattern).split())


@cache
def interpersonal() -> tuple[Entry, ...]:
    """Every row of the list, in its order."""
    path = resources.files("duologue.text") / "lists" / "interpersonal.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return tuple(
        Entry(
            kind,
            _parts(pattern),
            float(affiliation),
            float(dominance),
            None if move == "-" else move,
        )
        for kind, pattern, affiliation, dominance, move, _ in rows
    )
