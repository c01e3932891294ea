"""Which two people have a bond worth drawing: those between whom most of what is done in the story is done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from duologue.story.acts import Act

MOST = 16
"""Pairs kept at most: a long novel has hundreds of two who meet once."""
_LEAST_ACTS = 4
_LEAST_SHARE = 1 / 40
"""Of the strongest pair's acts: below it a pair is a passing encounter."""
_FELT = 0.5
"""What is only felt counts half: it is a bond to the one, and no dealing of the two."""


@dataclass(frozen=True, slots=True)
class PairActs:
    """Two people, the one who acts more first, and what each does to the other in reading order."""

    between: tuple[str, str]
    weight: float
    acts: tuple[Act, ...]


def pairs_of(acts: Sequence[Act]) -> list[PairActs]:
    """The pairs that matter, strongest first; `weight` is a pair's share of all that people do to each other.

    A pair needs one visible act of each, or four acts at all. Of pairs a hundredth of the length of the story's
    strongest the tail is cut. Ties are broken by who comes first in the text.
    """
    together: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        if act.actor != act.target:
            together.setdefault(_key(act), []).append(act)
    sizes = {pair: sum(_worth(act) for act in found) for pair, found in together.items()}
    whole = sum(sizes.values())
    if not whole:
        return []
    most = max(sizes.values())
    kept = [
        pair for pair, found in together.items() if sizes[pair] >= most * _LEAST_SHARE and _is_a_dealing(found)
    ]
    kept.sort(key=lambda pair: -sizes[pair])
    return [PairActs(_by_activity(together[p], p), sizes[p] / whole, tuple(together[p])) for p in kept[:MOST]]


def _key(act: Act) -> tuple[str, str]:
    return (act.actor, act.target) if act.actor < act.target else (act.target, act.actor)


def _worth(act: Act) -> float:
    return _FELT if act.channel == "felt" else 1.0


def _is_a_dealing(acts: Sequence[Act]) -> bool:
    visible = {act.actor for act in acts if act.channel != "felt"}
    return len(visible) == 2 or len(acts) >= _LEAST_ACTS


def _by_activity(acts: Sequence[Act], pair: tuple[str, str]) -> tuple[str, str]:
    counts = Counter(act.actor for act in acts)
    first, second = pair
    return (second, first) if counts[second] > counts[first] else (first, second)
