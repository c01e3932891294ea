"""D307 and D308: where paragraphs and speeches do not end together. Marks by themselves: marks.py."""

import re
from collections.abc import Iterator
from itertools import pairwise

from duologue.checks.finding import Check, Finding
from duologue.checks.lines import Said, block_at, name_of, paragraphs, said, shown
from duologue.checks.strays import strays
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.reporting_verbs import SURE_SAYING
from duologue.text.span import Span

SURE = 0.6
"""Two speakers less likely than this may well be one."""

_PERSON = r"[A-Z]\w+(?:\s[A-Z]\w+)?"
_NAMED_BEHIND = re.compile(
    rf"[\"”’']+\s(?:(?P<verb>[a-z]+)\s(?P<name>{_PERSON})\b|(?P<first>{_PERSON})\s(?P<after>[a-z]+)(?=[.,;:]))"
)


def two_speakers(story: Story) -> Iterator[Finding]:
    """Paragraphs in which a second person speaks."""
    for lines in paragraphs(said(story)):
        for left, right in pairwise(lines):
            if _another(story, left, right):
                yield _two(story, left, right)
                break


def _another(story: Story, left: Said, right: Said) -> bool:
    if left.stated and right.stated:
        one, other = left.answer, right.answer
        if one.cue == other.cue:
            return _other_name(story, right)
        sure = min(one.score, other.score) >= SURE and one.kind == other.kind == "explicit"
        return sure and one.speaker != other.speaker and _told_apart(story, one.speaker, other.speaker)
    before, between = story.text[left.quote.span.end - 1], story.text[left.quote.span.end : right.quote.span.start]
    listed = before == ","  # titles and the like, one after the other
    return not listed and len(between) < 8 and " " in between and not between.strip(" _*\n\"“”'‘’")


def _told_apart(story: Story, one: str | None, other: str | None) -> bool:
    """Whether two people are surely two: “the young lady” and Daisy may be one."""
    if one is None or other is None:
        return False
    left, right = story.characters[one], story.characters[other]
    unlike = left.gender is not None and right.gender is not None and left.gender != right.gender
    return unlike or left.named == right.named


def _other_name(story: Story, line: Said) -> bool:
    """Whether the words behind a line name a speaker other than the one its paragraph was given to."""
    match = _NAMED_BEHIND.match(story.text, line.quote.span.end)
    if not match or (match["verb"] or match["after"]) not in SURE_SAYING or not line.answer.speaker:
        return False
    name = set((match["name"] or match["first"]).split())
    own = {word for alias in story.characters[line.answer.speaker].aliases for word in alias.split()}
    known = {word for one in story.cast if one.named for alias in one.aliases for word in alias.split()}
    return not name & own and bool(name & known)


def _two(story: Story, left: Said, right: Said) -> Finding:
    one, other = left.answer.speaker, right.answer.speaker
    who = "two people speak in one paragraph"
    if one and other and one != other:
        who = f"two people speak in one paragraph, first {name_of(story, one)} and then {name_of(story, other)}"
    message = f"{who}: “{shown(story.text, right.quote.spans[0])}” wants its own"
    score = min(left.answer.score, right.answer.score)
    evidence = (left.quote.spans[-1], right.quote.spans[0])
    return Finding("D307", message, right.quote.spans[0], evidence, round(score, 3))


def split_speeches(story: Story) -> Iterator[tuple[Quote, Span]]:
    """Speeches left open by one paragraph, with the stretch of the next that closes and was never opened."""
    left_open = {}
    for quote in story.quotes:
        if "never closed" in quote.faults and quote.inside is None:
            left_open[block_at(story, quote.spans[-1].start)] = quote
    closing = {one.block: one.span for one in reversed(strays(story))}
    for quote in story.quotes:
        if "never opened" in quote.faults:
            closing.setdefault(block_at(story, quote.span.start), quote.spans[0])
    for place, left in left_open.items():
        right = closing.get(place + 1)
        at_end = left.span.end >= story.blocks[place].span.end - 1
        if right and at_end and right.start <= story.blocks[place + 1].span.start + 1:
            yield left, right


def without_mark(story: Story) -> Iterator[Finding]:
    """Paragraphs that go on with a speech and do not open it again."""
    for left, right in split_speeches(story):
        message = f"the speech goes on in a new paragraph without its mark: “{shown(story.text, right)}”"
        yield Finding("D308", message, Span(right.start, right.start + 1), (left.spans[-1], right))


CHECKS = (
    Check("D307", "two speakers in one paragraph", "A second speaker within a paragraph.", True, two_speakers),
    Check(
        "D308",
        "a paragraph of speech without its mark",
        "A new paragraph inside a speech that does not open it again.",
        True,
        without_mark,
    ),
)
