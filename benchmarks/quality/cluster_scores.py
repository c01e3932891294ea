"""Coreference scores: MUC (Vilain et al. 1995), B³ (Bagga & Baldwin 1998), CEAFe (Luo 2005), and their average.

As the reference scorer has them (Pradhan et al. 2014). Clusters are sets of mentions, a mention any hashable
value; clusters of one count for B³ and CEAFe, as LitBank's protocol wants.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.quality.matching import assign

Clusters = Sequence[frozenset[Hashable]]
Parts = tuple[float, float]
"""What is right, and out of how much."""


@dataclass
class Score:
    """Sums over documents: precision's parts and recall's parts of each measure."""

    recall: dict[str, list[float]] = field(default_factory=lambda: {name: [0.0, 0.0] for name in MEASURES})
    precision: dict[str, list[float]] = field(default_factory=lambda: {name: [0.0, 0.0] for name in MEASURES})

    def add(self, gold: Clusters, found: Clusters) -> None:
        """Count one document."""
        for name, measure in MEASURES.items():
            for sums, parts in zip((self.recall[name], self.precision[name]), measure(gold, found)):
                sums[0] += parts[0]
                sums[1] += parts[1]

    def f1(self, name: str) -> float:
        """F1 of one measure over all documents."""
        recall, precision = (s[0] / s[1] if s[1] else 0.0 for s in (self.recall[name], self.precision[name]))
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    @property
    def average(self) -> float:
        """The mean of the three F1: "the CoNLL score"."""
        return sum(self.f1(name) for name in ("muc", "b_cubed", "ceaf_e")) / 3

    def __str__(self) -> str:
        return "  ".join(f"{name} {self.f1(name):.3f}" for name in MEASURES) + f"  average {self.average:.3f}"


def muc(gold: Clusters, found: Clusters) -> tuple[Parts, Parts]:
    """Links kept: (recall's parts, precision's parts)."""
    return _links(gold, found), _links(found, gold)


def b_cubed(gold: Clusters, found: Clusters) -> tuple[Parts, Parts]:
    """Of each mention's cluster, how much is shared."""
    return _shared(gold, found), _shared(found, gold)


def ceaf_e(gold: Clusters, found: Clusters) -> tuple[Parts, Parts]:
    """Likeness of clusters under the best one-to-one match of entities."""
    owner = {mention: n for n, cluster in enumerate(found) for mention in cluster}
    alike = np.zeros((len(gold), len(found)))
    for row, cluster in enumerate(gold):
        for mention in cluster & owner.keys():
            alike[row, owner[mention]] += 1
    sizes = np.add.outer([len(c) for c in gold] or [0], [len(c) for c in found] or [0])
    if alike.size:
        alike = 2 * alike / sizes
        wide = alike if alike.shape[0] <= alike.shape[1] else alike.T
        total = float(sum(wide[row, column] for row, column in assign(-wide)))
    else:
        total = 0.0
    return (total, len(gold)), (total, len(found))


def mentions(gold: Clusters, found: Clusters) -> tuple[Parts, Parts]:
    """Mentions found, whatever their clusters."""
    theirs, ours = frozenset().union(*gold), frozenset().union(*found)
    both = len(theirs & ours)
    return (both, len(theirs)), (both, len(ours))


def _links(gold: Clusters, found: Clusters) -> Parts:
    owner = {mention: n for n, cluster in enumerate(found) for mention in cluster}
    kept = of = 0
    for cluster in gold:
        parts = {owner[m] for m in cluster if m in owner}
        missing = sum(m not in owner for m in cluster)
        kept += len(cluster) - len(parts) - missing
        of += len(cluster) - 1
    return kept, of


def _shared(gold: Clusters, found: Clusters) -> Parts:
    owner = {mention: cluster for cluster in found for mention in cluster}
    right = sum(len(cluster & owner[m]) / len(cluster) for cluster in gold for m in cluster if m in owner)
    return right, sum(len(cluster) for cluster in gold)


MEASURES = {"muc": muc, "b_cubed": b_cubed, "ceaf_e": ceaf_e, "mentions": mentions}
