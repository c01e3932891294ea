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
_DOUBT = 0.5
"""Where little is near, the average leans to 0 as if so much of a neutral act were there."""
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def beside(found: list[Conduct], *answers: Floats) -> Floats:
    """First answers (n, outputs) of one model or more, and beside them what stands around by their mean:
    (n, columns)."""
    mean: Floats = np.mean(answers, axis=0)
    return np.concatenate([*answers, around(found, mean).reshape(len(found), WIDTH * mean.shape[1])], axis=1)


def around(found: list[Conduct], values: Floats) -> Floats:
    """`values` (n, k) of every conduct to what stands around each, (n, WIDTH, k). What does not show counts for
    nothing, but has its surroundings."""
    answer = np.zeros((len(found), WIDTH, values.shape[1]))
    if not found:
        return answer
    shows = np.array([bool(one.said or one.deeds) for one in found], dtype=np.bool_)
    side = np.array([one.actor > (one.toward or "") for one in found], dtype=np.int64)
    runs = sorted(_by_pair(found), key=len, reverse=True)
    for column, way in ((0, 1), (len(HALVES), -1)):
        _fill([np.array(run[::way]) for run in runs], side, shows, values, answer[:, column:])
    return answer


def _by_pair(found: list[Conduct]) -> list[list[int]]:
    """The conduct of each two in each scene, in order."""
    pairs: dict[tuple[str | None, frozenset[str]], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        pairs[one.scene, frozenset((one.actor, one.toward or ""))].append(number)
    return list(pairs.values())


def _fill(runs: list[Ints], side: Ints, shows: NDArray[np.bool_], values: Floats, answer: Floats) -> None:
    """Write what stands before the conduct of every run, the longest run first: of its own and of the other side.

    `side` tells which of the two each conduct is by. All runs are walked at once, step by step.
    """
    size = len(HALVES)
    keep = 0.5 ** (1 / np.array(HALVES))[:, None]
    sums, weights = np.zeros((len(runs), 2, size, values.shape[1])), np.zeros((len(runs), 2, size, 1))
    lengths = np.array([len(run) for run in runs])
    begins, every = lengths.cumsum() - lengths, np.concatenate([*runs, np.zeros(0, dtype=np.int64)])
    for step in range(lengths.max(initial=0)):
        going = np.arange(np.count_nonzero(lengths > step))
        here = every[begins[going] + step]
        for column, of in ((0, side[here]), (2 * size, 1 - side[here])):
            answer[here, column : column + size] = sums[going, of] / (weights[going, of] + _DOUBT)
        sums[going] *= keep
        weights[going] *= keep
        shown = going[shows[here]]
        there = here[shown]
        sums[shown, side[there]] += keep * values[there][:, None]
        weights[shown, side[there]] += keep
