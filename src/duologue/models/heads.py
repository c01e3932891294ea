"""The light heads on the encoder's vectors, in plain arrays. They are the heads of training/encoder/net.py.

Training keeps one array for each; `parity.json` beside the weights tells what both must answer.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Vectors = Floats | NDArray[np.float16]

_ROWS, _WORDS = 1024, 512
"""So many pairs, and so many words, are scored at a time: what is at work fits a core's own memory."""


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
        end = np.concatenate([end, np.zeros((width - 1, end.shape[1]), dtype=np.float32)])
        found = np.empty((count, width), dtype=np.float32)
        for start in range(0, count, _WORDS):
            until = min(start + _WORDS, count)
            self._span_block(begin[start:until], end[start : until + width - 1], found[start:until])
        found += self._a["spans.out.bias"]
        found[np.arange(count)[:, None] + np.arange(width)[None, :] >= count] = -np.inf
        return found

    def _span_block(self, begin: Floats, end: Floats, found: Floats) -> None:
        """Logits of mentions that begin with some words, into `found`; `end` goes on past them by the width."""
        count, size = len(begin), begin.shape[1] // 2
        out, wide = self._a["spans.out.weight"][0], self._a["spans.width.weight"]
        opening, product = np.ascontiguousarray(begin[:, :size]), begin[:, size:] / np.sqrt(np.float32(size))
        closing, added = np.ascontiguousarray(end[:, :size]), np.empty((count, size), dtype=np.float32)
        products = product @ end[:, size:].T
        for at in range(self.width):
            # max(x + w, 0) is max(x, -w) + w, and the w of a width is one number for all of them.
            np.add(opening, closing[at : at + count], out=added)
            np.maximum(added, -wide[at], out=added)
            found[:, at] = added @ out + (wide[at] @ out + products.diagonal(at))

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

    def pairs(self, vectors: Floats, later: Ints, before: Ints, features: Ints, rows: Sequence[Ints]) -> Floats:
        """Logits of pairs of mentions. `features` are numbers, (k, pairs); `rows[k]`, (numbers, n), tells of each
        number which rows of the feature table it stands for."""
        tables = [self._a["pairs.features.weight"][each].sum(axis=1) for each in rows]
        one, other = self._linear("pairs.later", vectors), self._linear("pairs.before", vectors)
        found = np.empty(len(later), dtype=np.float32)
        for start in range(0, len(later), _ROWS):
            here = slice(start, start + _ROWS)
            i, j = later[here], before[here]
            summed = self._linear("pairs.product", vectors.take(i, axis=0) * vectors.take(j, axis=0))
            summed += one.take(i, axis=0)
            summed += other.take(j, axis=0)
            for table, numbers in zip(tables, features):
                summed += table.take(numbers[here], axis=0)
            found[here] = self._linear("pairs.out", _gelu(summed))[:, 0]
        return found


def _gelu(x: Floats) -> Floats:
    """The form with tanh (Hendrycks & Gimpel 2016), which needs no error function."""
    found: Floats = x * x
    found *= np.float32(0.044715)
    found += 1
    found *= x
    found *= np.float32(np.sqrt(2 / np.pi))
    np.tanh(found, out=found)
    found += 1
    found *= x
    found *= np.float32(0.5)
    return found
