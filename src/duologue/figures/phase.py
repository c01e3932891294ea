"""The phase picture of two people: where each would rest given the other, how both move. Styled by the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from duologue.figures.drawing import words

SIZE, _EDGE = 240, 22
_ARROW = 17.0

Place = tuple[float, float]
"""The first person's value across, the second's upward."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A plane from -`reach` to `reach` both ways.

    `lines` are the null-clines of the two: where the first stays as they are, and where the second does. `rests`
    are the steady states, with whether they hold; `moves` are pairs of a place and where it leads in one turn;
    `walked` is the way that the story goes.
    """

    lines: tuple[Sequence[Place], Sequence[Place]]
    rests: Sequence[tuple[Place, bool]]
    moves: Sequence[tuple[Place, Place]]
    walked: Sequence[Place]
    reach: float


def phase_svg(phase: Phase, names: tuple[str, str], styles: tuple[str, str], told: str) -> str:
    """The picture, square; `told` says it in words."""
    near, far = _EDGE, SIZE - _EDGE
    middle = SIZE / 2
    drawn = [
        f'<path class=part d="M{near} {middle:g}H{far}M{middle:g} {near}V{far}"/>',
        f'<path class=flow d="{"".join(_arrow(*move, phase.reach) for move in phase.moves)}"/>',
        f'<path class=walked d="{_trace(phase.walked, phase.reach)}"/>' if len(phase.walked) > 1 else "",
    ]
    for n, (line, style) in enumerate(zip(phase.lines, styles)):
        pieces = "".join(_trace(run, phase.reach) for run in _within(line, phase.reach))
        drawn.append(f'<g class="{style} v{n}"><path class=null d="{pieces}"/></g>')
    for place, holds in phase.rests:
        x, y = _at(place, phase.reach)
        drawn.append(f'<circle class="rest{"" if holds else " loose"}" cx="{x:g}" cy="{y:g}" r="5"/>')
    drawn.append(
        f'<text class="axis mid" x="{middle:g}" y="{SIZE - 6}">{words(names[0])}: cold → warm</text>'
        f'<text class="axis mid" x="{-middle:g}" y="13" transform="rotate(-90)">'
        f"{words(names[1])}: cold → warm</text>"
    )
    return (
        f'<svg class=phase viewBox="0 0 {SIZE} {SIZE}" role=img aria-label="{words(told)}">{"".join(drawn)}</svg>'
    )


def _at(place: Place, reach: float) -> Place:
    half = SIZE / 2 - _EDGE
    return round(SIZE / 2 + half * place[0] / reach, 1), round(SIZE / 2 - half * place[1] / reach, 1)


def _trace(places: Sequence[Place], reach: float) -> str:
    return "M" + " ".join("{:g} {:g}".format(*_at(place, reach)) for place in places)


def _within(line: Sequence[Place], reach: float) -> list[list[Place]]:
    """The runs of a line that lie on the plane."""
    runs: list[list[Place]] = [[]]
    for place in line:
        if max(map(abs, place)) <= reach:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _arrow(here: Place, there: Place, reach: float) -> str:
    """An arrow toward the next state, drawn shorter the less it moves."""
    (x, y), (to_x, to_y) = _at(here, reach), _at(there, reach)
    dx, dy = to_x - x, to_y - y
    length = (dx * dx + dy * dy) ** 0.5
    if length < 1:
        return ""
    shown = min(length, _ARROW)
    dx, dy = dx / length, dy / length
    tip_x, tip_y = x + dx * shown, y + dy * shown
    left = f"{tip_x - 4 * dx + 2 * dy:.1f} {tip_y - 4 * dy - 2 * dx:.1f}"
    right = f"{tip_x - 4 * dx - 2 * dy:.1f} {tip_y - 4 * dy + 2 * dx:.1f}"
    return f"M{x:g} {y:g}L{tip_x:.1f} {tip_y:.1f}M{left}L{tip_x:.1f} {tip_y:.1f}L{right}"
