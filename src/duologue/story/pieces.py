"""The word pieces of a story beside where each stands: its case, its block, inside which quote.

A view made from layers, as the encoder and its heads look at a story. It finds nothing itself.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.story.story import Story

LOWER, CAPITAL, ALL_CAPITALS, MIXED = range(4)
NARRATION = -1
FEATURES = (4, 2, 2)
"""How many values each feature of a piece has: case, said, opens."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a story in pieces; all arrays of shape (n,).

    `[starts, ends)` is each piece's place in the whole text; the pieces of one word share a number in `word`.
    `quote` is the number of the outermost quote it stands in, or NARRATION; `block` the number of its block.
    `first_of_word` and `last_of_word` give for every piece the first and the last piece of its word.
    """

    text: str
    starts: Ints
    ends: Ints
    word: Ints
    quote: Ints
    block: Ints
    first_of_word: Ints
    last_of_word: Ints

    def __len__(self) -> int:
        return len(self.starts)

    def features(self) -> Ints:
        """What the encoder is given beside the words: for every piece the case of its whole word, whether it is
        said, whether it opens a block. Shape (n, 3)."""
        opens = np.ones(len(self), dtype=np.int64)
        opens[1:] = self.block[1:] != self.block[:-1]
        case = _case(self.text, self.starts[self.first_of_word], self.ends[self.last_of_word])
        return np.stack([case, (self.quote >= 0).astype(np.int64), opens], axis=1)

    def part(self, first: int, last: int) -> "Page":
        """The page of pieces [first, last) alone, which begin and end with whole words."""
        here = slice(first, last)
        return Page(
            self.text,
            self.starts[here],
            self.ends[here],
            self.word[here],
            self.quote[here],
            self.block[here],
            self.first_of_word[here] - first,
            self.last_of_word[here] - first,
        )


def page_of(story: Story, starts: Ints, ends: Ints, word: Ints) -> Page:
    """Pieces of `story` as encoder and heads see them. Needs the blocks and quotes."""
    first = np.searchsorted(word, word, side="left")
    last = np.searchsorted(word, word, side="right") - 1
    block_starts = np.array([block.span.start for block in story.blocks], dtype=np.int64)
    return Page(
        text=story.text,
        starts=starts,
        ends=ends,
        word=word,
        quote=_quotes(story, starts),
        block=np.searchsorted(block_starts, starts, side="right") - 1,
        first_of_word=first,
        last_of_word=last,
    )


def _case(text: str, starts: Ints, ends: Ints) -> Ints:
    words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist())]
    case = {word: _case_of(word) for word in set(words)}
    return np.array([case[word] for word in words], dtype=np.int64)


def _case_of(word: str) -> int:
    if word == word.lower():
        return LOWER
    if word[0].isupper() and word[1:] == word[1:].lower():
        return CAPITAL
    return ALL_CAPITALS if word.isupper() else MIXED


def _quotes(story: Story, places: Ints) -> Ints:
    spans = [(span.start, span.end, n) for n, q in enumerate(story.quotes) if q.inside is None for span in q.spans]
    spans.sort()
    if not spans:
        return np.full(len(places), NARRATION, dtype=np.int64)
    starts, ends, numbers = np.array(spans, dtype=np.int64).T
    at = np.searchsorted(starts, places, side="right") - 1
    inside = (at >= 0) & (places < ends[np.maximum(at, 0)])
    return np.where(inside, numbers[np.maximum(at, 0)], NARRATION)
