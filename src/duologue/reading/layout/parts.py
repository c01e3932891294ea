"""Pieces from the structure that a file declares. Text without any is for paragraphs.py."""

from collections.abc import Iterator
from dataclasses import replace

from duologue.reading.layout.habit import CLOSERS, OPENERS, Habit
from duologue.reading.layout.lines import Lines, lines_of
from duologue.reading.layout.page import PARTED, Mark, Marks, Page, Piece
from duologue.reading.layout.paragraphs import join, pieces_of
from duologue.text.source import Part, Source

# Inside a declared paragraph only blank lines part; a single line end is a turned line of verse or an address.
_TOGETHER = Habit(wrapped=True, width=10**9, full=0, blank=True, indent=0, margin=0)
_APART = Habit(wrapped=False, width=0, full=0, blank=False, indent=0, margin=0)


def page_of(source: Source) -> Page:
    """The pieces of a source, and the marks that its file declares."""
    if not source.parts:
        return Page(source.text, tuple(pieces_of(source.text)), {})
    pieces: list[Piece] = []
    told: Marks = {}
    parted = False  # by a rule with no ink
    before = 0
    for part, start, end in _stretches(source.text, source.parts):
        found = list(_cut(source.text, part, start, end))
        if not found:
            parted = parted or (part is not None and part.kind == "break")
            continue
        gap = PARTED if parted else max(source.text.count("\n", before, found[0].start) - 1, 0)
        found[0] = replace(found[0], gap=gap if pieces else 0)
        if part is not None and part.kind != "paragraph":
            mark = Mark(part.kind, part.label or ("aside" if part.kind == "matter" else None), part.level)
            told |= {len(pieces) + n: mark for n in range(len(found))}
        pieces.extend(found)
        before, parted = found[-1].end, False
    return Page(source.text, tuple(pieces), told)


def _stretches(text: str, parts: tuple[Part, ...]) -> Iterator[tuple[Part | None, int, int]]:
    """The parts in order, and between them whatever they leave uncovered."""
    cursor = 0
    for part in parts:
        start, end = max(part.span.start, cursor), min(part.span.end, len(text))
        if start > cursor:
            yield None, cursor, start
        if end >= start:
            yield part, start, end
            cursor = end
    if cursor < len(text):
        yield None, cursor, len(text)


def _cut(text: str, part: Part | None, start: int, end: int) -> Iterator[Piece]:
    """The pieces of one stretch: as a rule one, without the white space around it."""
    body = text[start:end]
    bare = body.strip()
    if not bare:
        return
    first = start + len(body) - len(body.lstrip())
    if "\n" not in bare and "\r" not in bare:
        yield Piece(first, first + len(bare))
    elif part is not None and part.kind != "paragraph":
        yield Piece(first, first + len(bare), lines=bare.count("\n") + 1)
    else:
        lines = lines_of(text, start, end)
        yield from join(text, lines, _APART if _is_talk(text, lines) else _TOGETHER)


def _is_talk(text: str, lines: Lines) -> bool:
    """Whether single lines are clearly paragraphs of their own: every one ends, and some open with speech."""
    total = len(lines)
    if total < 3 or any(text[end - 1] not in CLOSERS for end in lines.ends):
        return False
    return sum(text[start] in OPENERS for start in lines.starts) >= 2
