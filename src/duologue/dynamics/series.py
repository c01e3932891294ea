"""Two people's values side by side, as every file here takes them: a row for each, NaN where nothing is shown."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

Interval = tuple[float, float, float]
"""A low, middle and high value: the middle with a 90 % interval."""


def pair(values: ArrayLike) -> Floats:
    """Values of two people at n moments, (2, n): cold -1 to warm 1, NaN where a moment shows nothing of a person.

    ValueError for another shape, for what lies outside [-1, 1], and for infinities.
    """
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 2 or found.shape[0] != 2:
        raise ValueError(f"Expected values of two people, shape (2, n); got shape {found.shape}.")
    if np.any(np.abs(found[~np.isnan(found)]) > 1.0):
        raise ValueError("Values run from -1 (cold) to 1 (warm), with NaN where nothing is shown.")
    return found


def last_shown(values: Floats) -> Floats:
    """For each moment the latest value strictly before it, NaN where there is none yet. Shape (n,) to (n,)."""
    if not len(values):
        return values.copy()
    at = np.where(np.isnan(values), -1, np.arange(len(values)))
    latest = np.concatenate([[-1], np.maximum.accumulate(at)[:-1]])
    return np.where(latest >= 0, values[latest], np.nan)
