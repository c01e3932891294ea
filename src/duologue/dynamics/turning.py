"""Where things turn: shifts of the pair's level that the acts support beyond chance. None is a valid answer.

Every moment with an act is asked whether the two stand differently from it on: the level of both together and of
each alone, before against after, in units of the scatter (the classical change-point statistic; Page 1955, James,
James & Siegmund 1987). What counts as chance is the same acts in random order, and all moments are looked at in
each order, so that looking at many costs what it should (the maximum statistic; Westfall & Young 1993). Further
turns are sought on either side of the first (binary segmentation; Scott & Knott 1974).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from duologue.dynamics.series import Floats, pair

LEAST = 3
"""Acts there must be on either side of a turn."""
_SHUFFLES = 399


@dataclass(frozen=True, slots=True)
class Turn:
    """From moment `index` on the two stand differently.

    `shift` is how far the pair's level moves, -2 to 2. `p` is how often the same acts in random order look as much
    like a turn anywhere. `signs` name what speaks for it, strongest first, each with its worth in log-odds.
    """

    index: int
    shift: float
    p: float
    signs: tuple[tuple[str, float], ...]


def turning_points(values: ArrayLike, level: float = 0.05, at_most: int = 4, seed: int = 0) -> list[Turn]:
    """The turns that are rarer by chance than `level`, strongest first; at most `at_most`, and often none.

    `values` (2, n) as in `series.pair`, in the order of the story's time.
    """
    both = pair(values)
    found: list[Turn] = []
    open_stretches = [(0, both.shape[1])]
    rng = np.random.default_rng(seed)
    while open_stretches and len(found) < at_most:
        begin, end = open_stretches.pop(0)
        turn = _strongest(both[:, begin:end], rng)
        if turn is None or turn.p > level:
            continue
        cut = begin + turn.index
        found.append(Turn(cut, turn.shift, turn.p, turn.signs))
        open_stretches += [(begin, cut), (cut, end)]
    return sorted(found, key=lambda turn: turn.p)


def _strongest(both: Floats, rng: np.random.Generator) -> Turn | None:
    """The likeliest turn within a stretch."""
    there = ~np.isnan(both)
    if there.sum() < 2 * LEAST:
        return None
    orders = np.repeat(both[None], _SHUFFLES + 1, axis=0)
    for row in (0, 1):
        held = np.tile(both[row, there[row]], (_SHUFFLES, 1))
        orders[1:, row, there[row]] = rng.permuted(held, axis=1)
    scores = _statistic(orders)
    if not np.any(np.isfinite(scores[0])):
        return None
    best = int(np.argmax(scores[0]))
    p = float(np.mean(scores.max(axis=1) >= scores[0, best] - 1e-12))
    return Turn(best, _shift(both, best), p, (("level", float(scores[0, best])),))


def _statistic(orders: Floats) -> Floats:
    """The largest standardised shift at each moment, of the pair or of one; (orders, 2, n) to (orders, n)."""
    seen = ~np.isnan(orders)
    there = seen.astype(np.float64)
    known = np.where(seen, orders, 0.0)
    mean = known.sum(axis=2, keepdims=True) / np.maximum(there.sum(axis=2, keepdims=True), 1)
    centred = known - mean * there
    rows = [(centred[:, 0], there[:, 0]), (centred[:, 1], there[:, 1]), (centred.sum(axis=1), there.sum(axis=1))]
    found: Floats = np.max([_contrast(total, count) for total, count in rows], axis=0)
    return found


def _contrast(values: Floats, counts: Floats) -> Floats:
    size = counts.sum(axis=1, keepdims=True)
    before = np.cumsum(counts, axis=1) - counts
    summed = np.cumsum(values, axis=1) - values
    scale = np.sqrt(np.maximum((values**2).sum(axis=1, keepdims=True), 1e-9) / np.maximum(size, 1))
    enough = (before >= LEAST) & (size - before >= LEAST)
    spread = scale * np.sqrt(np.maximum(before * (size - before), 1) / np.maximum(size, 1))
    return np.where(enough, np.abs(summed) / spread, -np.inf)


def _shift(both: Floats, at: int) -> float:
    means = []
    for row in both:
        before, after = row[:at], row[at:]
        if np.any(~np.isnan(before)) and np.any(~np.isnan(after)):
            means.append(float(np.nanmean(after) - np.nanmean(before)))
    return float(np.mean(means)) if means else 0.0
