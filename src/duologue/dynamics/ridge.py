"""Linear regression under a prior, for many models at once: the normal-inverse-gamma family, all in closed form.

    strengths | s2 ~ N(middle, s2 * diag(spread)),   s2 ~ inverse gamma(NOISE_SHAPE, NOISE_RATE)

(Gelman et al. 2013, chapter 14.) Data enter only as sums of squares and products, so that folds, bootstrap samples
and shuffles are sums of blocks and thousands of fits are one call. A "Gram" is the (d + 1, d + 1) matrix of
products of the d regressors and, last, the value; leading axes are many fits.
"""

from dataclasses import dataclass

import numpy as np

from duologue.dynamics.series import Floats

NOISE_SHAPE, NOISE_RATE = 5.4, 0.55
"""The prior on the variance of a turn around what its equation says: mean 0.125, worth eleven turns."""


@dataclass(frozen=True, slots=True, eq=False)
class Prior:
    """What is believed of d strengths before any turn: `middle` (…, d); `spread` (d,) in units of the noise."""

    middle: Floats
    spread: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """`mean` (…, d) and, for noise of variance 1, `covariance` (…, d, d); `shape` and `rate` (…,) of the noise."""

    mean: Floats
    covariance: Floats
    shape: Floats
    rate: Floats


def posterior(grams: Floats, counts: Floats, prior: Prior) -> Posterior:
    """What is believed after the turns in `grams` (…, d + 1, d + 1), `counts` (…,) of them."""
    certain = 1.0 / prior.spread
    precision = grams[..., :-1, :-1] + np.diag(certain)
    covariance = np.linalg.inv(precision).astype(np.float64)
    pull = grams[..., :-1, -1] + certain * prior.middle
    mean: Floats = np.einsum("...ij,...j->...i", covariance, pull)
    left = grams[..., -1, -1] + np.sum(certain * prior.middle**2, axis=-1) - np.sum(mean * pull, axis=-1)
    rate: Floats = NOISE_RATE + 0.5 * np.maximum(left, 0.0)
    return Posterior(mean, covariance, NOISE_SHAPE + 0.5 * counts, rate)


def log_evidence(grams: Floats, counts: Floats, prior: Prior) -> Floats:
    """The log of the probability of all values given the regressors, strengths and noise summed over; (…,)."""
    after = posterior(grams, counts, prior)
    log_size = np.linalg.slogdet(after.covariance)[1]
    found: Floats = 0.5 * (log_size - np.sum(np.log(prior.spread))) - after.shape * np.log(after.rate)
    found += _log_gamma(after.shape) - _log_gamma(np.asarray(NOISE_SHAPE))
    found += NOISE_SHAPE * np.log(NOISE_RATE) - 0.5 * counts * np.log(2.0 * np.pi)
    return found


def _log_gamma(x: Floats) -> Floats:
    """Stirling's series after shifting x up by eight; good to 1e-12 for x > 0."""
    shifted = x + 8.0
    below = sum(np.log(x + step) for step in range(8))
    tail = 1 / (12 * shifted) - 1 / (360 * shifted**3) + 1 / (1260 * shifted**5) - 1 / (1680 * shifted**7)
    found: Floats = (shifted - 0.5) * np.log(shifted) - shifted + 0.5 * np.log(2.0 * np.pi) + tail - below
    return found
