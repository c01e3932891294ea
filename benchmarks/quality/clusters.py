"""Mentions into entities: each joins the cluster to which most of its probability goes.

A mention's chances to be one with each earlier mention are summed by cluster (training maximises just this sum),
and set against "nothing earlier". A she joins no he's cluster, and one of the cast none of another's.
"""

from dataclasses import dataclass, field

import numpy as np

from duologue.models.windows import Floats
from duologue.reading.coreference.mentions import FEMALE, MALE, NOBODY, PRONOUN, Mentions

EASE = 0.5
""" "Nothing earlier" counts for so much of its probability: chosen on the development texts."""


@dataclass
class _Cluster:
    members: list[int] = field(default_factory=list)
    genders: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)


def clusters(mentions: Mentions, table: Floats, ease: float = EASE) -> list[frozenset[tuple[int, int]]]:
    """Sets of (first piece, last piece). `table` has a row for each mention as `Links` has it."""
    owner = np.full(len(mentions), -1)
    named = np.where(mentions.kind == PRONOUN, NOBODY, mentions.who)
    found: list[_Cluster] = []
    for i, row in enumerate(table):
        back = np.arange(1, min(i, len(row) - 1) + 1)
        mass = np.bincount(owner[i - back], weights=row[back], minlength=len(found)) if i else np.zeros(0)
        gender, who = int(mentions.gender[i]), int(named[i])
        for number in np.flatnonzero(mass > 0).tolist():
            if not _fits(found[number], gender, who):
                mass[number] = 0.0
        if len(mass) and mass.max() > ease * row[0]:
            owner[i] = int(mass.argmax())
        else:
            owner[i] = len(found)
            found.append(_Cluster())
        _join(found[owner[i]], i, gender, who)
    places = list(zip(mentions.first.tolist(), mentions.last.tolist()))
    return [frozenset(places[i] for i in cluster.members) for cluster in found]


def _fits(cluster: _Cluster, gender: int, who: int) -> bool:
    if gender in (FEMALE, MALE) and (cluster.genders - {gender}) & {FEMALE, MALE}:
        return False
    return who == NOBODY or not cluster.people or who in cluster.people


def _join(cluster: _Cluster, mention: int, gender: int, who: int) -> None:
    cluster.members.append(mention)
    cluster.genders.add(gender)
    if who != NOBODY:
        cluster.people.add(who)
