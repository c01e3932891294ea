"""Decide all turns of a story in rounds: each tells the next who is there and how each of them talks.

Stacked sequential learning (Cohen & Carvalho 2005): features that reach far are made from a first decoding, so
that the second stays a chain of order two.
"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from duologue.reading.attribution.conversation import Conversation
from duologue.reading.attribution.features import Feature
from duologue.reading.attribution.floor import floors
from duologue.reading.attribution.presence import NOBODY
from duologue.reading.attribution.sequence import Chain, all_probabilities, chains_of, max_marginals
from duologue.reading.attribution.voices import sounds_like, speech_of
from duologue.reading.attribution.weights import NAMES
from duologue.story.words import Words

Array = NDArray[np.float64]

_LEARNED = tuple(NAMES.index(name) for name in ("FLOOR_NEAR", "FLOOR", "VOICE"))
ROUNDS = 2
"""How often what is likely so far is learned from."""


def decide(talk: Conversation, learned: list[Array], weight: Sequence[float]) -> list[Array]:
    """The max-marginals of every turn, shape (k,), under one set of weights and what `learn` found."""
    chains, unary = _prepared(talk, weight)
    return _decode(chains, _with(unary, learned, weight), weight)


def decide_near(
    talk: Conversation, learned: list[Array], weight: Sequence[float], places: Collection[int]
) -> dict[int, Array]:
    """The same for the turns alone that are decided together with those at `places`, by the turn's place."""
    found: dict[int, Array] = {}
    for chain in chains_of(talk.turns, talk.candidates):
        run = slice(chain.begin, chain.begin + len(chain.people))
        if any(run.start <= place < run.stop for place in places):
            unary = _with(_weighed(talk.features[run], weight), learned[run], weight)
            found |= dict(enumerate(max_marginals(chain, unary, weight), start=chain.begin))
    return found


def learn(words: Words, talk: Conversation, weight: Sequence[float]) -> list[Array]:
    """What the rounds before the last tell of who is there and how they talk, shape (k, 3) for each turn."""
    return _learned(words, talk, *_prepared(talk, weight), weight)


def learned_features(words: Words, talk: Conversation, weight: Sequence[float]) -> list[list[list[Feature]]]:
    """The features that the last round adds for every turn and candidate."""
    chains, unary = _prepared(talk, weight)
    return [
        [list(zip(_LEARNED, row)) for row in rows.tolist()]
        for rows in _learned(words, talk, chains, unary, weight)
    ]


def _prepared(talk: Conversation, weight: Sequence[float]) -> tuple[list[Chain], list[Array]]:
    return chains_of(talk.turns, talk.candidates), _weighed(talk.features, weight)


def _weighed(features: list[list[list[Feature]]], weight: Sequence[float]) -> list[Array]:
    return [np.array([sum(weight[index] * value for index, value in row) for row in rows]) for rows in features]


def _decode(chains: list[Chain], unary: list[Array], weight: Sequence[float]) -> list[Array]:
    found: list[Array] = []
    for chain in chains:
        found += max_marginals(chain, unary[chain.begin : chain.begin + len(chain.people)], weight)
    return found


def _with(unary: list[Array], learned: list[Array], weight: Sequence[float]) -> list[Array]:
    extra = np.array([weight[index] for index in _LEARNED])
    return [row + more @ extra for row, more in zip(unary, learned)]


def _learned(
    words: Words, talk: Conversation, chains: list[Chain], unary: list[Array], weight: Sequence[float]
) -> list[Array]:
    """For each turn the values of _LEARNED before the last round, shape (k, 3); nobody has none."""
    spoken = speech_of(words, talk.turns)
    if not unary:
        return []
    somebody = np.concatenate([row != NOBODY for chain in chains for row in chain.people])
    ends = np.cumsum([len(row) for row in unary])[:-1]
    extra = np.array([weight[index] for index in _LEARNED])
    scores, flat = unary, np.zeros((0, 0))
    for _ in range(ROUNDS):
        shares = all_probabilities(_decode(chains, scores, weight))
        standing: list[Array] = []
        for chain in chains:
            standing += floors(chain, shares[chain.begin : chain.begin + len(chain.people)])
        voices = sounds_like(spoken, talk.candidates, shares)
        flat = np.column_stack([np.concatenate(standing), np.concatenate(voices)]) * somebody[:, None]
        scores = np.split(np.concatenate(unary) + flat @ extra, ends)
    return np.split(flat, ends)
