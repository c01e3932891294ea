"""The curves, against statsmodels and against the exact conditional distribution that SciPy computes."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.stats import multivariate_normal
from statsmodels.tsa.statespace.structural import UnobservedComponents

from duologue.dynamics import smoother
from duologue.dynamics.smoother import KEEP, SCATTER, noise, smooth

Z90 = 1.6448536269514722


def wandering(n: int, seed: int) -> np.ndarray:
    """A state that wanders within the scale, seen with noise, a third of it missing."""
    rng = np.random.default_rng(seed)
    state = np.clip(np.cumsum(rng.normal(0, 0.1, n)), -0.6, 0.6)
    seen = np.clip(state + rng.normal(0, 0.25, n), -1, 1)
    seen[rng.random(n) < 0.33] = np.nan
    return seen


def exact(times, values, variances, wander: float, keep: float) -> tuple[np.ndarray, np.ndarray, float]:
    """Mean, variance and log-likelihood by conditioning one big normal distribution."""
    size = np.empty(len(times))
    size[0] = 0.2
    for t in range(1, len(times)):
        left = keep ** (2 * (times[t] - times[t - 1]))
        added = (times[t] - times[t - 1]) if keep == 1 else (1 - left) / (1 - keep**2)
        size[t] = size[t - 1] * left + wander * added
    apart = np.abs(times[:, None] - times[None, :])
    cover = keep**apart * size[np.minimum.outer(np.arange(len(times)), np.arange(len(times)))]
    return _conditioned(cover, values, variances)


def _conditioned(cover, values, variances):
    there = ~np.isnan(values)
    total = cover[np.ix_(there, there)] + np.diag(variances[there])
    gain = cover[:, there] @ np.linalg.inv(total)
    mean = gain @ values[there]
    variance = np.diag(cover - gain @ cover[there])
    return mean, variance, float(multivariate_normal(np.zeros(there.sum()), total).logpdf(values[there]))


@pytest.mark.parametrize("seed", range(3))
def test_a_random_walk_is_smoothed_as_statsmodels_does(seed: int) -> None:
    """Means, bands and likelihood, with missing observations."""
    seen = wandering(60, seed)
    curves = smooth(np.arange(60), seen[None], np.full((1, 60), 0.08), keep=1.0)

    model = UnobservedComponents(seen, level="llevel")
    model.ssm.initialize_known(np.zeros(1), np.array([[0.2]]))
    model.ssm.loglikelihood_burn = 0  # every observation counts: the first state has a prior
    found = model.smooth([0.08, curves.wander[0]])
    mean, half = found.smoothed_state[0], Z90 * np.sqrt(found.smoothed_state_cov[0, 0])
    np.testing.assert_allclose(curves.mid[0], mean, atol=1e-9)
    np.testing.assert_allclose(curves.low[0], np.clip(mean - half, -1, 1), atol=1e-9)
    np.testing.assert_allclose(curves.high[0], np.clip(mean + half, -1, 1), atol=1e-9)
    assert curves.log_likelihood[0] == pytest.approx(found.llf, abs=1e-8)


@pytest.mark.parametrize("keep", [1.0, 0.98, 0.8])
def test_uneven_gaps_and_unequal_noise_are_taken_for_what_they_are(keep: float) -> None:
    """The exact distribution of the whole series at once says the same."""
    rng = np.random.default_rng(7)
    times = np.cumsum(rng.integers(0, 9, 40)).astype(float)
    seen, variances = wandering(40, 3), rng.uniform(0.05, 0.6, 40)
    curves = smooth(times, seen[None], variances[None], keep)

    mean, variance, likelihood = exact(times, seen, variances, curves.wander[0], keep)
    np.testing.assert_allclose(curves.mid[0], mean, atol=1e-8)
    np.testing.assert_allclose(curves.high[0] - curves.mid[0], Z90 * np.sqrt(variance), atol=1e-8)
    assert curves.log_likelihood[0] == pytest.approx(likelihood, abs=1e-7)


@pytest.mark.parametrize("seed", range(4))
def test_the_wandering_is_the_most_probable(seed: int) -> None:
    """SciPy, searching finely for the best q under the same prior, draws the same curve."""
    seen, times = wandering(80, seed), np.arange(80.0)
    variances = np.full(80, SCATTER)
    curves = smooth(times, seen[None], variances[None])

    def against(log_wander: float) -> float:
        prior = -0.5 * ((log_wander - smoother._LOG_WANDER) / smoother._LOG_WANDER_SD) ** 2
        return -exact(times, seen, variances, float(np.exp(log_wander)), KEEP)[2] - prior

    best = minimize_scalar(against, bounds=(-9, 0), method="bounded").x
    mean, _, _ = exact(times, seen, variances, float(np.exp(best)), KEEP)
    np.testing.assert_allclose(curves.mid[0], mean, atol=0.03)


def test_the_band_of_somebody_silent_for_pages_widens() -> None:
    """And narrows again where the person is heard again."""
    values = np.full((2, 120), np.nan)
    values[:, :20], values[0, 100:] = 0.5, -0.5
    curves = smooth(np.arange(120), values, np.full(values.shape, 0.1))
    width = curves.high - curves.low

    assert width[0, 60] > 1.5 * width[0, 10]
    assert width[0, 60] > 1.5 * width[0, 110]
    assert np.all(np.diff(width[1, 25:]) > -1e-9)


def test_bands_hold_what_they_promise() -> None:
    """Of states that wander as the model says, nine in ten lie within their bands."""
    inside = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        state = np.empty(50)
        state[0] = rng.normal(0, 0.3)
        for t in range(1, 50):
            state[t] = KEEP * state[t - 1] + rng.normal(0, np.sqrt(0.012))
        seen = state + rng.normal(0, np.sqrt(SCATTER), 50)
        curves = smooth(np.arange(50), seen[None], np.full((1, 50), SCATTER))
        held = np.clip(state, -1, 1)
        inside.append(np.mean((curves.low[0] <= held) & (held <= curves.high[0])))

    assert 0.86 < np.mean(inside) < 0.94


def test_a_mistake_in_common_widens_the_band_and_moves_nothing() -> None:
    """However many acts there are: they share it."""
    times, values = np.arange(40.0), wandering(40, 3)[None, :]
    plain = smooth(times, values, np.full_like(values, 0.1))
    wide = smooth(times, values, np.full_like(values, 0.1), shared=[0.05])

    assert np.array_equal(plain.mid, wide.mid)
    open_ = (np.abs(wide.low) < 1) & (np.abs(wide.high) < 1)
    half = (wide.high - wide.mid)[open_] ** 2 - (plain.high - plain.mid)[open_] ** 2
    assert np.allclose(half, 0.05 * Z90**2)


def test_a_doubtful_act_pulls_less() -> None:
    """Score 1 is a sure reading, score 0 none."""
    values = np.array([[0.0, 0.0, 1.0, 0.0, 0.0]])
    sure = smooth(np.arange(5), values, noise(np.ones((1, 5))))
    doubtful = smooth(np.arange(5), values, noise(np.array([[1, 1, 0.2, 1, 1]])))

    assert sure.mid[0, 2] > 2 * doubtful.mid[0, 2] > 0


def test_nothing_seen_says_nothing() -> None:
    """A whole series of silence is the prior; no moments at all are no curve."""
    silent = smooth(np.arange(4), np.full((1, 4), np.nan), np.ones((1, 4)))

    assert np.all(silent.mid == 0) and np.all(silent.high > 0.7)
    assert smooth([], np.empty((2, 0)), np.empty((2, 0))).mid.shape == (2, 0)


@pytest.mark.parametrize(
    ("times", "values"), [([0, 1], [[0.0]]), ([1, 0], [[0.0, 0.0]]), ([0, np.nan], [[0.0, 0.0]])]
)
def test_what_does_not_fit_is_refused(times, values) -> None:
    """Shapes, and times that fall or are none."""
    with pytest.raises(ValueError, match=r"fit|Times"):
        smooth(times, values, np.ones_like(values))
