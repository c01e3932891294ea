"""Mark what is printed with a story and is not the story. The patterns themselves are in matter_rules.py."""

from duologue.reading.layout.matter_rules import (
    ANYWHERE,
    DRAFT_NOTES,
    EDGES,
    FIELD_ALONE,
    SECTIONS,
    STORY_BELOW,
)
from duologue.reading.layout.page import SHORT, Mark, Marks, Page
from duologue.reading.layout.rule import any_rule, first_that_takes

_REACH = 8  # how far past the last find at an edge another is believed; a long piece counts for more than one
_BESIDE = 6  # the same around a chapter's heading
_LONGEST_SECTION = 12
_LONGEST_FOOT = 60
_LONGEST_TITLE = 80
_LONGEST_VALUE = 120
_MOST_TALK = 2  # speeches below a line such as "Notes:" from which it must be the story after all
_OPEN_BRACKET = 4
_NOTHING = Mark("")
_ANYWHERE = any_rule((*ANYWHERE, DRAFT_NOTES))
_CHAPTERS = frozenset({"part", "chapter", "title"})


def matter(page: Page, taken: Marks) -> Marks:
    """The pieces that are not the story."""
    found: Marks = {}
    bracketed = [n for n, head in enumerate(page.heads) if head[0] in "[(" and len(page.pieces[n]) > SHORT]
    for number in page.short + bracketed:
        if taken.get(number, _NOTHING).kind in {"matter", "break"}:
            continue
        words = page.heads[number]
        if _ANYWHERE.match(words) and (rule := first_that_takes((*ANYWHERE, DRAFT_NOTES), words)):
            past = _foot(page, taken, number) if rule is DRAFT_NOTES else _past_bracket(page, number)
            found |= dict.fromkeys(range(number, past or number + 1), Mark("matter", rule.label))
    for number, step, reach in _edges(page, taken):
        found |= _walk(page, taken | found if reach == _REACH else taken, number, step, reach)
    return found


def _past_bracket(page: Page, number: int) -> int:
    """The number of the piece below the one that closes the bracket that this one opens."""
    if page.heads[number].lstrip("_* ").startswith("["):
        for last in range(number, min(number + _OPEN_BRACKET, len(page))):
            piece = page.pieces[last]
            if page.text.rfind("]", max(piece.start, piece.end - 300), piece.end) >= 0:
                return last + 1
    return number + 1


def _edges(page: Page, taken: Marks) -> list[tuple[int, int, int]]:
    """Where to look: from which piece, in which direction, how far."""
    chapters = [n for n in sorted(taken) if taken[n].kind == "heading" and taken[n].label in _CHAPTERS]
    beside = [place for n in chapters for place in ((n + 1, 1, _BESIDE), (n - 1, -1, _BESIDE))]
    return [(0, 1, _REACH), (len(page) - 1, -1, _REACH), *beside]


def _walk(page: Page, taken: Marks, number: int, step: int, reach: int) -> Marks:
    """Go from an edge inwards, as long as there is something to find or little to read."""
    found: Marks = {}
    left = reach
    while 0 <= number < len(page) and left > 0:
        mark = taken.get(number, _NOTHING)
        if mark.label in _CHAPTERS:
            if reach == _BESIDE:
                break
        elif mark.kind == "matter" or number in found:
            left = reach
        elif mark.kind != "break":
            here = _at(page, taken, number, step)
            found |= here
            left = reach if here else left - (1 + len(page.pieces[number]) // 200)
        number += step
    return found


def _at(page: Page, taken: Marks, number: int, step: int) -> Marks:
    """What one piece at an edge is, with what it makes matter of below it."""
    words = page.heads[number]
    if words[0] in "\"“‘'":
        return {}
    if len(page.pieces[number]) <= _LONGEST_TITLE and (rule := first_that_takes(SECTIONS, words)):
        last = (step < 0 and _foot(page, taken, number)) or _section_end(page, taken, number)
        return dict.fromkeys(range(number, last), Mark("matter", rule.label))
    rule = first_that_takes(EDGES, words)
    if rule is None:
        return {}
    below = number + 1
    valued = rule is FIELD_ALONE and page.is_prose(below, taken, 1) and len(page.pieces[below]) <= _LONGEST_VALUE
    return dict.fromkeys((number, below) if valued else (number,), Mark("matter", rule.label))


def _foot(page: Page, taken: Marks, number: int) -> int | None:
    """Where the matter below a line ends, if it can be all that is left of a page or a chapter."""
    if len(page) - number > _LONGEST_FOOT:
        return None
    stop = next((n for n in range(number + 1, len(page)) if _resumes(page, taken, n)), len(page))
    talk = sum(page.heads[n][0] in '"“‘' for n in range(number + 1, stop))
    return stop if talk < _MOST_TALK else None


def _section_end(page: Page, taken: Marks, number: int) -> int:
    """Where the matter below a line such as "Notes:" ends: where the story resumes; else after one piece."""
    for below in range(number + 1, min(number + 1 + _LONGEST_SECTION, len(page))):
        if taken.get(below, _NOTHING).kind == "break" or _resumes(page, taken, below):
            return below
        if first_that_takes(SECTIONS, page.heads[below]) or first_that_takes(EDGES, page.heads[below]):
            return below
    return min(number + 2, len(page))


def _resumes(page: Page, taken: Marks, number: int) -> bool:
    return taken.get(number, _NOTHING).label in _CHAPTERS or STORY_BELOW.takes(page.heads[number])
