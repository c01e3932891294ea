"""The lexical model of acts: weights of words and counts, arrays in and arrays out. It knows nothing of stories.

Linear in the words of each bag (single words and pairs, over the root of the bag's length) and in what the list of
acts counts there; then linear in what stands around. Weights: `training/bonds/fit.py`.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from duologue.models.act_model import ActModel, Floats, Ints, first_answers, product


class ActWords(ActModel):
    """The weights of words, and of the last step where they are all there is."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        listed = bytes(self._a["vocabulary"]).decode("utf-8").split("\n")
        self._none = len(listed)
        self._single = {entry: number for number, entry in enumerate(listed) if " " not in entry}
        pairs = [(entry.split(" "), number) for number, entry in enumerate(listed) if " " in entry]
        # A pair of known words is one number; a word that stands only in pairs gets its own behind the list.
        words = sorted({word for pair, _ in pairs for word in pair} - self._single.keys())
        self._place = self._single | {word: self._none + 1 + number for number, word in enumerate(words)}
        self._base = self._none + 1 + len(words)
        codes = np.array([self._place[a] * self._base + self._place[b] for (a, b), _ in pairs], dtype=np.int64)
        order = np.argsort(codes)
        self._codes = np.append(codes[order], np.iinfo(np.int64).max)
        self._numbers = np.append(np.array([number for _, number in pairs], dtype=np.int64)[order], self._none)
        table = self._a["words"].transpose(0, 2, 1)
        self._words = np.zeros((*table.shape[:2], self._none + 1))
        self._words[:, :, : self._none] = table

    def numbers(self, low: Sequence[str]) -> tuple[Ints, Ints]:
        """The numbers of the words `low`, and of each with the next as a pair; what has no weight gets the
        last."""
        known, none = self._place, self._none
        place = np.array([known.get(word, none) for word in low], dtype=np.int64)
        codes = place * self._base + np.append(place[1:], none)
        at = np.searchsorted(self._codes, codes)
        return np.minimum(place, none), np.where(self._codes[at] == codes, self._numbers[at], none)

    def weighed(
        self, low: Sequence[str], unit: Ints, bag: Ints, first: Ints, last: Ints, counted: Floats
    ) -> Floats:
        """Answers for each of n units, (n, outputs). `counted` (n, c) is what the list of acts counts; the ranges
        [first, last) of words are given with their unit and bag."""
        answer = product(counted, self.table("counted")) + self.table("bias")
        size = np.zeros((len(counted), len(self._words)))
        np.add.at(size, (unit, bag), last - first)
        # Every word and behind it its pair with the next, so that those of a range stand in one range again.
        numbers = np.stack(self.numbers(low), axis=1).ravel()
        places = np.flatnonzero(numbers != self._none)
        numbers = np.append(numbers[places], self._none)
        for number, table in enumerate(self._words):
            rows = np.flatnonzero(bag == number)
            begin, end = np.searchsorted(places, 2 * first[rows]), np.searchsorted(places, 2 * last[rows] - 1)
            whose = unit[rows]
            share = (begin < end) / np.sqrt(size[whose, number])
            ranges = np.stack([begin, end], axis=1).ravel()
            for output, weights in enumerate(table):
                # Every second of these sums is of what lies between two ranges.
                summed = np.add.reduceat(weights[numbers], ranges)[::2]
                answer[:, output] += np.bincount(whose, summed * share, len(answer))
        return first_answers(answer)
