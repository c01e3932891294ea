"""Choose the speakers of all turns together: the best sequence under a second-order chain, with confidences.

The state at a turn is the pair (speaker before, speaker now), so that "the one who spoke before the last
speaks again" is a single step. Confidences are max-marginals, as in Globerson & Jaakkola (2007).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.reading.attribution.pairs import Feature, again_features, same_features
from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.turns import Turn
from duologue.reading.attribution.weights import FAR, TEMPERATURE

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Chain:
    """A run of turns decided together, with everything as arrays.

    `people[t]` are the person numbers of the candidates of turn t, shape (k,). `same[t]` are the features that
    hold where turns t-1 and t have one speaker, `again[t]` those where t-2 and t have.
    """

    begin: int
    people: list[NDArray[np.int64]]
    same: list[list[Feature]]
    again: list[list[Feature]]


def chains_of(turns: list[Turn], candidates: list[list[Candidate]]) -> list[Chain]:
    """Cut the turns into runs that are decided together."""
    found, begin = [], 0
    people = [np.array([c.who for c in these], dtype=np.int64) for these in candidates]
    for end in range(1, len(turns) + 1):
        if end == len(turns) or _breaks(turns[end - 1], turns[end]):
            run = turns[begin:end]
            found.append(
                Chain(
                    begin,
                    people[begin:end],
                    [same_features(run[t - 1], run[t]) if t else [] for t in range(len(run))],
                    [again_features(*run[t - 2 : t + 1]) if t > 1 else [] for t in range(len(run))],
                )
            )
            begin = end
    return found


def _breaks(one: Turn, other: Turn) -> bool:
    """Whether two turns belong to different conversations and need not be decided together."""
    return one.scene != other.scene or other.first - one.last - 1 >= 2 * FAR


@dataclass(frozen=True, slots=True)
class Lattice:
    """Chains as arrays over all their n turns, the first turn of every chain beside the others', then the second.

    `people` holds the candidates, shape (n, k), NOBODY where there are fewer than k; `real` tells those that are
    candidates. `step` and `skip`, shape (n, k, k), score a candidate after one of the turn before, and after one
    of the turn before the last. `columns[t]` are the places of the turns that come t-th in their chain.
    """

    people: NDArray[np.int64]
    real: NDArray[np.bool_]
    step: Array
    skip: Array
    columns: list[NDArray[np.int64]]


def lattice_of(chains: Sequence[Chain], weights: Sequence[float]) -> Lattice:
    """The chains, none of them empty, under one set of weights."""
    rows = [row for chain in chains for row in chain.people]
    sizes = np.array([len(row) for row in rows], dtype=np.int64)
    real = np.arange(sizes.max(initial=0)) < sizes[:, None]
    people = np.full(real.shape, NOBODY)
    people[real] = np.concatenate(rows) if rows else NOBODY
    lengths = np.array([len(chain.people) for chain in chains], dtype=np.int64)
    begins = lengths.cumsum() - lengths
    return Lattice(
        people,
        real,
        _scores(people, 1, [features for chain in chains for features in chain.same], weights),
        _scores(people, 2, [features for chain in chains for features in chain.again], weights),
        [begins[lengths > t] + t for t in range(lengths.max(initial=0))],
    )


def _scores(
    people: NDArray[np.int64], back: int, features: list[list[Feature]], weights: Sequence[float]
) -> Array:
    """What each turn's features weigh where its candidate is that of the turn `back` before, shape (n, k, k)."""
    weight = np.array([sum(weights[index] * value for index, value in held) for held in features])
    scores: Array = same(np.roll(people, back, axis=0), people) * weight[:, None, None]
    return scores


def max_marginals(lattice: Lattice, unary: Array) -> Array:
    """For every turn and candidate, the score of the best whole sequence in which that candidate speaks it.

    `unary` are the scores of all candidates, turn by turn; so is what is returned.
    """
    columns, step, skip = lattice.columns, lattice.step, lattice.skip
    score = np.full(lattice.real.shape, -np.inf)
    score[lattice.real] = unary
    forward = np.zeros_like(step)
    for here in columns[1:2]:
        forward[here] = score[here - 1][:, :, None] + score[here][:, None, :] + step[here]
    for here in columns[2:]:
        forward[here] = _best(forward[here - 1], skip[here]) + step[here] + score[here][:, None, :]
    # What follows a pair of turns, with the later turn of the pair first.
    backward, step, skip = np.zeros_like(step), _turned(step), _turned(skip)
    for here in columns[:1:-1]:
        backward[here - 1] = _best(backward[here] + step[here] + score[here][:, :, None], skip[here])
    pairs = forward + _turned(backward)
    for here in columns[1:2]:
        score[here - 1] = pairs[here].max(axis=2)
    for here in columns[1:]:
        score[here] = pairs[here].max(axis=1)
    marginals: Array = score[lattice.real]
    return marginals


def _best(pairs: Array, skip: Array) -> Array:
    """For a, b of `pairs` and a, c of `skip`, both shape (m, k, k), the best sum over all a, shape (m, b, c)."""
    best: Array = (pairs[:, :, :, None] + skip[:, :, None, :]).max(axis=1)
    return best


def _turned(pairs: Array) -> Array:
    return np.ascontiguousarray(pairs.transpose(0, 2, 1))


def same(one: NDArray[np.int64], other: NDArray[np.int64]) -> Array:
    """1.0 where two candidates are one person of the cast, shape (..., k, l)."""
    equal: NDArray[np.bool_] = (one[..., None] == other[..., None, :]) & (one[..., None] != NOBODY)
    return equal.astype(np.float64)


def probabilities(marginals: Array) -> Array:
    """Shares of one turn's candidates, from the max-marginals of that turn."""
    shifted = np.exp((marginals - marginals.max()) / TEMPERATURE)
    shares: Array = shifted / shifted.sum()
    return shares


def all_probabilities(marginals: Array, sizes: NDArray[np.int64]) -> Array:
    """The same for many turns one after another, which have so many candidates each, none of them none."""
    begins = sizes.cumsum() - sizes
    shares = np.exp((marginals - np.repeat(np.maximum.reduceat(marginals, begins), sizes)) / TEMPERATURE)
    shares /= np.repeat(np.add.reduceat(shares, begins), sizes)
    return np.asarray(shares, dtype=np.float64)
