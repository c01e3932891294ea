"""What the encoder made of a story: one vector for each word piece. Every learned decision is read off these."""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.text.span import Span


@dataclass(frozen=True)
class Encoding:
    """The pieces of a story in order, matter left out, and their vectors.

    `vectors` has shape (n, hidden), float16; `spans` (n, 2), int32, is each piece's half-open place in the text;
    `word` (n,), int32, counts words, so that the pieces of one word share a number. `weights` names the encoder.
    """

    weights: str
    vectors: NDArray[np.float16]
    spans: NDArray[np.int32]
    word: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.spans)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Encoding)
            and self.weights == other.weights
            and np.array_equal(self.vectors, other.vectors)
            and np.array_equal(self.spans, other.spans)
            and np.array_equal(self.word, other.word)
        )

    __hash__ = None  # type: ignore[assignment]

    def pieces(self, span: Span) -> slice:
        """The pieces that lie wholly in `span`: `encoding.vectors[encoding.pieces(quote_span)]`; may be empty."""
        first = bisect_left(self.spans[:, 0], span.start)
        last = bisect_left(self.spans[:, 1], span.end + 1, lo=first)
        return slice(first, last)
