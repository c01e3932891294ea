"""Linear regression under a prior, for many models at once: the normal-inverse-gamma family, all in closed form.

    strengths | s2 ~ N(0, s2 * diag(spread)),   s2 ~ inverse gamma(SHAPE, RATE)

(Gelman et al. 2013, chapter 14.) Data enter only as sums of squares and products, so that folds, bootstrap samples
and shuffles are sums of blocks and thousands of fits are one call. A "Gram" is the (d + 1, d + 1) matrix of
products of the d regressors and, last, the value; leading axes are many fits.
"""

import numpy as np

from duologue.dynamics.series import Floats

NOISE_SHAPE, NOISE_RATE = 3.0, 0.6
"""The prior on the variance of a turn around what its equation says: mean 0.3, worth six turns."""


def posterior(grams: Floats, counts: Floats, spread: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Means (…, d), covariances for unit noise (…, d, d), and the shape and rate of the noise (…,) and (…,).

    `grams` (…, d + 1, d + 1); `counts` (…,) is how many turns are in each; `spread` (d,) the prior variances.
    """
    precision = grams[..., :-1, :-1] + np.diag(1.0 / spread)
    covariance = np.linalg.inv(precision).astype(np.float64)
    mean: Floats = np.einsum("...ij,...j->...i", covariance, grams[..., :-1, -1])
    left = grams[..., -1, -1] - np.einsum("...i,...i->...", mean, grams[..., :-1, -1])
    noise: Floats = NOISE_RATE + 0.5 * np.maximum(left, 0.0)
    return mean, covariance, NOISE_SHAPE + 0.5 * counts, noise


def log_evidence(grams: Floats, counts: Floats, spread: Floats) -> Floats:
    """The log of the probability of all values given the regressors, strengths and noise summed over; (…,)."""
    _, covariance, shape, rate = posterior(grams, counts, spread)
    log_size = np.linalg.slogdet(covariance)[1]
    found: Floats = 0.5 * (log_size - np.sum(np.log(spread))) - shape * np.log(rate) + _log_gamma(shape)
    constant = NOISE_SHAPE * np.log(NOISE_RATE) - _log_gamma(np.asarray(NOISE_SHAPE))
    found += constant - 0.5 * counts * np.log(2.0 * np.pi)
    return found


def _log_gamma(x: Floats) -> Floats:
    """Stirling's series after shifting x up by eight; good to 1e-12 for x > 0."""
    shifted = x + 8.0
    below = sum(np.log(x + step) for step in range(8))
    tail = 1 / (12 * shifted) - 1 / (360 * shifted**3) + 1 / (1260 * shifted**5) - 1 / (1680 * shifted**7)
    found: Floats = (shifted - 0.5) * np.log(shifted) - shifted + 0.5 * np.log(2.0 * np.pi) + tail - below
    return found
