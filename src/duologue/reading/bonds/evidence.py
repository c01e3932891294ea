"""The sentence that tells it: words grown to their sentence, long acts cut to their first."""

import re
from bisect import bisect_right

from duologue.reading.bonds.order import Ground
from duologue.text.span import Span

LONGEST = 240
"""Characters of evidence, about: a reader should see at once what is meant."""
_STOP = re.compile(r"[.!?…][\"”’')\]]*\s+")


def cut(span: Span, text: str) -> Span:
    """A stretch, or as many of its first sentences as fit LONGEST; never less than one."""
    if len(span) <= LONGEST:
        return span
    ends = [match.end() for match in _STOP.finditer(text, span.start, span.end)]
    fitting = [end for end in ends if end - span.start <= LONGEST]
    end = fitting[-1] if fitting else ends[0] if ends else span.end
    return Span(span.start, span.start + len(text[span.start : end].rstrip()))


def sentence(ground: Ground, words: Span) -> Span:
    """The sentence in which some words stand, within their block."""
    blocks, text = ground.story.blocks, ground.story.text
    at = bisect_right(ground.block_starts, words.start) - 1
    block = blocks[max(0, at)].span
    ends = [match.end() for match in _STOP.finditer(text, block.start, block.end)]
    start = max((end for end in ends if end <= words.start), default=block.start)
    end = min((end for end in ends if end >= words.end), default=block.end)
    return Span(start, start + len(text[start:end].rstrip()))
