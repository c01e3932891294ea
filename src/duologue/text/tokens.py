"""The words and marks of a text as two integer arrays. Sentences and meaning are found elsewhere."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

# A word keeps its inner apostrophes and hyphens ("o'clock", "well-known"); anything else stands alone.
_TOKEN = re.compile(r"[^\W_]+(?:[’'\-‐‑][^\W_]+)*|--+|\.\.+|\S")


@dataclass(frozen=True)
class Tokens:
    """Half-open token places: `starts` and `ends`, both int32 of shape (n,), in order, never overlapping."""

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    @staticmethod
    def of(text: str) -> "Tokens":
        """Split `text` into words and marks. White space belongs to no token."""
        places = np.array([match.span() for match in _TOKEN.finditer(text)], dtype=np.int32).reshape(-1, 2)
        starts, ends = places[:, 0].copy(), places[:, 1].copy()
        starts.flags.writeable = ends.flags.writeable = False
        return Tokens(starts, ends)

    def __len__(self) -> int:
        return len(self.starts)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Tokens)
            and np.array_equal(self.starts, other.starts)
            and np.array_equal(self.ends, other.ends)
        )

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """The same as (start, end) pairs, for code that walks token by token."""
        return list(zip(self.starts.tolist(), self.ends.tolist()))
