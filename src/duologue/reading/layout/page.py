"""A page: the pieces of a text in order, and what each was taken for. How to tell them apart is for the rules."""

from dataclasses import dataclass
from functools import cached_property

# Rules look at no more of a piece than this; so no rule's cost grows with a piece's length.
LONGEST_LOOK = 240
_NOTATION = " \t\u00a0*_#=~|"


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
    """What a piece was taken for: a block's kind, level and label."""

    kind: str
    label: str | None = None
    level: int | None = None


@dataclass(frozen=True)
class Page:
    """A text cut into pieces; `told` holds the marks that the file itself declares, by the piece's number."""

    text: str
    pieces: tuple[Piece, ...]
    told: dict[int, Mark]

    @cached_property
    def heads(self) -> list[str]:
        """The opening characters of each piece."""
        text = self.text
        return [text[piece.start : min(piece.end, piece.start + LONGEST_LOOK)] for piece in self.pieces]

    def bare(self, number: int) -> str:
        """The opening characters of a piece without the notation around them: `**Chapter 1**` is `Chapter 1`."""
        return self.heads[number].strip(_NOTATION)
