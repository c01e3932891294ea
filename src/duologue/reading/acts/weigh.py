"""From conduct to values: what the models answer for each conduct, on the scales of an Act."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from duologue.models.act_model import WEIGHTS, ActModel, softmax
from duologue.models.act_vectors import ActVectors
from duologue.models.act_words import ActWords
from duologue.reading.acts.bags import Bags, bags_of
from duologue.reading.acts.conduct import Conduct, conducts
from duologue.reading.acts.context import beside
from duologue.reading.acts.features import counted
from duologue.reading.acts.lexicon import find_hits
from duologue.reading.acts.vectors import pooled
from duologue.story.story import Story
from duologue.story.words import Words

EDGE = 0.25
"""An affiliation from here on counts as warm, from minus this as cold."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Answers for n conducts. `affiliation`, `dominance`, `inner` (n,) in [-1, 1]; `sure` and `inner_sure` (n,)
    the chance that cold, neutral or warm is right; `moves` (n, 9) chances; `shows` and `inside` (n,) whether
    deeds alone are an act, and whether the narration looks inside."""

    affiliation: Floats
    dominance: Floats
    inner: Floats
    sure: Floats
    inner_sure: Floats
    moves: Floats
    shows: NDArray[np.bool_]
    inside: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Conducts:
    """The conduct of a story with all that is weighed of it."""

    found: list[Conduct]
    bags: Bags
    counted: Floats
    low: list[str]
    vectors: NDArray[np.float32] | None


def gather(story: Story, words: Words) -> Conducts:
    """What the story shows of what each does, ready to be weighed."""
    found = conducts(story, words)
    bags = bags_of(found)
    counts = counted(bags, find_hits(words)).astype(np.float64)
    plain = [word.replace("’", "'") for word in words.vocabulary]
    low = [plain[number] for number in words.number]
    return Conducts(found, bags, counts, low, pooled(story.encoding, words, bags) if story.encoding else None)


def weigh(given: Conducts) -> Weighed:
    """What the models answer for each conduct, what stands around it taken in: the model of words, and that of
    vectors beside it where the encoder has read the story."""
    bags, words = given.bags, words_model()
    by_words = words.weighed(given.low, bags.unit, bags.bag, bags.first, bags.last, given.counted)
    if given.vectors is None:
        return scaled(words, words.decide(beside(given.found, by_words)))
    vectors = vectors_model()
    by_vectors = vectors.weighed(given.vectors, given.counted)
    return scaled(vectors, vectors.decide(beside(given.found, by_words, by_vectors)))


@cache
def words_model() -> ActWords:
    """The model of words."""
    return ActWords(WEIGHTS / "words.npz")


@cache
def vectors_model() -> ActVectors:
    """The model of vectors."""
    return ActVectors(WEIGHTS / "vectors.npz")


def scaled(model: ActModel, answers: Floats) -> Weighed:
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
        moves=softmax(answers[:, 5:]),
        shows=answers[:, 3] > float(model.table("shows_edge")),
        inside=answers[:, 4] > float(model.table("inside_edge")),
    )


_SIDED = (("outer", 0), ("inner", 2))


def side(affiliation: Floats) -> NDArray[np.int64]:
    """0 for cold, 1 for neutral, 2 for warm."""
    found: NDArray[np.int64] = 1 + (affiliation >= EDGE).astype(np.int64) - (affiliation <= -EDGE)
    return found


def _on_scale(values: Floats, edges: Floats) -> Floats:
    """Values of the coders' scale, drawn together by the fit, to [-1, 1] so that its two edges come to lie at
    ±EDGE."""
    low, high = float(edges[0]), float(edges[1])
    between = -EDGE + (values - low) * (2 * EDGE / (high - low))
    above, below = EDGE + (values - high) / 2, -EDGE + (values - low) / 2
    return np.clip(np.where(values >= high, above, np.where(values <= low, below, between)), -1, 1)


def _sure(values: Floats, scale: Floats, weights: Floats) -> Floats:
    """The chance of the side that is told."""
    terms = np.stack([values, values**2, np.ones_like(values)], axis=1)
    chances = softmax(terms @ weights.T)
    found: Floats = np.take_along_axis(chances, side(scale)[:, None], axis=1)[:, 0]
    return found

