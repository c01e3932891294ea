"""Double marks that stand alone: closing ones nothing opened, and speeches that run into an answer unclosed.

The reading makes the best of such a page, and gives what follows a lost mark to whoever seems to go on. Here the
page is looked at again, since what reads well may still be a slip.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duologue.checks.lines import closer, opener
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.reporting_verbs import SURE_SAYING
from duologue.text.span import Span

_DOUBLE = re.compile(r"[\"“”]")
_BEFORE_CLOSING = re.compile(r"[^\W\d]|[.,!?…;:—–-]")  # behind a figure it may be inches
_WHO = r"(?:he|she|they|I|[Tt]he\s+\w+|[A-Z]\w+(?:\s[A-Z]\w+)?)"
_SAYS = rf"(?:{'|'.join(sorted(SURE_SAYING))})"
_CUE = re.compile(rf"\b(?:{_WHO}\s+{_SAYS}|{_SAYS}\s+{_WHO})\b")
_CUE_INSIDE = re.compile(rf"[,.!?…—–-]\s+(?:{_WHO}\s+{_SAYS}\b(?!\s+(?:to|that))|{_SAYS}\s+{_WHO}\b)")
_INNER = re.compile(r"['‘’\"“”]\S")

SHORT = 40
"""Characters of a paragraph that is too short to be the first of a speech of several."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A closing mark that nothing opened, and the stretch of its paragraph that it closes."""

    mark: int
    span: Span
    block: int


def strays(story: Story) -> list[Stray]:
    """Every closing double mark without a partner, in reading order."""
    taken = _taken(story)
    found = []
    for place, block in enumerate(story.blocks):
        if block.kind != "paragraph":
            continue
        floor = block.span.start
        for match in _DOUBLE.finditer(story.text, block.span.start, block.span.end):
            at = match.start()
            if at not in taken and _closes(story.text, at, block.span.end) and at - floor > 3:
                found.append(Stray(at, Span(floor, at), place))
            floor = at + 1
    return found


def _taken(story: Story) -> set[int]:
    """The places of all marks that have a partner, or are openers whose closing mark is missing."""
    taken: set[int] = set()
    for quote in story.quotes:
        if "never opened" in quote.faults or misread(story, quote):
            continue
        for span in quote.spans:
            taken |= {place for place in (opener(story.text, span), closer(story.text, span)) if place is not None}
    for thought in story.quoted_thoughts:
        for span in thought.spans:
            left, right = opener(story.text, span), closer(story.text, span)
            if left is not None and right is not None:
                taken |= {left, right}
            elif left is not None and not _closes(story.text, left, left + 2):
                taken.add(left)
    return taken


def misread(story: Story, quote: Quote) -> bool:
    """Whether what opens a quotation that never closes looks like a closing mark, and is one."""
    left = opener(story.text, quote.spans[0])
    return left is not None and "never closed" in quote.faults and _closes(story.text, left, left + 2)


def _closes(text: str, at: int, end: int) -> bool:
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    return bool(at and _BEFORE_CLOSING.match(text[at - 1])) and (
        not after or after.isspace() or after in ",.;:—–-!?"
    )


def run_on(story: Story) -> Iterator[tuple[Quote, Span]]:
    """Speeches joined over paragraphs, with the stretch that was left open, where the next has another's cue."""
    starts = {block.id: place for place, block in enumerate(story.blocks)}
    for quote in story.quotes:
        if quote.inside is not None or quote.kind != "speech" or len(quote.spans) < 2:
            continue
        place = starts[quote.block]
        for left, right in zip(quote.spans, quote.spans[1:]):
            while place < len(story.blocks) - 1 and story.blocks[place].span.end < left.end:
                place += 1
            block = story.blocks[place].span
            if right.start < block.end:
                continue
            words = left.of(story.text)
            if _too_short(words) and left == quote.spans[0] and block.end - left.end < 2:
                yield quote, left  # nobody begins a speech of paragraphs with so short a one
                break
            cue = _CUE_INSIDE.search(words)
            if cue and not _INNER.search(words) and len(words) - cue.end() < 60:
                yield quote, left
                break
            ahead = next((b.span for b in story.blocks[place + 1 : place + 3] if b.span.covers(right)), None)
            if ahead and _cued(story, block.start, left) and _cue_behind(story, right, ahead.end):
                yield quote, left
                break


def _too_short(words: str) -> bool:
    """Whether words end their sentence too soon to begin a long speech; a letter's date or heading may do so."""
    return len(words) < SHORT and words[-1] in ".!?" and not words.isupper() and not re.search(r"\d", words)


def _cued(story: Story, start: int, left: Span) -> bool:
    """Whether a cue stands in the paragraph of the open stretch, before it."""
    return bool(_CUE.search(story.text, max(start, left.start - 80), max(start, left.start - 1)))


def _cue_behind(story: Story, right: Span, end: int) -> bool:
    return bool(_CUE.match(story.text, _word_at(story.text, right.end + 1, end), min(end, right.end + 40)))


def _word_at(text: str, place: int, end: int) -> int:
    while place < end and not text[place].isalnum():
        place += 1
    return place
