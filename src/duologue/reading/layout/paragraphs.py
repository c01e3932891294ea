"""Join lines into paragraphs as the text's own habit has it. What a paragraph is (heading, matter) comes later."""

import re
from collections.abc import Iterator
from dataclasses import replace

from duologue.reading.layout.breaks import is_ornament
from duologue.reading.layout.habit import CLOSERS, OPENERS, Habit, habit_of, is_open
from duologue.reading.layout.headings import is_chapter_line
from duologue.reading.layout.lines import Lines, lines_of
from duologue.reading.layout.page import Piece

_LONGEST_VERSE = 70
_ANSWERS = re.compile(r"[.!?][\"”]\s{1,40}[\"“][A-Z]")  # a speech that ends, and another that begins
_LONGEST_MARGIN = 40
_MAY_STAND_ALONE = "oOxXCc"
_LONGEST_RULE = 80  # an ornament or a chapter line is no longer


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a text whose file declares no structure."""
    lines, habit = habit_of(text, lines_of(text))
    return list(join(text, lines, habit))


def join(text: str, lines: Lines, habit: Habit) -> Iterator[Piece]:
    """The lines joined into pieces: a blank line always parts, a single line end where the habit says so."""
    gaps, total = lines.gaps, len(lines)
    first = 0
    while first < total:
        last = first + 1
        while last < total and not gaps[last]:
            last += 1
        if last - first == 1:
            yield Piece(lines.starts[first], lines.ends[first], gaps[first], lines.indents[first])
        else:
            yield from _cut(text, lines, first, last, habit)
        first = last


def _cut(text: str, lines: Lines, first: int, last: int, habit: Habit) -> Iterator[Piece]:
    """Cut one run of lines that no blank line parts."""
    habit = _local(text, lines, first, last, habit)
    verse = not habit.wrapped and habit.blank and _is_list(text, lines, first, last)
    opening = first
    alone = {n for n in range(first, last) if _stands_alone(text, lines.starts[n], lines.ends[n], habit)}
    for n in range(first + 1, last):
        if (alone and (n in alone or n - 1 in alone)) or (not verse and _parts(text, lines, n, habit)):
            yield _piece(lines, opening, n)
            opening = n
    yield _piece(lines, opening, last)


def _piece(lines: Lines, first: int, last: int) -> Piece:
    return Piece(lines.starts[first], lines.ends[last - 1], lines.gaps[first], lines.indents[first], last - first)


def _stands_alone(text: str, start: int, end: int, habit: Habit) -> bool:
    """Whether a line is an ornament or a chapter's line, whatever stands around it."""
    opening = text[start]
    if (opening.isalpha() and opening not in _MAY_STAND_ALONE) or end - start > _LONGEST_RULE or opening in '"“':
        return False
    line = text[start:end]
    return is_ornament(line) or (opening not in "oOxX" and is_chapter_line(line, habit.wrapped))


def _parts(text: str, lines: Lines, n: int, habit: Habit) -> bool:
    """Whether a paragraph begins at line `n`, which follows another with no blank line between."""
    if not habit.wrapped:
        return True
    before, start = lines.ends[n - 1], lines.starts[n]
    length = before - lines.starts[n - 1]
    if length > 1.5 * habit.width:
        return True
    if habit.indent:
        return _is_set_in(lines, n, habit)
    if _ANSWERS.match(text, before - 2) and start - before <= _LONGEST_MARGIN:
        return True
    if is_open(text, before, start) or length >= habit.full or text[before - 1] not in CLOSERS:
        return False
    word = text.find(" ", start, start + habit.width)
    if length + 1 + (word - start if word > 0 else lines.ends[n] - start) > habit.width - 2:
        return False
    return text[start] in OPENERS or (not habit.blank and not text[start].islower())


def _is_set_in(lines: Lines, n: int, habit: Habit) -> bool:
    beyond = lines.indents[n] - habit.margin
    if beyond <= 0:
        return lines.indents[n - 1] - habit.margin > habit.indent + 2
    return abs(beyond - habit.indent) <= 1 or lines.indents[n - 1] - habit.margin <= habit.indent + 1


def _local(text: str, lines: Lines, first: int, last: int, habit: Habit) -> Habit:
    """The habit of one run, where it is long enough to show that it differs from the whole."""
    count = last - first - 1
    if count < 3 or habit.wrapped:
        return habit
    longest = max(lines.ends[n] - lines.starts[n] for n in range(first, last))
    running = sum(is_open(text, lines.ends[n - 1], lines.starts[n]) for n in range(first + 1, last))
    if running >= 0.5 * count and longest <= 100:
        return replace(habit, wrapped=True, width=longest, full=longest * 3 // 4, blank=False)
    return habit


def _is_list(text: str, lines: Lines, first: int, last: int) -> bool:
    """Verse, an address, a letter's foot: short lines, some of which end nowhere, none of them speech."""
    loose = 0
    for n in range(first, last):
        start, end = lines.starts[n], lines.ends[n]
        if end - start > _LONGEST_VERSE or text[start] in OPENERS:
            return False
        loose += n < last - 1 and (text[end - 1].isalnum() or text[end - 1] in ",;:—–-")
    return loose > 0
