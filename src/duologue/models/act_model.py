"""What the models of acts share: their file of weights, and the last step, from first answers to final ones.

Arrays in, arrays out; knows nothing of stories. Weights are made by `training/bonds/fit.py`.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from duologue.models.encoder import check_whole

WEIGHTS = Path(__file__).parent / "weights" / "acts"
"""Where what ships lies."""
OUTPUTS = ("affiliation", "dominance", "inner", "shows", "looks_inside")
"""What the first columns of all answers are; the moves follow in the order of `story.acts.MOVES`."""
CODES = np.arange(-2.0, 3.0)
"""The coders' scale of affiliation, dominance and feelings."""
VALUES = 3
"""So many outputs are values of that scale; they come first."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class ActModel:
    """The weights in the file at `path`. Raises DamagedWeightsError where its checksum is another."""

    def __init__(self, path: Path) -> None:
        check_whole(path.parent, path.name)
        with np.load(path) as arrays:
            self._a = {name: arrays[name] for name in arrays.files}

    def table(self, name: str) -> Floats:
        """One array of the file, by name."""
        found: Floats = self._a[name].astype(np.float64)
        return found

    def decide(self, beside: Floats) -> Floats:
        """First answers with what stands around them (n, columns) to final answers (n, outputs)."""
        return final_answers(product(beside, self.table("context")) + self.table("context_bias"))


def first_answers(raw: Floats) -> Floats:
    """What the first models tell, (n, 2 + outputs), as answers: for affiliation they tell cold, neutral and warm
    apart, as logits, and the answer is the chance of warm less that of cold."""
    sides = softmax(raw[:, :3])
    return np.concatenate([sides[:, 2:] - sides[:, :1], raw[:, 3:]], axis=1)


def final_answers(raw: Floats) -> Floats:
    """What the model of context tells, (n, 12 + outputs), as answers: of each value the logits of the five CODES,
    of which the expected one is the answer; all else stays a logit."""
    size = len(CODES)
    values = [softmax(raw[:, size * n : size * (n + 1)]) @ CODES[:, None] for n in range(VALUES)]
    return np.concatenate([*values, raw[:, size * VALUES :]], axis=1)


def softmax(x: Floats) -> Floats:
    """Chances from logits, row by row."""
    grown = np.exp(x - x.max(axis=1, keepdims=True))
    found: Floats = grown / grown.sum(axis=1, keepdims=True)
    return found


def product(rows: Floats, table: Floats) -> Floats:
    """`rows @ table`, on this thread alone: numpy's library would put every core to it and have them spin for
    longer than so small a product takes."""
    found: Floats = np.einsum("ij,jk->ik", rows, table)
    return found
