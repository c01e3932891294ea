"""Lag-sequential tables against statsmodels, direct counting and SciPy's exact test."""

import numpy as np
import pytest
from scipy.stats import fisher_exact
from statsmodels.stats.contingency_tables import Table, Table2x2

from duologue.dynamics.sequence import answers, lag_sequential


def paired(counts) -> tuple[np.ndarray, np.ndarray]:
    """Moves and answers that give this table."""
    rows, columns = np.indices(np.shape(counts))
    return np.repeat(rows.ravel(), np.ravel(counts)), np.repeat(columns.ravel(), np.ravel(counts))


def test_expected_counts_and_z_are_those_of_statsmodels() -> None:
    """Allison and Liker's z is the adjusted residual of a table of counts (Haberman 1973)."""
    rng = np.random.default_rng(0)
    given, answer = rng.integers(0, 4, 300), rng.integers(0, 4, 300)
    found = lag_sequential(given, answer, 4, shuffles=19)
    table = Table(found.counts, shift_zeros=False)

    np.testing.assert_allclose(found.expected, table.fittedvalues)
    np.testing.assert_allclose(found.z, table.standardized_resids)


def test_yules_q_is_what_the_odds_ratio_says() -> None:
    """Q = (OR - 1) / (OR + 1), which statsmodels knows as Yule's Q of a two by two table."""
    counts = np.array([[30, 10], [12, 48]])
    found = lag_sequential(*paired(counts), 2, shuffles=19)
    odds = Table2x2(counts.astype(float)).oddsratio

    assert found.q[0, 0] == pytest.approx((odds - 1) / (odds + 1))
    assert found.q[0, 1] == pytest.approx(-found.q[0, 0])


def test_a_worked_table() -> None:
    """By hand: 100 pairs, 40 given, 42 answers, 30 together: (30 - 16.8) / sqrt(16.8 * .6 * .58) = 5.459."""
    found = lag_sequential(*paired([[30, 10], [12, 48]]), 2, shuffles=99)

    assert found.expected[0, 0] == pytest.approx(16.8)
    assert found.z[0, 0] == pytest.approx(13.2 / np.sqrt(16.8 * 0.6 * 0.58))
    assert found.q[0, 0] == pytest.approx((30 * 48 - 10 * 12) / (30 * 48 + 10 * 12))


@pytest.mark.parametrize("counts", [[[7, 2], [3, 9]], [[4, 4], [5, 5]], [[1, 9], [6, 5]]])
def test_p_by_shuffling_is_that_of_the_exact_test(counts) -> None:
    """Shuffling one side keeps both totals, which is the chance of the hypergeometric."""
    found = lag_sequential(*paired(counts), 2, shuffles=4999, seed=1)
    expected = float(np.outer(np.sum(counts, axis=1), np.sum(counts, axis=0))[0, 0] / np.sum(counts))
    exact = _at_least_as_far(np.array(counts), expected)

    assert found.p[0, 0] == pytest.approx(exact, abs=0.025)
    assert fisher_exact(counts).pvalue == pytest.approx(found.p[0, 0], abs=0.1)


def _at_least_as_far(counts: np.ndarray, expected: float) -> float:
    from scipy.stats import hypergeom

    chance = hypergeom(counts.sum(), counts[0].sum(), counts[:, 0].sum())
    values = np.arange(counts.sum() + 1)
    return float(chance.pmf(values)[np.abs(values - expected) >= abs(counts[0, 0] - expected) - 1e-9].sum())


def test_many_cells_cost_what_they_should() -> None:
    """With nine moves and nothing between them, some cell has a small p and hardly ever a small family p."""
    rng = np.random.default_rng(3)
    alone, family = [], []
    for seed in range(30):
        found = lag_sequential(rng.integers(0, 9, 80), rng.integers(0, 9, 80), 9, shuffles=99, seed=seed)
        alone.append(np.nanmin(found.p) <= 0.05)
        family.append(np.nanmin(found.p_family) <= 0.05)

    assert np.mean(alone) > 0.7
    assert np.mean(family) < 0.2


def test_whose_answer_is_counted() -> None:
    """The other's move, so many moves later; what one person does twice running is no answer."""
    actors, moves = [0, 1, 0, 0, 1, 1, 0], [5, 6, 1, 2, 3, 4, 8]
    given, answer = answers(actors, moves, of=0)
    assert list(zip(given.tolist(), answer.tolist())) == [(5, 6), (2, 3)]
    given, answer = answers(actors, moves, of=1)
    assert list(zip(given.tolist(), answer.tolist())) == [(6, 1), (4, 8)]
    given, answer = answers(actors, moves, of=0, lag=2)
    assert list(zip(given.tolist(), answer.tolist())) == [(1, 3), (2, 4)]


def test_no_moves_have_no_z() -> None:
    """And what is not a code is refused."""
    found = lag_sequential([], [], 3)
    assert np.all(np.isnan(found.z)) and np.all(np.isnan(found.p))
    assert answers([0], [3], 0)[0].tolist() == []
    with pytest.raises(ValueError, match="Codes"):
        lag_sequential([3], [0], 3)
    with pytest.raises(ValueError, match="answer"):
        lag_sequential([1, 2], [0], 3)
