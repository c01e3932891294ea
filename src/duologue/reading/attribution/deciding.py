"""Decide all turns of a story in rounds: each tells the next who is there and how each of them talks.

Stacked sequential learning (Cohen & Carvalho 2005): features that reach far are made from a first decoding, so
that the second stays a chain of order two.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.reading.attribution.conversation import Conversation
from duologue.reading.attribution.features import Feature
from duologue.reading.attribution.floor import floors
from duologue.reading.attribution.presence import NOBODY
from duologue.reading.attribution.sequence import (
    Chain,
    Lattice,
    all_probabilities,
    chains_of,
    lattice_of,
    max_marginals,
)
from duologue.reading.attribution.voices import sounds_like, speech_of
from duologue.reading.attribution.weights import NAMES
from duologue.story.words import Words

Array = NDArray[np.float64]

_LEARNED = tuple(NAMES.index(name) for name in ("FLOOR_NEAR", "FLOOR", "VOICE"))
ROUNDS = 2
"""How often what is likely so far is learned from."""


@dataclass(frozen=True, slots=True)
class Question:
    """A conversation under one set of weights, before it is decided.

    `unary` are the scores of all candidates, turn by turn, and `learned` the weights of what `learn` finds.
    """

    chains: list[Chain]
    lattice: Lattice
    unary: Array
    learned: Array

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many candidates each turn has."""
        sizes: NDArray[np.int64] = self.lattice.real.sum(axis=1)
        return sizes

    def by_turn(self, values: Array) -> list[Array]:
        """What is told of all candidates, turn by turn."""
        return np.split(values, self.sizes.cumsum()[:-1])


def question(talk: Conversation, weight: Sequence[float]) -> Question:
    """Weigh what speaks for and against every candidate, but for what the rounds tell."""
    return _asked(chains_of(talk.turns, talk.candidates), talk.features, weight)


def _asked(chains: list[Chain], features: list[list[list[Feature]]], weight: Sequence[float]) -> Question:
    unary = np.array([sum([weight[index] * value for index, value in row]) for rows in features for row in rows])
    return Question(chains, lattice_of(chains, weight), unary, np.array([weight[index] for index in _LEARNED]))


def decide(asked: Question, learned: list[Array]) -> list[Array]:
    """The max-marginals of every turn, shape (k,), under its weights and what `learn` found."""
    if not learned:
        return []
    return asked.by_turn(max_marginals(asked.lattice, asked.unary + np.concatenate(learned) @ asked.learned))


def decide_near(
    talk: Conversation, learned: list[Array], weight: Sequence[float], places: Collection[int]
) -> dict[int, Array]:
    """The same for the turns alone that are decided together with those at `places`, by the turn's place."""
    found: dict[int, Array] = {}
    for chain in chains_of(talk.turns, talk.candidates):
        run = slice(chain.begin, chain.begin + len(chain.people))
        if any(run.start <= place < run.stop for place in places):
            rows = decide(_asked([chain], talk.features[run], weight), learned[run])
            found |= dict(enumerate(rows, start=chain.begin))
    return found


def learn(words: Words, talk: Conversation, asked: Question) -> list[Array]:
    """For each turn the values of _LEARNED before the last round, shape (k, 3); nobody has none."""
    if not talk.turns:
        return []
    people, sizes = asked.lattice.people[asked.lattice.real], asked.sizes
    begins = np.append(0, sizes.cumsum())
    spoken = speech_of(words, talk.turns)
    scores, found = asked.unary, np.zeros((0, 0))
    for _ in range(ROUNDS):
        shares = all_probabilities(max_marginals(asked.lattice, scores), sizes)
        standing = [
            floors(chain, shares[begins[chain.begin] : begins[chain.begin + len(chain.people)]])
            for chain in asked.chains
        ]
        voices = sounds_like(spoken, people, shares, sizes)
        found = np.column_stack([np.concatenate(standing), voices]) * (people != NOBODY)[:, None]
        scores = asked.unary + found @ asked.learned
    return asked.by_turn(found)


def learned_features(words: Words, talk: Conversation, weight: Sequence[float]) -> list[list[list[Feature]]]:
    """The features that the last round adds for every turn and candidate."""
    return [
        [list(zip(_LEARNED, row)) for row in rows.tolist()] for rows in learn(words, talk, question(talk, weight))
    ]
