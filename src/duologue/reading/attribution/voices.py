"""How each person talks: the words of the lines that are surely theirs, against those of everybody's lines.

A unigram language model for each speaker, smoothed towards that of all dialogue (Dirichlet prior, as in Zhai &
Lafferty 2004), learned within the story alone.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from duologue.reading.attribution.presence import NOBODY
from duologue.reading.attribution.turns import Turn
from duologue.story.words import Words

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]

LIKELY = 0.1
"""A line teaches how somebody talks, by its chance to be theirs, if that is more than this."""
PRIOR = 1000.0
"""So many words of everybody's talk are mixed into each person's."""
LEAST = 20.0
"""Whoever has said fewer words has no voice yet."""
CAP = 5.0
SELDOM = 5
"""Words used less often in all dialogue tell no voice."""
_AT_MOST = 2
"""A word counts so often in one turn."""
_AT_ONCE = 10_000
"""So many candidates are judged at a time, which bounds the memory."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of every turn one after another, by number in `kinds`, with their `uses`; none counts twice.

    Turn t has those from `begins[t]` up to `begins[t + 1]`. `common` is each word's share of all.
    """

    kinds: Numbers
    uses: Array
    begins: Numbers
    common: Array


def sounds_like(spoken: Speech, people: Numbers, share: Array, sizes: Numbers) -> Array:
    """For each candidate, turn by turn, the log-odds, within ±CAP, its words are theirs and not anybody's.

    `people` are the candidates of all turns, `share` the chance of each so far, and `sizes` how many each turn
    has; what a turn itself taught is taken out before it is judged.
    """
    common, turn = spoken.common, np.repeat(np.arange(len(sizes)), sizes)
    likely = (share > LIKELY) & (people != NOBODY)
    who, said = _taught(spoken, people[likely], turn[likely], share[likely])
    known = np.isin(people, who)
    at = np.searchsorted(who, people)
    total = said.sum(axis=1)
    odds = np.log((said + PRIOR * common) / (total[:, None] + PRIOR) / common)
    scores = np.zeros(len(people))
    others = np.flatnonzero(known & ~likely)
    for begin in range(0, len(others), _AT_ONCE):
        row, place = _words(spoken, turn, others[begin : begin + _AT_ONCE])
        scores += _sums(row, odds[at[row], spoken.kinds[place]] * spoken.uses[place], len(scores))
    row, place = _words(spoken, turn, np.flatnonzero(known & likely))
    kinds, uses = spoken.kinds[place], spoken.uses[place]
    rest = said[at[row], kinds] - share[row] * uses + PRIOR * common[kinds]
    size = total[at[row]] - (share * _sums(row, uses, len(scores)))[row] + PRIOR
    scores += _sums(row, np.log(rest / size / common[kinds]) * uses, len(scores))
    return scores.clip(-CAP, CAP)


def speech_of(words: Words, turns: list[Turn]) -> Speech:
    """What is said in every turn."""
    spoken = [[low for part in turn.said for low in words.low[part.start : part.stop]] for turn in turns]
    every = Counter(chain.from_iterable(spoken))
    number = {low: place for place, low in enumerate(low for low, uses in every.items() if uses >= SELDOM)}
    common = np.array([every[low] for low in number], dtype=np.float64)
    kinds: list[int] = []
    counts: list[int] = []
    begins = [0]
    for turn in spoken:
        known = Counter(low for low in turn if low in number)
        kinds += map(number.__getitem__, known)
        counts += known.values()
        begins.append(len(kinds))
    uses = np.array(counts, dtype=np.float64).clip(max=_AT_MOST)
    return Speech(np.array(kinds, dtype=np.int64), uses, np.array(begins), common / max(common.sum(), 1.0))


def _taught(spoken: Speech, people: Numbers, turn: Numbers, share: Array) -> tuple[Numbers, Array]:
    """Those who are likely to have said LEAST words, in order, and how often each has said each word."""
    row, place = _words(spoken, turn, np.arange(len(people)))
    who, number = np.unique(people, return_inverse=True)
    size = len(spoken.common)
    said = _sums(number[row] * size + spoken.kinds[place], share[row] * spoken.uses[place], len(who) * size)
    said = said.reshape(len(who), size)
    enough = said.sum(axis=1) >= LEAST
    return who[enough], said[enough]


def _words(spoken: Speech, turn: Numbers, rows: Numbers) -> tuple[Numbers, Numbers]:
    """The words of the turns of these rows: of each word the row, and the place among all that is spoken."""
    first, last = spoken.begins[turn[rows]], spoken.begins[turn[rows] + 1]
    size = last - first
    return np.repeat(rows, size), np.arange(size.sum()) + np.repeat(last - size.cumsum(), size)


def _sums(row: Numbers, values: Array, size: int) -> Array:
    return np.bincount(row, values, size).astype(np.float64, copy=False)
