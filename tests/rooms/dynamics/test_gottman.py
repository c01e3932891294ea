"""The fitted equations: what is put in is found again, and influence is not found where none was put in."""

import numpy as np
import pytest
from couples import talk
from scipy.special import gammaln
from scipy.stats import multivariate_t
from statsmodels.regression.linear_model import OLS

from duologue.dynamics import gottman, ridge
from duologue.dynamics.gottman import fit
from duologue.dynamics.influence import BILINEAR, NONE
from duologue.dynamics.ridge import Prior, log_evidence, posterior
from duologue.dynamics.turns import turns


def gram(regressors, value):
    """The sums of products of regressors and value."""
    joined = np.column_stack([regressors, value])
    return joined.T @ joined


def test_the_fit_is_ridge_regression_as_statsmodels_does_it() -> None:
    """A prior is so many more observations: its middle, each seen with its own precision."""
    rows, _ = turns(talk(80, 1, (0.4, 0.3)))
    moved = [term(rows.partner) for term in BILINEAR.terms]
    regressors = np.column_stack([np.ones_like(rows.own), rows.own, *moved])
    prior = Prior(np.array([0.0, 0.35, 0.0, 0.0]), np.array([0.45, 0.1, 0.3, 0.3]))
    found = posterior(gram(regressors, rows.value), np.asarray(float(len(rows.value))), prior)

    weight = np.diag(1 / np.sqrt(prior.spread))
    more = OLS(np.append(rows.value, weight @ prior.middle), np.vstack([regressors, weight])).fit()
    np.testing.assert_allclose(found.mean, more.params, atol=1e-10)
    np.testing.assert_allclose(found.covariance, more.normalized_cov_params, atol=1e-10)


def test_the_evidence_is_the_density_that_scipy_gives() -> None:
    """Strengths and noise summed over, the values are one multivariate t."""
    rng = np.random.default_rng(2)
    regressors, value = rng.normal(size=(9, 3)), rng.normal(size=9)
    prior = Prior(np.array([0.1, 0.0, -0.2]), np.array([0.5, 0.2, 0.3]))
    found = log_evidence(gram(regressors, value), np.asarray(9.0), prior)

    shape = np.eye(9) + regressors @ np.diag(prior.spread) @ regressors.T
    scale = ridge.NOISE_RATE / ridge.NOISE_SHAPE
    exact = multivariate_t(regressors @ prior.middle, scale * shape, df=2 * ridge.NOISE_SHAPE).logpdf(value)
    assert float(found) == pytest.approx(float(exact), abs=1e-9)


def test_log_gamma_is_scipys() -> None:
    """Over all that an inverse gamma can ask."""
    x = np.concatenate([np.linspace(0.05, 30, 400), [1e3, 1e6]])
    np.testing.assert_allclose(ridge._log_gamma(x), gammaln(x), rtol=1e-11, atol=1e-11)


def test_what_is_put_in_is_found_again() -> None:
    """That there is influence, its shape, and every number within its interval nine times in ten."""
    found, shapes, within = [], [], []
    for seed in range(15):
        couple = fit(talk(400, seed, (0.35, 0.3)))
        assert couple is not None
        for conduct, constant, slope in ((couple.first, 0.1, 0.35), (couple.second, -0.05, 0.3)):
            found.append(conduct.influenced)
            shapes.append(conduct.shape is BILINEAR)
            if conduct.shape is BILINEAR:
                bands = [conduct.constant, conduct.inertia, *conduct.strengths]
                true = (constant, 0.3, slope, slope)
                within += [low <= value <= high for (low, _, high), value in zip(bands, true)]

    assert np.mean(found) >= 0.95 and np.mean(shapes) >= 0.85
    assert 0.8 < np.mean(within) < 0.97


def ojive(turns: int, seed: int) -> np.ndarray:
    """Values of two who are moved in steps: down by 0.5 below -0.25, up by 0.4 above 0.25."""
    rng = np.random.default_rng(seed)
    values, last = np.full((2, 2 * turns), np.nan), [0.0, 0.0]
    for t in range(2 * turns):
        who, p = t % 2, last[1 - t % 2]
        mean = 0.1 + 0.2 * last[who] - 0.5 * (p < -0.25) + 0.4 * (p > 0.25)
        last[who] = values[who, t] = float(np.clip(mean + 0.35 * rng.standard_normal(), -1, 1))
    return values


@pytest.mark.parametrize("seed", range(3))
def test_steps_are_found_where_there_are_steps(seed: int) -> None:
    """An ojive couple is not called bilinear, and its thresholds are found."""
    couple = fit(ojive(1000, seed))

    assert couple is not None
    for conduct in (couple.first, couple.second):
        assert conduct.shape.name == "ojive"
        assert [term.at for term in conduct.shape.terms] == [-0.25, 0.25]
        assert [mid for _, mid, _ in conduct.strengths] == pytest.approx([-0.5, 0.4], abs=0.12)


def test_strengths_have_the_signs_that_their_names_promise() -> None:
    """A drop lowers, a lift raises, a repair warms and a damping cools; whatever was tried, too."""
    for seed in range(10):
        couple = fit(talk(50, seed, (-0.4, 0.5)))
        assert couple is not None
        for conduct in (couple.first, couple.second):
            for term, (_, mid, _) in zip(conduct.shape.terms, conduct.strengths):
                assert mid * term.sign >= 0


def test_hardly_ever_is_influence_seen_where_there_is_none() -> None:
    """Two who do not hear each other, over talks long and short."""
    for count, wrong in ((15, 2), (60, 2), (200, 2)):
        couples = [fit(talk(count, seed)) for seed in range(30)]
        assert sum(couple is not None and couple.beats_null for couple in couples) <= wrong


def test_where_influence_is_not_believed_it_has_no_part() -> None:
    """The equation is then inertia alone, and says what was tried."""
    couple = fit(talk(40, 3))

    assert couple is not None and not couple.beats_null
    assert couple.first.shape is NONE and couple.first.strengths == ()
    assert couple.first.mean.shape == (2,) and couple.first.tried.terms


def test_few_turns_say_nothing() -> None:
    """Below a handful there is no fit; with few, intervals are wide."""
    assert fit(talk(gottman.LEAST, 1)) is None
    short, long = fit(talk(12, 1)), fit(talk(300, 1))

    assert short is not None and long is not None
    assert short.first.inertia[2] - short.first.inertia[0] > 1.5 * (long.first.inertia[2] - long.first.inertia[0])


def test_the_same_seed_gives_the_same_fit() -> None:
    """To the last digit."""
    one, two = fit(talk(60, 4, (0.3, 0.3)), seed=9), fit(talk(60, 4, (0.3, 0.3)), seed=9)

    assert one is not None and two is not None
    assert one.first.inertia == two.first.inertia and np.array_equal(one.second.draws, two.second.draws)
    assert one.first.p == two.first.p


def test_turns_pair_each_act_with_what_came_before() -> None:
    """Own last and partner's last; acts of one moment do not answer each other; a new scene begins anew."""
    values = np.array([[0.1, np.nan, 0.3, 0.4, np.nan, 0.6], [np.nan, 0.2, np.nan, 0.5, 0.7, np.nan]])
    first, second = turns(values)
    np.testing.assert_allclose(first.value, [0.3, 0.4, 0.6])
    np.testing.assert_allclose(first.own, [0.1, 0.3, 0.4])
    np.testing.assert_allclose(first.partner, [0.2, 0.2, 0.7])
    np.testing.assert_allclose(second.value, [0.5, 0.7])
    np.testing.assert_allclose(second.partner, [0.3, 0.4])

    first, second = turns(values, [False, False, False, True, False, False])
    np.testing.assert_allclose(first.value, [0.3, 0.6])
    np.testing.assert_allclose(first.partner, [0.2, 0.7])
    np.testing.assert_allclose(second.value, [0.7])
