"""Overlapping windows over a long row of pieces, and one row of vectors stitched back from their middles."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SIZE = 382
"""Pieces in a window, the two special ones at its ends left out: 384 in all."""
MARGIN = 31
"""A vector this near to a window's edge is taken from the neighbour that sees more around it."""
BATCH = 1
"""Windows encoded at a time. One is quickest, and what a window says then hangs on nothing outside it."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Encode = Callable[[Ints, Ints], Floats]
"""`ids` (windows, length) and `features` (windows, length, k) to vectors (windows, length, hidden)."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [first, last), of which the vectors of [keep, until) are kept."""

    first: int
    last: int
    keep: int
    until: int


def windows(count: int, size: int = SIZE, margin: int = MARGIN) -> list[Window]:
    """Windows of one length over `count` pieces; what they keep covers each piece once, in order.

    The last window is drawn back to end with the last piece, so that no window is shorter than the others.
    """
    if count <= size:
        return [Window(0, count, 0, count)] if count else []
    firsts = [*range(0, count - size, size - 2 * margin), count - size]
    keeps = [0, *(first + margin for first in firsts[1:])]
    # The last window may lie far over the one before it: then it keeps only what that one could not.
    keeps[-1] = max(keeps[-1], firsts[-2] + size - margin)
    return [
        Window(first, first + size, keep, until) for first, keep, until in zip(firsts, keeps, [*keeps[1:], count])
    ]


def batches(count: int, size: int = SIZE, margin: int = MARGIN, batch: int = BATCH) -> Iterator[list[Window]]:
    """The windows over `count` pieces, so many at a time."""
    every = windows(count, size, margin)
    for start in range(0, len(every), batch):
        yield every[start : start + batch]


def encoded(encode: Encode, ids: Ints, features: Ints, ends: tuple[int, int], batch: int = BATCH) -> Floats:
    """Vectors of all pieces: `ids` (n,) and `features` (n, k) to (n, hidden).

    `ends` are the special pieces set before and after each window; their features are 0. One batch is held in
    memory at a time beside the answer.
    """
    found: list[Floats] = []
    for part in batches(len(ids), batch=batch):
        length = part[0].last - part[0].first
        window_ids = np.empty((len(part), length + 2), dtype=np.int64)
        window_ids[:, 0], window_ids[:, -1] = ends
        window_features = np.zeros((len(part), length + 2, features.shape[1]), dtype=np.int64)
        for row, window in enumerate(part):
            window_ids[row, 1:-1] = ids[window.first : window.last]
            window_features[row, 1:-1] = features[window.first : window.last]
        vectors = encode(window_ids, window_features)
        found += [v[1 + w.keep - w.first : 1 + w.until - w.first] for v, w in zip(vectors, part)]
    return np.concatenate(found) if found else np.empty((0, 0), dtype=np.float32)
