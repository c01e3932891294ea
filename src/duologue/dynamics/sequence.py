"""What follows what more often than chance: lag-sequential analysis of the moves that two people make.

Sackett (1979); Bakeman & Gottman (1997), chapters 5 to 8. Each move of one person is paired with the move of the
other that comes `lag` moves later. A cell of the table is judged by the z of Allison & Liker (1982), by Yule's Q,
which does not grow with the number of moves, and by shuffling the answers, which needs no large numbers.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from duologue.dynamics.series import Bools, Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Lagged:
    """How often the answers (columns) follow the moves given (rows); every table is (codes, codes).

    `expected` is by chance. `z` is Allison and Liker's, `q` Yule's Q in [-1, 1]; both NaN where a row or column is
    empty or full. `p` is two-sided by shuffling, `p_family` the same with all cells looked at together.
    """

    counts: Ints
    expected: Floats
    z: Floats
    q: Floats
    p: Floats
    p_family: Floats


def answers(actors: ArrayLike, moves: ArrayLike, of: int, lag: int = 1) -> tuple[Ints, Ints]:
    """The moves of person `of`, and what the other does `lag` moves later: two arrays of the same length.

    `actors` (n,) say whose each of the n `moves` (n,) is, in reading order. Pairs within one person are left out.
    """
    who, what = np.asarray(actors, dtype=np.int64), np.asarray(moves, dtype=np.int64)
    if who.shape != what.shape or who.ndim != 1 or lag < 1:
        raise ValueError("Actors and moves are as many as each other, and the lag is at least 1.")
    chosen = (who[:-lag] == of) & (who[lag:] != of)
    return what[:-lag][chosen], what[lag:][chosen]


def lag_sequential(given: ArrayLike, answer: ArrayLike, codes: int, shuffles: int = 999, seed: int = 0) -> Lagged:
    """Judge every pair of codes in 0..codes-1; `given` and `answer` (n,) are paired (see `answers`).

    ValueError where they are not as many as each other or hold another code.
    """
    first, then = np.asarray(given, dtype=np.int64), np.asarray(answer, dtype=np.int64)
    if first.shape != then.shape or first.ndim != 1:
        raise ValueError("Each move given needs its answer.")
    if len(first) and (min(first.min(), then.min()) < 0 or max(first.max(), then.max()) >= codes):
        raise ValueError(f"Codes run from 0 to {codes - 1}.")
    counts = _table(first, then, codes)
    expected, scale = _by_chance(counts)
    z = _divided(counts - expected, scale)
    p, p_family = _shuffled(first, then, codes, expected, scale, np.abs(z), shuffles, seed)
    return Lagged(counts, expected, z, _yules_q(counts), p, p_family)


def _table(first: Ints, then: Ints, codes: int) -> Ints:
    return np.bincount(first * codes + then, minlength=codes * codes).reshape(codes, codes)


def _by_chance(counts: Ints) -> tuple[Floats, Floats]:
    """Expected counts, and the standard deviation that Allison and Liker give them; totals stay when shuffled."""
    total = max(int(counts.sum()), 1)
    rows, columns = counts.sum(axis=1, keepdims=True) / total, counts.sum(axis=0, keepdims=True) / total
    expected: Floats = total * rows * columns
    return expected, np.sqrt(total * rows * columns * (1 - rows) * (1 - columns))


def _divided(above: Floats, below: Floats) -> Floats:
    found: Floats = np.divide(above, below, out=np.full(above.shape, np.nan), where=below > 0)
    return found


def _yules_q(counts: Ints) -> Floats:
    """(ad - bc) / (ad + bc) of the two by two table of each cell: this move or another, this answer or another."""
    a = counts.astype(np.float64)
    b, c = a.sum(axis=1, keepdims=True) - a, a.sum(axis=0, keepdims=True) - a
    d = a.sum() - a - b - c
    return _divided(a * d - b * c, a * d + b * c)


def _shuffled(
    first: Ints, then: Ints, codes: int, expected: Floats, scale: Floats, z: Floats, shuffles: int, seed: int
) -> tuple[Floats, Floats]:
    """Two-sided p of each cell, alone and with all cells looked at; NaN where z is."""
    rng = np.random.default_rng(seed)
    testable: Bools = scale > 0
    tables = np.array([_table(first, rng.permutation(then), codes) for _ in range(shuffles)])
    found = np.abs(tables.reshape(shuffles, codes, codes) - expected)[:, testable] / scale[testable]
    most, least = found.max(axis=1, initial=0.0), z[testable] - 1e-9
    share = np.full((2, *z.shape), np.nan)
    share[0, testable] = (1 + np.count_nonzero(found >= least, axis=0)) / (shuffles + 1)
    share[1, testable] = (1 + np.count_nonzero(most[:, None] >= least, axis=0)) / (shuffles + 1)
    return share[0], share[1]
