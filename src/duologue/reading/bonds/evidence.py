"""The sentences that tell it: an act's place, grown to whole sentences and kept short."""

import re
from bisect import bisect_right

from duologue.reading.bonds.order import Ground
from duologue.text.span import Span

LONGEST = 240
"""Characters of evidence, about: a reader should see at once what is meant."""
_STOP = re.compile(r"[.!?…][\"”’')\]_*]*\s+")


def sentences(ground: Ground, place: Span) -> Span:
    """The sentence in which a place begins, and those after it that it covers, as far as they fit LONGEST."""
    text = ground.story.text
    at = bisect_right(ground.block_starts, place.start) - 1
    block = ground.story.blocks[max(0, at)].span
    ends = [match.end() for match in _STOP.finditer(text, block.start, block.end)]
    start = max((end for end in ends if end <= place.start), default=block.start)
    if ground.story.source.spoken:  # what stands before is the name and the time
        start = place.start
    later = [end for end in [*ends, block.end] if end > place.start]
    end = later[0]
    for further in later[1:]:
        if end >= place.end or further - start > LONGEST:
            break
        end = further
    return Span(start, start + len(text[start:end].rstrip()))
