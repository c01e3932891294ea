"""What the lexical model weighs: for each bag of a conduct its words and what the list of acts finds in them."""

import numpy as np
from numpy.typing import NDArray

from duologue.reading.acts.bags import BAGS, Bags
from duologue.reading.acts.lexicon import COLUMNS, Hits

Floats = NDArray[np.float32]
WIDTH = len(BAGS) * (COLUMNS + 2)
"""Columns of `counted`: for each bag the list's counts, whether it holds anything, and the logarithm of how
much."""
_MOST = 4.0
"""A count of the list weighs no more than this."""


def sizes(bags: Bags) -> NDArray[np.float64]:
    """How many words each bag of each conduct has, (count, len(BAGS))."""
    found = np.zeros((bags.count, len(BAGS)))
    np.add.at(found, (bags.unit, bags.bag), bags.last - bags.first)
    return found


def counted(bags: Bags, hits: Hits) -> Floats:
    """What the list of acts finds in each conduct, (count, WIDTH)."""
    running = np.concatenate([np.zeros((1, COLUMNS)), np.cumsum(hits.counts, axis=0, dtype=np.float64)])
    first, last = np.searchsorted(hits.at, bags.first), np.searchsorted(hits.at, bags.last)
    flat = np.zeros((bags.count * len(BAGS), COLUMNS + 2))
    np.add.at(flat[:, :COLUMNS], bags.unit * len(BAGS) + bags.bag, running[last] - running[first])
    size = sizes(bags)
    table = np.minimum(flat, _MOST).reshape(bags.count, len(BAGS), COLUMNS + 2)
    table[:, :, COLUMNS] = size > 0
    table[:, :, COLUMNS + 1] = np.log1p(size) / 4
    return table.reshape(bags.count, WIDTH).astype(np.float32)
