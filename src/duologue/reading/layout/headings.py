"""Headings that name themselves: a chapter, a part, a prologue, a number. Titles without a word are for titles.py."""

import re
from itertools import pairwise

from duologue.reading.layout.numbers import NUMBER, ROMAN, value_of
from duologue.reading.layout.page import Mark, Page
from duologue.reading.layout.rule import Rule, first_that_takes

PART, CHAPTER, SECTION = 1, 2, 3
_LONGEST = 400  # "Chapter iii. — In which …" can run on
_LONGEST_BARE = 60
_REST = r"\s*(?:$|[.:\-–—―|,\])]+\s*(?:$|[\s\S])|\s+(?=[A-Z“\"‘'(\[_*\d]))"
_DECOR = r"[\W_]{0,6}"

HEADINGS = (
    Rule(
        "a part, a book, a volume",
        re.compile(
            rf"{_DECOR}(?i:part|book|volume|vol\.|phase|act|canto)\s+(?:(?i:the)\s+)?(?P<number>{NUMBER}){_REST}"
        ),
        shows="Part Two",
        not_this="Part of him wanted to stay.",
        label="part",
        level=PART,
    ),
    Rule(
        "a chapter with its number",
        re.compile(
            rf"{_DECOR}(?i:chapter|chap\.?|ch\.|stave|letter|episode|scene|section)\s+(?:(?i:the)\s+|#\s?)?(?P<number>{NUMBER}){_REST}"
        ),
        shows="Chapter 2: The Kitchen",
        not_this="Chapter two of her book was late.",
        label="chapter",
        level=CHAPTER,
    ),
    Rule(
        "the number before the word",
        re.compile(rf"{_DECOR}(?i:the\s+)?(?P<number>{NUMBER})\s+(?i:chapter|part|book){_DECOR}$"),
        shows="The First Part",
        not_this="The first part was easy.",
        label="chapter",
        level=CHAPTER,
    ),
    Rule(
        "a named division",
        re.compile(
            rf"{_DECOR}(?i:prologue|epilogue|preface|foreword|afterword|introduction|introductory|interlude|intermezzo"
            r"|coda|postscript|conclusion|finale|appendix|entr[’']acte)"
            r"(?:[.:]?\s*$|\s*[:\-–—.]+\s*(?=[A-Z“\"‘'\d]).{1,80}$|[\W_]{0,6}$)"
        ),
        shows="Prologue",
        not_this="Prologue and all, she read it aloud.",
        label="chapter",
        level=CHAPTER,
    ),
    Rule(
        "whose eyes we see through",
        re.compile(rf"{_DECOR}[A-Z][\w’'. -]{{0,30}}?\s?(?:POV|P\.O\.V\.?|[Pp]oint [Oo]f [Vv]iew){_DECOR}$"),
        shows="~ Nora's POV ~",
        not_this="From Nora's point of view it was simple.",
        label="point of view",
        level=SECTION,
    ),
)
"""Headings that a word gives away."""

_NUMBERED = re.compile(
    rf"[\W_]{{0,4}}(?P<number>\d{{1,3}}|{ROMAN}|{NUMBER})[\W_]{{0,4}}(?:$|(?<=[.:)\-–—\s])(?P<title>(?=[A-Z“\"‘'_\d])[^\n]{{1,80}})$)"
)
_CHAPTER_LINE = re.compile(
    rf"[#*_=~\s]*(?:chapter|chap\.)\s+(?P<number>{NUMBER})(?:[\W_]*$|\s*[.:\-–—]+\s*(?=[A-Z“\"‘'\d]).{{1,60}}$|\s+[A-Z].{{0,50}}[\w’')]$)",
    re.IGNORECASE,
)
_BARE_CHAPTER_LINE = re.compile(rf"[#*_=~\s]*(?:CHAPTER|Chapter)\s+(?P<number>{NUMBER})[\W_]*$")


def is_chapter_line(line: str, wrapped: bool) -> bool:
    """Whether a line is a chapter's heading even where other lines touch it."""
    return (_BARE_CHAPTER_LINE if wrapped else _CHAPTER_LINE).match(line) is not None


def named_headings(page: Page, taken: dict[int, Mark]) -> dict[int, Mark]:
    """The pieces that a word shows to be headings."""
    found: dict[int, Mark] = {}
    for number, piece in enumerate(page.pieces):
        if len(piece) > _LONGEST or number in taken or piece.lines > 6:
            continue
        words = page.heads[number]
        rule = first_that_takes(HEADINGS, words)
        if rule and _is_set_apart(page, number, words):
            found[number] = Mark("heading", rule.label, rule.level)
    return found


def _is_set_apart(page: Page, number: int, words: str) -> bool:
    """A long "heading" that ends like a sentence is a sentence, unless its number is followed by a stop."""
    if len(page.pieces[number]) <= _LONGEST_BARE or words.isupper():
        return True
    return (
        re.match(rf"{_DECOR}\w+\.?\s+(?:the\s+)?{NUMBER}\s*(?:[.:\-–—]|\n|$)", words, re.IGNORECASE)
        is not None
    )


def numbered_headings(page: Page, taken: dict[int, Mark]) -> dict[int, Mark]:
    """Numbers that stand alone and count upwards: `1`, `II.`, `Three`, `IV. A Letter`."""
    steps: list[tuple[int, int]] = []
    for number, piece in enumerate(page.pieces):
        if len(piece) > 90 or piece.lines > 3 or number in taken:
            continue
        words = page.heads[number].split("\n", 1)[0].rstrip()
        match = _NUMBERED.match(words)
        if match and (value := value_of(match["number"])):
            steps.append((number, value))
    level = SECTION if any(mark.level == CHAPTER for mark in taken.values()) else CHAPTER
    return {
        number: Mark("heading", "section" if level == SECTION else "chapter", level)
        for number in _counting(page, steps)
    }


def _counting(page: Page, steps: list[tuple[int, int]]) -> set[int]:
    """The steps that belong to a count: each one more than the step before, the first being 1."""
    kept: set[int] = set()
    run: list[tuple[int, int]] = []
    for step in steps:
        if run and step[1] == run[-1][1] + 1:
            run.append(step)
        elif step[1] == 1:
            kept |= _kept(page, run)
            run = [step]
    return kept | _kept(page, run)


def _kept(page: Page, run: list[tuple[int, int]]) -> set[int]:
    """A count is kept where there is something to read between its steps."""
    if len(run) < 2:
        return set()
    rooms = [page.pieces[after].start - page.pieces[before].end for (before, _), (after, _) in pairwise(run)]
    return {number for number, _ in run} if sorted(rooms)[len(rooms) // 2] >= 200 else set()
