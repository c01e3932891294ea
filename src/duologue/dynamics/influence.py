"""How one person's value moves the other's: influence functions, with repair and damping, as sums of simple terms.

Cook et al. (1995) give two functions of the partner's value p, both 0 at 0: the bilinear, two slopes that meet at
0; and the ojive, a step down below a negative threshold and a step up above a positive one. Gottman, Swanson &
Murray (1999) add repair, a kick upward when the partner falls below a threshold, and damping, a pull downward
when the partner rises above one. Each is linear in its strengths once the thresholds are chosen, so all are
fitted alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from duologue.dynamics.series import Floats

THRESHOLDS = (0.25, 0.75)
"""Where a step may stand on either side of 0: between the five steps of the coding guide's scale."""


@dataclass(frozen=True, slots=True)
class Term:
    """One part of an influence: `strength` times a function of the partner's value p.

    `kind` is "cold" (p below 0, else 0), "warm" (p above 0, else 0), "below" (1 where p is under `at`, else 0) or
    "above" (1 where p is over `at`, else 0). `name` is what its strength is called, and `sign` the only one it may
    have and still be called so; 0 is either.
    """

    name: str
    kind: str
    at: float = 0.0
    sign: int = 0

    def __call__(self, partner: ArrayLike) -> Floats:
        """The function of the partner's value, any shape, before its strength."""
        p = np.asarray(partner, dtype=np.float64)
        if self.kind == "cold":
            return np.minimum(p, 0.0)
        if self.kind == "warm":
            return np.maximum(p, 0.0)
        return (p < self.at if self.kind == "below" else p > self.at).astype(np.float64)

    def slope(self, partner: float) -> float:
        """Its slope at p; a step has none."""
        return float((self.kind == "cold" and partner < 0) or (self.kind == "warm" and partner >= 0))


@dataclass(frozen=True, slots=True)
class Shape:
    """An influence function without its strengths: "none", "bilinear", "ojive", "repair" or "damping".

    The last two are the bilinear with a kick or a pull.
    """

    name: str
    terms: tuple[Term, ...] = ()

    def knots(self) -> tuple[float, ...]:
        """Where the function bends or jumps, rising."""
        return tuple(sorted({term.at for term in self.terms}))


NONE = Shape("none")
BILINEAR = Shape("bilinear", (Term("cold", "cold"), Term("warm", "warm")))


def shapes() -> tuple[Shape, ...]:
    """Every influence that is tried: no influence first."""
    found = [NONE, BILINEAR]
    for low in THRESHOLDS:
        for high in THRESHOLDS:
            found.append(Shape("ojive", (Term("drop", "below", -low, -1), Term("lift", "above", high, 1))))
    for at in THRESHOLDS:
        found.append(Shape("repair", (*BILINEAR.terms, Term("repair", "below", -at, 1))))
        found.append(Shape("damping", (*BILINEAR.terms, Term("damping", "above", at, -1))))
    return tuple(found)


def influence(shape: Shape, strengths: Sequence[float] | Floats, partner: ArrayLike) -> Floats:
    """The influence I(p), with R(p) and D(p) in it; strengths carry signs: a drop and a damping are negative."""
    p = np.asarray(partner, dtype=np.float64)
    found = np.zeros_like(p)
    for term, strength in zip(shape.terms, strengths, strict=True):
        found += strength * term(p)
    return found
