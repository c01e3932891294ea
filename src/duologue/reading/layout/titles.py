"""Titles that no word announces: of a chapter, a tale, a name, a time. The work's own title is for front.py."""

import re
from collections import Counter
from itertools import pairwise

from duologue.reading.layout.habit import CLOSERS
from duologue.reading.layout.headings import CHAPTER, PART, SECTION
from duologue.reading.layout.page import Mark, Marks, Page
from duologue.reading.layout.rule import first_that_takes
from duologue.reading.layout.time_rules import CLOCK, STAMPS

LONGEST_TITLE = 90
ENDINGS = frozenset(".!?…,;:\"”’'")
_LONGEST_SUBTITLE = 250
_LONGEST_STAMP = 50
_LONGEST_LONE = 60
_LONGEST_NAME = 30
_PROSE_BELOW = 120
_SHORTEST_TURN = 150  # what is read between one name over a chapter and the next
_WORD = re.compile(r"[^\W\d_][\w’']*")
_OLD_TITLE = re.compile(r"In [Ww]hich|Containing|Showing|Of |How |Treat")
_NOTHING = Mark("")
_PLAIN = "_* "
_LONE = Mark("heading", "section", SECTION)


def looks_titled(words: str) -> bool:
    """Whether words are written as a title: capitals throughout, or on most words that carry weight."""
    if words.isupper():
        return len(words) > 1
    every: list[str] = _WORD.findall(words)
    heavy: list[str] = [word for word in every if len(word) > 3] or every
    if not heavy or not words.lstrip("_*#“‘\"'([ ")[:1].isupper():
        return False
    return sum(word[0].isupper() for word in heavy) >= 0.6 * len(heavy)


def stamps(page: Page, taken: Marks) -> Marks:
    """Lines that say when, each with something to read below."""
    found: Marks = {}
    for number in page.short:
        if number in taken or len(page.pieces[number]) > _LONGEST_STAMP or page.pieces[number].lines > 1:
            continue
        rule = first_that_takes(STAMPS, page.heads[number])
        if rule is None or not page.is_prose(number + 1, taken) or number - 2 in found:
            continue
        drawn = taken.get(number - 1, _NOTHING).kind == "break"
        if drawn or rule is not CLOCK or page.heads[number].rstrip("_*.) ")[-1:] in "mM":
            found[number] = Mark("heading", rule.label, SECTION)
    return found


def subtitles(page: Page, taken: Marks) -> Marks:
    """The title that follows a bare chapter heading."""
    bare = [n for n, mark in taken.items() if mark.label in _TITLED and len(page.pieces[n]) <= 40]
    after = [n + 1 for n in bare if page.is_prose(n + 1, taken, 1) and page.is_prose(n + 2, taken, 1)]
    after = [n for n in after if len(page.pieces[n]) <= _LONGEST_SUBTITLE]
    usual = page.usual_gap
    apart = {n for n in after if page.gap_after(n) > usual and page.gap_after(n) >= page.pieces[n].gap}
    habit = len(apart) >= 3 and len(apart) >= 0.6 * len(bare)
    plain = {n for n in after if (habit and n in apart) or _is_subtitle(page, n, taken[n - 1])}
    if 2 * len(plain) >= len(bare):  # where chapters have titles, one of them may be in quotation marks
        plain |= {n for n in after if page.heads[n][0] in _QUOTED and page.heads[n].isupper()}
    return {n: Mark("heading", "chapter title", taken[n - 1].level) for n in plain}


_QUOTED = "\"“—–-'‘"
_TITLED = frozenset({"part", "chapter", "section"})


def _is_subtitle(page: Page, number: int, heading: Mark) -> bool:
    words = page.heads[number].rstrip()
    if words[0] in _QUOTED or (len(page.pieces[number]) > LONGEST_TITLE and not words.isupper()):
        return False
    if words.isupper():
        return True
    if words[-1] in ENDINGS:
        return words[-1] == "." and _OLD_TITLE.match(words) is not None and heading.level in (PART, CHAPTER)
    return looks_titled(words) or _OLD_TITLE.match(words) is not None


def lone_titles(page: Page, taken: Marks) -> Marks:
    """Short lines set apart by white space or a break, or that come back as names do over chapters."""
    usual = page.usual_gap
    titled = [n for n in page.short if _is_lone(page, taken, n) and looks_titled(page.heads[n])]
    capital = [n for n in titled if page.heads[n].isupper() and page.pieces[n].gap > usual]
    apart = [n for n in titled if page.pieces[n].gap >= usual + 2 or taken.get(n - 1, _NOTHING).kind == "break"]
    found = dict.fromkeys(apart + (capital if len(capital) >= 3 else []), _LONE)
    return found | dict.fromkeys(_names(page, taken, [n for n in titled if n not in found]), _LONE)


def _names(page: Page, taken: Marks, lines: list[int]) -> list[int]:
    """Names over chapters: lines as short as those that come back, each with enough to read below it."""
    if taken.get(0, _NOTHING).label == "title":
        lines = [0, *lines]
    lines = [n for n in lines if len(page.pieces[n]) <= _LONGEST_NAME]
    named = Counter(page.heads[n].strip(_PLAIN) for n in lines)
    longest = max((len(name.split()) for name, count in named.items() if count >= 2), default=0)
    names = [n for n in lines if len(page.heads[n].split()) <= longest]
    if len(names) < 3 or (names[0] == 0 and named[page.heads[0].strip(_PLAIN)] < 2):
        names = names[1:] if len(names) > 3 else []
    rooms = [page.pieces[after].start - page.pieces[before].end for before, after in pairwise(names)]
    return names if rooms and min(rooms) >= _SHORTEST_TURN else []


def _is_lone(page: Page, taken: Marks, number: int) -> bool:
    """A single short line that ends nowhere, below a finished paragraph and above a long one."""
    piece = page.pieces[number]
    if number == 0 or number in taken or len(piece) > _LONGEST_LONE or piece.lines > 1:
        return False
    words = page.heads[number].strip(_PLAIN)
    if not words or words[-1] in ENDINGS or words[-1] in "-–—" or words[0] in "‘'—–-[(":
        return False
    above = page.pieces[number - 1]
    ended = number - 1 in taken or page.text[above.end - 1] in CLOSERS
    return ended and page.is_prose(number + 1, taken, _PROSE_BELOW)
