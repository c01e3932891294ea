"""What stands above a story: title, byline, dedication, epigraph. The titles of its chapters are for titles.py."""

import re

from duologue.reading.layout.headings import CHAPTER
from duologue.reading.layout.page import Mark, Marks, Page
from duologue.reading.layout.rule import Rule
from duologue.reading.layout.titles import ENDINGS, LONGEST_TITLE, looks_titled

TITLE = 1
_FRONT = 12  # the pieces among which a title and a byline may stand
_LONGEST_BYLINE = 80
_LONGEST_FRONT = 40
_LONGEST_EPIGRAPH = 600
_PROSE = 300  # a piece as long as this is the story's
_NOTHING = Mark("")
_PLAIN = "_* "
_OVER_EPIGRAPHS = frozenset({"title", "part", "chapter", "chapter title", "section"})

BYLINE = Rule(
    "a byline",
    re.compile(
        r"[\W_]{0,6}(?:(?i:a (?:novel|story|tale)|story|written|told)\s)?(?:by|By|BY)"
        r"(?:$|[:\s]+(?!(?i:the|then|now|his|her|my|night|day|far|all|this|that|order)\b)"
        r"(?:_?[A-Z@][^\n!?]{1,60}|[\w.@-]{3,30})$)"
    ),
    shows="by Jane Smith",
    not_this="By the time she came, it was over.",
    label="byline",
)
DEDICATION = Rule(
    "a dedication",
    re.compile(
        r"[\W_]{0,4}(?:[Tt]o|[Ff]or|TO|FOR|Dedicated to|DEDICATED TO|This book is for)"
        r"[\s_]+[A-Z_][^.!?]{1,80}[\W_]*$"
    ),
    shows="To Edmund Clerihew Bentley",
    not_this="To London he would not go. She went.",
    label="dedication",
)
SOURCE = Rule(
    "who is quoted in an epigraph",
    re.compile(r"[\"”’'\s]{0,2}(?:[-–—]{1,2}\s?_?[A-Z][^\W\d][^!?]{1,60}|[A-Z][A-Z.' ]{4,40})$"),
    shows="--GERTRUDE STEIN _in conversation_",
    not_this="— I —",
    label="epigraph",
)


def front_titles(page: Page, taken: Marks) -> Marks:
    """The title and byline at the head of a page, and a dedication between them and the first chapter."""
    first = next((n for n in range(len(page)) if taken.get(n, _NOTHING).kind != "matter"), len(page))
    if first == len(page):
        return {}
    found = _byline(page, taken, first)
    byline = min(found, default=None)
    told = first in taken and taken[first].kind == "heading" and _is_highest(taken, first)
    if told or (first not in taken and _is_title(page, taken, first, byline)):
        found[first] = Mark("heading", "title", TITLE)
        if byline is None and _is_pen_name(page, taken, first + 1):
            found[first + 1] = Mark("matter", BYLINE.label)
    return found | _dedication(page, taken | found, first)


def _is_highest(taken: Marks, first: int) -> bool:
    """Whether a heading that the file declares, and that names no chapter, has no equal on the page."""
    if taken[first].label is not None:
        return False
    return not any(n != first and mark == taken[first] for n, mark in taken.items())


def _byline(page: Page, taken: Marks, first: int) -> Marks:
    """The byline, with the name below it where "by" stands alone."""
    for number in range(first, min(first + _FRONT, len(page))):
        words = page.heads[number].rstrip()
        if (
            number not in taken
            and len(words) <= _LONGEST_BYLINE
            and len(words.split()) <= 9
            and BYLINE.takes(words)
        ):
            alone = words.strip(_PLAIN).lower() == "by" and page.is_prose(number + 1, taken, 3)
            return dict.fromkeys((number, number + 1) if alone else (number,), Mark("matter", BYLINE.label))
        if len(page.pieces[number]) > _PROSE:
            break
    return {}


def _is_pen_name(page: Page, taken: Marks, number: int) -> bool:
    """On an archive's page the author's name stands bare between the title and the fields."""
    if not page.is_prose(number, taken, 3) or len(page.pieces[number]) > 30:
        return False
    return number >= 2 and all(taken.get(n, _NOTHING).kind == "matter" for n in (number - 2, number + 1))


def _is_title(page: Page, taken: Marks, number: int, byline: int | None) -> bool:
    """A short first piece that ends nowhere, with a story below it."""
    words = page.heads[number].strip(_PLAIN)
    piece = page.pieces[number]
    if len(piece) > LONGEST_TITLE or piece.lines > 3 or len(page) < number + 3 or not words or words[-1] in ",;:":
        return False
    if byline is not None and byline <= number + 3:
        return True
    if words[0] in "\"“‘'—–-" or (words[-1] in ENDINGS and not words.isupper()):
        return False
    below = number > 0 or number + 1 in taken or page.is_prose(number + 1, taken)
    return looks_titled(words) or (len(words.split()) <= 6 and below)


def _dedication(page: Page, taken: Marks, first: int) -> Marks:
    """Dedications and epigraphs, where a chapter's heading soon shows where the story begins."""
    front = range(first, min(first + _LONGEST_FRONT, len(page)))
    stop = next((n for n in front if taken.get(n, _NOTHING).level == CHAPTER), first)
    found: Marks = {}
    for number in range(first, stop):
        if number in taken or len(page.pieces[number]) > _PROSE:
            continue
        if len(page.pieces[number]) <= 120 and DEDICATION.takes(page.heads[number]):
            found[number] = Mark("matter", DEDICATION.label)
        elif page.heads[number][0] in "-–—" and SOURCE.takes(page.heads[number]):
            above = (number - 1,) if number > first and number - 1 not in taken else ()
            found |= dict.fromkeys((*above, number), Mark("matter", SOURCE.label))
    return found


def epigraphs(page: Page, taken: Marks) -> Marks:
    """What is quoted below a chapter's heading, with its author's name as the last line."""
    found: Marks = {}
    for number, mark in taken.items():
        below = number + 1
        if mark.label not in _OVER_EPIGRAPHS or not page.is_prose(below, taken, 20):
            continue
        piece = page.pieces[below]
        if len(piece) > _LONGEST_EPIGRAPH:
            continue
        last = page.words(below, _LONGEST_EPIGRAPH).rpartition("\n")[2].strip()
        if piece.lines > 1 and not page.line(below).isupper() and SOURCE.takes(last):
            found[below] = Mark("matter", SOURCE.label)
        elif (
            page.is_prose(below + 1, taken, 3)
            and page.heads[below + 1][0] in "-–—"
            and SOURCE.takes(page.heads[below + 1])
        ):
            found |= dict.fromkeys((below, below + 1), Mark("matter", SOURCE.label))
    return found
