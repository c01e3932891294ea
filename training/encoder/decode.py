"""What a net finds in an excerpt: mentions, clusters and events, as the runtime would."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from duologue.models.windows import encoded
from duologue.reading.coreference.features import Page
from duologue.reading.coreference.finding import chosen, whole_words
from duologue.reading.coreference.mentions import Describer, Mentions
from duologue.reading.coreference.pairs import earlier
from training.encoder.data import Excerpt
from training.encoder.losses import pair_scores
from training.encoder.net import Net

ENDS = (101, 102)
"""[CLS] and [SEP]."""
NEAREST = 250

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Found:
    """Everything found in one excerpt. `pairs` is (later, before, scores), `nothing` a score for each mention."""

    mentions: Mentions
    sure: NDArray[np.float32]
    types: Ints
    pairs: tuple[Ints, Ints, NDArray[np.float32]]
    nothing: NDArray[np.float32]
    events: list[int]


def encode(net: Net, page: Page) -> Tensor:
    """Vectors of all pieces of a page."""

    def run(ids: Ints, features: Ints) -> NDArray[np.float32]:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            vectors = net.encoder(torch.from_numpy(ids), torch.from_numpy(features))
        return vectors.float().numpy()

    return torch.from_numpy(encoded(run, page.pieces.ids, page.features(), ENDS))


@torch.no_grad()
def find(net: Net, excerpt: Excerpt, threshold: float = 0.0, vectors: Tensor | None = None) -> Found:
    """Run all heads over an excerpt; `net` must be in evaluation mode."""
    page = excerpt.page
    vectors = encode(net, page) if vectors is None else vectors
    firsts, lasts = whole_words(page, 0, len(page))
    begin, end = vectors[torch.from_numpy(firsts)], vectors[torch.from_numpy(lasts)]
    logits = net.spans(begin, end).numpy()
    spans = chosen(logits, threshold)
    sure = {(int(firsts[a]), int(lasts[b])): float(logits[a, b - a]) for a, b in spans}
    places = np.array(sorted(sure), dtype=np.int64).reshape(-1, 2)
    mentions = Describer(excerpt.story).describe(page, places[:, 0], places[:, 1])
    both = torch.cat([vectors[torch.from_numpy(mentions.first)], vectors[torch.from_numpy(mentions.last)]], dim=-1)
    later, before = earlier(len(mentions), NEAREST)
    scores, nothing = pair_scores(net, mentions, vectors, 0, later, before)
    events = firsts[(net.events(begin).squeeze(-1) > 0).numpy()]
    return Found(
        mentions,
        np.array([sure[p] for p in zip(mentions.first.tolist(), mentions.last.tolist())], dtype=np.float32),
        net.types(both).argmax(-1).numpy(),
        (later, before, scores.numpy()),
        nothing.numpy(),
        events.tolist(),
    )


def clusters(found: Found, threshold: float = 0.0) -> list[frozenset[tuple[int, int]]]:
    """Each mention joins the cluster of its best antecedent, if that is better than nothing earlier."""
    later, before, scores = found.pairs
    count = len(found.mentions)
    best, link = found.nothing + threshold, np.full(count, -1)
    for i, j, score in zip(later.tolist(), before.tolist(), scores.tolist()):
        if score > best[i]:
            best[i], link[i] = score, j
    owner = list(range(count))
    for i in range(count):
        owner[i] = owner[link[i]] if link[i] >= 0 else i
    places = list(zip(found.mentions.first.tolist(), found.mentions.last.tolist()))
    return [frozenset(places[i] for i in range(count) if owner[i] == o) for o in sorted(set(owner))]
