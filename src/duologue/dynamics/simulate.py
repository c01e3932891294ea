"""Running a fitted pair on from a state, with an act put in: what the fitted equations do, as a fan of paths.

Each path has its own draw of the parameters from the bootstrap and its own noise, so the fan is as wide as the fit
is uncertain. It shows the model, and is never what people would do.
"""

from dataclasses import dataclass

import numpy as np

from duologue.dynamics.gottman import Conduct, Couple
from duologue.dynamics.series import Floats, Ints

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, slots=True, eq=False)
class Fan:
    """`quantiles` (steps + 1, 2, 5): after each turn, both people's last values at QUANTILES; step 0 is the start.

    `actors` (steps,) says whose each turn is: 0 or 1.
    """

    quantiles: Floats
    actors: Ints


def run_on(
    couple: Couple, state: tuple[float, float], answers: int, steps: int, paths: int = 1000, seed: int = 0
) -> Fan:
    """Let the two take turns from `state`, person `answers` (0 or 1) first.

    To put an act in, set its actor's value in `state` and let the other answer; the same seed gives the same
    noise, so that two starts can be compared path by path. Values stay within [-1, 1]. ValueError for a state
    outside it.
    """
    if max(abs(state[0]), abs(state[1])) > 1.0 or answers not in (0, 1) or steps < 0:
        raise ValueError("A state lies within [-1, 1], and person 0 or 1 answers first.")
    rng = np.random.default_rng(seed)
    now = np.tile(np.asarray(state, dtype=np.float64), (paths, 1))
    draws = [_drawn(conduct, paths, rng) for conduct in (couple.first, couple.second)]
    seen = [np.quantile(now, QUANTILES, axis=0)]
    actors = (answers + np.arange(steps)) % 2
    for who in actors:
        conduct = (couple.first, couple.second)[who]
        mean = _next(conduct, draws[who], now[:, who], now[:, 1 - who])
        now[:, who] = np.clip(mean + conduct.noise * rng.standard_normal(paths), -1.0, 1.0)
        seen.append(np.quantile(now, QUANTILES, axis=0))
    return Fan(np.stack(seen).transpose(0, 2, 1), actors)


def _drawn(conduct: Conduct, paths: int, rng: np.random.Generator) -> Floats:
    found: Floats = conduct.draws[rng.integers(0, len(conduct.draws), paths)]
    return found


def _next(conduct: Conduct, strengths: Floats, own: Floats, partner: Floats) -> Floats:
    """What the equation says of the next turn, path by path, (paths,)."""
    found: Floats = strengths[:, 0] + strengths[:, 1] * own
    for at, term in enumerate(conduct.shape.terms, start=2):
        found = found + strengths[:, at] * term(partner)
    return found
