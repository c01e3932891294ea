"""The lines of a text that carry ink, with the room above and before each. Joining them is for paragraphs.py."""

from __future__ import annotations  # array takes no argument at run time before Python 3.12

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

# All that ends a line: \n, \r, \r\n, a vertical tab, a form feed, NEL, and Unicode's line and paragraph ends.
LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_INK = re.compile(rf"\S[^{LINE_ENDS}]*")
_LINE_END = re.compile(rf"\r\n|[{LINE_ENDS}]")
_PAGE_END = "\x0c"
_PARAGRAPH_END = "\u2029"
_TAB = 4

_PLAIN_ROOM = {"": (0, 0), "\n": (0, 0), "\n\n": (1, 0), "\r\n": (0, 0), "\r\n\r\n": (1, 0)}


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines with ink, as four equal columns.

    `starts` and `ends` are places in the text, white space at either end left out; `gaps` counts the blank
    lines above; `indents` the columns of white space before.
    """

    starts: array[int]
    ends: array[int]
    gaps: array[int]
    indents: array[int]

    def __len__(self) -> int:
        return len(self.starts)

    def without_double_spacing(self) -> Lines:
        """The same lines with one blank line fewer above each: a page typed on every second line."""
        return Lines(self.starts, self.ends, array("i", (max(gap - 1, 0) for gap in self.gaps)), self.indents)


def lines_of(text: str, start: int = 0, end: int | None = None) -> Lines:
    """The lines with ink of `text[start:end]`."""
    columns = Lines(array("i"), array("i"), array("i"), array("i"))
    for first, last, gap, indent in _walk(text, start, len(text) if end is None else end):
        columns.starts.append(first)
        columns.ends.append(last)
        columns.gaps.append(gap)
        columns.indents.append(indent)
    return columns


def _walk(text: str, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    before = start
    for match in _INK.finditer(text, start, end):
        first, last = match.span()
        if text[last - 1].isspace():
            last = first + len(match.group().rstrip())
        gap, indent = _room(text[before:first])
        yield first, last, gap if before > start else 0, indent
        before = last


def _room(white: str) -> tuple[int, int]:
    """Blank lines and columns that a stretch of white space amounts to."""
    if (plain := _PLAIN_ROOM.get(white)) is not None:
        return plain
    tail = 0
    ends = 0
    for match in _LINE_END.finditer(white):
        ends += 1
        tail = match.end()
    margin = white[tail:]
    columns = len(margin.expandtabs(_TAB)) if "\t" in margin else len(margin)
    return max(ends - 1, 0) + white.count(_PARAGRAPH_END), columns
