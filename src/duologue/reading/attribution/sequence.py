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

_EMPTY: Array = np.zeros((0, 0))


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


def max_marginals(chain: Chain, unary: list[Array], weights: Sequence[float]) -> list[Array]:
    """For every turn and candidate, the score of the best whole sequence in which that candidate speaks it."""
    n = len(unary)
    if n == 1:
        return [unary[0]]
    step = [_EMPTY] + [_step_scores(chain, t, weights) for t in range(1, n)]
    skip = [_EMPTY] * 2 + [_skip_scores(chain, t, weights) for t in range(2, n)]
    forward = [_EMPTY, unary[0][:, None] + unary[1][None, :] + step[1]]
    for t in range(2, n):
        best = (forward[t - 1][:, :, None] + skip[t][:, None, :]).max(axis=0)
        forward.append(best + step[t] + unary[t][None, :])
    backward: list[Array] = [np.zeros_like(forward[-1])]
    for t in range(n - 1, 1, -1):
        ahead = backward[-1] + step[t] + unary[t][None, :]
        backward.append((ahead[None, :, :] + skip[t][:, None, :]).max(axis=2))
    backward.reverse()
    pairs = [forward[t] + backward[t - 1] for t in range(1, n)]
    return [pairs[0].max(axis=1)] + [pair.max(axis=0) for pair in pairs]


def _step_scores(chain: Chain, t: int, weights: Sequence[float]) -> Array:
    weight = sum(weights[index] * value for index, value in chain.same[t])
    return same(chain.people[t - 1], chain.people[t]) * weight


def _skip_scores(chain: Chain, t: int, weights: Sequence[float]) -> Array:
    weight = sum(weights[index] * value for index, value in chain.again[t])
    return same(chain.people[t - 2], chain.people[t]) * weight


def same(one: NDArray[np.int64], other: NDArray[np.int64]) -> Array:
    """1.0 where two candidates are one person of the cast, shape (k, l)."""
    equal: Array = ((one[:, None] == other[None, :]) & (one[:, None] != NOBODY)).astype(np.float64)
    return equal


def probabilities(marginals: Array) -> Array:
    """Shares of one turn's candidates, from the max-marginals of that turn."""
    shifted = np.exp((marginals - marginals.max()) / TEMPERATURE)
    shares: Array = shifted / shifted.sum()
    return shares


def all_probabilities(marginals: list[Array]) -> list[Array]:
    """The same for many turns at once."""
    if not marginals:
        return []
    ends = np.cumsum([len(row) for row in marginals])
    begins = np.concatenate([[0], ends[:-1]])
    flat = np.concatenate(marginals)
    sizes = ends - begins
    shares = np.exp((flat - np.repeat(np.maximum.reduceat(flat, begins), sizes)) / TEMPERATURE)
    shares /= np.repeat(np.add.reduceat(shares, begins), sizes)
    return np.split(shares, ends[:-1])
