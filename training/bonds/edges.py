"""Where values turn from cold to neutral to warm, and how sure that is, by answers to novels not learned from."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import fbeta_score

Floats = NDArray[np.float64]


def edges(values: Floats, gold: Floats) -> tuple[float, float]:
    """The two edges between cold, neutral and warm that give the best mean F1."""
    side, grid = np.sign(gold), np.quantile(values, np.linspace(0.05, 0.95, 37))
    count = {one: int((side == one).sum()) for one in (-1, 0, 1)}
    below = {one: (values[side == one, None] <= grid).sum(axis=0) for one in (-1, 0, 1)}
    before = {one: (values[side == one, None] < grid).sum(axis=0) for one in (-1, 0, 1)}
    told_cold, told_warm = sum(below.values()), len(values) - sum(before.values())
    cold = 2 * below[-1] / (told_cold + count[-1])
    warm = 2 * (count[1] - before[1]) / (told_warm + count[1])
    told_neutral = len(values) - told_cold[:, None] - told_warm
    neutral = 2 * (before[0] - below[0][:, None]) / (told_neutral + count[0])
    scored = np.where(grid[:, None] < grid, cold[:, None] + neutral + warm, -1.0)
    low, high = np.unravel_index(int(scored.argmax()), scored.shape)
    return float(grid[low]), float(grid[high])


def best_edge(values: Floats, gold: NDArray[np.bool_], recall: float = 1.0) -> tuple[float, float]:
    """The best F that an edge gives, to which recall counts so many times as much as precision, and the edge."""
    every = np.linspace(-3, 3, 61)
    return max((float(fbeta_score(gold, values > edge, beta=recall)), float(edge)) for edge in every)


def sureness(values: Floats, gold: Floats) -> tuple[Floats, Floats]:
    """Weights (3, 2) and bias (3,) of cold, neutral and warm from a value and its square."""
    model = LogisticRegression(C=10.0, max_iter=1000).fit(np.stack([values, values**2], axis=1), np.sign(gold))
    return model.coef_, model.intercept_
