"""What speaks for a turn at each moment of two people: its place, its acts, what changes there, and its words."""

import numpy as np
from numpy.typing import NDArray

from duologue.dynamics.signs import signs
from duologue.dynamics.turning import level_shifts, shift_sign
from duologue.reading.bonds.order import Ground
from duologue.reading.bonds.series import Series
from duologue.reading.bonds.turn_weights import WEIGHTS
from duologue.reading.bonds.turn_words import KINDS
from duologue.story.acts import MOVES

Floats = NDArray[np.float64]

_NEAR, _FAR, _BEFORE = 3, 6, 4
"""Moments looked at on either side, near and far; and before a jump."""
_LAST = 2
"""Moments that are the end."""


def worth_of(ground: Ground, series: Series) -> dict[str, Floats]:
    """What each sign adds at each of n moments, in log-odds, (n,)."""
    return {name: WEIGHTS[name] * row for name, row in signs_of(ground, series).items()}


def signs_of(ground: Ground, series: Series) -> dict[str, Floats]:
    """The signs of each of n moments, (n,) each."""
    n = len(series)
    found = signs(series.outer, series.moves, series.dominance, series.inner)
    late, found["last third"] = found["late"], found.pop("last_third")
    found["ends"] = (np.arange(n) >= n - _LAST).astype(np.float64)
    found["begins"] = np.maximum(1 - 5 * late, 0)
    found["squared"] = late**2
    found |= {move: series.moves[:, :, place].max(axis=0) for place, move in enumerate(MOVES)}
    return found | _of_change(series) | _of_words(ground, series.blocks)


def _of_change(series: Series) -> dict[str, Floats]:
    """What stands differently from each moment on, by the moments near it."""
    outer = np.nan_to_num(series.outer)
    found: dict[str, Floats] = {"shift": shift_sign(level_shifts(series.outer))}
    found["feeling"] = np.max(~np.isnan(series.inner), axis=0, initial=False).astype(np.float64)
    found["warm"], found["cold"] = outer.max(axis=0).clip(min=0), (-outer.min(axis=0)).clip(min=0)
    for name, reach in (("near", _NEAR), ("far", _FAR)):
        moved = _moved(series.outer, reach, reach)
        found[f"moves {name}"] = np.abs(moved).sum(axis=0)
        found[f"warms {name}"] = np.maximum(moved.sum(axis=0), 0)
        found[f"cools {name}"] = np.maximum(-moved.sum(axis=0), 0)
    found["jumps"] = np.abs(_moved(series.outer, _BEFORE, 1)).max(axis=0)
    leads = np.nan_to_num(series.dominance)
    found["yields"] = np.abs(np.diff(leads, axis=1, prepend=leads[:, :1])).max(axis=0)
    return found


def _moved(values: Floats, before: int, after: int) -> Floats:
    """The mean of the `after` moments from each on less that of the `before` ones, (2, n); 0 where either is
    empty."""
    there = ~np.isnan(values)
    sums = np.pad(np.cumsum(np.where(there, values, 0.0), axis=1), ((0, 0), (1, 0)))
    counts = np.pad(np.cumsum(there, axis=1), ((0, 0), (1, 0)))
    at, n = np.arange(values.shape[1]), values.shape[1]
    begin, end = np.maximum(at - before, 0), np.minimum(at + after, n)
    earlier, later = counts[:, at] - counts[:, begin], counts[:, end] - counts[:, at]
    was = (sums[:, at] - sums[:, begin]) / np.maximum(earlier, 1)
    becomes = (sums[:, end] - sums[:, at]) / np.maximum(later, 1)
    found: Floats = np.where((earlier > 0) & (later > 0), becomes - was, 0.0)
    return found


def _of_words(ground: Ground, blocks: tuple[str, ...]) -> dict[str, Floats]:
    """What each block has of words, its length against the others'."""
    rows = ground.turn_words[[ground.order[ground.place[block]] for block in blocks]]
    found = dict(zip(KINDS, rows.T))
    return found | {"long": found["long"] - (found["long"].mean() if len(rows) else 0.0)}
