"""The features of a pair of mentions beside their vectors: how far apart, how alike, in whose words.

They follow the pair features of Lee et al. (2017, "End-to-end Neural Coreference Resolution") and, for pronouns in
dialogue, of the stories' own layers: quotes, blocks and the cast that the rules found.
"""

import numpy as np
from numpy.typing import NDArray

from duologue.reading.coreference.mentions import NOBODY, Mentions

Ints = NDArray[np.int64]

_NEAR_WORDS = np.array([1, 3, 6, 12, 25, 50, 100, 200, 400])
_NEAR_MENTIONS = np.array([1, 2, 3, 5, 9, 17, 33, 65])
_WIDTHS = (10, 9, 9, 25, 16, 5, 4, 3, 2, 2, 2, 2, 2, 2)
OFFSETS = np.concatenate([[0], np.cumsum(_WIDTHS)[:-1]])
PAIR_VALUES = int(sum(_WIDTHS))
"""How many values all features have together: the rows of the pair model's feature table."""
PAIR_FEATURES = len(_WIDTHS)
_JOINED = ((0, 1, 7), (2, 5, 6), (3, 4), (8, 9, 10, 11, 12, 13))
"""Features that a reading looks up together: a few rows for each pair, of tables that a core keeps at hand."""


def earlier(count: int, nearest: int) -> tuple[Ints, Ints]:
    """All pairs (later, earlier) of `count` mentions in order, at most `nearest` earlier ones for each."""
    later = np.repeat(np.arange(count), np.minimum(np.arange(count), nearest))
    if not len(later):
        return later, later.copy()
    begins = np.concatenate([[True], later[1:] != later[:-1]])
    run = np.arange(len(later)) - np.maximum.accumulate(np.where(begins, np.arange(len(later)), 0))
    return later, later - 1 - run


def pair_features(mentions: Mentions, later: Ints, before: Ints) -> Ints:
    """For each pair the rows of its features in the feature table. Shape (pairs, PAIR_FEATURES)."""
    rows: Ints = np.stack(_values(mentions, later, before), axis=1) + OFFSETS
    return rows


def joined_features(mentions: Mentions, later: Ints, before: Ints) -> Ints:
    """The same in fewer: for each pair the number of each of its joined features. Shape (groups, pairs)."""
    values = _values(mentions, later, before)
    return np.stack(
        [np.ravel_multi_index([values[n] for n in group], [_WIDTHS[n] for n in group]) for group in _JOINED]
    )


def joined_rows() -> list[Ints]:
    """For each group of joined features, the rows of the table that each number stands for: (numbers, k)."""
    found = []
    for group in _JOINED:
        numbers = np.indices([_WIDTHS[n] for n in group]).reshape(len(group), -1)
        found.append(numbers.T + OFFSETS[list(group)])
    return found


def _values(mentions: Mentions, later: Ints, before: Ints) -> list[Ints]:
    """Each feature of all pairs, from 0."""
    m, i, j = mentions, later, before
    told_i, told_j = m.quote[i] < 0, m.quote[j] < 0
    said = np.where(m.quote[i] == m.quote[j], 3, 4)
    quotes = np.where(told_i, np.where(told_j, 0, 1), np.where(told_j, 2, said))
    both = (m.who[i] != NOBODY) & (m.who[j] != NOBODY)
    columns = [
        np.searchsorted(_NEAR_WORDS, m.word[i] - m.word[j], side="right"),
        np.searchsorted(_NEAR_MENTIONS, i - j, side="right"),
        3 * m.kind[i] + m.kind[j],
        5 * m.gender[i] + m.gender[j],
        4 * m.person[i] + m.person[j],
        quotes,
        np.minimum(m.block[i] - m.block[j], 3),
        np.where(both, np.where(m.who[i] == m.who[j], 1, 2), 0),
        m.words[i] == m.words[j],
        m.head[i] == m.head[j],
        m.opening[i] == m.head[j],
        m.head[i] == m.opening[j],
        m.last[j] >= m.first[i],
        m.lead[j],
    ]
    return [np.asarray(column, dtype=np.int64) for column in columns]
