"""Reporting words in a screenplay: "said Ada" goes, "softly" is a parenthetical, and the rest is action."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duologue.exports.spoken import spoken
from duologue.exports.stretches import NARRATION, WRITTEN, Stretch
from duologue.story.story import Story
from duologue.text.span import Span

_LONGEST = 8  # words; a parenthetical that is longer is action
_SENTENCE_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)")
# "cried out", "went on": the particle says nothing alone.
_PARTICLES = frozenset("out on up in".split())
_TIMELY = ("at last", "at length", "at once", "at first")
_HANGS_ON = frozenset("her him it me them us you to at the a an his their my of into from with and".split())


@dataclass(slots=True)
class Part:
    """One element of the page. `how` is a parenthetical; `stops` tells that the cue after it ended a sentence."""

    stretch: Stretch
    span: Span
    how: str = ""
    stops: bool = False


def parted(story: Story, block: Sequence[Stretch]) -> Iterator[Part]:
    """The stretches of one block, cues taken out of the narration or put where a screenplay has them."""
    parts = [Part(one, one.span) for one in _with_signs(block)]
    for n, part in enumerate(parts):
        if part.stretch.kind != NARRATION:
            continue
        if n and (cue := _cue_of(parts[n - 1], part.span)):
            _take_after(story, part, cue, parts[n - 1])
        if n + 1 < len(parts) and (cue := _cue_of(parts[n + 1], part.span)):
            _take_before(story, part, cue, parts[n + 1])
    return (part for part in parts if part.span.start < part.span.end)


def _with_signs(block: Sequence[Stretch]) -> list[Stretch]:
    """What is written and nobody's (a sign, a card) belongs to the action around it."""
    found: list[Stretch] = []
    for one in block:
        told = one.kind == NARRATION or (one.kind == WRITTEN and one.speaker is None)
        if told and found and found[-1].kind == NARRATION:
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, one.span.end))
        else:
            found.append(replace(one, kind=NARRATION, fact=None, answer=None) if told else one)
    return found


def _cue_of(part: Part, within: Span) -> Span | None:
    cue = part.stretch.answer.cue if part.stretch.answer else None
    return cue if cue and within.start <= cue.start and cue.end <= within.end else None


def _take_after(story: Story, part: Part, cue: Span, speech: Part) -> None:
    """A cue that follows its speech: it goes up to the end of its sentence."""
    stop = _SENTENCE_END.search(story.text, cue.end, part.span.end)
    end = stop.end() if stop else part.span.end
    if re.search(r"[.!?…]\s", story.text[part.span.start : cue.start]):
        return  # a sentence of its own stands between
    if _told(story, Span(part.span.start, end), cue, speech):
        speech.stops = stop is not None
        part.span = Span(end, part.span.end)


def _take_before(story: Story, part: Part, cue: Span, speech: Part) -> None:
    """A cue that leads to its speech: it goes from the beginning of its sentence."""
    ends = [one.end() for one in _SENTENCE_END.finditer(story.text, part.span.start, cue.start)]
    start = ends[-1] if ends else part.span.start
    if _SENTENCE_END.search(story.text, cue.end, part.span.end):
        return
    if _told(story, Span(start, part.span.end), cue, speech):
        part.span = Span(part.span.start, start)


def _told(story: Story, clause: Span, cue: Span, speech: Part) -> bool:
    """Whether the cue's clause can leave the action; what it says beyond who speaks becomes the parenthetical."""
    before = _bare(spoken(story, Span(clause.start, cue.start)))
    after = _bare(spoken(story, Span(cue.end, clause.end)))
    if not before and (not after or after.lower() in _PARTICLES):
        return True
    hangs = after.split()[:1] and after.split()[0].lower() in _HANGS_ON
    whole = before or (hangs and not after.lower().startswith(_TIMELY))
    how = _bare(spoken(story, clause)) if whole else after
    if len(how.split()) > _LONGEST or speech.how:
        return False
    speech.how = how
    return True


def _bare(words: str) -> str:
    return words.strip(" ,.;:—–-…!?")
