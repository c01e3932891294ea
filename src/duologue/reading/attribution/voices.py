"""How each person talks: the words of the lines that are surely theirs, against those of everybody's lines.

A unigram language model for each speaker, smoothed towards that of all dialogue (Dirichlet prior, as in Zhai &
Lafferty 2004), learned within the story alone.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.turns import Turn
from duologue.story.words import Words

Array = NDArray[np.float64]
_Bag = tuple[NDArray[np.int64], Array]

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


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of every turn by number, with their uses; `common` is each word's share of all."""

    bags: list[_Bag]
    common: Array


def sounds_like(spoken: Speech, candidates: list[list[Candidate]], shares: list[Array]) -> list[Array]:
    """For each turn and candidate the log-odds, within ±CAP, that its words are theirs and not anybody's.

    `shares` are the chances of the candidates so far; what a turn itself taught is taken out before it is judged.
    """
    bags, common = spoken.bags, spoken.common
    taught = _taught(bags, candidates, shares, len(common))
    rows = {who: row for row, who in enumerate(taught)}
    nobody = len(rows)
    said = np.array([*taught.values(), np.zeros(len(common))])
    total = said.sum(axis=1)
    odds = np.log((said + PRIOR * common) / (total[:, None] + PRIOR) / common)
    found = []
    for (kinds, uses), these, row in zip(bags, candidates, shares):
        at = np.array([rows.get(candidate.who, nobody) for candidate in these])
        scores = odds[at[:, None], kinds] @ uses
        own = np.flatnonzero((row > LIKELY) & (at != nobody))
        if len(own) and len(kinds):
            rest = said[at[own, None], kinds] - row[own, None] * uses + PRIOR * common[kinds]
            size = total[at[own]] - row[own] * uses.sum() + PRIOR
            scores[own] = np.log(rest / size[:, None] / common[kinds]) @ uses
        found.append(scores.clip(-CAP, CAP))
    return found


def speech_of(words: Words, turns: list[Turn]) -> Speech:
    """What is said in every turn."""
    spoken = [[words.low[index] for part in turn.said for index in part] for turn in turns]
    every = Counter(low for turn in spoken for low in turn)
    number = {low: place for place, low in enumerate(low for low, uses in every.items() if uses >= SELDOM)}
    common = np.array([every[low] for low in number], dtype=np.float64)
    bags = []
    for turn in spoken:
        uses = Counter(number[low] for low in turn if low in number)
        kinds = np.fromiter(uses.keys(), dtype=np.int64, count=len(uses))
        counts = np.fromiter(uses.values(), dtype=np.float64, count=len(uses))
        bags.append((kinds, counts.clip(max=_AT_MOST)))
    return Speech(bags, common / max(common.sum(), 1.0))


def _taught(
    bags: list[_Bag], candidates: list[list[Candidate]], shares: list[Array], size: int
) -> dict[int, Array]:
    """The words of the lines that are likely somebody's, by person."""
    lines: dict[int, list[tuple[_Bag, float]]] = {}
    for bag, these, row in zip(bags, candidates, shares):
        for candidate, share in zip(these, row.tolist()):
            if share > LIKELY and candidate.who != NOBODY and len(bag[0]):
                lines.setdefault(candidate.who, []).append((bag, share))
    taught = {}
    for who, theirs in lines.items():
        if sum(share * bag[1].sum() for bag, share in theirs) < LEAST:
            continue
        taught[who] = np.zeros(size)
        for (kinds, uses), share in theirs:
            taught[who][kinds] += share * uses
    return taught
