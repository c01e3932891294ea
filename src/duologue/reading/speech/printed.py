"""Know letters and verses printed as quoted paragraphs of their own. Notes within a sentence: kinds.py."""

from collections.abc import Sequence
from dataclasses import replace

from duologue.reading.speech.joining import Passage
from duologue.reading.speech.kinds import QUOTED, SPEECH, WRITTEN
from duologue.reading.speech.rules import ABOUT_WRITING, SALUTATION, VALEDICTION
from duologue.reading.speech.stretches import Stretch

# A date, a place or a name over or under a letter is short; so is the whole of it, within reason.
_SHORT, _LONG, _LINES_OVER, _PARAGRAPHS = 45, 200, 3, 80
_VERSE_LINE = 64


def tell_printed(text: str, passages: Sequence[Passage]) -> list[Passage]:
    """The same passages, letters turned to "written" and verses to "quoted"."""
    told = list(passages)
    place = 0
    while place < len(told):
        if _begins_letter(text, told, place):
            first = place
            while first > 0 and place - first < _LINES_OVER and _is_short(text, told[first - 1]):
                first -= 1
            last = _letter_end(text, told, place)
            for number in range(first, last):
                told[number] = _all(told[number], WRITTEN)
            place = max(last, place + 1)
            continue
        if not (place and _leads_in(text, told[place - 1])) and _is_verse(text, told[place]):
            told[place] = _all(told[place], QUOTED)
        place += 1
    return told


def _all(passage: Passage, kind: str) -> Passage:
    stretches = tuple(
        replace(stretch, kind=kind) if stretch.outer < 0 and stretch.kind == SPEECH else stretch
        for stretch in passage.stretches
    )
    return Passage(passage.block, stretches)


def _whole(passage: Passage) -> Stretch | None:
    """The stretch that fills its whole block, marks included; None where there is narration or more."""
    if not passage.stretches:
        return None
    first, span = passage.stretches[0], passage.block.span
    if first.family in "-P" or first.left > span.start + 1 or first.right < span.end - 1:
        return None
    return first


def _begins_letter(text: str, passages: Sequence[Passage], place: int) -> bool:
    stretch = _whole(passages[place])
    if stretch is None:
        return False
    salutation = SALUTATION.pattern.match(text[stretch.start : min(stretch.end, stretch.start + 80)])
    if not salutation:
        return False
    if stretch.end - stretch.start > _LONG:
        return True
    alone = stretch.start + salutation.end() >= stretch.end - 3
    if alone and place + 1 < len(passages) and _whole(passages[place + 1]):
        return True
    before = passages[place - 1].block.span if place else None
    return before is not None and ABOUT_WRITING.found_in(text[max(before.start, before.end - 140) : before.end])


def _letter_end(text: str, passages: Sequence[Passage], place: int) -> int:
    """The block after the letter's last: after its signature, or where a block holds anything else."""
    number = place + 1
    while number < min(len(passages), place + _PARAGRAPHS):
        stretch = _whole(passages[number])
        if stretch is None:
            break
        number += 1
        if stretch.end - stretch.start < 2 * _SHORT and VALEDICTION.found_in(text[stretch.start : stretch.end]):
            for _ in range(2):
                if number < len(passages) and _is_signature(text, passages[number]):
                    number += 1
            break
    return number


def _is_short(text: str, passage: Passage) -> bool:
    stretch = _whole(passage)
    return stretch is not None and stretch.end - stretch.start <= _SHORT and text[stretch.end - 1] not in "!?"


def _is_signature(text: str, passage: Passage) -> bool:
    stretch = _whole(passage)
    if stretch is None or stretch.end - stretch.start > _SHORT:
        return False
    words = text[stretch.start : stretch.end].split()
    return len(words) <= 5 and all(word[0].isupper() for word in words)


def _leads_in(text: str, passage: Passage) -> bool:
    """Whether a block ends by announcing words: they are somebody's, verse or not."""
    return text[passage.block.span.end - 1] in ":,—–-"


def _is_verse(text: str, passage: Passage) -> bool:
    """Whether a block is one quotation in short indented lines that each begin with a capital."""
    stretch = _whole(passage)
    if (
        stretch is None
        or stretch.kind != SPEECH
        or text[max(0, stretch.left - 2) : stretch.left] not in ("  ", "\t\t")
    ):
        return False
    if stretch.end - stretch.start > 3000:
        return False
    lines = text[stretch.start : stretch.end].split("\n")
    if len(lines) < 2 or not all(line.startswith(("  ", "\t")) for line in lines[1:] if line.strip()):
        return False
    bare = [line.strip().lstrip("‘'“\"_*—-") for line in lines if line.strip()]
    return all(line[:1].isupper() and len(line) <= _VERSE_LINE for line in bare)
