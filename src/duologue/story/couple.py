"""A bond as a fitted system: its moments become rows of numbers, and the fit becomes facts."""

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from duologue.dynamics.gottman import Conduct, Couple, fit
from duologue.dynamics.sequence import answers, lag_sequential
from duologue.dynamics.steady import steady_states, uninfluenced
from duologue.story.acts import MOVES
from duologue.story.bonds import Band, Bond, Dynamics, Equation, Follows, Strength

_TELLING = 0.05
_DIGITS = 4


def outer_values(bond: Bond) -> NDArray[np.float64]:
    """What is shown by each of the two at each point of the curve, (2, n), NaN where a moment shows nothing."""
    column = {point.block: n for n, point in enumerate(bond.curve)}
    values = np.full((2, len(bond.curve)), np.nan)
    for moment in bond.moments:
        if moment.outer is not None and moment.block in column:
            values[bond.between.index(moment.of), column[moment.block]] = moment.outer
    return values


def couple_of(bond: Bond, scenes: dict[str, str | None]) -> Couple | None:
    """The difference equations fitted to the bond; `scenes` gives the scene of each block: none is carried over.

    None where either person has too few turns to say anything (see dynamics/gottman.py).
    """
    places = [scenes.get(point.block) for point in bond.curve]
    starts = [True, *(before != now for before, now in pairwise(places))][: len(places)]
    return fit(outer_values(bond), np.array(starts, dtype=np.bool_))


def dynamics_of(bond: Bond, scenes: dict[str, str | None]) -> Dynamics | None:
    """The fitted system as facts; None where turns are too few."""
    couple = couple_of(bond, scenes)
    if couple is None:
        return None
    return Dynamics(
        _equation(couple.first),
        _equation(couple.second),
        couple.beats_null,
        steady_states(couple),
        _follows(bond),
    )


def _equation(conduct: Conduct) -> Equation:
    strengths = [
        Strength(term.name, term.at, _rounded(value))
        for term, value in zip(conduct.shape.terms, conduct.strengths)
    ]
    return Equation(
        conduct.turns,
        _rounded(conduct.constant),
        _rounded(conduct.inertia),
        _rounded(uninfluenced(conduct)),
        round(conduct.noise, _DIGITS),
        conduct.tried.name,
        round(conduct.gain, _DIGITS),
        round(conduct.p, _DIGITS),
        conduct.influenced,
        tuple(strengths),
    )


def _rounded(band: Band) -> Band:
    low, mid, high = band
    return round(low, _DIGITS), round(mid, _DIGITS), round(high, _DIGITS)


def _follows(bond: Bond) -> tuple[Follows, ...]:
    """What follows what, in the story's own time, more or less often than by chance."""
    place = {point.block: n for n, point in enumerate(bond.curve)}
    told = [moment for moment in bond.moments if moment.move and moment.block in place]
    told.sort(key=lambda moment: place[moment.block])
    who = [bond.between.index(moment.of) for moment in told]
    what = [MOVES.index(moment.move) for moment in told if moment.move]
    found = [row for person in (0, 1) if len(told) > 1 for row in _answers_to(bond, who, what, person)]
    return tuple(sorted(found, key=lambda row: row.p))


def _answers_to(bond: Bond, who: list[int], what: list[int], person: int) -> list[Follows]:
    given, answer = answers(who, what, person)
    table = lag_sequential(given, answer, len(MOVES))
    found = []
    for row, column in np.argwhere(table.p <= _TELLING).tolist():
        numbers = [
            float(part[row, column]) for part in (table.expected, table.z, table.q, table.p, table.p_family)
        ]
        if all(math.isfinite(number) for number in numbers):
            expected, z, q, p, p_family = (round(number, _DIGITS) for number in numbers)
            count = int(table.counts[row, column])
            found.append(
                Follows(bond.between[1 - person], MOVES[row], MOVES[column], count, expected, z, q, p, p_family)
            )
    return found
