"""The fitted system of a bond as a phase picture: null-clines, steady states, where each state leads."""

from collections.abc import Callable

import numpy as np

from duologue.dynamics.influence import Term
from duologue.dynamics.series import Floats
from duologue.figures.phase import Phase, Place
from duologue.story.bonds import Bond, Dynamics, Equation

_KINDS = {"drop": "below", "repair": "below", "lift": "above", "damping": "above"}
_FINE, _GRID = 121, 9
_LEAST = 0.3


def phase_of(bond: Bond, system: Dynamics) -> Phase:
    """The plane on which the two move, wide enough for the story's own way and for the steady states."""
    walked = [(point.first[1], point.second[1]) for point in bond.curve]
    rests = [((state.first, state.second), state.stable) for state in system.steady_states]
    farthest = max(abs(value) for place in (*walked, *(place for place, _ in rests)) for value in place)
    reach = min(1.0, max(_LEAST, round(1.25 * farthest + 0.05, 1)))
    fine = np.linspace(-reach, reach, _FINE)
    first, second = _influence(system.first), _influence(system.second)
    return Phase(
        (
            list(zip(_rests(system.first, first(fine)), fine.tolist())),
            list(zip(fine.tolist(), _rests(system.second, second(fine)))),
        ),
        rests,
        _moves(system, first, second, reach),
        walked,
        reach,
    )


def _influence(equation: Equation) -> Callable[[Floats], Floats]:
    """What the partner's value adds to the next value of the person."""
    terms = [
        (Term(part.name, _KINDS.get(part.name, part.name), part.at), part.value[1]) for part in equation.strengths
    ]

    def added(partner: Floats) -> Floats:
        return sum((strength * term(partner) for term, strength in terms), np.zeros_like(partner))

    return added


def _rests(equation: Equation, added: Floats) -> list[float]:
    """Where the person would settle if the other stayed as they are: the null-cline. Source: Cook et al. 1995."""
    found: list[float] = ((equation.constant[1] + added) / (1.0 - equation.inertia[1])).tolist()
    return found


def _moves(
    system: Dynamics, first: Callable[[Floats], Floats], second: Callable[[Floats], Floats], reach: float
) -> list[tuple[Place, Place]]:
    """From the places of a grid, the state one turn later."""
    steps = np.linspace(-0.85 * reach, 0.85 * reach, _GRID)
    x, y = (axis.ravel() for axis in np.meshgrid(steps, steps))
    to_x = system.first.constant[1] + system.first.inertia[1] * x + first(y)
    to_y = system.second.constant[1] + system.second.inertia[1] * y + second(x)
    here = zip(x.tolist(), y.tolist())
    return list(zip(here, zip(to_x.tolist(), to_y.tolist())))
