"""Overlapping windows over a long row of pieces, and one row of vectors stitched back from their middles."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.models.threads import side_by_side

SIZE = 254
"""Pieces in a window, the two special ones at its ends left out: 256 in all. In longer ones a piece costs more."""
MARGIN = 10
"""A vector this near to a window's edge is taken from the neighbour that sees more around it."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
Vectors = Floats | Halves
"""Kept in half precision, computed with in single."""
Encode = Callable[[Ints, Ints], Vectors]
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


def encoded(encode: Encode, ids: Ints, features: Ints, ends: tuple[int, int], threads: int = 1) -> Halves:
    """Vectors of all pieces: `ids` (n,) and `features` (n, k) to (n, hidden), float16.

    `ends` are the special pieces set before and after each window; their features are 0. `threads` windows are
    encoded at a time; each by itself, so that what it says hangs on nothing outside it. Beside the answer only
    those windows are held in memory.
    """

    def vectors_of(window: Window) -> Vectors:
        row = np.empty((1, window.last - window.first + 2), dtype=np.int64)
        row[0, 0], row[0, -1] = ends
        row[0, 1:-1] = ids[window.first : window.last]
        beside = np.zeros((1, row.shape[1], features.shape[1]), dtype=np.int64)
        beside[0, 1:-1] = features[window.first : window.last]
        return encode(row, beside)[0, 1 + window.keep - window.first : 1 + window.until - window.first]

    def write(window: Window) -> None:
        found[window.keep : window.until] = vectors_of(window)

    if not len(ids):
        return np.empty((0, 0), dtype=np.float16)
    first, *others = windows(len(ids))
    known = vectors_of(first)
    found = np.empty((len(ids), known.shape[1]), dtype=np.float16)
    found[first.keep : first.until] = known
    for _ in side_by_side(write, others, threads):
        pass
    return found
