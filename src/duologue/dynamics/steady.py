"""Where a fitted pair comes to rest: steady states, and whether they hold.

With steps and slopes for influence the plane falls into rectangles in which both equations are straight, so every
steady state is found exactly: solve each rectangle and keep what lies inside it.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from duologue.dynamics.gottman import Conduct, Couple
from duologue.dynamics.influence import influence
from duologue.dynamics.series import Interval


@dataclass(frozen=True, slots=True)
class SteadyState:
    """A state that stays as it is. `eigenvalues` are the two sizes of the return to it; both below 1: `stable`."""

    first: float
    second: float
    eigenvalues: tuple[float, float]
    stable: bool


def uninfluenced(conduct: Conduct) -> Interval:
    """Where a person would settle if the other stayed at 0: constant / (1 - inertia), cut at the scale's ends."""
    draws = conduct.draws[:, 0] / (1.0 - conduct.draws[:, 1])
    mid = float(conduct.mean[0] / (1.0 - conduct.mean[1]))
    low, high = np.quantile(draws, [0.05, 0.95])
    cut = np.clip([min(low, mid), mid, max(high, mid)], -1.0, 1.0)
    return float(cut[0]), float(cut[1]), float(cut[2])


def steady_states(couple: Couple) -> tuple[SteadyState, ...]:
    """The influenced steady states within the scale, coldest first. None inside it is an answer: () it is then."""
    first, second = couple.first, couple.second
    found = []
    for left, right in pairwise((-1.0, *second_knots(couple), 1.0)):
        for low, high in pairwise((-1.0, *first_knots(couple), 1.0)):
            state = _rest_in(first, second, (low, high), (left, right))
            if state is not None:
                found.append(state)
    unique = {(round(state.first, 9), round(state.second, 9)): state for state in found}
    return tuple(sorted(unique.values(), key=lambda state: state.first + state.second))


def first_knots(couple: Couple) -> tuple[float, ...]:
    """Where the first person's value changes how the second answers."""
    return couple.second.shape.knots()


def second_knots(couple: Couple) -> tuple[float, ...]:
    """Where the second person's value changes how the first answers."""
    return couple.first.shape.knots()


def _rest_in(
    first: Conduct, second: Conduct, own: tuple[float, float], other: tuple[float, float]
) -> SteadyState | None:
    """The steady state with the first's value within `own` and the second's within `other`, if there is one."""
    base_first, slope_first = _straight(first, sum(other) / 2)
    base_second, slope_second = _straight(second, sum(own) / 2)
    matrix = np.array([[1.0 - first.mean[1], -slope_first], [-slope_second, 1.0 - second.mean[1]]])
    if abs(np.linalg.det(matrix)) < 1e-9:
        return None
    x, y = np.linalg.solve(matrix, [base_first, base_second])
    if not (own[0] - 1e-12 <= x <= own[1] + 1e-12 and other[0] - 1e-12 <= y <= other[1] + 1e-12):
        return None
    sizes = _sizes(first.mean[1], second.mean[1], slope_first, slope_second)
    return SteadyState(float(x), float(y), sizes, max(sizes) < 1.0)


def _straight(conduct: Conduct, middle: float) -> tuple[float, float]:
    """Height at 0 and slope of the straight piece of the equation that holds around `middle`."""
    slope = sum(float(s) * term.slope(middle) for s, term in zip(conduct.mean[2:], conduct.shape.terms))
    here = float(influence(conduct.shape, conduct.mean[2:], middle))
    return float(conduct.mean[0]) + here - slope * middle, slope


def _sizes(r1: float, r2: float, slope_first: float, slope_second: float) -> tuple[float, float]:
    """Sizes of the eigenvalues of one round: the first answers, then the second answers that."""
    round_matrix = np.array([[r1, slope_first], [slope_second * r1, r2 + slope_second * slope_first]])
    sizes = sorted(np.abs(np.linalg.eigvals(round_matrix)).tolist(), reverse=True)
    return sizes[0], sizes[1]
