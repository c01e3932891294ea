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


def floors(chain: Chain, shares: Array) -> Array:
    """For each candidate log(1 + 10 × the lines that are theirs): NEXT to NEAR turns away, and NEXT to FAR.

    `shares` are the chances of all candidates of the chain, so far, shape (n,); returned is shape (n, 2).
    """
    n = len(chain.people)
    sizes = np.array([len(row) for row in chain.people])
    people = np.concatenate(chain.people)
    who, place = np.unique(people, return_inverse=True)
    turn = np.repeat(np.arange(n), sizes)
    upto = np.zeros((n + 1, len(who)))
    upto[turn + 1, place] = shares
    upto[:, who == NOBODY] = 0.0
    upto = upto.cumsum(axis=0)
    t = np.arange(n)
    found = []
    for far in (NEAR, FAR):
        before = upto[np.maximum(t - NEXT + 1, 0)] - upto[np.maximum(t - far, 0)]
        after = upto[np.minimum(t + far + 1, n)] - upto[np.minimum(t + NEXT, n)]
        found.append(np.log(1 + 10 * (before + after))[turn, place])
    return np.stack(found, axis=1)
