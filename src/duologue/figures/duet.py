"""Two people's curves over a text as one wide picture that fits any width. Styled by the page it stands in.

The picture has no size of its own: places are shares of its width, so that on a phone its words stay legible and
only the curves are pressed together. Up is warm. `reach` is the value at the upper edge of the plot, 1 for the
whole scale.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duologue.figures.drawing import words

WIDTH = HEIGHT = 1000
_FOOT = 97.0
_LINE = 8.0
_CROWD = 150
_COMB = 7.0
_NEAR = 0.052
_HALF = 0.41
"""How much of a 90 % band one chance in two takes."""
SIZES = ("s", "m", "l")


@dataclass(frozen=True, slots=True)
class Point:
    """The state of a person at the place `x` of the text, 0 to 1: the middle with its band, and what is felt."""

    x: float
    low: float
    mid: float
    high: float
    felt: float | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """One act at the place `x`. `size` is one of SIZES; `inner` tells that it is felt and not shown."""

    x: float
    value: float
    size: str = "m"
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """One person's part: unbroken pieces of a curve, and the acts. `style` is the class that gives the colour."""

    name: str
    style: str
    pieces: Sequence[Sequence[Point]]
    dots: Sequence[Dot] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point: its number, what it is in words, and the id of the place that it leads to, if any."""

    x: float
    number: int
    told: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Where a chapter (`heavy`) or a scene begins."""

    x: float
    heavy: bool


@dataclass(frozen=True, slots=True)
class Duet:
    """Two voices over a text. The first has round marks, the second square ones; `told` says it all in words."""

    voices: Sequence[Voice]
    turns: Sequence[Turn]
    parts: Sequence[Part]
    reach: float
    told: str

    @property
    def top(self) -> float:
        """Where the plot begins, in hundredths of the picture: above it is room for the turns."""
        return 3.0 + 6.5 * len(set(_rows(self.turns).values()))

    def picture(self) -> str:
        """The curves."""
        shapes = [_parts(self.parts), f'<path class=zero d="M0 {HEIGHT / 2:g}H{WIDTH}"/>']
        for draw in (_bands, _comb, _dots, _lines):
            shapes += [_group(voice, n, draw(voice, self.reach)) for n, voice in enumerate(self.voices)]
        plot = (
            f'<svg y="{self.top:g}%" width="100%" height="{_FOOT - self.top:g}%" viewBox="0 0 {WIDTH} {HEIGHT}" '
            "preserveAspectRatio=none overflow=visible>\n" + "\n".join(filter(None, shapes)) + "\n</svg>"
        )
        return (
            f'<svg class=duet role=img aria-label="{words(self.told)}">\n{self._stems()}{plot}\n'
            f"{self._axis()}{self._medals()}\n</svg>"
        )

    def ends(self) -> str:
        """The names of the voices where their curves end, for a narrow column right of the picture."""
        ends = [(self._high(v.pieces[-1][-1].mid), v) for v in self.voices if v.pieces]
        ends.sort(key=lambda one: one[0])
        if len(ends) == 2 and ends[1][0] - ends[0][0] < _LINE:
            middle = sum(y for y, _ in ends) / 2
            ends = [(middle + side * _LINE / 2, one) for side, (_, one) in zip((-1, 1), ends)]
        names = "".join(f'<text class={v.style} x=0 y="{y + 1.5:.1f}%">{words(v.name)}</text>' for y, v in ends)
        return f"<svg class=ends aria-hidden=true>{names}</svg>"

    def _high(self, value: float) -> float:
        return self.top + (_FOOT - self.top) * _y(value, self.reach) / HEIGHT

    def _axis(self) -> str:
        rows = (
            ("start", 0, self.top + 5, "warm"),
            ("start", 0, _FOOT - 1, "cold"),
            ("end", 100, _FOOT - 1, "reading on →"),
        )
        return "".join(
            f'<text class=axis x="{x}%" y="{y:g}%" text-anchor={anchor}>{word}</text>'
            for anchor, x, y, word in rows
        )

    def _stems(self) -> str:
        rows = _rows(self.turns)
        return "".join(
            f'<line class=stem x1="{100 * t.x:.1f}%" x2="{100 * t.x:.1f}%" '
            f'y1="{_down(rows[t.number])}" y2="{_FOOT:g}%"/>'
            for t in self.turns
        )

    def _medals(self) -> str:
        rows = _rows(self.turns)
        out = []
        for turn in self.turns:
            x, y = f"{100 * turn.x:.1f}%", _down(rows[turn.number])
            drawn = (
                f"<g class=medal><title>{words(turn.told)}</title>"
                f'<circle cx="{x}" cy="{y}" r="9"/><text x="{x}" y="{y + 4}">{turn.number}</text></g>'
            )
            link = f'<a href="#{turn.target}" tabindex=-1 aria-hidden=true>{drawn}</a>'
            out.append(link if turn.target else drawn)
        return "".join(out)


def _x(share: float) -> float:
    return round(WIDTH * share, 1)


def _y(value: float, reach: float) -> float:
    return round(HEIGHT / 2 * (1 - max(-1.0, min(1.0, value / reach))))


def _group(voice: Voice, place: int, drawn: str) -> str:
    return f'<g class="{voice.style} v{place}">{drawn}</g>' if drawn else ""


def _path(name: str, drawn: Iterable[str]) -> str:
    d = "".join(drawn)
    return f'<path class="{name}" d="{d}"/>' if d else ""


def _trace(points: Iterable[tuple[float, float]], reach: float) -> str:
    return " ".join(f"{_x(x):g} {_y(value, reach):g}" for x, value in points)


def _parts(parts: Sequence[Part]) -> str:
    return "".join(
        _path(name, (f"M{_x(part.x):g} 0V{HEIGHT}" for part in parts if part.heavy is heavy))
        for name, heavy in (("part", True), ("part scene", False))
    )


def _bands(voice: Voice, reach: float) -> str:
    """The shade of nine chances in ten, and within it that of one in two; a whisker where a state stands alone."""
    wide = (_shade(piece, reach, 1.0) for piece in voice.pieces if len(piece) > 1)
    near = (_shade(piece, reach, _HALF) for piece in voice.pieces if len(piece) > 1)
    alone = [piece[0] for piece in voice.pieces if len(piece) == 1]
    whiskers = (f"M{_x(p.x):g} {_y(p.low, reach):g}V{_y(p.high, reach):g}" for p in alone)
    return _path("band", wide) + _path("band", near) + _path("whisker", whiskers)


def _shade(piece: Sequence[Point], reach: float, part: float) -> str:
    upper = _trace(((p.x, p.mid + part * (p.high - p.mid)) for p in piece), reach)
    lower = _trace(((p.x, p.mid - part * (p.mid - p.low)) for p in reversed(piece)), reach)
    return f"M{upper} {lower}z"


def _lines(voice: Voice, reach: float) -> str:
    """What is shown as a line, what is felt as a broken one, and dots that lead over the stretches between."""
    solid = (
        f"M{_trace(((p.x, p.mid) for p in piece), reach)}" + ("h0" if len(piece) == 1 else "")
        for piece in voice.pieces
    )
    felt = (f"M{_trace(run, reach)}" for run in _felt(voice) if len(run) > 1)
    apart = (
        f"M{_trace(((a[-1].x, a[-1].mid), (b[0].x, b[0].mid)), reach)}"
        for a, b in pairwise(voice.pieces)
        if b[0].x > a[-1].x
    )
    edge = [voice.pieces[0][0], voice.pieces[-1][-1]] if voice.pieces else []
    tips = (f"M{_trace([(p.x, p.mid)], reach)}h0" for p in edge)
    return _path("apart", apart) + _path("felt", felt) + _path("shown", solid) + _path("tip", tips)


def _felt(voice: Voice) -> list[list[tuple[float, float]]]:
    """The runs of what is felt, broken where nothing is told or the curve is."""
    runs: list[list[tuple[float, float]]] = []
    for piece in voice.pieces:
        runs.append([])
        for point in piece:
            if point.felt is None:
                runs.append([])
            else:
                runs[-1].append((point.x, point.felt))
    return [run for run in runs if run]


def _comb(voice: Voice, reach: float) -> str:
    """Fine strokes from what is shown to what is felt: the gap between them, seen at a glance."""
    strokes = []
    for piece in voice.pieces:
        for left, right in pairwise(piece):
            if left.felt is not None and right.felt is not None:
                strokes += _teeth(left, right, left.felt, right.felt, reach)
    return _path("gap", strokes)


def _teeth(left: Point, right: Point, felt: float, felt_next: float, reach: float) -> list[str]:
    start, end = WIDTH * left.x, WIDTH * right.x
    found = []
    for n in range(int(start // _COMB) + 1, int(end // _COMB) + 1):
        part = (n * _COMB - start) / (end - start)
        shown = left.mid + part * (right.mid - left.mid)
        hidden = felt + part * (felt_next - felt)
        found.append(f"M{n * _COMB:g} {_y(shown, reach):g}V{_y(hidden, reach):g}")
    return found


def _dots(voice: Voice, reach: float) -> str:
    """Acts as strokes of no length, whose ends are round or square whatever the picture's width."""
    crowd = " many" if len(voice.dots) > _CROWD else ""
    shown = "".join(
        _path(f"dot {size}{crowd}", (_spot(d, reach) for d in voice.dots if d.size == size and not d.inner))
        for size in SIZES
    )
    felt = [_spot(dot, reach) for dot in voice.dots if dot.inner]
    return shown + _path(f"ring{crowd}", felt) + _path(f"hole{crowd}", felt)


def _spot(dot: Dot, reach: float) -> str:
    return f"M{_x(dot.x):g} {_y(dot.value, reach):g}h0"


def _down(row: int) -> int:
    return 10 + 20 * row


def _rows(turns: Sequence[Turn]) -> dict[int, int]:
    """The row of each medal by its number: two that would touch stand above each other."""
    last: dict[int, float] = {}
    rows = {}
    for turn in sorted(turns, key=lambda turn: turn.x):
        row = next((r for r in (0, 1) if turn.x - last.get(r, -1.0) > _NEAR), 0)
        last[row] = turn.x
        rows[turn.number] = row
    return rows
