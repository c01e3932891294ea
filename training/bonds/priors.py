"""What is usual for a pair, from the coded training scenes: the priors of the curves and of the equations.

    python -m training.bonds.priors

Each prior is the most probable one with everything else summed over (empirical Bayes). Printed are the numbers
that stand in src/duologue/dynamics (`smoother.py`, `gottman.py`, `ridge.py`), and how often influence beats the
null: in the scenes, and between strangers, each taken from another scene. A few minutes.
"""

from itertools import product

import numpy as np
from scipy.optimize import minimize
from scipy.stats import multivariate_t

from duologue.dynamics.gottman import LEAST, fit
from duologue.dynamics.influence import BILINEAR
from duologue.dynamics.series import Floats
from duologue.dynamics.smoother import filtered, steps_between
from duologue.dynamics.turns import Turns, turns
from training.bonds.turns import scenes

_FEWEST = 5
"""Turns that an equation needs to say anything of what is usual."""
_STRANGER = 37
"""How many scenes on the stranger is taken from."""


def curves(rows: list[Floats]) -> None:
    """Scatter, what is left after a paragraph, and the prior on how much a state wanders."""
    grid = np.linspace(np.log(1e-4), 0.0, 13)
    found = []
    for scatter, keep in product((0.06, 0.08, 0.1, 0.14), (1.0, 0.98, 0.96)):
        likelihoods = np.array([_along(row, scatter, keep, grid) for row in rows])
        for middle, spread in product(np.arange(-6.5, -2.9, 0.25), (0.8, 1.2, 1.6)):
            prior = np.exp(-0.5 * ((grid - middle) / spread) ** 2)
            evidence = np.sum(np.logaddexp.reduce(likelihoods + np.log(prior / prior.sum()), axis=1))
            found.append((float(evidence), scatter, keep, float(np.exp(middle)), spread))
    for evidence, scatter, keep, wander, spread in sorted(found, reverse=True)[:5]:
        told = f"scatter {scatter:.2f}  keep {keep:.2f}  wander {wander:.3f}  the log of it within {spread}"
        print(f"{evidence:9.1f}  {told}")


def _along(row: Floats, scatter: float, keep: float, grid: Floats) -> list[float]:
    there = ~np.isnan(row)
    steps = steps_between(np.flatnonzero(there).astype(np.float64), keep)
    spread = np.full(int(there.sum()), scatter)
    return [filtered(steps, row[there], spread, wander)[2] for wander in np.exp(grid).tolist()]


def equations(rows: list[Turns]) -> None:
    """Middles and spreads of the bilinear equation, and the prior on its noise."""

    def against(numbers: Floats) -> float:
        spread = np.exp(numbers[[0, 1, 2, 2]])
        shape, rate = np.exp(numbers[3:5])
        middle = np.array([0.0, numbers[5], numbers[6], numbers[6]])
        total = 0.0
        for one in rows:
            moved = [term(one.partner) for term in BILINEAR.terms]
            regressors = np.column_stack([np.ones_like(one.own), one.own, *moved])
            cover = np.eye(len(one.value)) + (regressors * spread) @ regressors.T
            total += multivariate_t.logpdf(one.value, regressors @ middle, rate / shape * cover, df=2 * shape)
        return -total

    begin = np.array([-0.7, -1.7, -1.0, 1.8, -0.5, 0.3, 0.1])
    best = minimize(against, begin, method="Nelder-Mead", options={"maxfev": 500, "fatol": 0.1, "adaptive": True})
    constant, inertia, slope, shape, rate = np.exp(best.x[:5])
    print(f"{-best.fun:9.1f}  spreads: constant {constant:.2f}  inertia {inertia:.2f}  slope {slope:.2f}")
    print(f"           middles: inertia {best.x[5]:.2f}  slope {best.x[6]:.2f}; noise: {shape:.1f}, {rate:.2f}")


def influence(values: list[Floats]) -> None:
    """How often influence is believed, between those who talk and between those who do not."""
    strangers = []
    for at, one in enumerate(values):
        other = values[(at + _STRANGER) % len(values)]
        n = min(one.shape[1], other.shape[1])
        strangers.append(np.stack([one[0, :n], other[1, :n]]))
    for name, pairs in {"scenes": values, "strangers": strangers}.items():
        couples = [couple for pair in pairs if (couple := fit(pair)) is not None]
        moved = sum(couple.beats_null for couple in couples)
        print(f"{name}: {moved} of {len(couples)} with {LEAST} turns each beat the null")


def main() -> None:
    """Curves, equations, influence."""
    kept = scenes()
    for name, sides in {"outer": [s.values for s in kept], "inner": [s.inner for s in kept]}.items():
        print(name)
        curves([row for both in sides for row in both if np.sum(~np.isnan(row)) > 1])
    rows = [one for scene in kept for one in turns(scene.values) if len(one.value) >= _FEWEST]
    print(f"equations: {len(rows)}, {sum(len(one.value) for one in rows)} turns")
    equations(rows)
    influence([scene.values for scene in kept])


if __name__ == "__main__":
    main()
