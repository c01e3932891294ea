"""Spoken lines beside their answers and paragraphs, as several checks need them. Finds no fault itself."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from duologue.story.attribution import Attribution
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.span import Span

MARKS = frozenset("\"“”„‟＂«»‹›'‘’‚‛`´「」『』")
STATED = ("explicit", "anaphoric")
_NOTATION = " \t\u00a0_*"


@dataclass(frozen=True, slots=True)
class Said:
    """A quote that somebody says aloud, its attribution, and the place of its block in `story.blocks`."""

    quote: Quote
    answer: Attribution
    block: int

    @property
    def stated(self) -> bool:
        """Whether a cue tells the speaker."""
        return self.answer.kind in STATED


def said(story: Story) -> list[Said]:
    """Every outermost spoken quote with its attribution, in reading order."""
    places = {block.id: place for place, block in enumerate(story.blocks)}
    answers = {answer.quote: answer for answer in story.attributions}
    return [
        Said(quote, answers[quote.id], places[quote.block])
        for quote in story.quotes
        if quote.kind == "speech" and quote.inside is None and quote.id in answers
    ]


def paragraphs(lines: list[Said]) -> Iterator[list[Said]]:
    """The lines of one block at a time."""
    held: list[Said] = []
    for line in lines:
        if held and held[-1].block != line.block:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def block_at(story: Story, place: int) -> int:
    """The place in `story.blocks` of the block that holds character `place`."""
    return max(0, bisect_right(story.blocks, place, key=lambda block: block.span.start) - 1)


def opener(text: str, span: Span) -> int | None:
    """Where the mark stands that opens the stretch `span`, or None."""
    place = span.start - 1
    while place >= 0 and text[place] in _NOTATION:
        place -= 1
    return place if place >= 0 and text[place] in MARKS else None


def closer(text: str, span: Span) -> int | None:
    """Where the mark stands that closes the stretch `span`, or None."""
    place = span.end
    while place < len(text) and text[place] in _NOTATION:
        place += 1
    return place if place < len(text) and text[place] in MARKS else None


def shown(text: str, span: Span, most: int = 40) -> str:
    """The words at `span` on one line, cut where they are too many for a message."""
    words = re.sub(r"\s+", " ", span.of(text)).strip()
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


_WHOM = {"she": "her", "he": "him", "they": "them", "i": "me"}


def name_of(story: Story, who: str) -> str:
    """How a message calls a person, after a verb or a preposition."""
    name = story.characters[who].name
    return _WHOM.get(name.lower(), name)
