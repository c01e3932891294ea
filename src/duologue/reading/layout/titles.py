"""Titles that no word announces: of the work, of a chapter, of a tale in a collection; a name; a time."""

import re
from collections import Counter

from duologue.reading.layout.habit import CLOSERS
from duologue.reading.layout.headings import CHAPTER, PART, SECTION
from duologue.reading.layout.page import Mark, Marks, Page
from duologue.reading.layout.rule import Rule, first_that_takes

TITLE = 1
_LONGEST_TITLE = 90
_LONGEST_SUBTITLE = 250
_FRONT = 12  # the pieces among which a title and a byline may stand
_WORD = re.compile(r"[^\W\d_][\w’']*")
_STOPS = frozenset(".!?…,;:\"”’'")
_OLD_TITLE = re.compile(r"(?:In [Ww]hich|Containing|Showing|Of |How |Treat)")

BYLINE = Rule(
    "a byline",
    re.compile(
        r"[\W_]{0,6}(?:(?i:a (?:novel|story|tale)|story|written|told)\s)?(?:by|By|BY)(?:[:\s]+(?-i:_?[A-Z@][^\n!?]{1,60})?)?$"
    ),
    shows="by Jane Smith",
    not_this="By the time she came, it was over!",
    label="byline",
)
_UNTIL = re.compile(
    r"(?:[Bb]y|BY)\s(?:[Tt]he|[Tt]hen|[Nn]ow|[Hh]is|[Hh]er|[Mm]y|[Nn]ight|[Dd]ay|[Ff]ar|[Aa]ll)\b"
)
DEDICATION = Rule(
    "a dedication",
    re.compile(
        r"[\W_]{0,4}(?:To|For|TO|FOR|Dedicated to|DEDICATED TO|This book is for)[\s_]+[A-Z_][^.!?]{1,80}[\W_]*$"
    ),
    shows="To Edmund Clerihew Bentley",
    not_this="To London he would not go.",
    label="dedication",
)

_UNIT = r"(?:second|minute|hour|day|night|week|month|year|decade)s?"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
STAMPS = (
    Rule(
        "an hour on a clock",
        re.compile(
            rf"[\W_]{{0,4}}(?:{_DAY},?\s)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s?[APap]\.?[Mm]\.?)?(?:,?\s{_DAY})?[\W_]{{0,4}}$"
            r"|[\W_]{0,4}\d{1,2}\s?[APap]\.?[Mm]\.?[\W_]{0,4}$"
        ),
        shows="3:17 a.m.",
        not_this="3:17 was too late for her.",
        label="time",
        level=SECTION,
    ),
    Rule(
        "a date",
        re.compile(
            rf"[\W_]{{0,4}}(?:{_DAY},?\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?)(?:,?\s\d{{4}})?[\W_]{{0,4}}$"
        ),
        shows="12 June 1987",
        not_this="June was late.",
        label="time",
        level=SECTION,
    ),
    Rule(
        "so much time earlier or later",
        re.compile(
            rf"[\W_]{{0,4}}(?:\w+[\s-]){{1,4}}{_UNIT}\s(?:Earlier|Later|Before|After|Ago|earlier|later|before|after|ago|EARLIER|LATER|BEFORE|AFTER|AGO)[*_~:\]) ]{{0,4}}$",
            re.IGNORECASE,
        ),
        shows="Five Years Later",
        not_this="Five years later, she left.",
        label="time",
        level=SECTION,
    ),
    Rule(
        "the present, the past",
        re.compile(
            r"[\W_]{0,4}(?i:present day|the present|flashback|flash forward|years earlier|years later|years ago"
            r"|(?:begin|start|end)(?: of)? flashback|end flashback)[\W_]{0,4}$"
        ),
        shows="Present Day",
        not_this="Present day troubles were enough.",
        label="time",
        level=SECTION,
    ),
)
"""Lines that say when, and stand as a heading does."""


def looks_titled(words: str) -> bool:
    """Whether words are written as a title: capitals throughout, or on most words that carry weight."""
    if words.isupper():
        return len(words) > 1
    heavy = [word for word in _WORD.findall(words) if len(word) > 3] or _WORD.findall(words)
    if not heavy or not words.lstrip("_*“‘\"'([ ")[:1].isupper():
        return False
    return sum(word[0].isupper() for word in heavy) >= 0.6 * len(heavy)


def front_titles(page: Page, taken: Marks) -> Marks:
    """The title and the byline at the head of a page, and a dedication or an epigraph between them and the story."""
    found: Marks = {}
    first = next((n for n in range(len(page)) if taken.get(n, Mark("")).kind != "matter"), len(page))
    last = min(first + _FRONT, len(page))
    for number in range(first, last):
        words = page.heads[number].rstrip()
        if number not in taken and len(page.pieces[number]) <= 80 and _is_byline(words):
            found[number] = Mark("matter", BYLINE.label)
            if words.strip("_* ").lower() == "by" and page.is_prose(number + 1, taken, 3):
                found[number + 1] = Mark("matter", BYLINE.label)
            break
        if len(page.pieces[number]) > 300:
            break
    byline = min(found, default=None)
    if (
        first < len(page)
        and (first not in taken or taken[first].label is None)
        and _is_title(page, taken, first, byline)
    ):
        found[first] = Mark("heading", "title", TITLE)
    return found | _before_the_first_chapter(page, taken | found, first)


def _is_byline(words: str) -> bool:
    return BYLINE.takes(words) and _UNTIL.match(words) is None and len(words.split()) <= 9


def _is_title(page: Page, taken: Marks, number: int, byline: int | None) -> bool:
    """A short first piece that ends nowhere, with a story below it."""
    words = page.heads[number].rstrip()
    if number in taken:
        return True
    if len(page.pieces[number]) > _LONGEST_TITLE or len(page) < number + 3 or page.pieces[number].lines > 3:
        return False
    if byline is not None and byline <= number + 3 and words[-1] not in ",;":
        return True
    if words[0] in "\"“‘'—–-" or words[-1] in _STOPS and not words.isupper():
        return False
    return looks_titled(words) or len(words.split()) <= 6


def _before_the_first_chapter(page: Page, taken: Marks, first: int) -> Marks:
    """Dedications and epigraphs, where a chapter's heading shows soon after where the story begins."""
    stop = next(
        (n for n in range(first, min(first + 40, len(page))) if taken.get(n, Mark("")).level == CHAPTER), None
    )
    found: Marks = {}
    for number in range(first, stop or first):
        if number in taken:
            continue
        words = page.heads[number]
        if len(page.pieces[number]) <= 120 and DEDICATION.takes(words):
            found[number] = Mark("matter", DEDICATION.label)
        elif re.match(r"\s*[-–—]{1,2}\s?_?[A-Z]", words) and len(page.pieces[number]) <= 80:
            found |= {
                n: Mark("matter", "epigraph") for n in (number - 1, number) if n not in taken and n >= first
            }
    return found


def stamps(page: Page, taken: Marks) -> Marks:
    """Lines that say when, each followed by something to read."""
    found: Marks = {}
    for number in page.short:
        if number in taken or len(page.pieces[number]) > 50 or page.pieces[number].lines > 1:
            continue
        rule = first_that_takes(STAMPS, page.heads[number])
        if rule and page.is_prose(number + 1, taken) and (number - 2) not in found:
            found[number] = Mark("heading", rule.label, rule.level)
    return found


def subtitles(page: Page, taken: Marks) -> Marks:
    """The title that follows a bare chapter heading."""
    bare = [
        number
        for number, mark in taken.items()
        if mark.kind == "heading"
        and mark.label in {"part", "chapter", "section"}
        and len(page.pieces[number]) <= 40
    ]
    after = [
        n + 1 for n in bare if page.is_prose(n + 1, taken, 1) and len(page.pieces[n + 1]) <= _LONGEST_SUBTITLE
    ]
    usual = page.usual_gap
    apart = {n for n in after if page.gap_after(n) > usual and page.gap_after(n) >= page.pieces[n].gap}
    habit = len(apart) >= 3 and len(apart) >= 0.6 * len(bare)
    return {
        n: Mark("heading", "chapter title", taken[n - 1].level)
        for n in after
        if page.is_prose(n + 1, taken, 1) and ((habit and n in apart) or _is_subtitle(page, n, taken[n - 1]))
    }


def _is_subtitle(page: Page, number: int, heading: Mark) -> bool:
    words = page.heads[number].rstrip()
    if len(page.pieces[number]) > _LONGEST_TITLE and not words.isupper() or words[0] in '"“—–-':
        return False
    if words[-1] in _STOPS and not words.isupper():
        return words[-1] == "." and _OLD_TITLE.match(words) is not None and heading.level in (PART, CHAPTER)
    return looks_titled(words) or _OLD_TITLE.match(words) is not None


def lone_titles(page: Page, taken: Marks) -> Marks:
    """Short lines set apart as titles are, by white space or by coming back: tales in a book, names over chapters."""
    usual = page.usual_gap
    lines = [number for number in page.short if _is_lone(page, taken, number)]
    apart = [n for n in lines if page.pieces[n].gap >= usual + 2 and looks_titled(page.heads[n])]
    found = {n: Mark("heading", "section", SECTION) for n in apart}
    named = Counter(page.heads[n].strip("_* ") for n in lines if len(page.pieces[n]) <= 30 and n not in found)
    over = {name for name, count in named.items() if count >= 2 and looks_titled(name)}
    back = [n for n in lines if page.heads[n].strip("_* ") in over]
    rooms = [page.pieces[b].start - page.pieces[a].end for a, b in zip(back, back[1:])]
    if len(back) >= 3 and min(rooms) >= 400:
        found |= {n: Mark("heading", "section", SECTION) for n in back if n not in found}
    return found


def _is_lone(page: Page, taken: Marks, number: int) -> bool:
    piece = page.pieces[number]
    if number in taken or len(piece) > 60 or piece.lines > 1 or number == 0:
        return False
    words = page.heads[number].strip("_* ")
    if not words or words[-1] in _STOPS or words[0] in "‘'—–-[(" or not page.is_prose(number + 1, taken, 120):
        return False
    before = page.pieces[number - 1]
    return number - 1 in taken or page.text[before.end - 1] in CLOSERS
