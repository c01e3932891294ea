"""The light heads on the encoder's vectors, in plain arrays. They are the heads of training/encoder/net.py.

Training keeps one array for each; `parity.json` beside the weights tells what both must answer.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Vectors = Floats | NDArray[np.float16]

_ROWS = 2048
"""Words (or pairs) are scored so many at a time: memory stays small however long the text."""


class Heads:
    """Mentions, their types and pairs, and events. `arrays` are named as in the training net."""

    def __init__(self, arrays: Mapping[str, Floats]) -> None:
        self._a = {name: np.ascontiguousarray(array, dtype=np.float32) for name, array in arrays.items()}
        self.width = len(self._a["spans.width.weight"])
        """The widest mention in words."""

    def _linear(self, name: str, x: Vectors) -> Floats:
        found: Floats = x.astype(np.float32, copy=False) @ self._a[f"{name}.weight"].T
        return found + self._a[f"{name}.bias"] if f"{name}.bias" in self._a else found

    def spans(self, first: Vectors, last: Vectors) -> Floats:
        """Vectors of the first and last pieces of n words, (n, hidden) each, to logits (n, width).

        Column w is the mention that begins with the word and has w + 1 words; minus infinity past the end.
        """
        count, width = len(first), self.width
        begin, end = self._linear("spans.first", first), self._linear("spans.last", last)
        size = end.shape[1] // 2
        end = np.concatenate([end, np.zeros((width - 1, 2 * size), dtype=np.float32)])
        found = np.empty((count, width), dtype=np.float32)
        out, wide = self._a["spans.out.weight"][0], self._a["spans.width.weight"]
        for at in range(0, width):
            there = end[at : at + count]
            added = np.maximum(begin[:, :size] + there[:, :size] + wide[at], 0.0)
            product = np.einsum("nd,nd->n", begin[:, size:], there[:, size:]) / np.sqrt(np.float32(size))
            found[:, at] = added @ out + product
        found += self._a["spans.out.bias"]
        found[np.arange(count)[:, None] + np.arange(width)[None, :] >= count] = -np.inf
        return found

    def types(self, first: Vectors, last: Vectors) -> Floats:
        """Logits of the types of m mentions, (m, types)."""
        return self._linear("types", np.concatenate([first, last], axis=1))

    def events(self, first: Vectors) -> Floats:
        """Logits of n words as triggers of events, (n,)."""
        return self._linear("events", first)[:, 0]

    def mentions(self, first: Vectors, last: Vectors) -> Floats:
        """The vectors of m mentions."""
        return _gelu(self._linear("pairs.mention", np.concatenate([first, last], axis=1)))

    def nothing(self, vectors: Floats) -> Floats:
        """Logits of "nothing earlier" for m mentions, (m,)."""
        return self._linear("pairs.nothing", vectors)[:, 0]

    def pairs(self, vectors: Floats, later: Ints, before: Ints, features: Ints) -> Floats:
        """Logits of pairs of mentions; `features` are rows of the feature table, (pairs, k)."""
        one, other = self._linear("pairs.later", vectors), self._linear("pairs.before", vectors)
        table, found = self._a["pairs.features.weight"], np.empty(len(later), dtype=np.float32)
        for start in range(0, len(later), _ROWS):
            i, j = later[start : start + _ROWS], before[start : start + _ROWS]
            summed = one[i] + other[j] + self._linear("pairs.product", vectors[i] * vectors[j])
            for column in features[start : start + _ROWS].T:
                summed += table[column]
            found[start : start + _ROWS] = self._linear("pairs.out", _gelu(summed))[:, 0]
        return found


def _gelu(x: Floats) -> Floats:
    """The form with tanh (Hendrycks & Gimpel 2016), which needs no error function."""
    inner = np.sqrt(np.float32(2 / np.pi)) * (x + np.float32(0.044715) * x * x * x)
    found: Floats = np.float32(0.5) * x * (1 + np.tanh(inner))
    return found
