"""From moments to turns: what a person does, beside what the same person did before and what the other last did.

This is the turn-by-turn form of Cook et al. (1995): W answers H's last turn, H answers W's. Nobody has to
alternate: every act of a person is one row, and whoever is silent simply gives no rows. Acts in the same moment
do not answer each other.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from duologue.dynamics.series import Bools, Floats, last_shown, pair


@dataclass(frozen=True, slots=True, eq=False)
class Turns:
    """The n acts of a person that have something before them: `value`, `own` and `partner` before it, (n,)."""

    value: Floats
    own: Floats
    partner: Floats


def turns(values: ArrayLike, starts: ArrayLike | None = None) -> tuple[Turns, Turns]:
    """The turns of both. `values` (2, n) as in `series.pair`; `starts` (n,) is true where nothing is carried over,
    as at a new scene. ValueError where the shapes do not fit.
    """
    both = pair(values)
    begins = np.zeros(both.shape[1], dtype=np.bool_) if starts is None else np.asarray(starts, dtype=np.bool_)
    if begins.shape != both.shape[1:]:
        raise ValueError(f"Shapes do not fit: values {both.shape}, starts {begins.shape}.")
    before = _carried(both, begins)
    return _rows(both[0], before[0], before[1]), _rows(both[1], before[1], before[0])


def _carried(both: Floats, begins: Bools) -> Floats:
    parts = np.split(both, np.flatnonzero(begins), axis=1)
    return np.concatenate([np.stack([last_shown(row) for row in part]) for part in parts], axis=1)


def _rows(value: Floats, own: Floats, partner: Floats) -> Turns:
    there = ~(np.isnan(value) | np.isnan(own) | np.isnan(partner))
    return Turns(value[there], own[there], partner[there])
