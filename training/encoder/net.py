"""The encoder and its heads. The encoder is BERT (Devlin et al. 2019) at the size of MiniLM-L6 (Wang et al. 2020).

One pass of the encoder over the text; every head is light and works on its token vectors:
- mentions: each pair of words near each other scored as first and last word of a mention, so that mentions may
  nest (the span scoring of Yu, Bohnet & Poesio 2020, with an additive term); then a type for each mention;
- pairs: does a mention mean the same as an earlier one, from both mentions' first and last vectors (Kirstain, Ram
  & Levy 2021) and the features of the pair (Lee et al. 2017), against a learned "nothing earlier";
- events: is a piece's word the trigger of something that takes place (Sims, Park & Bamman 2019).
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from duologue.reading.coreference.pairs import PAIR_VALUES
from duologue.story.pieces import FEATURES
from training.encoder.data import TYPES

HIDDEN, LAYERS, HEADS, INNER, VOCABULARY, LONGEST = 384, 6, 12, 1536, 30522, 512
ENDS, WIDTH, MENTION, PAIR = 64, 30, 192, 160
"""Sizes: of an end of a mention, of the widest mention in words, of a mention's vector, of a pair's."""


class Layer(nn.Module):
    """One layer of attention and its feed-forward part."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.outer_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """(windows, length, HIDDEN) to the same."""
        windows, length, _ = x.shape
        split = self.query_key_value(x).view(windows, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(split[0], split[1], split[2])
        found = found.transpose(1, 2).reshape(windows, length, HIDDEN)
        x = self.attended_norm(x + self.dropout(self.attended(found)))
        return self.outer_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces and their features to vectors. All windows of a call have one length: nothing is padded or masked."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Parameter(torch.zeros(LONGEST, HIDDEN))
        self.features = nn.ModuleList(nn.Embedding(values, HIDDEN) for values in FEATURES)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        for table in self.features:
            nn.init.zeros_(table.weight)

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """`ids` (windows, length) and `features` (windows, length, 3) to (windows, length, HIDDEN)."""
        x = self.words(ids) + self.places[: ids.shape[1]]
        for number, table in enumerate(self.features):
            x = x + table(features[..., number])
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x)
        return x


class SpanHead(nn.Module):
    """Scores [first word, last word] as a mention."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(HIDDEN, 2 * ENDS)
        self.last = nn.Linear(HIDDEN, 2 * ENDS)
        self.width = nn.Embedding(WIDTH, ENDS)
        self.out = nn.Linear(ENDS, 1)
        nn.init.constant_(self.out.bias, -3.0)

    def forward(self, first: Tensor, last: Tensor) -> Tensor:
        """Vectors of the first and last pieces of n words, (n, HIDDEN) each, to logits (n, WIDTH).

        Column w is the mention that begins with the word and is w + 1 words long; past the end it is void.
        """
        begin, end = self.first(first), self.last(last)
        end = functional.pad(end, (0, 0, 0, WIDTH - 1)).unfold(0, WIDTH, 1).transpose(1, 2)
        added = functional.relu(begin[:, None, :ENDS] + end[..., :ENDS] + self.width.weight)
        product = (begin[:, None, ENDS:] * end[..., ENDS:]).sum(-1) / ENDS**0.5
        return self.out(added).squeeze(-1) + product


class PairHead(nn.Module):
    """Scores pairs of mentions as one entity."""

    def __init__(self, dropout: float = 0.4) -> None:
        super().__init__()
        self.mention = nn.Linear(2 * HIDDEN, MENTION)
        self.later = nn.Linear(MENTION, PAIR)
        self.before = nn.Linear(MENTION, PAIR, bias=False)
        self.product = nn.Linear(MENTION, PAIR, bias=False)
        self.features = nn.EmbeddingBag(PAIR_VALUES, PAIR, mode="sum")
        self.out = nn.Linear(PAIR, 1)
        self.nothing = nn.Linear(MENTION, 1)
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.features.weight, std=0.1)

    def vectors(self, first: Tensor, last: Tensor) -> Tensor:
        """(m, HIDDEN) twice to the vectors of mentions, (m, MENTION)."""
        return self.dropout(functional.gelu(self.mention(torch.cat([first, last], dim=-1)), approximate="tanh"))

    def forward(self, vectors: Tensor, later: Tensor, before: Tensor, features: Tensor) -> Tensor:
        """Logits of pairs, (pairs,)."""
        both = self.product(vectors[later] * vectors[before])
        summed = self.later(vectors)[later] + self.before(vectors)[before] + both + self.features(features)
        return self.out(functional.gelu(summed, approximate="tanh")).squeeze(-1)


class Net(nn.Module):
    """The encoder with all its heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.spans = SpanHead()
        self.types = nn.Linear(2 * HIDDEN, len(TYPES))
        self.pairs = PairHead()
        self.events = nn.Linear(HIDDEN, 1)
        nn.init.constant_(self.events.bias, -3.0)


def started(weights: Path) -> Net:
    """A net whose encoder begins at the BERT weights in the folder `weights`; seeds are the caller's."""
    net, given = Net(), load_file(weights / "model.safetensors")
    encoder = net.encoder
    state = encoder.state_dict()
    tables = {name: given[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")}
    state["words.weight"] = tables["word"]
    # Every token is of BERT's first type: its vector is one constant that joins the places.
    state["places"] = tables["position"] + tables["token_type"][0]
    names = {"norm": "embeddings.LayerNorm"}
    for number in range(LAYERS):
        old, new = f"encoder.layer.{number}", f"layers.{number}"
        for part in ("weight", "bias"):
            kept = [given[f"{old}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            state[f"{new}.query_key_value.{part}"] = torch.cat(kept)
        names |= {
            f"{new}.attended": f"{old}.attention.output.dense",
            f"{new}.attended_norm": f"{old}.attention.output.LayerNorm",
            f"{new}.inner": f"{old}.intermediate.dense",
            f"{new}.outer": f"{old}.output.dense",
            f"{new}.outer_norm": f"{old}.output.LayerNorm",
        }
    for ours, theirs in names.items():
        for part in ("weight", "bias"):
            state[f"{ours}.{part}"] = given[f"{theirs}.{part}"]
    encoder.load_state_dict(state)
    return net
