"""What a stretch of an excerpt is trained on: its arrays, and the losses of all heads on them."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from duologue.reading.coreference.finding import whole_words
from duologue.reading.coreference.mentions import Mentions
from duologue.reading.coreference.pairs import earlier, pair_features
from training.encoder.data import Excerpt, Mention, Place
from training.encoder.net import WIDTH, Net

NEAREST = 150
"""So many earlier mentions are weighed for each."""
EXTRA = 0.25
"""As a share of the true mentions, false ones the net believes in are shown to the pair head: nothing earlier."""
WEIGHTS = {"spans": 1.0, "types": 0.3, "pairs": 1.0, "events": 0.4}

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Stretch:
    """Pieces [first, last) of an excerpt; `word_first` and `word_last` are the pieces of its whole words."""

    excerpt: Excerpt
    first: int
    last: int
    word_first: Ints
    word_last: Ints


def stretch_of(excerpt: Excerpt, first: int, last: int) -> Stretch:
    """The stretch with its whole words. Pieces are counted from the excerpt's beginning."""
    word_first, word_last = whole_words(excerpt.page, first, last)
    return Stretch(excerpt, first, last, word_first, word_last)


def losses(net: Net, stretch: Stretch, vectors: Tensor) -> dict[str, Tensor]:
    """The loss of each head. `vectors` are those of the stretch's pieces, (last - first, HIDDEN)."""
    first, last = stretch.first, stretch.last
    gold = [m for m in stretch.excerpt.mentions if m[0] >= first and m[1] < last]
    word = {piece: number for number, piece in enumerate(stretch.word_first.tolist())}
    ending = {piece: number for number, piece in enumerate(stretch.word_last.tolist())}
    begin = vectors[torch.from_numpy(stretch.word_first - first)]
    end = vectors[torch.from_numpy(stretch.word_last - first)]
    logits = net.spans(begin, end)
    target, there = torch.zeros_like(logits), _within(len(begin))
    spans = [(word[a], ending[b]) for a, b, *_ in gold if a in word and b in ending]
    for a, b in spans:
        if b - a < WIDTH:
            target[a, b - a] = 1.0
    found = {"spans": functional.binary_cross_entropy_with_logits(logits[there], target[there], reduction="sum")}
    found["spans"] = found["spans"] / max(len(spans), 1)
    found["events"] = _events(net, stretch, begin)
    if gold:
        ends = torch.tensor([(a - first, b - first) for a, b, *_ in gold])
        kinds = net.types(torch.cat([vectors[ends[:, 0]], vectors[ends[:, 1]]], dim=-1))
        found["types"] = functional.cross_entropy(kinds, torch.tensor([kind for *_, kind in gold]))
        found["pairs"] = _pairs(net, stretch, vectors, gold, _believed(stretch, logits, target, there, len(gold)))
    return found


def _within(words: int) -> Tensor:
    """Which (word, width) end inside the stretch."""
    return torch.arange(words)[:, None] + torch.arange(WIDTH)[None, :] < words


def _events(net: Net, stretch: Stretch, begin: Tensor) -> Tensor:
    logits = net.events(begin).squeeze(-1)
    events = set(stretch.excerpt.events)
    target = torch.tensor([float(piece in events) for piece in stretch.word_first.tolist()])
    loss = functional.binary_cross_entropy_with_logits(logits, target, reduction="sum")
    return loss / max(float(target.sum()), 5.0)


def _believed(stretch: Stretch, logits: Tensor, target: Tensor, there: Tensor, true: int) -> list[tuple[int, int]]:
    """The likeliest false mentions."""
    false = torch.where(there & (target == 0), logits.detach(), torch.tensor(-9.0)).flatten()
    best = false.topk(min(max(int(EXTRA * true), 1), len(false)))
    rows = [(int(n) // WIDTH, int(n) % WIDTH) for n, score in zip(best.indices, best.values) if score > -1.0]
    return [(int(stretch.word_first[a]), int(stretch.word_last[a + width])) for a, width in rows]


def _pairs(net: Net, stretch: Stretch, vectors: Tensor, gold: list[Mention], false: list[Place]) -> Tensor:
    """Minus the log of the share that right antecedents (or "nothing") have (Lee et al. 2017, equation 5)."""
    entity = {(a, b): e for a, b, e, _ in gold} | {place: -1 - n for n, place in enumerate(false)}
    places = np.array(sorted(entity), dtype=np.int64)
    mentions = stretch.excerpt.describer.describe(stretch.excerpt.page, places[:, 0], places[:, 1])
    entities = np.array([entity[p] for p in zip(mentions.first.tolist(), mentions.last.tolist())])
    later, before = earlier(len(mentions), NEAREST)
    scores, nothing = pair_scores(net, mentions, vectors, stretch.first, later, before)
    table = _as_table(len(mentions), later, before, scores, nothing)
    right = torch.full_like(table, float("-inf"))
    same = torch.from_numpy(entities[later] == entities[before])
    rows, columns = torch.from_numpy(later)[same], torch.from_numpy(later - before)[same]
    right[rows, columns] = 0.0
    alone = torch.isinf(right).all(1)
    right[alone, 0] = 0.0
    return (torch.logsumexp(table, 1) - torch.logsumexp(table + right, 1)).mean()


def pair_scores(
    net: Net, mentions: Mentions, vectors: Tensor, first: int, later: Ints, before: Ints
) -> tuple[Tensor, Tensor]:
    """Logits of pairs, and of "nothing earlier" for each mention."""
    begin = vectors[torch.from_numpy(mentions.first - first)]
    end = vectors[torch.from_numpy(mentions.last - first)]
    described = net.pairs.vectors(begin, end)
    features = torch.from_numpy(pair_features(mentions, later, before))
    scores = net.pairs(described, torch.from_numpy(later), torch.from_numpy(before), features)
    return scores, net.pairs.nothing(described).squeeze(-1)


def _as_table(count: int, later: Ints, before: Ints, scores: Tensor, nothing: Tensor) -> Tensor:
    """A row for each mention: "nothing", then its earlier mentions from the nearest; void places are -infinity."""
    table = torch.full((count, min(count - 1, NEAREST) + 1), float("-inf"))
    table = table.index_put((torch.from_numpy(later), torch.from_numpy(later - before)), scores.float())
    return torch.cat([nothing.float()[:, None], table[:, 1:]], dim=1)
