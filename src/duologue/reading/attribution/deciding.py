"""Decide all turns of a story in two rounds: the first tells the second who is there and how each of them talks.

Stacked sequential learning (Cohen & Carvalho 2005): features that reach far are made from a first decoding, so
that the second stays a chain of order two.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from duologue.reading.attribution.conversation import Conversation
from duologue.reading.attribution.features import Feature
from duologue.reading.attribution.floor import floors
from duologue.reading.attribution.presence import NOBODY
from duologue.reading.attribution.sequence import Chain, chains_of, max_marginals, probabilities
from duologue.reading.attribution.voices import sounds_like
from duologue.reading.attribution.weights import NAMES
from duologue.story.words import Words

Array = NDArray[np.float64]

_ROUND_TWO = tuple(NAMES.index(name) for name in ("FLOOR_NEAR", "FLOOR", "VOICE"))


def decide(words: Words, talk: Conversation, weight: Sequence[float]) -> list[Array]:
    """The max-marginals of every turn, shape (k,), under one set of weights."""
    chains, unary = _prepared(talk, weight)
    learned = _learned(words, talk, chains, _decode(chains, unary, weight))
    extra = np.array([weight[index] for index in _ROUND_TWO])
    return _decode(chains, [row + more @ extra for row, more in zip(unary, learned)], weight)


def second_round(words: Words, talk: Conversation, weight: Sequence[float]) -> list[list[list[Feature]]]:
    """The features that the second round adds for every turn and candidate."""
    chains, unary = _prepared(talk, weight)
    learned = _learned(words, talk, chains, _decode(chains, unary, weight))
    return [[list(zip(_ROUND_TWO, row)) for row in rows.tolist()] for rows in learned]


def _prepared(talk: Conversation, weight: Sequence[float]) -> tuple[list[Chain], list[Array]]:
    unary = [
        np.array([sum(weight[index] * value for index, value in row) for row in rows]) for rows in talk.features
    ]
    return chains_of(talk.turns, talk.candidates), unary


def _decode(chains: list[Chain], unary: list[Array], weight: Sequence[float]) -> list[Array]:
    found: list[Array] = []
    for chain in chains:
        found += max_marginals(chain, unary[chain.begin : chain.begin + len(chain.people)], weight)
    return found


def _learned(words: Words, talk: Conversation, chains: list[Chain], first: list[Array]) -> list[Array]:
    """For each turn the values of _ROUND_TWO, shape (k, 3); nobody has none."""
    shares = [probabilities(row) for row in first]
    standing: list[Array] = []
    for chain in chains:
        standing += floors(chain, shares[chain.begin : chain.begin + len(chain.people)])
    voices = sounds_like(words, talk.turns, talk.candidates, shares)
    found = []
    for floor, voice, these in zip(standing, voices, talk.candidates):
        values = np.column_stack([floor, voice])
        values[[c.who == NOBODY for c in these]] = 0.0
        found.append(values)
    return found
