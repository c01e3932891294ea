"""What the acts around one tell of it: two people keep a tone for a while, and answer each other's.

For each conduct, averages of a value over the other conduct of the same two in the same scene: their own before
and after it and the other's, near and far, each act weighing half as much every few turns further off.
"""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from duologue.reading.acts.conduct import Conduct

HALVES = (1.0, 3.0, 8.0, 32.0)
"""Turns after which an act weighs a half."""
WIDTH = 4 * len(HALVES)
"""Columns of `around`: own before, own after, the other's before, the other's after; each near to far."""
OF_CONTEXT = 3
"""Affiliation, dominance and inner affiliation of what is around are looked at."""
_DOUBT = 0.5
"""Where little is near, the average leans to 0 as if so much of a neutral act were there."""
Floats = NDArray[np.float64]


def beside(found: list[Conduct], *answers: Floats) -> Floats:
    """First answers (n, outputs) of one model or more, and beside them what stands around by the last of them,
    which knows most: (n, columns)."""
    near = around(found, answers[-1][:, :OF_CONTEXT]).reshape(len(found), -1)
    return np.concatenate([*answers, near], axis=1)


def around(found: list[Conduct], values: Floats) -> Floats:
    """`values` (n, k) of every conduct to what stands around each, (n, WIDTH, k). What does not show counts for
    nothing, but has its surroundings."""
    answer = np.zeros((len(found), WIDTH, values.shape[1]))
    for rows in _by_pair(found):
        _fill(found, rows, values, answer, 0)
        _fill(found, rows[::-1], values, answer, len(HALVES))
    return answer


def _by_pair(found: list[Conduct]) -> list[list[int]]:
    """The conduct of each two in each scene, in order."""
    pairs: dict[tuple[str | None, frozenset[str]], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        pairs[one.scene, frozenset((one.actor, one.toward or ""))].append(number)
    return list(pairs.values())


def _fill(found: list[Conduct], rows: list[int], values: Floats, answer: Floats, column: int) -> None:
    keep = 0.5 ** (1 / np.array(HALVES))[:, None]
    width = values.shape[1]
    sums: dict[str, Floats] = defaultdict(lambda: np.zeros((len(HALVES), width)))
    weights: dict[str, Floats] = defaultdict(lambda: np.zeros((len(HALVES), 1)))
    size = len(HALVES)
    for number in rows:
        one = found[number]
        other = one.toward or ""
        answer[number, column : column + size] = sums[one.actor] / (weights[one.actor] + _DOUBT)
        theirs = column + 2 * size
        answer[number, theirs : theirs + size] = sums[other] / (weights[other] + _DOUBT)
        for who in (one.actor, other):
            sums[who] *= keep
            weights[who] *= keep
        if one.said or one.deeds:
            sums[one.actor] += keep * values[number]
            weights[one.actor] += keep
