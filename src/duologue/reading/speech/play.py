"""Find speech laid out as in a play: a name heads the line, then come the words. Marks inside: pairing.py."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from duologue.reading.speech.stretches import Stretch
from duologue.story.layout import Block

FAMILY = "P"

_DIRECTION = r"(?:\([^()\n]{0,200}\)|\[[^\[\]\n]{0,200}\])"
_CAPITALS = r"[A-Z][A-Z.’'-]*[A-Z](?:[ \t]+(?:[A-Z][A-Z.’'-]*|\d{1,2})){0,3}"
_TITLE_CASE = r"[A-Z][a-z’'-]+(?:[ \t]+(?:[A-Z][a-z’'-]+|\d{1,2})){0,2}"
_SMALL = r"[a-z][a-z’'-]+(?:[ \t]+[a-z’'-]+)?"
# NORA: Stay.   NORA (rising). Stay.   Nora: Stay.   nora: stay
_CUED = re.compile(
    rf"^[ \t]*[_*]*(?:(?P<capitals>{_CAPITALS})[_*]*[ \t]*{_DIRECTION}?[_*]*[ \t]*[:.]|"
    rf"(?P<title>{_TITLE_CASE}|{_SMALL})[_*]*[ \t]*{_DIRECTION}?[_*]*:)[_*]*(?=[ \t]+\S|\n[ \t]*\S)",
    re.MULTILINE,
)
# Nora 22:51, her message under it; or [22:51] Nora: her message.
_STAMP = r"[\[(]?\d{1,2}[:.]\d\d(?::\d\d)?(?:[ \t]?[apAP]\.?[mM]\.?)?[\])]?"
_STAMPED = re.compile(
    rf"^[ \t]*[_*]*(?:(?P<above>[^\W\d_][\w’'-]*(?:[ \t]+[^\W\d_][\w’'-]*){{0,2}}),?[ \t]+{_STAMP}[_*]*:?[ \t]*$|"
    rf"{_STAMP}[ \t]*[-–—]?[ \t]*(?P<beside>[^\W\d_][\w’'-]*(?:[ \t]+[^\W\d_][\w’'-]*){{0,2}}):[_*]*(?=[ \t]+\S))",
    re.MULTILINE,
)
# NORA on a line of its own, her words under it.
_ALONE = re.compile(rf"^[ \t]*[_*]*(?P<alone>{_CAPITALS})[_*]*[ \t]*{_DIRECTION}?[_*]*[ \t]*$", re.MULTILINE)
_NOT_A_NAME = re.compile(
    r"(?:CHAPTER|ACT|SCENE|BOOK|PART|VOLUME|SECTION|CANTO|STAVE|LETTER|THE END|END|FINIS|NOTE|PS|P\.S|TO|FROM|RE|"
    r"DATE|SUBJECT|WARNING|CONTENTS|PREFACE|EPILOGUE|PROLOGUE|[IVXLC]+)\b|(?:MR|MRS|MS|DR|ST|MISS|SIR|LADY)$|"
    r"(?:Note|Notes|Chapter|Part|Act|Scene|Subject|From|To|Date|Title|Author|Rating|Summary|Warnings?|Pairing|"
    r"Characters?|Fandom|Tags?|Language|Words|Disclaimer|Re|Dear|Book|Volume)\b|"
    r"(?:edit|update|note|ps|re|to|from|cc|subject|date|warning|[ct]w|tl|tldr|summary|spoilers?|fyi|also|so|but|and)\b"
)
_QUOTE = tuple("\"“”„«‘'")
_ASIDE = re.compile(r"[_*]*(?:\([^()]{0,600}\)|\[[^\[\]]{0,600}\])[_*]*")
_FILLED = re.compile(r"\S")
_SELVES = frozenset(("me", "you"))
_ENOUGH = 3


class Line(NamedTuple):
    """One speech of a play: where its name stands and where its words begin, in which block."""

    name: str
    head: int
    words: int
    block: int
    kind: str = "speech"


def play_lines(text: str, blocks: Sequence[Block]) -> dict[str, list[Line]]:
    """The speeches by the id of their block; empty where fewer than three lines look like a play."""
    starts = [block.span.start for block in blocks]
    lines: dict[int, dict[int, Line]] = {}
    cued = list(_CUED.finditer(text))
    stamped = list(_STAMPED.finditer(text))
    layouts = (
        (stamped, "above"),
        (stamped, "beside"),
        (cued, "capitals"),
        (cued, "title"),
        (list(_ALONE.finditer(text)), "alone"),
    )
    for matches, group in layouts:
        if len(matches) < _ENOUGH:
            continue
        found = _returning_if_small(_candidates(text, blocks, starts, matches, group))
        if len(found) < _ENOUGH:
            continue
        counts = Counter(line.name for line in found)
        returning = sum(times for times in counts.values() if times > 1)
        if len(found) < _ENOUGH or returning * 2 < len(found):
            continue
        for line in found:
            lines.setdefault(line.block, {}).setdefault(line.words, line)
    return {blocks[place].id: sorted(here.values(), key=lambda line: line.head) for place, here in lines.items()}


def _candidates(
    text: str, blocks: Sequence[Block], starts: Sequence[int], matches: Sequence[re.Match[str]], group: str
) -> list[Line]:
    found = []
    for match in matches:
        name = match.group(group)
        if not name or _NOT_A_NAME.match(name):
            continue
        place = bisect_right(starts, match.start(group)) - 1
        if place < 0 or match.end() > blocks[place].span.end or blocks[place].kind == "matter":
            continue
        line = _with_words(text, blocks, place, name, match.start(), match.end())
        if line and text[line.words] not in _QUOTE:
            found.append(line._replace(kind="written") if group in ("above", "beside") else line)
    return found


def _returning_if_small(lines: list[Line]) -> list[Line]:
    """The lines without those that one word in lower case heads a single time: "remember: no lights"."""
    counts = Counter(line.name for line in lines)
    return [line for line in lines if line.name[0].isupper() or counts[line.name] > 1 or line.name in _SELVES]


def _with_words(text: str, blocks: Sequence[Block], place: int, name: str, head: int, after: int) -> Line | None:
    """The line with its words: behind the name, or in the next block where the name fills its own."""
    words = _FILLED.search(text, after, blocks[place].span.end)
    if words:
        return None if blocks[place].kind == "heading" else Line(name, head, words.start(), place)
    if place + 1 < len(blocks) and blocks[place + 1].kind == "paragraph":
        return Line(name, head, blocks[place + 1].span.start, place + 1)
    return None


def spoken_in_play(text: str, block: Block, lines: Sequence[Line]) -> list[Stretch]:
    """The stretches spoken in one block, stage directions left out."""
    limits = [line.head for line in lines[1:]] + [block.span.end]
    stretches: list[Stretch] = []
    for line, limit in zip(lines, limits):
        place = line.words
        for aside in [*_ASIDE.finditer(text, line.words, limit), None]:
            stop = aside.start() if aside else limit
            piece = text[place:stop]
            if any(character.isalnum() for character in piece):
                first, last = place + len(piece) - len(piece.lstrip()), place + len(piece.rstrip())
                stretches.append(Stretch(first, last, first, last, FAMILY, ("", ""), kind=line.kind))
            place = aside.end() if aside else limit
    return stretches
