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
    places = chosen(heads.spans(vectors.take(firsts, axis=0), vectors.take(lasts, axis=0)), threshold)
    begin, end = np.array(places, dtype=np.int64).reshape(-1, 2).T
    return firsts[begin], lasts[end]


def chosen(logits: Floats, threshold: float) -> list[tuple[int, int]]:
    """The likeliest mentions that do not cross a likelier one, as (first word, last word)."""
    words, widths = np.nonzero(logits > threshold)
    order = np.argsort(-logits[words, widths], kind="stable")
    found: list[tuple[int, int]] = []
    # The furthest word that a mention from each word on reaches, and the first word of any that ends there.
    furthest, first = list(range(len(logits))), list(range(len(logits)))
    for a, b in zip(words[order].tolist(), (words + widths)[order].tolist()):
        if b >= len(logits):
            continue
        crosses = a < b and (max(furthest[a + 1 : b + 1]) > b or min(first[a:b]) < a)
        if not crosses:
            found.append((a, b))
            furthest[a], first[b] = max(furthest[a], b), min(first[b], a)
    return sorted(found)
