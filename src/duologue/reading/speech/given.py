"""Apply what somebody who knows the story has said of its stretches: speech, thought, or neither."""

from dataclasses import replace

from duologue.story.given import GivenStretch
from duologue.story.layout import Block
from duologue.story.speech import Quote, QuotedThought

Quotes = tuple[Quote, ...]
Thoughts = tuple[QuotedThought, ...]


def corrected(
    stretches: tuple[GivenStretch, ...], blocks: tuple[Block, ...], quotes: Quotes, thoughts: Thoughts
) -> tuple[Quotes, Thoughts]:
    """The quotes and the thoughts in quotation marks, each stretch as it was said to be.

    What is "not speech" stays, as a phrase that nobody speaks. What is "thought" is left to the thoughts room.
    """
    for given in stretches:
        thoughts = tuple(one for one in thoughts if not any(given.span.touches(span) for span in one.spans))
        meant = _meant(given, quotes)
        if given.kind == "not speech" and meant:
            quotes = tuple(replace(one, kind="quoted") if one is meant else one for one in quotes)
        elif given.kind == "thought" and meant:
            quotes = tuple(replace(one, inside=None) if one.inside == meant.id else one for one in quotes)
            quotes = tuple(one for one in quotes if one is not meant and one.id != meant.id)
        elif given.kind == "speech":
            spoken = replace(meant, kind="speech") if meant else _new(given, blocks)
            quotes = (*(one for one in quotes if one is not meant), *([spoken] if spoken else []))
    return _numbered(quotes), thoughts


def _meant(given: GivenStretch, quotes: Quotes) -> Quote | None:
    """The quote that shares most with the stretch, where that is at least half of either."""
    shared = {one.id: sum(span.shared(given.span) for span in one.spans) for one in quotes}
    best = max(quotes, key=lambda one: (shared[one.id], one.inside is None), default=None)
    if best is None:
        return None
    least = min(len(given.span), sum(len(span) for span in best.spans))
    return best if shared[best.id] * 2 >= max(1, least) else None


def _new(given: GivenStretch, blocks: tuple[Block, ...]) -> Quote | None:
    """Speech where no quotation was found: a quote without marks."""
    block = next((one for one in blocks if given.span.start in one.span), None)
    return Quote("", (given.span,), block.id, "none") if block and len(given.span) else None


def _numbered(quotes: Quotes) -> Quotes:
    """Quotes in reading order, their ids from q0 on."""
    ordered = sorted(quotes, key=lambda one: (one.spans[0].start, -one.spans[-1].end))
    new = {one.id: f"q{place}" for place, one in enumerate(ordered) if one.id}
    return tuple(
        replace(one, id=f"q{place}", inside=new.get(one.inside) if one.inside else None)
        for place, one in enumerate(ordered)
    )
