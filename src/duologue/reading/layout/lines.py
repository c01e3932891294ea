"""The lines of a text that carry ink, with the room above and before each. Joining them is for paragraphs.py."""

from __future__ import annotations  # array takes no argument at run time before Python 3.12

import re
from array import array
from dataclasses import dataclass

# All that ends a line: \n, \r, \r\n, a vertical tab, a form feed, NEL, and Unicode's line and paragraph ends.
LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_INK = re.compile(rf"\S[^{LINE_ENDS}]*")
_LINE_END = re.compile(rf"\r\n|[{LINE_ENDS}]")
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
        return Lines(self.starts, self.ends, array("q", (max(gap - 1, 0) for gap in self.gaps)), self.indents)


def lines_of(text: str, start: int = 0, end: int | None = None) -> Lines:
    """The lines with ink of `text[start:end]`."""
    starts, ends, gaps, indents = array("q"), array("q"), array("q"), array("q")
    before = start
    plain = _PLAIN_ROOM
    for match in _INK.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        white = text[before:first]
        gap, indent = plain[white] if white in plain else _room(white)
        if text[last - 1].isspace():
            last = first + len(match.group().rstrip())
        starts.append(first)
        ends.append(last)
        gaps.append(gap)
        indents.append(indent)
        before = last
    if gaps:
        gaps[0] = 0
    return Lines(starts, ends, gaps, indents)


def _room(white: str) -> tuple[int, int]:
    """Blank lines and columns that a stretch of white space amounts to."""
    tail = 0
    ends = 0
    for match in _LINE_END.finditer(white):
        ends += 1
        tail = match.end()
    margin = white[tail:]
    columns = len(margin.expandtabs(_TAB)) if "\t" in margin else len(margin)
    return max(ends - 1, 0) + white.count(_PARAGRAPH_END), columns
