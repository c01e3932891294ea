"""Where fitted pairs come to rest, against running the equations until nothing changes."""

import numpy as np
import pytest
from couples import talk

from duologue.dynamics.gottman import Conduct, Couple, fit
from duologue.dynamics.influence import BILINEAR, NONE, Shape, Term, influence, shapes
from duologue.dynamics.steady import steady_states, uninfluenced

STEPS = Shape("ojive", (Term("drop", "below", -0.25), Term("lift", "above", 0.25)))


def conduct(shape: Shape, *mean: float) -> Conduct:
    """An equation with these constant, inertia and strengths, known exactly."""
    exact = [(value, value, value) for value in mean]
    draws = np.tile(np.array(mean), (20, 1))
    tail = (0.1, shape, 0.1, 0.005, shape is not NONE)
    return Conduct(50, exact[0], exact[1], tuple(exact[2:]), shape, *tail, np.array(mean), draws)


def after(couple: Couple, first: float, second: float, rounds: int = 400) -> tuple[float, float]:
    """The two equations, turn by turn and without noise."""
    for _ in range(rounds):
        moved = influence(couple.first.shape, couple.first.mean[2:], second)
        first = float(couple.first.mean[0] + couple.first.mean[1] * first + moved)
        moved = influence(couple.second.shape, couple.second.mean[2:], first)
        second = float(couple.second.mean[0] + couple.second.mean[1] * second + moved)
    return first, second


def test_without_influence_each_settles_alone() -> None:
    """At constant / (1 - inertia)."""
    couple = Couple(conduct(NONE, 0.2, 0.5), conduct(NONE, -0.1, 0.0))
    (state,) = steady_states(couple)

    assert (state.first, state.second) == pytest.approx((0.4, -0.1))
    assert state.stable and state.eigenvalues == pytest.approx((0.5, 0.0))
    assert uninfluenced(couple.first) == pytest.approx((0.4, 0.4, 0.4))


def test_two_who_push_each_other_have_a_warm_end_and_a_cold_one() -> None:
    """Steps strong enough to hold themselves up: two stable states, and which is reached depends on the start."""
    couple = Couple(conduct(STEPS, 0.0, 0.2, -0.4, 0.4), conduct(STEPS, 0.0, 0.2, -0.4, 0.4))
    states = steady_states(couple)

    assert [state.stable for state in states] == [True, True, True]
    assert (states[0].first, states[-1].first) == pytest.approx((-0.5, 0.5))
    assert after(couple, -0.9, -0.9) == pytest.approx((states[0].first, states[0].second))
    assert after(couple, 0.9, 0.9) == pytest.approx((states[-1].first, states[-1].second))


def test_an_unstable_state_is_left() -> None:
    """Slopes that together outweigh inertia: the state in the middle is one that nobody stays in."""
    pushy = conduct(BILINEAR, 0.0, 0.3, 0.9, 0.9)
    (state,) = steady_states(Couple(pushy, pushy))

    assert (state.first, state.second) == pytest.approx((0.0, 0.0))
    assert not state.stable
    assert abs(after(Couple(pushy, pushy), 0.01, 0.0, 30)[0]) > 0.5


@pytest.mark.parametrize("seed", range(6))
def test_eigenvalues_are_those_of_one_round_by_differences(seed: int) -> None:
    """The Jacobian of the map that runs, not of a formula beside it."""
    rng = np.random.default_rng(seed)
    couple = Couple(*(conduct(BILINEAR, 0.2, *rng.uniform(-0.5, 0.5, 3)) for _ in range(2)))
    states = [state for state in steady_states(couple) if min(abs(state.first), abs(state.second)) > 1e-3]
    for state in states:
        here = np.array([state.first, state.second])
        columns = [
            (np.array(after(couple, *(here + step), 1)) - np.array(after(couple, *(here - step), 1))) / 2e-6
            for step in np.eye(2) * 1e-6
        ]
        sizes = sorted(np.abs(np.linalg.eigvals(np.column_stack(columns))), reverse=True)
        assert state.eigenvalues == pytest.approx(tuple(sizes), abs=1e-5)


def test_a_fitted_pair_stays_where_it_rests() -> None:
    """One round of the equations leads back to the same state."""
    couple = fit(talk(300, 2, (0.4, 0.4)))
    assert couple is not None and couple.beats_null
    states = steady_states(couple)

    assert states
    for state in states:
        assert after(couple, state.first, state.second, 1) == pytest.approx((state.first, state.second))


def test_every_influence_is_nothing_at_0() -> None:
    """So that the uninfluenced state means what it says."""
    for shape in shapes():
        assert float(influence(shape, np.ones(len(shape.terms)), 0.0)) == 0.0
