"""Choose the speakers of all turns together: the best sequence under a second-order chain, with confidences.

The state at a turn is the pair (speaker before, speaker now), so that "the one who spoke before the last
speaks again" is a single step. Confidences are max-marginals, as in Globerson & Jaakkola (2007).
"""

import numpy as np
from numpy.typing import NDArray

from duologue.reading.attribution import weights as w
from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.turns import Turn

Array = NDArray[np.float64]


def max_marginals(turns: list[Turn], candidates: list[list[Candidate]], scores: list[list[float]]) -> list[Array]:
    """For every turn and candidate, the score of the best whole sequence in which that candidate speaks it."""
    people = [np.array([c.who for c in these], dtype=np.int64) for these in candidates]
    unary = [np.array(row, dtype=np.float64) for row in scores]
    found: list[Array] = []
    begin = 0
    for end in range(1, len(turns) + 1):
        if end == len(turns) or _breaks(turns[end - 1], turns[end]):
            found.extend(_chain(turns[begin:end], people[begin:end], unary[begin:end]))
            begin = end
    return found


def _breaks(one: Turn, other: Turn) -> bool:
    """Whether two turns belong to different conversations and need not be decided together."""
    return one.scene != other.scene or other.first - one.last - 1 >= 2 * w.FAR


def _chain(turns: list[Turn], people: list[NDArray[np.int64]], unary: list[Array]) -> list[Array]:
    n = len(turns)
    if n == 1:
        return [unary[0]]
    step = [np.zeros((0, 0))] + [_same(people[t - 1], people[t]) * _to_last(turns[t - 1], turns[t]) for t in range(1, n)]
    skip = [np.zeros((0, 0))] * 2 + [
        _same(people[t - 2], people[t]) * _to_one_before(turns[t - 2], turns[t - 1], turns[t]) for t in range(2, n)
    ]
    forward = [np.zeros((0, 0)), unary[0][:, None] + unary[1][None, :] + step[1]]
    for t in range(2, n):
        best = (forward[t - 1][:, :, None] + skip[t][:, None, :]).max(axis=0)
        forward.append(best + step[t] + unary[t][None, :])
    backward: list[Array] = [np.zeros_like(forward[-1])]
    for t in range(n - 1, 1, -1):
        ahead = backward[-1] + step[t] + unary[t][None, :]
        backward.append((ahead[None, :, :] + skip[t][:, None, :]).max(axis=2))
    backward.reverse()
    pairs = [forward[t] + backward[t - 1] for t in range(1, n)]
    return [pairs[0].max(axis=1)] + [pair.max(axis=0) for pair in pairs]


def _same(one: NDArray[np.int64], other: NDArray[np.int64]) -> Array:
    return ((one[:, None] == other[None, :]) & (one[:, None] != NOBODY)).astype(np.float64)


def _to_last(one: Turn, other: Turn) -> float:
    if one.written or other.written:
        return 0.0
    gap = other.first - one.last - 1
    return w.SAME_ADJACENT if gap <= 0 else w.SAME_GAP if gap < w.FAR else w.SAME_FAR


def _to_one_before(first: Turn, second: Turn, third: Turn) -> float:
    if first.written or second.written or third.written:
        return 0.0
    gap = max(third.first - second.last, second.first - first.last) - 1
    return w.ALTERNATE_ADJACENT if gap <= 0 else w.ALTERNATE_GAP if gap < w.FAR else w.ALTERNATE_FAR


def probabilities(marginals: Array) -> Array:
    """Shares of one turn's candidates, from the max-marginals of that turn."""
    shifted = np.exp((marginals - marginals.max()) / w.TEMPERATURE)
    shares: Array = shifted / shifted.sum()
    return shares
