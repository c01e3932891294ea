"""Who holds the floor: how many of the turns around a line are likely each candidate's."""

import numpy as np
from numpy.typing import NDArray

from duologue.reading.attribution.presence import NOBODY
from duologue.reading.attribution.sequence import Chain

Array = NDArray[np.float64]

NEXT = 3
"""Turns nearer than this are the business of turn-taking."""
NEAR = 10
FAR = 47


def floors(chain: Chain, shares: list[Array]) -> list[Array]:
    """For each turn and candidate, log(1 + 10 × the lines that are theirs): NEXT to NEAR turns away, NEXT to FAR.

    `shares` are the chances of the candidates of each turn of the chain, so far. Shape (k, 2) for each turn.
    """
    who = np.unique(np.concatenate(chain.people))
    n = len(chain.people)
    lines = np.zeros((n + 1, len(who)))
    places = [np.searchsorted(who, people) for people in chain.people]
    for t, (place, share) in enumerate(zip(places, shares)):
        np.add.at(lines[t + 1], place, share)
    lines[:, who == NOBODY] = 0.0
    upto = lines.cumsum(axis=0)
    found = []
    for t, place in enumerate(places):
        spoken = [
            upto[max(0, t - NEXT + 1)] - upto[max(0, t - far)] + upto[min(n, t + far + 1)] - upto[min(n, t + NEXT)]
            for far in (NEAR, FAR)
        ]
        found.append(np.log(1 + 10 * np.stack([counts[place] for counts in spoken], axis=1)))
    return found
