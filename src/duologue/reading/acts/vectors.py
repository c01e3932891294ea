"""What the encoder made of each bag of a conduct: the mean of its pieces' vectors."""

import numpy as np
from numpy.typing import NDArray

from duologue.reading.acts.bags import BAGS, Bags
from duologue.story.encoding import Encoding
from duologue.story.words import Words

Floats = NDArray[np.float32]


def pooled(encoding: Encoding, words: Words, bags: Bags) -> Floats:
    """Mean vectors of n conducts, (n, len(BAGS), hidden); zeros where a bag is empty."""
    opens = encoding.spans[:, 0]
    starts, ends = np.array(words.start), np.array(words.end)
    first = np.searchsorted(opens, starts[bags.first])
    last = np.searchsorted(opens, ends[bags.last - 1])
    found = np.zeros((bags.count, len(BAGS), encoding.vectors.shape[1]), dtype=np.float32)
    size = np.zeros((bags.count, len(BAGS), 1), dtype=np.float32)
    # The same stretch is done by one, heard by the next and remembered after that: it is summed once.
    known: dict[tuple[int, int], Floats] = {}
    rows = zip(bags.unit.tolist(), bags.bag.tolist(), first.tolist(), last.tolist())
    for unit, bag, begin, end in rows:
        if (begin, end) not in known:
            known[begin, end] = encoding.vectors[begin:end].sum(axis=0, dtype=np.float32)
        found[unit, bag] += known[begin, end]
        size[unit, bag] += end - begin
    found /= np.maximum(size, 1)
    return found
