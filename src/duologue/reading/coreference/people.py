"""From pairs of mentions to people: how likely each of the cast is meant at each mention.

Each mention gives its probability to its earlier mentions and to "nothing earlier"; a name is the person it names;
what is neither goes from mention to mention until it meets a name. So a pronoun may stand far from the name.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.models.heads import Heads
from duologue.models.windows import Floats, Ints, Vectors
from duologue.reading.coreference.mentions import NAME, NOBODY, NOUN, PRONOUN, SEVERAL, UNTOLD, Mentions
from duologue.reading.coreference.pairs import earlier, joined_features, joined_rows

NEAREST = 40
"""So many earlier mentions are weighed for each: with 60 no more is right on the development texts."""
_BLOCK = 64
HEAT, ROUNDS = 0.6, 2
"""Chances that go from mention to mention are sharpened first, else a long way blurs them. Chosen, as ROUNDS is,
on LitBank's development texts, where anything from 0.4 to 0.7 does as well."""


@dataclass(frozen=True, slots=True)
class Links:
    """For each mention the probability of each earlier one, and of none: a row a mention, from the nearest back.

    `table` has shape (m, nearest + 1); column 0 is "nothing earlier", column k the k-th mention before.
    """

    table: Floats


def link(mentions: Mentions, vectors: Vectors, heads: Heads, nearest: int = NEAREST) -> Links:
    """Weigh every mention's antecedents; `vectors` are those of the page's pieces."""
    count = len(mentions)
    described = heads.mentions(vectors[mentions.first], vectors[mentions.last])
    later, before = earlier(count, nearest)
    keep = may_be_one(mentions, later, before)
    later, before = later[keep], before[keep]
    table = np.full((count, min(nearest, max(count - 1, 0)) + 1), -np.inf, dtype=np.float32)
    table[:, 0] = heads.nothing(described)
    table[later, later - before] = heads.pairs(
        described, later, before, joined_features(mentions, later, before), joined_rows()
    )
    table -= table.max(axis=1, keepdims=True)
    np.exp(table, out=table)
    return Links(table / table.sum(axis=1, keepdims=True))


def may_be_one(mentions: Mentions, later: Ints, before: Ints) -> NDArray[np.bool_]:
    """Pairs worth weighing: a she is not a he, and a name of one of the cast is not another's."""
    one, other = mentions.gender[later], mentions.gender[before]
    clash = (one != other) & (one != UNTOLD) & (other != UNTOLD) & (one < SEVERAL) & (other < SEVERAL)
    named = np.where(mentions.kind == PRONOUN, NOBODY, mentions.who)
    who, whose = named[later], named[before]
    allowed: NDArray[np.bool_] = ~clash & ~((who != NOBODY) & (whose != NOBODY) & (who != whose))
    return allowed


def people(mentions: Mentions, links: Links, cast: int) -> Floats:
    """For each mention the chance of each of the cast, (m, cast + 1); the last column is somebody else.

    The first pass looks back only. In each later one, what is somebody new asks those who lead back to it: "she"
    may open a chapter, and be named in the next sentence.
    """
    table = links.table ** (1 / HEAT)
    table /= table.sum(axis=1, keepdims=True)
    known = anchors(mentions)
    back = LookingBack(table, known)
    fresh = np.zeros((len(mentions), cast + 1), dtype=np.float32)
    fresh[:, cast] = 1.0
    found = back(fresh)
    for _ in range(ROUNDS):
        found = back(_looking_ahead(table, found))
    return found


class LookingBack:
    """Goes from mention to mention back to who is known, or met for the first time.

    What is found at a mention is its share of what was found at those before it: a triangle of equations, solved
    for a block of mentions at a time.
    """

    def __init__(self, table: Floats, known: Ints) -> None:
        reach = table.shape[1] - 1
        self._known, self._sure = known, np.flatnonzero(known != NOBODY)
        self._new = np.where(known == NOBODY, table[:, 0], 0.0).astype(np.float32)[:, None]
        # Each block's rows beside the mentions it may lead to: `reach` before it, then its own.
        count = -(-len(table) // _BLOCK) * _BLOCK
        wide = np.zeros((count, reach + _BLOCK), dtype=np.float32)
        rows = np.flatnonzero(known == NOBODY)[:, None]
        wide[rows, reach + rows % _BLOCK - np.arange(1, reach + 1)] = table[rows[:, 0], 1:]
        blocks = wide.reshape(-1, _BLOCK, reach + _BLOCK)
        self._before = blocks[:, :, :reach]
        self._solved = np.linalg.inv(np.eye(_BLOCK, dtype=np.float32) - blocks[:, :, reach:])

    def __call__(self, fresh: Floats) -> Floats:
        """The chances at each mention, given those of whoever is met for the first time there, (m, cast + 1)."""
        count, reach = len(fresh), self._before.shape[2]
        found = np.zeros((reach + len(self._solved) * _BLOCK, fresh.shape[1]), dtype=np.float32)
        given = found[reach:]
        np.multiply(self._new, fresh, out=given[:count])
        given[self._sure, self._known[self._sure]] = 1.0
        for at, (before, solved) in enumerate(zip(self._before, self._solved)):
            here = slice(at * _BLOCK, (at + 1) * _BLOCK)
            given[here] = solved @ (given[here] + before @ found[here.start : here.start + reach])
        return given[:count]


def _looking_ahead(table: Floats, found: Floats) -> Floats:
    """Whom the later mentions mean that lead to each mention; somebody else as far as few do."""
    count, cast = len(found), found.shape[1] - 1
    sums, weight = np.zeros_like(found), np.zeros(count, dtype=np.float32)
    for back in range(1, min(table.shape[1], count)):
        share = table[back:, back]
        sums[: count - back] += share[:, None] * found[back:]
        weight[: count - back] += share
    sums *= (np.minimum(weight, 1.0) / np.maximum(weight, 1e-9))[:, None]
    sums[:, cast] += 1.0 - np.minimum(weight, 1.0)
    return sums


def anchors(mentions: Mentions) -> Ints:
    """Who is meant for certain: names, descriptions the cast knows, and "I" where somebody tells the story."""
    told = (mentions.person < 3) & (mentions.gender == UNTOLD) & (mentions.quote < 0)
    return np.where(told | np.isin(mentions.kind, (NAME, NOUN)), mentions.who, NOBODY)
