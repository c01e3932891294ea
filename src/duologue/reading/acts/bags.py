"""What a model weighs for one person's conduct in a block: bags of words by the part they play.

The words said, the clauses that tell what the person does, what they think, the rest of the paragraph's narration,
what the other last said and did, and what they did themselves before that. Ranges of words only; no word is looked
at here, so that training, word weights and encoder vectors all read the same parts.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.reading.acts.conduct import Conduct, Range

BAGS = ("said", "done", "felt", "rest", "heard", "before")
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bags:
    """Ranges of words of n conducts: `unit`, `bag` (place in BAGS), `first` and `last`, arrays of one length."""

    count: int
    unit: Ints
    bag: Ints
    first: Ints
    last: Ints


def bags_of(found: list[Conduct]) -> Bags:
    """The bags of every conduct, in order."""
    rows: list[tuple[int, int, int, int]] = []
    latest: dict[str, Conduct] = {}
    order: list[str] = []
    scene: str | None = None
    for number, one in enumerate(found):
        if one.scene != scene:
            scene, latest, order = one.scene, {}, []
        parts: list[list[Range]] = [one.said, one.done, one.felt, one.rest]
        other = _other(one, order, latest)
        parts.append([*other.said, *other.done] if other else [])
        own = latest.get(one.actor)
        parts.append([*own.said, *own.done] if own else [])
        rows += [(number, bag, first, last) for bag, part in enumerate(parts) for first, last in part]
        latest[one.actor] = one
        if one.actor in order:
            order.remove(one.actor)
        order.append(one.actor)
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return Bags(len(found), table[:, 0], table[:, 1], table[:, 2], table[:, 3])


def _other(one: Conduct, order: list[str], latest: dict[str, Conduct]) -> Conduct | None:
    """The last conduct of the one acted on, else of whoever acted last besides the actor."""
    for who in one.targets["said"][:1]:
        if who in latest:
            return latest[who]
    return next((latest[who] for who in reversed(order) if who != one.actor), None)
