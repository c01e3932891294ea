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
        """First answers with what stands around them (n, columns) to final answers (n, outputs): affiliations and
        dominance as values, all else as logits."""
        return product(beside, self.table("context")) + self.table("context_bias")


def product(rows: Floats, table: Floats) -> Floats:
    """`rows @ table`, on this thread alone: numpy's library would put every core to it and have them spin for
    longer than so small a product takes."""
    found: Floats = np.einsum("ij,jk->ik", rows, table)
    return found
