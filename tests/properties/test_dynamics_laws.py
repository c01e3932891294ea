"""What holds for the curves, turns and equations of any two people whatever."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from duologue.dynamics.gottman import LEAST, LEVEL, fit
from duologue.dynamics.sequence import answers, lag_sequential
from duologue.dynamics.simulate import run_on
from duologue.dynamics.smoother import noise, smooth
from duologue.dynamics.steady import steady_states, uninfluenced
from duologue.dynamics.turning import turning_points
from duologue.dynamics.turns import turns

shown = some.one_of(some.just(float("nan")), some.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0]), some.floats(-1, 1))


def pairs(least: int = 0, most: int = 40) -> some.SearchStrategy[np.ndarray]:
    """Values of two people, however silent."""
    return some.integers(least, most).flatmap(lambda n: arrays(np.float64, (2, n), elements=shown))


@given(values=pairs(), seed=some.integers(0, 1000), keep=some.sampled_from([1.0, 0.98, 0.5]))
def test_a_curve_stays_on_the_scale_and_within_its_band(values: np.ndarray, seed: int, keep: float) -> None:
    """At any times, however unevenly spaced."""
    rng = np.random.default_rng(seed)
    times = np.cumsum(rng.integers(0, 50, values.shape[1])).astype(float)
    curves = smooth(times, values, noise(rng.random(values.shape)), keep)

    assert curves.mid.shape == values.shape
    assert np.all((curves.low <= curves.mid) & (curves.mid <= curves.high))
    assert np.all((curves.low >= -1) & (curves.high <= 1))


@given(values=pairs(), seed=some.integers(0, 5))
def test_a_curve_knows_no_direction_of_kindness(values: np.ndarray, seed: int) -> None:
    """Turn every act into its opposite and the curve is upside down; exchange the two and so are the curves."""
    times, variances = np.arange(values.shape[1]), noise(np.random.default_rng(seed).random(values.shape))
    plain, mirrored = smooth(times, values, variances), smooth(times, -values, variances)
    exchanged = smooth(times, values[::-1], variances[::-1])

    np.testing.assert_allclose(plain.mid, -mirrored.mid, atol=1e-12)
    np.testing.assert_allclose(plain.low, -mirrored.high, atol=1e-12)
    np.testing.assert_allclose(plain.mid, exchanged.mid[::-1], atol=1e-12)


@given(values=pairs(), level=some.sampled_from([0.05, 0.3, 1.0]), at_most=some.integers(0, 5))
@settings(max_examples=50)
def test_turns_are_few_within_the_text_and_rare(values: np.ndarray, level: float, at_most: int) -> None:
    """At moments that show something, never two the same, and none that chance shows more often than allowed."""
    found = turning_points(values, level, at_most)

    assert len(found) <= at_most
    assert len({turn.index for turn in found}) == len(found)
    for turn in found:
        assert 0 < turn.index < values.shape[1] and not np.isnan(values[:, turn.index]).all()
        assert 0 < turn.p <= level and -2 <= turn.shift <= 2
        assert all(worth > 0 for _, worth in turn.signs)


@given(values=pairs(0, 60))
@settings(max_examples=40, deadline=None)
def test_equations_hold_themselves_to_their_word(values: np.ndarray) -> None:
    """Finite numbers in order, inertia below 1, influence only where it is rare by chance, rest on the scale."""
    couple = fit(values)
    few = min(len(rows.value) for rows in turns(values)) < LEAST
    assert (couple is None) == few
    if couple is None:
        return
    for conduct in (couple.first, couple.second):
        assert conduct.turns >= LEAST and abs(conduct.inertia[1]) < 1 and conduct.noise > 0
        assert conduct.influenced == (conduct.gain > 0 and conduct.p <= LEVEL) == bool(conduct.shape.terms)
        for low, mid, high in (conduct.constant, conduct.inertia, *conduct.strengths, uninfluenced(conduct)):
            assert np.isfinite([low, mid, high]).all() and low <= mid <= high
    assert all(max(abs(state.first), abs(state.second)) <= 1 + 1e-9 for state in steady_states(couple))
    fan = run_on(couple, (0.5, -0.5), 0, 6, paths=40)
    assert np.all(np.abs(fan.quantiles) <= 1) and np.all(np.diff(fan.quantiles, axis=2) >= 0)


@given(
    events=some.lists(some.tuples(some.integers(0, 1), some.integers(0, 8)), max_size=60), lag=some.integers(1, 3)
)
@settings(max_examples=50, deadline=None)
def test_tables_of_moves_add_up(events: list[tuple[int, int]], lag: int) -> None:
    """As many counted as expected, Q and p within their bounds, and the family's p never below a cell's own."""
    actors, moves = [who for who, _ in events], [what for _, what in events]
    given_moves, answer = answers(actors, moves, 0, lag)
    found = lag_sequential(given_moves, answer, 9, shuffles=19)
    there = ~np.isnan(found.p)

    assert found.counts.sum() == len(given_moves) and np.isclose(found.expected.sum(), len(given_moves))
    assert np.all(np.abs(found.q[~np.isnan(found.q)]) <= 1)
    assert np.all((found.p[there] > 0) & (found.p[there] <= found.p_family[there]) & (found.p_family[there] <= 1))
    assert np.array_equal(there, ~np.isnan(found.z))
