"""Two curves with their bands over the moments of a story, as SVG: what is shown, what is felt, where it turns."""

from collections.abc import Sequence
from dataclasses import dataclass

from duologue.figures.drawing import Drawing, drawing, label, path, words

WIDTH, HEIGHT = 960, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 56, 44
_STYLES = ("a", "b")

Band = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One person's curve: low, middle and high at each of n moments, and what is felt where it is told."""

    name: str
    bands: Sequence[Band]
    inner: Sequence[Band | None] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at the moment `at`, from 0: a number to show above it, and its words for a pointer."""

    at: int
    number: str
    told: str


def curves_svg(
    lines: Sequence[Line], marks: Sequence[Mark] = (), parts: Sequence[int] = (), end: str = ""
) -> Drawing:
    """Draw one or two curves over the same n moments; values run from -1 (cold) to 1 (warm).

    `parts` are the moments at which a new scene begins; `end` is written where the curves end. What is felt is a
    dashed line, broken where nothing is told. With one moment alone the curves are points.
    """
    count = max((len(line.bands) for line in lines), default=0)
    drawn = [_frame(), *(_part(x, count) for x in parts if x)]
    drawn += [_band(line, style, count) for line, style in zip(lines, _STYLES)]
    drawn += [_stroke(line, style, count) for line, style in zip(lines, _STYLES)]
    drawn += [_felt(line, style, count) for line, style in zip(lines, _STYLES)]
    drawn += [_mark(mark, count) for mark in marks]
    drawn += [*_legend(lines), label(WIDTH - _RIGHT, HEIGHT - 16, end, "ink", "end")]
    told = " and ".join(f"{line.name}: {_in_words(line)}" for line in lines)
    return drawing(WIDTH, HEIGHT, told, [part for part in drawn if part])


def _x(at: int, count: int) -> float:
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * (at / (count - 1) if count > 1 else 0.5)


def _y(value: float) -> float:
    return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - value) / 2


def _frame() -> str:
    rows = []
    for value, name in ((1.0, "warm"), (0.0, ""), (-1.0, "cold")):
        y = _y(value)
        rows.append(
            f'<path class="rule" d="M{_LEFT},{y:.1f}H{WIDTH - _RIGHT}"/>'
            + label(_LEFT - 10, y + 4, name, anchor="end")
        )
    return "".join(rows)


def _part(at: int, count: int) -> str:
    x = _x(at, count)
    return f'<path class="rule" stroke-dasharray="2 4" d="M{x:.1f},{_TOP}V{HEIGHT - _BOTTOM}"/>'


def _band(line: Line, style: str, count: int) -> str:
    if len(line.bands) < 2:
        return ""
    low = [(_x(n, count), _y(band[0])) for n, band in enumerate(line.bands)]
    high = [(_x(n, count), _y(band[2])) for n, band in enumerate(line.bands)]
    return f'<path class="{style} band" d="{path(high + low[::-1], closed=True)}"/>'


def _stroke(line: Line, style: str, count: int) -> str:
    points = [(_x(n, count), _y(band[1])) for n, band in enumerate(line.bands)]
    if len(points) == 1:
        (x, y), (low, _, high) = points[0], line.bands[0]
        whisker = f'<path class="{style} line" d="M{x:.1f},{_y(low):.1f}V{_y(high):.1f}"/>'
        return f'{whisker}<circle class="{style} spot" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
    return (
        f'<path class="{style} line" stroke-width="2.5" stroke-linejoin="round" d="{path(points)}"/>'
        if points
        else ""
    )


def _felt(line: Line, style: str, count: int) -> str:
    pieces: list[list[tuple[float, float]]] = [[]]
    for n, band in enumerate(line.inner):
        if band is None:
            pieces.append([])
        else:
            pieces[-1].append((_x(n, count), _y(band[1])))
    drawn = []
    for piece in pieces:
        if len(piece) == 1:
            (x, y) = piece[0]
            drawn.append(f'<circle class="{style} spot" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>')
        elif piece:
            drawn.append(
                f'<path class="{style} line" stroke-width="1.5" stroke-dasharray="5 4" d="{path(piece)}"/>'
            )
    return "".join(drawn)


def _mark(mark: Mark, count: int) -> str:
    x = _x(mark.at, count)
    return (
        f'<g><title>{words(mark.told)}</title><path class="mark" d="M{x:.1f},{_TOP - 6}V{HEIGHT - _BOTTOM}"/>'
        f'<circle class="paper mark" cx="{x:.1f}" cy="{_TOP - 16}" r="10"/>'
        f"{label(x, _TOP - 11.5, mark.number, 'ink', 'middle')}</g>"
    )


def _legend(lines: Sequence[Line]) -> list[str]:
    found, x = [], float(_LEFT)
    for line, style in zip(lines, _STYLES):
        found.append(f'<g class="{style}">{label(x, HEIGHT - 16, line.name, "name")}</g>')
        x += 20 + 7.5 * len(line.name)
    if any(band is not None for line in lines for band in line.inner):
        found.append(label(x, HEIGHT - 16, "solid: what is shown; dashed: what is felt"))
    return found


def _in_words(line: Line) -> str:
    if not line.bands:
        return "nothing"
    return f"{_word(line.bands[0][1])} at first, {_word(line.bands[-1][1])} at last"


def _word(value: float) -> str:
    return "warm" if value > 0.2 else "cold" if value < -0.2 else "neither warm nor cold"
