"""The model of acts on the encoder's vectors: linear in the mean vectors of bags and in what is counted there."""

import numpy as np
from numpy.typing import NDArray

from duologue.models.act_model import ActModel, Floats, first_answers


class ActVectors(ActModel):
    """The weights of vectors, and of the last step for both models together."""

    def weighed(self, pooled: NDArray[np.float32], counted: Floats) -> Floats:
        """First answers for n units, (n, outputs), from mean vectors (n, bags, hidden), zeros where a bag is
        empty, and from counts (n, c)."""
        there: NDArray[np.bool_] = np.any(pooled, axis=2)
        answer: Floats = counted @ self.table("counted") + self.table("bias")
        for bag, table in enumerate(self._a["vectors"]):
            rows = there[:, bag]
            answer[rows] += (pooled[rows, bag] - self._a["middle"]) @ table
        return first_answers(answer)
