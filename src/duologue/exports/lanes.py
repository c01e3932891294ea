"""Who speaks along the text: one lane of stretches per person. Drawn by the report and by the terminal."""

from collections.abc import Sequence
from dataclasses import dataclass

from duologue.exports.shares import Shares, is_unsure, told_lines
from duologue.story.layout import Block
from duologue.story.story import Story
from duologue.text.span import Span


@dataclass(frozen=True, slots=True)
class Lane:
    """What one person says (`sure`, and `unsure` apart) and thinks. `person` is a place in Shares.people, or
    OTHERS for everyone without a lane of their own, or NOBODY for lines whose speaker is unknown."""

    person: int
    sure: tuple[Span, ...]
    unsure: tuple[Span, ...]
    thoughts: tuple[Span, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.sure or self.unsure or self.thoughts)


OTHERS = -2
NOBODY = -1


def extent(blocks: Sequence[Block]) -> Span:
    """From the first to the last character of the story itself, matter around it left out."""
    told = [block.span for block in blocks if block.kind != "matter"]
    return Span(told[0].start, max(told[-1].end, told[0].start + 1)) if told else Span(0, 1)


def find_lanes(story: Story, counts: Shares, most: int = 4) -> tuple[Lane, ...]:
    """A lane for each lead, `most` of them, then one for all others, then one for lines of nobody known."""
    own = {share.character.id: n for n, share in enumerate(counts.leads[:most])}
    rows: dict[int, tuple[list[Span], list[Span], list[Span]]]
    rows = {place: ([], [], []) for place in (*own.values(), OTHERS, NOBODY)}
    quotes = {quote.id: quote for quote in story.quotes}
    for answer in told_lines(story):
        place = NOBODY if answer.speaker is None else own.get(answer.speaker, OTHERS)
        rows[place][is_unsure(answer) and place != NOBODY].extend(quotes[answer.quote].spans)
    for thought in story.thoughts:
        if thought.character:
            rows[own.get(thought.character, OTHERS)][2].extend(thought.spans)
    lanes = (Lane(place, tuple(a), tuple(b), tuple(c)) for place, (a, b, c) in rows.items())
    return tuple(lane for lane in lanes if not lane.empty)


def filled(spans: Sequence[Span], whole: Span, bins: int) -> list[float]:
    """How much of each of `bins` equal stretches of `whole` the spans cover, from 0 to 1."""
    out = [0.0] * bins
    width = len(whole) / bins
    for span in spans:
        start, end = max(span.start, whole.start) - whole.start, min(span.end, whole.end) - whole.start
        first = int(start / width)
        for n in range(first, min(int(end / width), bins - 1) + 1):
            out[n] += max(0.0, min(end, (n + 1) * width) - max(start, n * width)) / width
    return [min(1.0, part) for part in out]
