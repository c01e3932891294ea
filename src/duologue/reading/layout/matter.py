"""Mark what is printed with a story and is not the story. The patterns themselves are in matter_rules.py."""

from duologue.reading.layout.matter_rules import ANYWHERE, EDGES, SECTIONS
from duologue.reading.layout.page import Mark, Marks, Page
from duologue.reading.layout.rule import first_that_takes

_REACH = 8  # pieces past the last find at an edge among which another is believed
_BESIDE = 6  # the same around a chapter's heading
_LONGEST_SECTION = 12
_LONGEST_FOOT = 60
_OPEN_BRACKET = 4


def matter(page: Page, taken: Marks) -> Marks:
    """The pieces that are not the story."""
    found: Marks = {}
    for number in page.short + [
        n for n in range(len(page)) if page.heads[n][0] in "[(" and len(page.pieces[n]) > 400
    ]:
        rule = first_that_takes(ANYWHERE, page.heads[number])
        if rule and taken.get(number, Mark("paragraph")).kind in {"paragraph", "heading"}:
            found[number] = Mark("matter", rule.label)
            found |= _to_the_bracket(page, number, found[number])
    for zone in _edges(page, taken, found):
        found |= zone
    return found


def _to_the_bracket(page: Page, number: int, mark: Mark) -> Marks:
    """The pieces up to the one that closes the bracket that this one opens."""
    if not page.heads[number].lstrip("_* ").startswith("["):
        return {}
    for last in range(number, min(number + _OPEN_BRACKET, len(page))):
        piece = page.pieces[last]
        if page.text.rfind("]", max(piece.start, piece.end - 300), piece.end) >= 0:
            return dict.fromkeys(range(number, last + 1), mark)
    return {}


def _edges(page: Page, taken: Marks, found: Marks) -> list[Marks]:
    """What the edges of the page and of its chapters hold."""
    chapters = [n for n, mark in taken.items() if mark.kind == "heading" and mark.label in _CHAPTERS]
    bounded = taken | found
    zones = [_walk(page, bounded, 0, 1, _REACH), _walk(page, bounded, len(page) - 1, -1, _REACH)]
    for number in sorted(chapters):
        zones.append(_walk(page, bounded, number + 1, 1, _BESIDE))
        zones.append(_walk(page, bounded, number - 1, -1, _BESIDE))
    return zones


_CHAPTERS = frozenset({"part", "chapter", "chapter out of order", "title"})


def _walk(page: Page, taken: Marks, number: int, step: int, reach: int) -> Marks:
    """Go from an edge inwards, as long as there is something to find or little to read."""
    found: Marks = {}
    left = reach
    while 0 <= number < len(page) and left > 0:
        mark = taken.get(number)
        if mark is None or (mark.kind == "heading" and mark.label not in _CHAPTERS):
            here = _at(page, taken, number, step)
            found |= here
            left = reach if here else left - (1 + len(page.pieces[number]) // 200)
        elif mark.kind == "heading" and reach == _BESIDE:
            break
        elif mark.kind == "matter":
            left = reach
        number += step
    return found


def _at(page: Page, taken: Marks, number: int, step: int) -> Marks:
    """What one piece at an edge is, with what it makes matter of below it."""
    words = page.heads[number]
    if len(page.pieces[number]) <= 80 and (rule := first_that_takes(SECTIONS, words)):
        return dict.fromkeys(
            range(number, _section_end(page, taken, number, step)), Mark("matter", rule.label)
        )
    rule = first_that_takes(EDGES, words)
    if rule is None or words[0] in "\"“‘'":
        return {}
    return {number: Mark("matter", rule.label)}


def _section_end(page: Page, taken: Marks, number: int, step: int) -> int:
    """Where the matter below a line such as "Notes:" ends: at a break or a heading; else after one piece.

    At the foot of a page it runs to the end, if that is near.
    """
    if step < 0 and len(page) - number <= _LONGEST_FOOT:
        stop = next(
            (n for n in range(number + 1, len(page)) if taken.get(n, Mark("")).label in _CHAPTERS), len(page)
        )
        return stop
    last = min(number + 1 + _LONGEST_SECTION, len(page))
    for below in range(number + 1, last):
        if below in taken and taken[below].kind in {"break", "heading"}:
            return below
        if first_that_takes(EDGES, page.heads[below]):
            return below
    return min(number + 2, len(page))
