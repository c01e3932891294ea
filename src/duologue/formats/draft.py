"""Set the blocks of a structured file one after another into one text. Knows no file format."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from statistics import median

from duologue.text.source import Part
from duologue.text.span import Span

_INVISIBLE = "\u200b\u200c\u2060\ufeff"
_SOFT_HYPHEN = "\u00ad"
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LONG_LINE = 90
"""Where the lines of a block are longer than this they are paragraphs: nobody breaks verse so late."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look. `markup` are notation (a footnote's number), not the author's words."""

    text: str
    italic: bool = False
    markup: bool = False


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A block whose place in the text is not known yet.

    `kind` is a Part's, or "space" for an empty line. `anchors` are the names by which a table of contents
    points here.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    level: int | None = None
    label: str | None = None
    anchors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What the block says, as yet untrimmed."""
        return "".join(run.text for run in self.runs)


SPACE = DraftPart("space")
BREAK = DraftPart("break", (Run("* * *"),))


@dataclass(frozen=True, slots=True)
class Composed:
    """One text, and the places in it that the file told of."""

    text: str
    parts: tuple[Part, ...]
    italics: tuple[Span, ...]
    markup: tuple[Span, ...]


def is_blank(text: str) -> bool:
    """Whether nothing of `text` would be seen on paper."""
    return not text.strip().strip(_INVISIBLE + _SOFT_HYPHEN).strip()


def compose(drafts: Iterable[DraftPart]) -> Composed:
    """Join blocks by an empty line, and by one more for each empty paragraph between them."""
    setting = _Setting()
    for draft in drafts:
        if draft.kind == "space" or is_blank(draft.text):
            setting.empty_lines += draft.kind == "space"
        else:
            setting.add(draft)
    text = "".join(setting.pieces)
    return Composed(text, tuple(setting.parts), tuple(setting.italics), tuple(setting.markup))


@dataclass(slots=True)
class _Setting:
    """The text as far as it is set."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    empty_lines: int = 0
    parts: list[Part] = field(default_factory=list)
    italics: list[Span] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)

    def add(self, draft: DraftPart) -> None:
        if self.length:
            self._put("\n\n" + "\n" * self.empty_lines)
        self.empty_lines = 0
        runs = _lines_as_paragraphs(_trimmed(draft.runs))
        block = "".join(run.text for run in runs)
        spans = _stretches(block, self.length)
        self.parts += (Part(draft.kind, span, draft.level, draft.label) for span in spans)
        for run in runs:
            if run.markup:
                self.markup += _stretches(run.text, self.length)
            elif run.italic:
                self.italics += _stretches(run.text, self.length)
            self._put(run.text)

    def _put(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)


def _stretches(block: str, at: int) -> list[Span]:
    """What lies between the blank lines of a block, without the white space at its ends."""
    found = []
    start = 0
    for gap in [*_BLANK_LINE.finditer(block), None]:
        end = gap.start() if gap else len(block)
        piece = block[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            found.append(Span(at + left, at + start + len(piece.rstrip())))
        start = gap.end() if gap else end
    return found


def _trimmed(runs: tuple[Run, ...]) -> list[Run]:
    """The runs without white space at the block's ends, neighbours of one look made one."""
    merged: list[Run] = []
    for (italic, markup), same in groupby(runs, key=lambda run: (run.italic, run.markup)):
        characters = "".join(run.text for run in same).replace(_SOFT_HYPHEN, "")
        merged.append(Run(characters, italic, markup))
    while merged and not merged[0].text.strip():
        del merged[0]
    while merged and not merged[-1].text.strip():
        del merged[-1]
    if merged:
        merged[0] = replace(merged[0], text=merged[0].text.lstrip())
        merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip())
    return merged


def _lines_as_paragraphs(runs: list[Run]) -> list[Run]:
    """Part a block at its line breaks where they plainly stand for new paragraphs."""
    lines = "".join(run.text for run in runs).split("\n")
    if len(lines) < 2 or "" in lines or median(map(len, lines)) < _LONG_LINE:
        return runs
    return [replace(run, text=run.text.replace("\n", "\n\n")) for run in runs]
