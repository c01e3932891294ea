"""What the last words of two people tell of how it ends: a linear model, words in and scores out."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from duologue.models.act_model import WEIGHTS
from duologue.models.encoder import check_whole

FILE = "endings.npz"
Floats = NDArray[np.float64]


class EndingWords:
    """Linear in the words of a passage: (1 + ln of how often) times how rare, brought to length 1 (tf-idf)."""

    def __init__(self, vocabulary: list[str], rare: Floats, weights: Floats) -> None:
        self.vocabulary, self.rare, self._weights = vocabulary, rare, weights
        self._place = {word: number for number, word in enumerate(vocabulary)}

    def vector(self, words: Iterable[str]) -> Floats:
        """The words, in lower case, as a vector of length 1 over the vocabulary; zeros where none is known."""
        counts = Counter(self._place[word] for word in words if word in self._place)
        found = np.zeros(len(self._place))
        places = list(counts)
        found[places] = (1.0 + np.log(list(counts.values()))) * self.rare[places]
        length = float(np.sqrt(found @ found))
        return found / length if length else found

    def scores(self, words: Iterable[str]) -> Floats:
        """What the words add to each status in log-odds, (3,)."""
        found: Floats = self.vector(words) @ self._weights
        return found


@cache
def ending_words() -> EndingWords:
    """The weights that ship. Raises DamagedWeightsError where the checksum of their file is another."""
    check_whole(WEIGHTS, FILE)
    with np.load(WEIGHTS / FILE) as arrays:
        listed = bytes(arrays["vocabulary"]).decode("utf-8").split("\n")
        return EndingWords(listed, arrays["rare"].astype(np.float64), arrays["weights"].astype(np.float64))
