"""Couples made up for the tests: two who take turns by known equations."""

import numpy as np
from numpy.typing import NDArray


def talk(
    turns: int,
    seed: int,
    influence: tuple[float, float] = (0.0, 0.0),
    inertia: float = 0.3,
    constants: tuple[float, float] = (0.1, -0.05),
    noise: float = 0.3,
) -> NDArray[np.float64]:
    """Values (2, 2 * turns) of two who speak in turn; `influence` are the slopes of each on the other's last."""
    rng = np.random.default_rng(seed)
    last, found = [0.0, 0.0], np.full((2, 2 * turns), np.nan)
    for t in range(2 * turns):
        who = t % 2
        mean = constants[who] + inertia * last[who] + influence[who] * last[1 - who]
        last[who] = float(np.clip(mean + noise * rng.standard_normal(), -1, 1))
        found[who, t] = last[who]
    return found
