"""The bonds of a story as drawings along its text, for the bar above it. Computes nothing.

They run from left to right as the ribbon does, so that a bend stands above the lines that make it. Up is warm,
down is cold. A line is the middle of what the reading holds likely, the shade around it nine chances in ten.
"""

from collections.abc import Callable, Sequence
from typing import Any

from duologue.exports.bond_words import chance, ending_in_words
from duologue.exports.lanes import extent
from duologue.exports.report.weave import escaped
from duologue.exports.titles import who
from duologue.story.bonds import Band, Bond, CurvePoint
from duologue.story.cast import Character
from duologue.story.pair import Pair
from duologue.story.story import Story
from duologue.text.span import Span

WIDTH, HEIGHT = 1000, 100
_SHOWN = 6
_EVIDENCE = 240
_STROKE = 'fill="none" vector-effect="non-scaling-stroke"'
Place = tuple[int, CurvePoint]


def bonds_drawn(story: Story, people: Sequence[Character]) -> list[dict[str, Any]]:
    """Each of the strongest bonds: whose, its drawing, its turning points, its ending; people by their place."""
    place = {person.id: n for n, person in enumerate(people)}
    return [
        {
            "between": [place[one] for one in bond.between],
            "weight": round(bond.weight, 3),
            "curve": curve_lane(story, bond, place),
            "turns": _turns(story, bond),
            "ending": _ending(story, bond),
        }
        for bond in story.bonds[:_SHOWN]
    ]


def curve_svg(story: Story, bond: Bond) -> str:
    """The curve of one bond as a picture of its own, that needs nothing else."""
    return Pair(story, bond).curve.plot().svg


def curve_lane(story: Story, bond: Bond, place: dict[str, int]) -> str:
    """The curve as a strip as wide as the story, each person in the colour of their place."""
    points, across, tall = _points(story, bond), _across(story), _tallest(bond)
    sides = "".join(
        f"<g class=p{place[one]}>{_drawn(points, across, tall, side)}</g>" for side, one in enumerate(bond.between)
    )
    names = " and ".join(who(story.characters[one]) for one in bond.between)
    return (
        f'<svg viewBox="0 -4 {WIDTH} {HEIGHT + 8}" preserveAspectRatio=none role=img '
        f'aria-label="How {escaped(names)} treat each other along the story; up is warm, down is cold">'
        f'<path class=rail d="M0 {HEIGHT / 2:g}H{WIDTH}"/>{sides}</svg>'
    )


def _starts(story: Story) -> dict[str, int]:
    return {block.id: block.span.start for block in story.blocks}


def _points(story: Story, bond: Bond) -> list[Place]:
    """The curve in the order of the text; it comes in the order of the story's own time."""
    starts = _starts(story)
    return sorted(((starts[point.block], point) for point in bond.curve), key=lambda one: one[0])


def _across(story: Story) -> Callable[[int], float]:
    run = extent(story.blocks)
    return lambda start: round(WIDTH * min(1.0, max(0.0, (start - run.start) / len(run))), 1)


def _tallest(bond: Bond) -> float:
    """The value that fills the lane: at least half of the scale, so that a small stir stays small."""
    bands = [band for point in bond.curve for band in point.outer]
    return min(1.0, max([0.5, *(abs(edge) for band in bands for edge in (band[0], band[2]))]))


def _drawn(points: list[Place], across: Callable[[int], float], tall: float, side: int) -> str:
    """One person's conduct as band and line, and what they keep to themselves as a broken line."""
    if not points:
        return ""
    outer = [(across(start), point.outer[side]) for start, point in points]
    inner = [(across(start), point.inner[side]) for start, point in points]
    told = [(x, band) for x, band in inner if band is not None]
    upper = " ".join(f"{x:g} {_up(band[2], tall):g}" for x, band in outer)
    lower = " ".join(f"{x:g} {_up(band[0], tall):g}" for x, band in reversed(outer))
    band = f'<path class="band" d="M{upper} {lower}z" fill-opacity="0.14" stroke="none"/>'
    line = f'<path class="mid" d="{_line(outer, tall)}" {_STROKE} stroke-width="2"/>'
    felt = f'<path class="felt" d="{_line(told, tall)}" {_STROKE} stroke-width="1.5" stroke-dasharray="3 4"/>'
    return band + line + (felt if len(told) > 1 else "")


def _line(points: Sequence[tuple[float, Band]], tall: float) -> str:
    return "M" + " ".join(f"{x:g} {_up(band[1], tall):g}" for x, band in points)


def _up(value: float, tall: float) -> float:
    return round((1 - max(-1.0, min(1.0, value / tall))) * HEIGHT / 2, 1)


def _turn_places(story: Story, bond: Bond) -> list[int]:
    starts = _starts(story)
    return [starts[turn.block] for turn in bond.turning_points]


def _turns(story: Story, bond: Bond) -> list[dict[str, Any]]:
    """The turning points in the order of the text; they come the least likely by chance first."""
    rows = [
        {
            "start": start,
            "shift": round(turn.shift, 2),
            "chance": chance(turn),
            "because": list(turn.because),
            "evidence": _quoted(story, turn.evidence),
        }
        for start, turn in zip(_turn_places(story, bond), bond.turning_points)
    ]
    return sorted(rows, key=lambda row: row["start"])


def _ending(story: Story, bond: Bond) -> dict[str, Any]:
    told = ending_in_words(Pair(story, bond))
    return {"told": told, "evidence": _quoted(story, bond.ending.evidence)}


def _quoted(story: Story, evidence: Sequence[Span]) -> list[list[Any]]:
    return [[span.start, " ".join(span.of(story.text).split())[:_EVIDENCE]] for span in evidence]
