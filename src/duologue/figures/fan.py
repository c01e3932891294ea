"""A fan of simulated paths beside what was written, as SVG: quantiles over the turns that follow an act."""

from collections.abc import Sequence
from dataclasses import dataclass

from duologue.figures.drawing import Drawing, drawing, label, path

WIDTH, PANEL = 960, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 150, 58, 40
_STYLES = ("a", "b")

Quantiles = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Path:
    """One person: five quantiles (rising, the median third) at each of n turns, as written and with the act."""

    name: str
    before: Quantiles
    after: Quantiles


def fan_svg(paths: Sequence[Path], act: str, caution: str) -> Drawing:
    """One panel a person: the fan with the act, and dashed the median without it, under `caution` and `act`."""
    drawn = [
        label(_LEFT, 24, caution, "ink"),
        label(_LEFT, 42, f"Dashed: as written. Solid, with its fan: {act}."),
    ]
    for n, one in enumerate(paths):
        drawn.append(f'<g class="{_STYLES[n % 2]}" transform="translate(0,{n * PANEL})">{_panel(one)}</g>')
    height = _TOP + PANEL * max(1, len(paths))
    return drawing(WIDTH, height, f"{caution} {act}", drawn)


def _panel(one: Path) -> str:
    count = len(one.after)
    wide = path(_outline(one.after, 0, 4, count), closed=True)
    near = path(_outline(one.after, 1, 3, count), closed=True)
    solid = path(_outline(one.after, 2, None, count))
    dashed = path(_outline(one.before, 2, None, count))
    turns = "".join(label(_x(n, count), _TOP + PANEL - 12, str(n), anchor="middle") for n in range(0, count, 2))
    return (
        _frame()
        + f'<path class="band" d="{wide}"/><path class="band" d="{near}"/>'
        + f'<path class="line" stroke-width="1.5" stroke-dasharray="5 4" d="{dashed}"/>'
        + f'<path class="line" stroke-width="2.5" d="{solid}"/>'
        + label(WIDTH - _RIGHT + 12, _y(one.after[-1][2]) + 4, one.name, "name")
        + turns
    )


def _outline(rows: Quantiles, low: int, high: int | None, count: int) -> list[tuple[float, float]]:
    there = [(_x(n, count), _y(row[low])) for n, row in enumerate(rows)]
    if high is None:
        return there
    return there + [(_x(n, count), _y(row[high])) for n, row in reversed(list(enumerate(rows)))]


def _frame() -> str:
    rows = []
    for value, name in ((1.0, "warm"), (0.0, ""), (-1.0, "cold")):
        line = f'<path class="rule" d="M{_LEFT},{_y(value):.1f}H{WIDTH - _RIGHT}"/>'
        rows.append(line + label(_LEFT - 10, _y(value) + 4, name, anchor="end"))
    return "".join(rows)


def _x(n: int, count: int) -> float:
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * (n / (count - 1) if count > 1 else 0.5)


def _y(value: float) -> float:
    return _TOP + (PANEL - _BOTTOM) * (1 - value) / 2
