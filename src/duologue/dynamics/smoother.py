"""Where somebody stands, from noisy moments: a state that wanders from moment to moment, and its uncertainty.

The model is the local level of structural time series (Harvey 1989; Durbin & Koopman 2012, chapter 2), with
reversion to the middle of the scale:

    state[t]    = keep ** gap * state[t-1] + wander,    wander ~ N(0, q * (1 - keep ** (2 gap)) / (1 - keep ** 2))
    observed[t] = state[t] + noise,                     noise  ~ N(0, variance[t])

so gaps of any length count for what they are, and whoever is silent for pages has a band that widens. How much the
state wanders, q, is the most probable value under a prior learnt from coded scenes, for a scene has few moments.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from duologue.dynamics.series import Floats

SCATTER = 0.08
"""Variance of acts around where a person stands, in the coded training scenes."""
MISTAKEN = 0.58
"""What a wrongly read act adds to that: twice the variance of all acts, as of two that have nothing in common."""
KEEP = 0.98
"""What is left of a state after one paragraph. It hardly matters within a scene; over pages of silence the state
goes back to the middle and the band to the spread of all states."""
_PRIOR_MEAN, _PRIOR_VARIANCE = 0.0, 0.2
"""Before the first moment nothing is known but the spread of all states."""
_LOG_WANDER, _LOG_WANDER_SD = np.log(0.012), 1.2
"""The prior on log q. This and the numbers above are the most probable ones for 340 series of coded acts."""
_GRID = np.linspace(np.log(1e-4), np.log(1.0), 8)
_Z90 = 1.6448536269514722


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """Smoothed states of k series at n moments: `low`, `mid` and `high` (k, n), the middle with its 90 % band.

    The band is cut at the ends of the scale. `wander` (k,) is the process variance per unit of time that was
    found, `log_likelihood` (k,) that of the observations with it.
    """

    low: Floats
    mid: Floats
    high: Floats
    wander: Floats
    log_likelihood: Floats


def noise(scores: ArrayLike, scatter: float = SCATTER) -> Floats:
    """The variance of an observation from its score, the probability that it was read right; any shape."""
    found: Floats = scatter + MISTAKEN * (1.0 - np.clip(np.asarray(scores, dtype=np.float64), 0.0, 1.0))
    return found


def smooth(
    times: ArrayLike, values: ArrayLike, variances: ArrayLike, keep: float = KEEP, shared: ArrayLike = 0.0
) -> Curves:
    """Smooth k series over the same n moments.

    `times` (n,) never fall; `values` (k, n) have NaN where a series shows nothing; `variances` (k, n) are those of
    the observations (see `noise`). `keep` is the share of a state that is left after one unit of time: 1 is a
    random walk. `shared` (k,) is the variance of a mistake that all observations of a series have in common: no
    number of them makes it smaller, and the band is wider by it. ValueError where shapes do not fit or times fall.
    """
    at, seen, spread = _inputs(times, values, variances)
    curves = [_one(at, row, wide, keep) for row, wide in zip(seen, spread)]
    mid = np.array([curve[0] for curve in curves]).reshape(seen.shape)
    common = np.broadcast_to(np.asarray(shared, dtype=np.float64), len(curves))[:, None]
    half = _Z90 * np.sqrt(np.array([curve[1] for curve in curves]).reshape(seen.shape) + common)
    middle = np.clip(mid, -1.0, 1.0)
    found = np.clip(mid - half, -1.0, middle), middle, np.clip(mid + half, middle, 1.0)
    return Curves(*found, np.array([curve[2] for curve in curves]), np.array([curve[3] for curve in curves]))


def _inputs(times: ArrayLike, values: ArrayLike, variances: ArrayLike) -> tuple[Floats, Floats, Floats]:
    at, seen = np.asarray(times, dtype=np.float64), np.asarray(values, dtype=np.float64)
    spread = np.asarray(variances, dtype=np.float64)
    if seen.ndim != 2 or seen.shape != spread.shape or at.shape != seen.shape[1:]:
        raise ValueError(f"Shapes do not fit: times {at.shape}, values {seen.shape}, variances {spread.shape}.")
    if np.any(np.diff(at) < 0) or not np.all(np.isfinite(at)):
        raise ValueError("Times must be finite and never fall.")
    return at, seen, np.where(np.isnan(seen), np.inf, spread)


def _one(
    times: Floats, values: Floats, variances: Floats, keep: float
) -> tuple[list[float], list[float], float, float]:
    """Means, variances, q and log-likelihood of one series."""
    there = np.isfinite(variances)
    steps = steps_between(times[there], keep)
    likelihoods = [filtered(steps, values[there], variances[there], q)[2] for q in np.exp(_GRID)]
    wander = _most_probable(np.array(likelihoods))
    steps = steps_between(times, keep)
    means, spreads, likelihood = filtered(steps, np.nan_to_num(values), variances, wander)
    _smooth_backwards(steps, means, spreads, wander)
    return means, spreads, wander, likelihood


def steps_between(times: Floats, keep: float) -> list[tuple[float, float]]:
    """For the gap before each moment: what is left of a state after it, and how much of q it adds."""
    gaps = np.diff(times, prepend=times[:1])
    kept = keep**gaps
    added = gaps if keep == 1.0 else (1.0 - kept**2) / (1.0 - keep**2)
    return list(zip(kept.tolist(), added.tolist()))


def _most_probable(likelihoods: Floats) -> float:
    """The q of the highest likelihood times prior: the best of the grid, moved by a parabola."""
    score = likelihoods - 0.5 * ((_GRID - _LOG_WANDER) / _LOG_WANDER_SD) ** 2
    best = int(np.clip(np.argmax(score), 1, len(_GRID) - 2))
    left, top, right = score[best - 1 : best + 2]
    bend = left - 2.0 * top + right
    shift = float(np.clip(0.5 * (left - right) / bend, -1.0, 1.0)) if bend < 0.0 else 0.0
    return float(np.exp(_GRID[best] + shift * (_GRID[1] - _GRID[0])))


def filtered(
    steps: list[tuple[float, float]], values: Floats, variances: Floats, wander: float
) -> tuple[list[float], list[float], float]:
    """Kalman's filter: means, variances and the log-likelihood. An infinite variance teaches nothing."""
    mean, variance = _PRIOR_MEAN, _PRIOR_VARIANCE
    means, spreads, missed, expected = [], [], [], []
    for (kept, added), seen, spread in zip(steps, values.tolist(), variances.tolist()):
        mean *= kept
        variance = variance * kept * kept + wander * added
        total = variance + spread
        off = seen - mean
        gain = variance / total
        mean += gain * off
        variance *= 1.0 - gain
        means.append(mean)
        spreads.append(variance)
        missed.append(off)
        expected.append(total)
    totals = np.array(expected)
    there = np.isfinite(totals)
    density = np.log(2.0 * np.pi * totals[there]) + np.array(missed)[there] ** 2 / totals[there]
    return means, spreads, -0.5 * float(np.sum(density))


def _smooth_backwards(
    steps: list[tuple[float, float]], means: list[float], variances: list[float], wander: float
) -> None:
    """The smoother of Rauch, Tung & Striebel (1965), in place: what came later corrects what came before."""
    for t in range(len(means) - 2, -1, -1):
        kept, added = steps[t + 1]
        ahead = variances[t] * kept * kept + wander * added
        if ahead > 0.0:
            back = variances[t] * kept / ahead
            means[t] += back * (means[t + 1] - means[t] * kept)
            variances[t] += back * back * (variances[t + 1] - ahead)
