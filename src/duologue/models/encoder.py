"""A shipped encoder: its files, whether they are whole, and text to vectors. Knows nothing of stories."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from duologue.models.heads import Heads
from duologue.models.session import open_session
from duologue.models.windows import Encode, Floats, Ints, encoded
from duologue.models.wordpiece import WordPiece, vocabulary

WEIGHTS = Path(__file__).parent / "weights"
FILES = ("encoder.onnx", "heads.npz", "vocab.txt")


class DamagedWeightsError(Exception):
    """A file of weights is not the one its card tells of."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """Text to pieces, pieces to vectors, vectors to what the heads say."""

    wordpiece: WordPiece
    heads: Heads
    run: Encode
    ends: tuple[int, int]

    def vectors(self, ids: Ints, features: Ints) -> Floats:
        """The vectors of n pieces, (n, hidden), from their numbers (n,) and features (n, k)."""
        return encoded(self.run, ids, features, self.ends)


@cache
def open_encoder(folder: Path, threads: int = 2) -> Encoder:
    """The encoder in `folder`. Raises DamagedWeightsError where a file differs from `sha256.json` beside it."""
    _check(folder)
    wordpiece = WordPiece(vocabulary((folder / "vocab.txt").read_text(encoding="utf-8")))
    with np.load(folder / "heads.npz") as arrays:
        heads = Heads({name: arrays[name] for name in arrays.files})
    ends = (wordpiece.number["[CLS]"], wordpiece.number["[SEP]"])
    return Encoder(wordpiece, heads, open_session(folder / "encoder.onnx", threads), ends)


def sha256(path: Path) -> str:
    """The fingerprint of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(folder: Path) -> None:
    told = json.loads((folder / "sha256.json").read_text(encoding="utf-8"))
    for name in FILES:
        if sha256(folder / name) != told[name]:
            raise DamagedWeightsError(f"{folder.name}/{name} is not the file that its card tells of")
