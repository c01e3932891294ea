"""D307 and D308: where paragraphs and speeches do not end together. Marks by themselves: marks.py."""

from collections.abc import Iterator
from itertools import pairwise

from duologue.checks.finding import Check, Finding
from duologue.checks.lines import Said, name_of, opener, paragraphs, said, shown
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.span import Span

SURE = 0.6
"""Two speakers less likely than this may well be one."""


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
        sure = min(one.score, other.score) >= SURE and one.cue != other.cue
        return sure and None not in (one.speaker, other.speaker) and one.speaker != other.speaker
    between = story.text[left.quote.span.end : right.quote.span.start]
    return len(between) < 8 and " " in between and not between.strip(" _*\n\"“”'‘’")


def _two(story: Story, left: Said, right: Said) -> Finding:
    one, other = left.answer.speaker, right.answer.speaker
    who = "two people speak in one paragraph"
    if one and other and one != other:
        who = f"two people speak in one paragraph, first {name_of(story, one)} and then {name_of(story, other)}"
    message = f"{who}: “{shown(story.text, right.quote.spans[0])}” wants its own"
    score = min(left.answer.score, right.answer.score)
    evidence = (left.quote.spans[-1], right.quote.spans[0])
    return Finding("D307", message, right.quote.spans[0], evidence, round(score, 3))


def split_speeches(story: Story) -> Iterator[tuple[Quote, Quote]]:
    """Speeches left open by one paragraph and closed by the next, which has no opening mark."""
    places = {block.id: place for place, block in enumerate(story.blocks)}
    for left, right in pairwise(quote for quote in story.quotes if quote.inside is None):
        if "never closed" not in left.faults or "never opened" not in right.faults:
            continue
        here = places[right.block]
        last = max(places[left.block], here - 1)
        at_end = left.span.end >= story.blocks[last].span.end - 1
        at_start = right.span.start <= story.blocks[here].span.start + 1
        if at_end and at_start and here - places[left.block] <= len(left.spans):
            yield left, right


def without_mark(story: Story) -> Iterator[Finding]:
    """Paragraphs that go on with a speech and do not open it again."""
    for left, right in split_speeches(story):
        begin = right.span.start
        message = f"the speech goes on in a new paragraph without its mark: “{shown(story.text, right.spans[0])}”"
        edge = opener(story.text, left.spans[-1])
        before = Span(edge, left.span.end) if edge is not None else left.spans[-1]
        yield Finding("D308", message, Span(begin, begin + 1), (before, right.spans[0]))


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
