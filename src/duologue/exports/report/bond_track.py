"""A bond laid out along the text: its curves in unbroken pieces, its acts, its turns, the chapters."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from duologue.exports.lanes import extent
from duologue.exports.report.contents import Places
from duologue.figures.duet import Dot, Part, Point, Turn, Voice
from duologue.story.bonds import Bond, CurvePoint
from duologue.story.story import Story
from duologue.text.span import Span

# A piece of a curve ends where the two do not meet for so many blocks and so much of the picture: the smoothing
# counts no silence longer than that either, and a line across it would claim to know what happens there.
_BLOCKS_APART = 12
_WIDTH_APART = 0.02
# A picture a thousand pixels wide shows no more than so many points.
_FINEST = 1 / 400
_REACHES = (0.5, 0.75, 1.0)
_SEEN = 0.95
_INSISTS = 0.12


@dataclass(frozen=True, slots=True)
class _Placed:
    """A point of the curve with its place in the text: `x`, the number of its block, and of its own time."""

    x: float
    block: int
    time: int
    point: CurvePoint


class Track:
    """The ground on which bonds of one story are drawn: where each block stands, from 0 to 1."""

    def __init__(self, story: Story, places: Places) -> None:
        whole = extent(story.blocks)
        self._starts = {block.id: _share(block.span, whole) for block in story.blocks}
        self._numbers = {block.id: n for n, block in enumerate(story.blocks)}
        found = (Part(_share(Span(p.start, p.start), whole), p.level < 4) for p in places.of.values())
        self.parts = tuple(part for part in found if part.x > 0)

    def x(self, block: str) -> float:
        """Where a block begins."""
        return self._starts[block]

    def voice(self, bond: Bond, place: int, name: str, style: str) -> Voice:
        """The part of the bond's first or second person."""
        pieces = [_thinned(_points(piece, place)) for piece in self._pieces(bond)]
        return Voice(name, style, pieces, self._dots(bond, bond.between[place]))

    def turn(self, block: str, number: int, told: str, target: str | None) -> Turn:
        """A turning point at a block."""
        return Turn(self.x(block), number, told, target)

    def _pieces(self, bond: Bond) -> list[list[_Placed]]:
        """The curve in the order of the text, broken where the two do not meet or the time jumps."""
        placed = [
            _Placed(self.x(point.block), self._numbers[point.block], time, point)
            for time, point in enumerate(bond.curve)
        ]
        pieces: list[list[_Placed]] = []
        for one in sorted(placed, key=lambda one: one.block):
            if pieces and not _parted(pieces[-1][-1], one):
                pieces[-1].append(one)
            else:
                pieces.append([one])
        return pieces

    def _dots(self, bond: Bond, person: str) -> tuple[Dot, ...]:
        found = []
        for moment in bond.moments:
            if moment.of != person:
                continue
            x = self.x(moment.block)
            if moment.outer is not None:
                found.append(Dot(x, moment.outer, _size(moment.dominance)))
            if moment.inner is not None:
                found.append(Dot(x, moment.inner, inner=True))
        return tuple(found)


def reach_of(bond: Bond) -> float:
    """The value at the upper edge of the picture: a part of the scale that holds the bands and almost all acts."""
    bands = [edge for point in bond.curve for band in point.outer for edge in (band[0], band[2])]
    acts = sorted(abs(v) for m in bond.moments for v in (m.outer, m.inner) if v is not None)
    needed = max([abs(edge) for edge in bands] + acts[: max(1, int(_SEEN * len(acts)))], default=0.0)
    return next((reach for reach in _REACHES if needed <= reach), 1.0)


def _share(span: Span, whole: Span) -> float:
    return min(1.0, max(0.0, (span.start - whole.start) / len(whole)))


def _parted(before: _Placed, after: _Placed) -> bool:
    silent = after.block - before.block > _BLOCKS_APART and after.x - before.x > _WIDTH_APART
    return silent or after.time != before.time + 1


def _points(piece: Sequence[_Placed], place: int) -> list[Point]:
    out = []
    for one in piece:
        low, mid, high = one.point.outer[place]
        felt = one.point.inner[place]
        out.append(Point(one.x, low, mid, high, felt[1] if felt else None))
    return out


def _thinned(points: Sequence[Point]) -> list[Point]:
    """Points closer than the picture can show, as one: their mean. The first and the last stay where they are."""
    if len(points) < 3:
        return list(points)
    inner = groupby(points[1:-1], key=lambda point: int(point.x / _FINEST))
    return [points[0], *(_mean(list(near)) for _, near in inner), points[-1]]


def _mean(points: Sequence[Point]) -> Point:
    if len(points) == 1:
        return points[0]
    felt = [point.felt for point in points if point.felt is not None]
    x, low, mid, high = (
        sum(column) / len(points) for column in zip(*((p.x, p.low, p.mid, p.high) for p in points))
    )
    return Point(x, low, mid, high, sum(felt) / len(felt) if felt else None)


def _size(dominance: float | None) -> str:
    if dominance is None or abs(dominance) < _INSISTS:
        return "m"
    return "l" if dominance > 0 else "s"
