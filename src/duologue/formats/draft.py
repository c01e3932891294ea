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
    """Characters of one look. `markup` are notation (a footnote's number), not the author's words.

    `origin` is what of the file they were read from; None where the file has them only in other signs (the marks
    of a <q>, the stars of an <hr>), and in formats that are not given back.
    """

    text: str
    italic: bool = False
    markup: bool = False
    origin: object | None = None


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
    """One text, and the places in it that the file told of.

    `origins` are stretches [start, end) of one origin, in order: they hold whatever of it is visible.
    """

    text: str
    parts: tuple[Part, ...]
    italics: tuple[Span, ...]
    markup: tuple[Span, ...]
    origins: tuple[tuple[int, int, object], ...] = ()


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
    looks = tuple(setting.italics), tuple(setting.markup)
    return Composed(text, tuple(setting.parts), *looks, tuple(setting.origins))


@dataclass(slots=True)
class _Setting:
    """The text as far as it is set."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    empty_lines: int = 0
    parts: list[Part] = field(default_factory=list)
    italics: list[Span] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)
    origins: list[tuple[int, int, object]] = field(default_factory=list)

    def add(self, draft: DraftPart) -> None:
        if self.length:
            self._put("\n\n" + "\n" * self.empty_lines)
        self.empty_lines = 0
        runs = _lines_as_paragraphs(_trimmed(draft.runs))
        block, begin = "".join(run.text for run in runs), self.length
        spans = _stretches(block, self.length)
        self.parts += (Part(draft.kind, span, draft.level, draft.label) for span in spans)
        for (italic, markup), same in groupby(runs, key=lambda run: (run.italic, run.markup)):
            start = self.length
            for run in same:
                if run.origin is not None:
                    self.origins.append((self.length, self.length + len(run.text), run.origin))
                self._put(run.text)
            if markup or italic:
                looks = self.markup if markup else self.italics
                looks += _stretches(block[start - begin : self.length - begin], start)

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
    """The runs without soft hyphens, and without white space at the block's ends."""
    kept = [
        replace(run, text=run.text.replace(_SOFT_HYPHEN, "")) if _SOFT_HYPHEN in run.text else run for run in runs
    ]
    shown = [n for n, run in enumerate(kept) if run.text.strip()]
    if not shown:
        return []
    kept = kept[shown[0] : shown[-1] + 1]
    kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def _lines_as_paragraphs(runs: list[Run]) -> list[Run]:
    """Part a block at its line breaks where they plainly stand for new paragraphs."""
    lines = "".join(run.text for run in runs).split("\n")
    if len(lines) < 2 or "" in lines or median(map(len, lines)) < _LONG_LINE:
        return runs
    return [replace(run, text=run.text.replace("\n", "\n\n")) for run in runs]
