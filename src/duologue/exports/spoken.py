"""A stretch of the text as it is read aloud: no notation, no controls, white space as single spaces."""

import re
from bisect import bisect_left, bisect_right

from duologue.story.story import Story
from duologue.text.span import Span

# Outside of XML 1.0's Char or discouraged by it; a program that reads aloud has no use for them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def spoken(story: Story, span: Span) -> str:
    """The words of `span`; space at either end is kept as one space."""
    words, at = [], span.start
    for notation in _notation(story, span):
        words.append(story.text[at : max(at, notation.start)])
        at = max(at, notation.end)
    words.append(story.text[at : span.end])
    return re.sub(r"\s+", " ", _ILLEGAL.sub(" ", "".join(words)))


def _notation(story: Story, within: Span) -> list[Span]:
    markup = story.source.markup
    first = max(0, bisect_right(markup, within.start, key=lambda span: span.start) - 1)
    last = bisect_left(markup, within.end, key=lambda span: span.start)
    return [Span(one.start, min(one.end, within.end)) for one in markup[first:last] if one.end > within.start]
