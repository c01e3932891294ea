"""Headings that name themselves: a chapter, a part, a prologue, a number. Mere titles are for titles.py."""

import re
from itertools import pairwise

from duologue.reading.layout.numbers import NUMBER, ROMAN, value_of
from duologue.reading.layout.page import Mark, Marks, Page
from duologue.reading.layout.rule import Rule, any_rule, first_that_takes

PART, CHAPTER, SECTION = 1, 2, 3
OUT_OF_ORDER = "chapter out of order"
_LONGEST_BARE = 60
_MOST_COUNTS = 4  # counts under way at once: the chapters of a part, a list inside one of them
_TITLE = r"[A-Z“\"‘'(\[_*\d]"
_REST = rf"\s*(?:$|[.:\-–—―|,\])_*]+\s*(?:$|\S)|\n|\s+(?={_TITLE}))"
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
            rf"{_DECOR}(?i:chapter|chap\.?|ch\.|stave|letter|episode|adventure|scene|section|day|night)"
            rf"\s+(?:(?i:the)\s+|#\s?)?(?P<number>{NUMBER}){_REST}"
        ),
        shows="Chapter 2: The Kitchen",
        not_this="Chapter two of her book was late.",
        label="chapter",
        level=CHAPTER,
    ),
    Rule(
        "the number before the word",
        re.compile(
            rf"{_DECOR}(?:(?i:the)\s+)?(?P<number>{NUMBER})\s+(?i:chapter|part|book|act|movement|narrative|tale){_DECOR}$"
        ),
        shows="The First Part",
        not_this="The first part was easy.",
        label="chapter",
        level=CHAPTER,
    ),
    Rule(
        "a named division",
        re.compile(
            rf"{_DECOR}(?:(?:THE|The)\s)?(?i:prologue|epilogue|preface|foreword|afterword|introduction|introductory"
            r"|interlude|intermezzo|coda|postscript|conclusion|finale|appendix)"
            rf"(?:{_DECOR}$|\s*[:\-–—.]+\s*(?={_TITLE}).{{1,80}}$)"
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

_HEADINGS = any_rule(HEADINGS)
_KIND_AND_NUMBER = re.compile(
    rf"{_DECOR}\w+\.?\s+(?:the\s+)?(?P<number>{NUMBER})\s*(?:[.:\-–—\])_]|\n|$)", re.IGNORECASE
)
_NUMBERED = re.compile(
    rf"[\W_]{{0,6}}(?P<number>\d{{1,3}}|{ROMAN}|{NUMBER})"
    rf"(?:[\W_]{{0,6}}$|(?:[.:)\-–—]+\s*|(?<=[\dIVXLC])\s+)(?P<title>{_TITLE}[^\n]{{1,80}})$)"
)
_CHAPTER_LINE = re.compile(
    rf"[#*_=~\s]*(?:chapter|chap\.)\s+(?:{NUMBER})"
    r"(?:[\W_]*$|\s*[.:\-–—]+\s*(?=[A-Z“\"‘'\d]).{1,60}$|\s+[A-Z].{0,50}[\w’')]$)",
    re.IGNORECASE,
)
_BARE_CHAPTER_LINE = re.compile(rf"[#*_=~\s]*(?:CHAPTER|Chapter)\s+(?:{NUMBER})[\W_]*$")


def is_chapter_line(line: str, wrapped: bool) -> bool:
    """Whether a line is a chapter's heading even where other lines touch it."""
    return (_BARE_CHAPTER_LINE if wrapped else _CHAPTER_LINE).match(line) is not None


def named_headings(page: Page, taken: Marks) -> Marks:
    """The pieces that a word shows to be headings."""
    found: Marks = {}
    for number in page.short:
        if number in taken or page.pieces[number].lines > 6:
            continue
        words = page.heads[number]
        rule = first_that_takes(HEADINGS, words) if _HEADINGS.match(words) else None
        if rule and _is_set_apart(len(page.pieces[number]), words):
            found[number] = Mark("heading", rule.label, rule.level)
    return found


def told_headings(page: Page, taken: Marks) -> Marks:
    """The headings that the file declares, labelled by what they say; their depth is the file's to tell."""
    found: Marks = {}
    for number, mark in taken.items():
        if mark.kind == "heading" and mark.label is None:
            words = page.heads[number]
            rule = first_that_takes(HEADINGS, words)
            label = rule.label if rule else "chapter" if _NUMBERED.match(words) else None
            found[number] = Mark("heading", label, mark.level or (rule.level if rule else None))
    return found


def _is_set_apart(length: int, words: str) -> bool:
    """A long "heading" is a sentence, unless its number is followed by a stop or its letters are capitals."""
    return length <= _LONGEST_BARE or words.isupper() or _KIND_AND_NUMBER.match(words) is not None


def numbered_headings(page: Page, taken: Marks) -> Marks:
    """Numbers that stand alone and count upwards: `1`, `II.`, `Three`, `IV. A Letter`."""
    steps: list[tuple[int, int]] = []
    for number in page.short:
        if number in taken or len(page.pieces[number]) > 90 or page.pieces[number].lines > 3:
            continue
        match = _NUMBERED.match(page.line(number))
        if match and (value := value_of(match["number"])):
            steps.append((number, value))
    deep = any(mark.level == CHAPTER and mark.kind == "heading" for mark in taken.values())
    mark = Mark("heading", "section", SECTION) if deep else Mark("heading", "chapter", CHAPTER)
    return dict.fromkeys(_counting(page, taken, steps), mark)


def _counting(page: Page, taken: Marks, steps: list[tuple[int, int]]) -> set[int]:
    """The steps that belong to a count: each one more than the step before, the first being 1."""
    kept: set[int] = set()
    runs: list[list[tuple[int, int]]] = []  # those that may still go on, the latest first
    for step in steps:
        run = next((run for run in runs if step[1] == run[-1][1] + 1), None)
        if run is not None:
            run.append(step)
        elif step[1] == 1:
            runs.insert(0, [step])
            for ended in runs[_MOST_COUNTS:]:
                kept |= _kept(page, taken, ended)
            del runs[_MOST_COUNTS:]
    for run in runs:
        kept |= _kept(page, taken, run)
    return kept


def _kept(page: Page, taken: Marks, run: list[tuple[int, int]]) -> set[int]:
    """A count is kept where there is something to read between its steps; a lone 1 under a heading, too."""
    if len(run) == 1 and len(page.pieces[run[0][0]]) <= 6 and taken.get(run[0][0] - 1, Mark("")).kind == "heading":
        return {run[0][0]}
    if len(run) < 2:
        return set()
    rooms = sorted(page.pieces[after].start - page.pieces[before].end for (before, _), (after, _) in pairwise(run))
    return {number for number, _ in run} if rooms[len(rooms) // 2] >= 200 else set()


def chapter_value(page: Page, number: int) -> int | None:
    """The number that a heading gives itself."""
    words = page.heads[number]
    match = next((m for rule in HEADINGS[:3] if (m := rule.pattern.match(words))), None) or _NUMBERED.match(
        page.line(number)
    )
    return value_of(match["number"]) if match else None


def out_of_order(page: Page, marks: Marks) -> Marks:
    """Chapters that stand below a later one which the page never led up to: told in the label."""
    found: Marks = {}
    highest, from_one = 0, False
    for number, mark in sorted(marks.items()):
        if mark.kind == "heading" and mark.level == PART:
            highest = 0
        if mark.label != "chapter" or (value := chapter_value(page, number)) is None:
            continue
        if value < highest and (value > 1 or not from_one):
            found[number] = Mark("heading", OUT_OF_ORDER, mark.level)
            continue
        from_one = from_one or value == 1
        highest = value
    return found
