"""A table of contents: a list of headings with nothing to read between. Real headings are for headings.py."""

import re

from duologue.reading.layout.headings import HEADINGS
from duologue.reading.layout.numbers import value_of
from duologue.reading.layout.page import Mark, Marks, Page
from duologue.reading.layout.rule import Rule, first_that_takes

CONTENTS = Rule(
    "the word over a table of contents",
    re.compile(
        r"[\W_]{0,6}(?i:table of contents|contents|list of illustrations|illustrations|chapters|chapter index)"
        r"[\W_]{0,6}(?:$|\n)"
    ),
    shows="CONTENTS",
    not_this="Contents under pressure.",
    label="contents",
)
_LONGEST_ENTRY = 110
_LONGEST_TABLE = 20_000
_MOST_TABLES = 12
_MOST_ENTRIES = 2_000
_PAGE_NUMBER = re.compile(r".*(?:\.{2,}|\s{2,}|\t)\s?(?:\d{1,4}|[ivxlc]{1,6})$")
_MARK = Mark("matter", CONTENTS.label)


def contents(page: Page, taken: Marks) -> Marks:
    """The pieces of tables of contents, marked or not as headings before."""
    found: Marks = {}
    tables = 0
    for number in page.short:
        if tables >= _MOST_TABLES:
            break
        if number in found or taken.get(number, Mark("heading")).kind not in {"heading", "paragraph"}:
            continue
        if len(page.pieces[number]) <= 60 and CONTENTS.takes(page.heads[number]):
            tables += 1
            last = _back_to_story(page, number + 1, _last_entry(page, taken, number + 1))
            found |= dict.fromkeys(range(number, last), _MARK) if last > number + 1 else {}
    for piece in [n for n in page.short if page.pieces[n].lines > 3 and n not in taken]:
        if CONTENTS.takes(page.heads[piece]):
            found[piece] = _MARK
    return found | _unannounced(page, taken, found)


def _last_entry(page: Page, taken: Marks, number: int) -> int:
    """The number of the first piece below the entries."""
    last = min(len(page), number + _MOST_ENTRIES)
    while number < last and _is_entry(page, taken, number):
        number += 1
    return number


def _is_entry(page: Page, taken: Marks, number: int) -> bool:
    if taken.get(number, Mark("")).kind == "heading":
        return True
    if number in taken and taken[number].kind != "paragraph":
        return False
    text = page.words(number, _LONGEST_TABLE)
    lines = text.split("\n")
    if len(lines) > 2:
        return max(map(len, lines)) <= _LONGEST_ENTRY and sum(_lists(line) for line in lines) >= 0.6 * len(lines)
    return len(text) <= _LONGEST_ENTRY and _lists(lines[0])


def _lists(line: str) -> bool:
    line = line.strip()
    if not line or _PAGE_NUMBER.match(line) or first_that_takes(HEADINGS, line):
        return True
    return (line[-1].isalnum() or line.isupper() or bool(re.match(r"(?:[IVXLC]+|\d+)[.\s]", line))) and not line[
        0
    ].islower()


def _back_to_story(page: Page, first: int, last: int) -> int:
    """Give back the entries at the foot that are the story's own first headings: they repeat an entry above."""
    seen: set[str] = set()
    for number in range(first, last):
        words = _key(page.line(number))
        if words and words in seen:
            return number
        seen.add(words)
        seen.update(_key(line) for line in page.heads[number].split("\n"))
    return last


def _key(line: str) -> str:
    """What a heading and its entry in the table share: the number if there is one, else the words."""
    match = next((match for rule in HEADINGS[:3] if (match := rule.pattern.match(line.strip()))), None)
    return f"{value_of(match['number'])}" if match else _plain(line)


def _plain(line: str) -> str:
    return re.sub(r"[\W_]+|(?<=\s)\d+$", " ", line.casefold()).strip()


def _unannounced(page: Page, taken: Marks, found: Marks) -> Marks:
    """Runs of chapter headings with nothing between them, where the first of a run comes back below."""
    chapters = sorted(n for n, mark in taken.items() if mark.label in {"chapter", "part"} and n not in found)
    last_seen = {_key(page.line(n)): n for n in chapters}
    listed: Marks = {}
    run: list[int] = []
    for number in [*chapters, len(page) + 1]:
        if run and number != run[-1] + 1:
            if len(run) >= 4 and last_seen[_key(page.line(run[0]))] > run[0]:
                listed |= dict.fromkeys(range(run[0], _back_to_story(page, run[0], run[-1] + 1)), _MARK)
            run = []
        run.append(number)
    return listed
