"""The lexical model of acts: weights of words and counts, arrays in and arrays out. It knows nothing of stories.

Linear in the words of each bag (single words and pairs, over the root of the bag's length) and in what the list of
acts counts there; then linear in what stands around. Weights: `training/bonds/fit.py`.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from duologue.models.act_model import ActModel, Floats, Ints


class ActWords(ActModel):
    """The weights of words, and of the last step where they are all there is."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        listed = bytes(self._a["vocabulary"]).decode("utf-8").split("\n")
        self.vocabulary = {entry: number for number, entry in enumerate(listed)}

    def numbers(self, low: Sequence[str]) -> tuple[Ints, Ints]:
        """The numbers of the words `low`, and of each with the next as a pair; those of no weight get the last."""
        known, none = self.vocabulary, len(self.vocabulary)
        single = [known.get(word, none) for word in low]
        pairs = [known.get(f"{one} {two}", none) for one, two in pairwise(low)]
        return np.array(single, dtype=np.int64), np.array([*pairs, none][: len(low)], dtype=np.int64)

    def weighed(
        self, low: Sequence[str], unit: Ints, bag: Ints, first: Ints, last: Ints, counted: Floats
    ) -> Floats:
        """Answers for each of n units, (n, outputs). `counted` (n, c) is what the list of acts counts; the ranges
        [first, last) of words are given with their unit and bag."""
        single, pairs = self.numbers(low)
        answer: Floats = counted @ self.table("counted") + self.table("bias")
        bags = self._a["words"].astype(np.float32)
        size = np.zeros((len(counted), len(bags)))
        np.add.at(size, (unit, bag), last - first)
        for number, table in enumerate(bags):
            rows = bag == number
            if not rows.any():
                continue
            table = np.concatenate([table, np.zeros((1, table.shape[1]), dtype=np.float32)])
            summed = _between(table[single], first[rows], last[rows])
            summed += _between(table[pairs], first[rows], np.maximum(last[rows] - 1, first[rows]))
            np.add.at(answer, unit[rows], summed / np.sqrt(size[unit[rows], number])[:, None])
        return answer


def _between(rows: NDArray[np.float32], first: Ints, last: Ints) -> Floats:
    """Sums of `rows` over ranges."""
    running = np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0, dtype=np.float64)])
    found: Floats = running[last] - running[first]
    return found
