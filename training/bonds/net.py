"""The head that reads acts off the encoder's vectors, as a torch module. `models/act_head.py` runs the same in NumPy.

Each bag of a conduct (`reading/acts/bags.py`) is pooled by attention: one learned query for each bag says which pieces
count. The pooled vectors, which bags there are and how long they are go through one hidden layer that all answers
share; lines whose tone a narrator names (the word hidden) and GoEmotions teach that layer too.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

BAGS, HIDDEN, WIDE = 6, 384, 256
OUTPUTS = {
    "affiliation": 1,
    "dominance": 1,
    "inner": 1,
    "sides": 3,
    "move": 9,
    "shows": 2,
    "tone": 2,
    "emotion": 28,
}


class ActHead(nn.Module):
    """Vectors of pieces and bags of units to the answers for each unit."""

    def __init__(self, dropout: float = 0.25) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, BAGS)
        self.hidden = nn.Linear(BAGS * (HIDDEN + 2), WIDE)
        self.out = nn.Linear(WIDE, sum(OUTPUTS.values()))
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.query.weight, std=0.02)

    def pooled(self, vectors: Tensor, rows: Tensor, count: int) -> Tensor:
        """`vectors` (pieces, HIDDEN); `rows` (m, 4) of unit, bag, first and last piece; to (count, BAGS, HIDDEN + 2).

        The two more are whether the bag holds anything and the logarithm of how much.
        """
        lengths = rows[:, 3] - rows[:, 2]
        owner = torch.repeat_interleave(rows[:, 0] * BAGS + rows[:, 1], lengths)
        bag = torch.repeat_interleave(rows[:, 1], lengths)
        starts = torch.repeat_interleave(rows[:, 2] - (lengths.cumsum(0) - lengths), lengths)
        piece = starts + torch.arange(int(lengths.sum()))
        score = self.query(vectors)[piece, bag].clamp(-12, 12).exp()
        weight = torch.zeros(count * BAGS).index_add(0, owner, score)
        size = torch.zeros(count * BAGS).index_add(0, owner, torch.ones_like(score))
        share = score / weight[owner]
        summed = torch.zeros(count * BAGS, HIDDEN).index_add(0, owner, vectors[piece] * share[:, None])
        extra = torch.stack([(size > 0).float(), torch.log1p(size) / 4], dim=1)
        return torch.cat([summed, extra], dim=1).view(count, BAGS, HIDDEN + 2)

    def forward(self, vectors: Tensor, rows: Tensor, count: int) -> dict[str, Tensor]:
        """The answers by name, (count, size) each."""
        pooled = self.dropout(self.pooled(vectors, rows, count).flatten(1))
        hidden = self.dropout(functional.gelu(self.hidden(pooled), approximate="tanh"))
        return dict(zip(OUTPUTS, self.out(hidden).split(list(OUTPUTS.values()), dim=1)))
