"""What the encoder is given beside the words: capitals (its vocabulary has none), speech, where a block opens.

The one place where a story becomes arrays for the coreference model; training imports it from here.
"""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.models.wordpiece import Pieces, WordPiece
from duologue.story.story import Story

LOWER, CAPITAL, ALL_CAPITALS, MIXED = range(4)
NARRATION = -1
FEATURES = (4, 2, 2)
"""How many values each feature of a piece has: case, said, opens."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a story in pieces; all arrays of shape (n,).

    `case` is the case of a piece's whole word. `quote` is the number of the outermost quote it stands in, or
    NARRATION; `block` the number of its block. `first_of_word` and `last_of_word` give for every piece the first
    and the last piece of its word.
    """

    text: str
    pieces: Pieces
    case: Ints
    quote: Ints
    block: Ints
    first_of_word: Ints
    last_of_word: Ints

    def __len__(self) -> int:
        return len(self.pieces)

    def features(self) -> Ints:
        """For every piece: case, whether it is said, whether it opens a block. Shape (n, 3)."""
        opens = np.ones(len(self), dtype=np.int64)
        opens[1:] = self.block[1:] != self.block[:-1]
        return np.stack([self.case, (self.quote >= 0).astype(np.int64), opens], axis=1)


def page_of(story: Story, wordpiece: WordPiece, start: int, end: int) -> Page:
    """`story.text[start:end]` as the encoder reads it. Needs the blocks and quotes."""
    pieces = wordpiece.cut(story.text, start, end)
    words = pieces.word
    first = np.searchsorted(words, words, side="left")
    last = np.searchsorted(words, words, side="right") - 1
    block_starts = np.array([block.span.start for block in story.blocks], dtype=np.int64)
    return Page(
        text=story.text,
        pieces=pieces,
        case=_case(story.text, pieces, first, last),
        quote=_quotes(story, pieces.starts),
        block=np.searchsorted(block_starts, pieces.starts, side="right") - 1,
        first_of_word=first,
        last_of_word=last,
    )


def piece_spans(page: Page, spans: list[tuple[int, int]]) -> list[tuple[int, int] | None]:
    """For each span of characters its first and last piece (inclusive), None where it holds no whole piece."""
    starts, ends = page.pieces.starts.tolist(), page.pieces.ends.tolist()
    found: list[tuple[int, int] | None] = []
    for start, end in spans:
        first, last = bisect_left(starts, start), bisect_left(ends, end + 1) - 1
        found.append((first, last) if first <= last else None)
    return found


def _case(text: str, pieces: Pieces, first: Ints, last: Ints) -> Ints:
    known: dict[str, int] = {}
    found = []
    for start, end in zip(pieces.starts[first].tolist(), pieces.ends[last].tolist()):
        word = text[start:end]
        if word not in known:
            known[word] = _case_of(word)
        found.append(known[word])
    return np.array(found, dtype=np.int64)


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
