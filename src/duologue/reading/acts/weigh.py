"""From conduct to values: what the models answer for each conduct, on the scales of an Act."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.models.act_words import ActWords
from duologue.reading.acts.bags import Bags
from duologue.reading.acts.conduct import Conduct
from duologue.reading.acts.context import around
from duologue.reading.acts.features import counted
from duologue.reading.acts.lexicon import Hits
from duologue.story.words import Words

EDGE = 0.25
"""An affiliation from here on counts as warm, from minus this as cold."""
OF_CONTEXT = 3
"""Affiliation, dominance and inner affiliation of what is around are looked at."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Answers for n conducts. `affiliation`, `dominance`, `inner` (n,) in [-1, 1]; `sure` and `inner_sure` (n,) the
    chance that cold, neutral or warm is right; `moves` (n, 9) chances; `shows` and `inside` (n,) the chances that
    deeds alone are an act, and that the narration looks inside."""

    affiliation: Floats
    dominance: Floats
    inner: Floats
    sure: Floats
    inner_sure: Floats
    moves: Floats
    shows: Floats
    inside: Floats


def weigh(model: ActWords, words: Words, found: list[Conduct], bags: Bags, hits: Hits) -> Weighed:
    """What the lexical model answers for each conduct, what stands around it taken in."""
    low = [word.replace("’", "'") for word in words.low]
    counts = counted(bags, hits).astype(np.float64)
    alone = model.weighed(low, bags.unit, bags.bag, bags.first, bags.last, counts)
    near = around(found, alone[:, :OF_CONTEXT]).reshape(len(found), -1)
    return scaled(model, model.in_context(alone, near))


def scaled(model: ActWords, answers: Floats) -> Weighed:
    """Raw answers (n, outputs) on the scales of an Act."""
    affiliation, inner = (_on_scale(answers[:, n], model.table(f"{name}_edges")) for name, n in _SIDED)
    sure, inner_sure = (
        _sure(answers[:, n], scale, model.table(f"{name}_sides"))
        for (name, n), scale in zip(_SIDED, (affiliation, inner))
    )
    return Weighed(
        affiliation=affiliation,
        dominance=np.clip(answers[:, 1] / 2, -1, 1),
        inner=inner,
        sure=sure,
        inner_sure=inner_sure,
        moves=_softmax(answers[:, 5:]),
        shows=1 / (1 + np.exp(-answers[:, 3])),
        inside=1 / (1 + np.exp(-answers[:, 4])),
    )


_SIDED = (("outer", 0), ("inner", 2))


def side(affiliation: Floats) -> NDArray[np.int64]:
    """0 for cold, 1 for neutral, 2 for warm."""
    found: NDArray[np.int64] = 1 + (affiliation >= EDGE).astype(np.int64) - (affiliation <= -EDGE)
    return found


def _on_scale(values: Floats, edges: NDArray[np.float32]) -> Floats:
    """Values of the coders' scale, drawn together by the fit, to [-1, 1] so that its two edges come to lie at ±EDGE."""
    low, high = float(edges[0]), float(edges[1])
    between = -EDGE + (values - low) * (2 * EDGE / (high - low))
    above, below = EDGE + (values - high) / 2, -EDGE + (values - low) / 2
    return np.clip(np.where(values >= high, above, np.where(values <= low, below, between)), -1, 1)


def _sure(values: Floats, scale: Floats, weights: NDArray[np.float32]) -> Floats:
    """The chance of the side that is told."""
    terms = np.stack([values, values**2, np.ones_like(values)], axis=1)
    chances = _softmax(terms @ weights.T.astype(np.float64))
    found: Floats = np.take_along_axis(chances, side(scale)[:, None], axis=1)[:, 0]
    return found


def _softmax(x: Floats) -> Floats:
    grown = np.exp(x - x.max(axis=1, keepdims=True))
    found: Floats = grown / grown.sum(axis=1, keepdims=True)
    return found
