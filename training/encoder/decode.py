"""What the heads find in an excerpt, given its vectors: the code of a reading, on vectors from any encoder."""

from dataclasses import dataclass

import numpy as np
import torch
from benchmarks.quality.cluster_scores import Score
from benchmarks.quality.clusters import clusters
from numpy.typing import NDArray

from duologue.models.heads import Heads
from duologue.models.windows import Floats, Halves, Ints, Vectors, encoded
from duologue.reading.coreference.finding import find_mentions, whole_words
from duologue.reading.coreference.mentions import Mentions
from duologue.reading.coreference.people import link
from training.encoder.data import Excerpt
from training.encoder.net import Net

ENDS = (101, 102)
"""[CLS] and [SEP]."""
FAR = 250
"""So many earlier mentions are weighed where entities of a whole excerpt are wanted."""


@dataclass(frozen=True)
class Found:
    """Mentions with types, clusters of (first piece, last piece), and the pieces of events."""

    mentions: Mentions
    types: Ints
    table: Floats
    clusters: list[frozenset[tuple[int, int]]]
    events: set[int]


def encode(net: Net, excerpt: Excerpt) -> Halves:
    """Vectors of all pieces of an excerpt by the net in training."""

    def run(ids: Ints, features: Ints) -> Floats:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            vectors = net.encoder(torch.from_numpy(ids), torch.from_numpy(features))
        answer: Floats = vectors.float().numpy()
        return answer

    return encoded(run, excerpt.ids, excerpt.page.features(), ENDS)


def head_arrays(net: Net) -> dict[str, NDArray[np.float32]]:
    """All parameters outside the encoder."""
    return {name: p.detach().numpy() for name, p in net.named_parameters() if not name.startswith("encoder.")}


def find(excerpt: Excerpt, vectors: Vectors, heads: Heads) -> Found:
    """Run all heads over an excerpt."""
    page = excerpt.page
    mentions = excerpt.describer.describe(page, *find_mentions(page, vectors, heads))
    table = link(mentions, vectors, heads, FAR).table
    firsts, _ = whole_words(page, 0, len(page))
    events = set(firsts[heads.events(vectors[firsts]) > 0].tolist())
    types = heads.types(vectors[mentions.first], vectors[mentions.last]).argmax(axis=1)
    return Found(mentions, types, table, clusters(mentions, table), events)


def judged(answers: list[tuple[Excerpt, Found]]) -> dict[str, float]:
    """F1 of mentions and events, the share of right types, and the coreference scores."""
    score, right, found, gold, types = Score(), 0, 0, 0, [0, 0]
    for text, answer in answers:
        score.add(text.clusters(), answer.clusters)
        kinds = {(a, b): kind for a, b, _, kind in text.mentions}
        places = zip(answer.mentions.first.tolist(), answer.mentions.last.tolist())
        for place, kind in zip(places, answer.types.tolist()):
            types[0] += kinds.get(place) == kind
            types[1] += place in kinds
        right += len(answer.events & set(text.events))
        found += len(answer.events)
        gold += len(text.events)
    names = ("mentions", "muc", "b_cubed", "ceaf_e")
    return {name: score.f1(name) for name in names} | {
        "coreference": score.average,
        "right_types": types[0] / max(types[1], 1),
        "events": 2 * right / max(found + gold, 1),
    }
