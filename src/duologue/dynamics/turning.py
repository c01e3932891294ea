"""Where things turn: shifts of the pair's level that the acts support beyond chance. None is a valid answer.

Each moment is asked whether the two stand differently from it on: the level of each, before against after, summed
over both in units of the scatter (the change-point statistic of James, James & Siegmund 1987). Chance is the same
acts in random order, each person's among that person's own places, and in every order all moments are looked at,
so that looking at many costs what it should (the maximum statistic; Westfall & Young 1993). Among the moments at
which the shift passes, the signs of `signs` say which of them turned it. Further turns are sought on either side
of the first (binary segmentation; Scott & Knott 1974).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from duologue.dynamics.series import Floats, pair
from duologue.dynamics.signs import MOVES, WEIGHTS, signs

LEAST = 2
"""Acts of the pair that there must be on either side of a turn."""
NEAR = 2
"""Moments on either side of a turn that are still the same turn."""
_SHUFFLES = 199
_LEAST_SCATTER = 1e-6


@dataclass(frozen=True, slots=True)
class Turn:
    """From moment `index` on the two stand differently.

    `shift` is how far the pair's level moves, -2 to 2. `p` is how often the same acts in random order shift as
    much anywhere. `signs` name what marks the moment, most telling first, each with its worth in log-odds.
    """

    index: int
    shift: float
    p: float
    signs: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Acts:
    """What is known of n moments."""

    values: Floats
    moves: Floats | None
    dominance: Floats | None
    inner: Floats | None
    shown: Floats
    worth: Mapping[str, Floats] | None


@dataclass(frozen=True, slots=True)
class _Best:
    """The turn of a stretch, if there is one, and how much speaks for it."""

    begin: int
    end: int
    turn: Turn | None = None
    worth: float = -np.inf


def turning_points(
    values: ArrayLike,
    level: float = 0.05,
    at_most: int = 4,
    seed: int = 0,
    *,
    moves: ArrayLike | None = None,
    dominance: ArrayLike | None = None,
    inner: ArrayLike | None = None,
    worth: Mapping[str, ArrayLike] | None = None,
) -> list[Turn]:
    """The turns that chance shows at most as often as `level`, most important first; at most `at_most`.

    With `level` 1 the likeliest are told however often chance shows the like: their `p` says so. `values`,
    `dominance`, `inner` (2, n) as in `series.pair`, in the order of the story's time; `moves` (2, n, 9) the
    probabilities of `signs.MOVES`. The table of `signs` was fitted to acts coded with care; whoever knows more of
    the moments gives in its place `worth`: signs by name, each with what it adds at each moment in log-odds, (n,).
    ValueError where shapes do not fit.
    """
    acts = _known(values, moves, dominance, inner, worth)
    rng = np.random.default_rng(seed)
    open_turns = [_best(acts, 0, acts.values.shape[1], level, rng)]
    found: list[Turn] = []
    while open_turns and len(found) < at_most:
        best = max(open_turns, key=lambda one: one.worth)
        open_turns.remove(best)
        if best.turn is not None:
            found.append(best.turn)
            at = best.turn.index
            sides = (best.begin, at - NEAR), (at + NEAR, best.end)
            open_turns += [_best(acts, begin, end, level, rng) for begin, end in sides if begin < end]
    return found


def _known(
    values: ArrayLike,
    moves: ArrayLike | None,
    dominance: ArrayLike | None,
    inner: ArrayLike | None,
    worth: Mapping[str, ArrayLike] | None,
) -> _Acts:
    both = pair(values)
    others = [None if other is None else pair(other) for other in (dominance, inner)]
    made = None if moves is None else np.asarray(moves, dtype=np.float64)
    if made is not None and made.shape != (*both.shape, len(MOVES)):
        raise ValueError(f"Moves are probabilities of shape {(*both.shape, len(MOVES))}; got {made.shape}.")
    if any(other is not None and other.shape != both.shape for other in others):
        raise ValueError("Dominance and inner values come for the same moments as the values.")
    seen = [~np.isnan(row).all(axis=0) for row in (both, others[1]) if row is not None]
    told = None if worth is None else {name: np.asarray(row, dtype=np.float64) for name, row in worth.items()}
    if told is not None and any(row.shape != both.shape[1:] for row in told.values()):
        raise ValueError("What is told of moments is told of the moments of the values.")
    return _Acts(both, made, others[0], others[1], np.any(seen, axis=0).astype(np.float64), told)


def _best(acts: _Acts, begin: int, end: int, level: float, rng: np.random.Generator) -> _Best:
    """The likeliest turn of a stretch among those that pass."""
    part = acts.values[:, begin:end]
    if np.sum(~np.isnan(part)) < 2 * LEAST:
        return _Best(begin, end)
    sizes = level_shifts(part, _SHUFFLES, rng)
    chance = sizes[1:].max(axis=1)
    near = _around(sizes[0], np.max, -np.inf)
    p = (1 + np.sum(chance[:, None] >= near - 1e-9, axis=0)) / (len(chance) + 1)
    allowed = (p <= level) & np.isfinite(sizes[0]) & (acts.shown[begin:end] > 0)
    if not np.any(allowed):
        return _Best(begin, end)
    worth = _worth(acts, sizes[0], begin)
    total = np.sum(list(worth.values()), axis=0)
    likely = np.exp(total - total.max()) * acts.shown[begin:end]
    likely = np.where(allowed, _around(likely, np.sum, 0.0), -1.0)
    at = int(np.argmax(likely))
    told = sorted(((name, round(float(row[at]), 3)) for name, row in worth.items()), key=lambda sign: -sign[1])
    turn = Turn(begin + at, _level(part, at), float(p[at]), tuple(sign for sign in told if sign[1] > 0))
    return _Best(begin, end, turn, float(np.log(max(likely[at], 1e-300)) + total.max()))


def level_shifts(values: Floats, shuffles: int = 0, rng: np.random.Generator | None = None) -> Floats:
    """How far the level of both moves from each moment on, in units of the scatter of one act.

    For values (2, n): (n,), or with shuffles (1 + shuffles, n), the same acts in random orders below the acts as
    they are. Minus infinity where too few acts stand on a side.
    """
    there = ~np.isnan(values)
    total, before = there.sum(axis=1, keepdims=True), np.cumsum(there, axis=1) - there
    known = np.sum(before * (total - before) / np.maximum(total, 1), axis=0)
    about = np.where(there, values - _means(values), 0.0)
    orders = np.zeros((shuffles + 1, values.shape[1]))
    for row, shown in zip(about, there):
        orders[0] += row
        if rng is not None:
            orders[1:, shown] += rng.permuted(np.tile(row[shown], (shuffles, 1)), axis=1)
    scatter = max(float(np.sqrt(np.sum(about**2) / max(int(there.sum()), 1))), _LEAST_SCATTER)
    moved = np.abs(np.cumsum(orders, axis=1) - orders) / (scatter * np.sqrt(np.maximum(known, 1e-9)))
    enough = np.minimum(before.sum(axis=0), (total - before).sum(axis=0)) >= LEAST
    found: Floats = np.where(enough & (known > 0), moved, -np.inf)
    return found if rng is not None else found[0]


def shift_sign(shift: Floats) -> Floats:
    """How much likelier acts of normal scatter are with the level moving here than not moving at all, in logs."""
    found: Floats = 0.5 * np.maximum(shift, 0.0) ** 2
    return found


def _means(values: Floats) -> Floats:
    """Each person's mean, (2, 1); 0 for one of whom nothing is shown."""
    there = ~np.isnan(values)
    found: Floats = np.nansum(values, axis=1, keepdims=True) / np.maximum(there.sum(axis=1, keepdims=True), 1)
    return found


def _around(row: Floats, gather: Callable[[Floats, int], Floats], outside: float) -> Floats:
    """What `gather` makes of each moment and the NEAR ones on either side, (n,) to (n,)."""
    wide = np.pad(row, NEAR, constant_values=outside)
    return gather(np.lib.stride_tricks.sliding_window_view(wide, 2 * NEAR + 1), 1)


def _worth(acts: _Acts, shift: Floats, begin: int) -> dict[str, Floats]:
    """What each sign adds, in log-odds, at each moment of the stretch that begins there; (n,) each."""
    end = begin + len(shift)
    if acts.worth is not None:
        return {name: row[begin:end] for name, row in acts.worth.items()}
    found = signs(acts.values, acts.moves, acts.dominance, acts.inner)
    parts = {name: row[begin:end] for name, row in found.items()} | {"shift": shift_sign(shift)}
    return {name: WEIGHTS[name] * row for name, row in parts.items()}


def _level(values: Floats, at: int) -> float:
    """How far the level of those moves who are seen on both sides, on average."""
    sides = [(row[:at][~np.isnan(row[:at])], row[at:][~np.isnan(row[at:])]) for row in values]
    moved = [float(after.mean() - before.mean()) for before, after in sides if len(before) and len(after)]
    return float(np.mean(moved)) if moved else 0.0
