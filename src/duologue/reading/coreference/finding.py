"""Which stretches of a page are mentions: the likeliest that may stand inside each other but never cross."""

import numpy as np

from duologue.models.heads import Heads
from duologue.models.windows import Floats, Ints, Vectors
from duologue.story.pieces import Page


def whole_words(page: Page, first: int, last: int) -> tuple[Ints, Ints]:
    """First and last pieces of the words that lie wholly in pieces [first, last)."""
    here = np.arange(first, last)
    firsts = here[(page.first_of_word[first:last] == here) & (page.last_of_word[first:last] < last)]
    return firsts, page.last_of_word[firsts]


def find_mentions(page: Page, vectors: Vectors, heads: Heads, threshold: float = 0.0) -> tuple[Ints, Ints]:
    """First and last pieces of the mentions of a page, in order; `threshold` is a logit."""
    firsts, lasts = whole_words(page, 0, len(page))
    if not len(firsts):
        return firsts, lasts
    places = chosen(heads.spans(vectors[firsts], vectors[lasts]), threshold)
    begin, end = np.array(places, dtype=np.int64).reshape(-1, 2).T
    return firsts[begin], lasts[end]


def chosen(logits: Floats, threshold: float) -> list[tuple[int, int]]:
    """The likeliest mentions that do not cross a likelier one, as (first word, last word)."""
    words, widths = np.nonzero(logits > threshold)
    order = np.argsort(-logits[words, widths], kind="stable")
    starting: dict[int, list[int]] = {}
    for a, b in zip(words[order].tolist(), (words + widths)[order].tolist()):
        if b < len(logits) and not _crosses(starting, a, b, logits.shape[1]):
            starting.setdefault(a, []).append(b)
    return sorted((a, b) for a, ends in starting.items() for b in ends)


def _crosses(starting: dict[int, list[int]], a: int, b: int, width: int) -> bool:
    for x in range(a - width, b + 1):
        for y in starting.get(x, ()):
            if a < x <= b < y or x < a <= y < b:
                return True
    return False
