"""A shipped encoder: its files, whether they are whole, and text to vectors. Knows nothing of stories."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from duologue.errors import DuologueError
from duologue.models.heads import Heads
from duologue.models.session import open_session
from duologue.models.threads import threads_at_hand
from duologue.models.windows import Encode, Halves, Ints, encoded
from duologue.models.wordpiece import WordPiece, vocabulary

WEIGHTS = Path(__file__).parent / "weights"
SHIPPED = WEIGHTS / "fiction"
"""The weights that a reading uses."""
FILES = ("encoder.onnx", "heads.npz", "vocab.txt")


class DamagedWeightsError(DuologueError):
    """A file of weights is not the one its card tells of."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """Text to pieces, and pieces to vectors, so many windows at a time as there are `threads`."""

    wordpiece: WordPiece
    run: Encode
    ends: tuple[int, int]
    threads: int

    def vectors(self, ids: Ints, features: Ints) -> Halves:
        """The vectors of n pieces, (n, hidden), from their numbers (n,) and features (n, k).

        The same for any number of threads: each window is encoded by one.
        """
        return encoded(self.run, ids, features, self.ends, self.threads)


@cache
def open_encoder(folder: Path, threads: int | None = None) -> Encoder:
    """The encoder in `folder`, for so many threads, or `threads_at_hand`.

    Raises DamagedWeightsError where a file differs from `sha256.json` beside it.
    """
    check_whole(folder, "vocab.txt")
    wordpiece = WordPiece(vocabulary((folder / "vocab.txt").read_text(encoding="utf-8")))
    ends = (wordpiece.number["[CLS]"], wordpiece.number["[SEP]"])
    check_whole(folder, "encoder.onnx")
    return Encoder(wordpiece, open_session(folder / "encoder.onnx"), ends, threads or threads_at_hand())


@cache
def open_heads(folder: Path) -> Heads:
    """The heads in `folder`. Raises DamagedWeightsError as `open_encoder` does."""
    check_whole(folder, "heads.npz")
    with np.load(folder / "heads.npz") as arrays:
        return Heads({name: arrays[name] for name in arrays.files})


def sha256(path: Path) -> str:
    """The fingerprint of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_whole(folder: Path, name: str) -> None:
    """Raise DamagedWeightsError where the file `name` is not the one that `sha256.json` beside it tells of."""
    told = json.loads((folder / "sha256.json").read_text(encoding="utf-8"))
    if sha256(folder / name) != told[name]:
        raise DamagedWeightsError(
            f"{folder.name}/{name}",
            "it is not the file that its card tells of",
            "Install Duologue again, or read with --rules, which needs no weights.",
        )
