"""When a scene is set, as far as the text says so. Where scenes part is for scenes.py."""

import re

from duologue.reading.layout.headings import OUT_OF_ORDER
from duologue.reading.layout.page import Marks, Page
from duologue.reading.layout.rule import first_that_takes
from duologue.reading.layout.time_rules import (
    DREAM,
    DREAM_TOLD,
    EARLIER,
    JUMPS,
    LATER,
    LONG_AFTER,
    LONG_BEFORE,
    NOW,
    OPENINGS,
    STARTLED,
    STORY,
    WAKING,
)

_HAD = re.compile(r"\b(?:had|[Hh]adn['’]t)\b|\w['’]d\b")
_ASLEEP = re.compile(r"\b(?:asleep|slept|sleep|went to bed|lay down|bedtime)\b")
_LONGEST_DREAM = 30  # pieces
_LONGEST_LOOK_BACK = 12
_DENSE = 130  # characters to each "had", at most, in a scene told in the past perfect
_AFTERMATH = 4
_GLANCE = 60  # "two years ago she had left him" looks back; the scene need not
_DREAM_BODY = 12_000
_DREAM_END = 400


def jumps_of(page: Page, marks: Marks) -> dict[int, str]:
    """Paragraphs that open a scene by what they say, with the time they open."""
    found: dict[int, str] = {}
    dream = None
    for number, words in enumerate(page.heads):
        if number in marks or (dream is not None and number - dream > _LONGEST_DREAM):
            dream = None
        elif dream is not None and WAKING.takes(words):
            if dream - 1 not in marks or _goes_on(page, marks, number):
                found |= {dream: DREAM, number: STORY}
            dream = None
        if number in marks:
            continue
        opening = words[:60]
        if "ream" in opening and DREAM_TOLD.takes(words):
            dream = number
        elif ("ater" in opening or "arlier" in opening) and (rule := first_that_takes(JUMPS, words)):
            found[number] = EARLIER if rule.label == EARLIER else LATER if LONG_AFTER.takes(words) else STORY
    return found


def _goes_on(page: Page, marks: Marks, number: int) -> bool:
    """Whether there is more after a waking than the end of the scene that the dream opened."""
    return number + _AFTERMATH < len(page) and not any(n in marks for n in range(number, number + _AFTERMATH + 1))


def times_of(page: Page, marks: Marks, openings: list[int], jumps: dict[int, str]) -> list[str]:
    """The time of each scene: the main line's, unless its opening or a waking at its end says otherwise."""
    times: list[str] = []
    chapter = since = STORY  # what a chapter's heading told; what a jump of years told for good
    for place, opening in enumerate(openings):
        last = openings[place + 1] if place + 1 < len(openings) else len(page)
        told, lasting = _headed(page, marks, opening, last)
        if lasting:
            chapter = told or STORY
            since = STORY if marks[opening].label == OUT_OF_ORDER else since
        first = next((n for n in range(opening, last) if n not in marks), last)
        time = told or jumps.get(opening) or _opened(page, marks, first, place, opening)
        if time is None and not (place and _is_heading(marks, opening)) and _is_dreamt(page, marks, first, last):
            time = DREAM
        if time == LATER and page.pieces[opening].start * 2 >= len(page.text):
            since = LATER
        times.append(time or (chapter if chapter != STORY else since))
    return times


def _is_heading(marks: Marks, number: int) -> bool:
    return number in marks and marks[number].kind == "heading"


def _headed(page: Page, marks: Marks, opening: int, last: int) -> tuple[str | None, bool]:
    """The time that the headings of a scene tell, and whether a chapter's heading is among them."""
    told: str | None = None
    chapter = False
    for number in range(opening, last):
        if number not in marks:
            break
        if marks[number].kind != "heading":
            continue
        chapter = chapter or marks[number].label in {"part", "chapter", OUT_OF_ORDER}
        words = page.heads[number]
        rule = first_that_takes(OPENINGS, words)
        told = rule.label if rule else STORY if NOW.takes(words) else told
    return told, chapter


def _opened(page: Page, marks: Marks, first: int, place: int, opening: int) -> str | None:
    """The time that a scene's first paragraph tells. The first scene is the main line, whatever it recalls."""
    if first >= len(page):
        return None
    words = page.heads[first]
    rule = first_that_takes(OPENINGS, words)
    by_heading = _is_heading(marks, opening)
    if rule is None or rule.label != EARLIER:
        if rule is not None and (place or rule.label == DREAM):
            return rule.label
        return EARLIER if place and not by_heading and _looks_back(page, marks, first) else None
    ago = rule is LONG_BEFORE and " ago" in words[:40]
    if place == 0 or (by_heading and (ago or rule is not LONG_BEFORE)):
        return None
    glance = (by_heading or ago) and _HAD.search(words[:_GLANCE])
    return None if glance and not _looks_back(page, marks, first) else EARLIER


def _looks_back(page: Page, marks: Marks, first: int) -> bool:
    """Whether a scene is told in the past perfect all through its opening, and not in one sentence only."""
    end = min(first + _LONGEST_LOOK_BACK, len(page))
    last = next((n for n in range(first, end) if n in marks), end)
    if last == first:
        return False
    start = page.pieces[first].start
    words = page.text[start : min(page.pieces[last - 1].end, start + 2_100)]
    thirds = [words[n * len(words) // 3 : (n + 1) * len(words) // 3] for n in range(3)]
    counts = [sum(1 for _ in _HAD.finditer(third)) for third in thirds]
    return len(words) >= 400 and min(counts) >= 2 and sum(counts) * _DENSE >= len(words)


def _is_dreamt(page: Page, marks: Marks, first: int, last: int) -> bool:
    """Whether a short scene ends in somebody waking from it."""
    if not 0 < last - first <= _LONGEST_DREAM:
        return False
    after = next((n for n in range(last, min(last + 4, len(page))) if n not in marks), None)
    if after is not None and WAKING.takes(page.heads[after]) and STARTLED.takes(page.heads[after][:160]):
        return True
    if WAKING.takes(page.heads[first]):  # what begins with a waking is what comes after the dream
        return False
    body = page.text[page.pieces[first].start : page.pieces[last - 1].end][:_DREAM_BODY]
    return STARTLED.takes(body[-_DREAM_END:]) and not _ASLEEP.search(body[:-_DREAM_END])
