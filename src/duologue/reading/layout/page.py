"""A page: the pieces of a text in order, and what each was taken for. Telling them apart is for the rules."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from duologue.reading.layout.lines import LINE_ENDS

# Rules look at no more of a piece than this, so no rule's cost grows with a piece's length.
LONGEST_LOOK = 240
_ODD_ENDS = LINE_ENDS.replace("\n", "")
_ODD_END = re.compile(rf"\r\n|[{_ODD_ENDS}]")
SHORT = 400
PARTED = 99  # the gap of a piece that the file itself parts from the one before, by a rule with no ink


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of ink that stands by itself, `[start, end)`.

    `gap` counts the blank lines above it, `indent` the columns before its first line, `lines` its lines.
    """

    start: int
    end: int
    gap: int = 0
    indent: int = 0
    lines: int = 1

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Mark:
    """What a piece was taken for: a block's kind, label and level."""

    kind: str
    label: str | None = None
    level: int | None = None


Marks = dict[int, Mark]
"""Marks by the number of the piece; a piece without one is a paragraph."""


@dataclass(frozen=True)
class Page:
    """A text cut into pieces; `told` holds what the file itself declares of them."""

    text: str
    pieces: tuple[Piece, ...]
    told: Marks

    def __len__(self) -> int:
        return len(self.pieces)

    @cached_property
    def heads(self) -> list[str]:
        """The opening characters of each piece, every line end a plain one."""
        return [self.words(number, LONGEST_LOOK) for number in range(len(self.pieces))]

    def words(self, number: int, most: int) -> str:
        """Up to so many opening characters of a piece, every line end a plain one: for looking, not for places."""
        piece = self.pieces[number]
        words = self.text[piece.start : min(piece.end, piece.start + most)]
        return _ODD_END.sub("\n", words) if self._odd_ends else words

    @cached_property
    def _odd_ends(self) -> bool:
        return any(end in self.text for end in _ODD_ENDS)

    @cached_property
    def short(self) -> list[int]:
        """The numbers of the pieces that could be anything but a paragraph: short, and not opening with speech."""
        heads = self.heads
        return [
            number
            for number, piece in enumerate(self.pieces)
            if piece.end - piece.start <= SHORT
            and heads[number][0] not in '"“”'
            and not heads[number][0].islower()
        ]

    @cached_property
    def usual_gap(self) -> int:
        """The blank lines that most often part two pieces."""
        gaps = Counter(piece.gap for piece in self.pieces[1:])
        return max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 0

    def line(self, number: int) -> str:
        """The first line of a piece, as far as rules look."""
        return self.heads[number].split("\n", 1)[0].rstrip()

    def gap_after(self, number: int) -> int:
        """The blank lines below a piece; many at the end of the text."""
        return self.pieces[number + 1].gap if number + 1 < len(self.pieces) else PARTED

    def is_prose(self, number: int, marks: Marks, least: int = 60) -> bool:
        """Whether a piece exists, is a paragraph so far, and is no mere line."""
        return 0 <= number < len(self.pieces) and number not in marks and len(self.pieces[number]) >= least
