"""A curve in a terminal: dots two to a column and four to a row, in the characters of the Braille block."""

from collections.abc import Sequence

_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BLANK = 0x2800
_BARS = "▁▂▃▄▅▆▇█"

Band = tuple[float, float, float]


def plot(bands: Sequence[Band], columns: int, rows: int, limit: float = 1.0) -> list[str]:
    """`rows` lines of `columns` characters: the middle as a line, the band's edges as scattered dots.

    Values run from minus `limit`, at the foot, to `limit`; what lies beyond is drawn at the edge. The
    moments are spread evenly; where they are more than the dots, the mean of those that share one is drawn.
    """
    grid = [[0] * columns for _ in range(rows)]
    wide, high = 2 * columns, 4 * rows
    before: int | None = None
    for x in range(wide if bands else 0):
        low, mid, top = (_sampled(bands, x, wide, part) / limit for part in range(3))
        y = _level(mid, high)
        for level in _stretch(before, y):
            _set(grid, x, level)
        if x % 6 == 0:
            _set(grid, x, _level(low, high))
            _set(grid, x, _level(top, high))
        before = y
    return ["".join(chr(_BLANK + cell) for cell in row) for row in grid]


def sparkline(values: Sequence[float | None], columns: int) -> str:
    """One line of bars: each column the mean of its moments, `·` where none has a value."""
    if not values:
        return "·" * columns
    found = []
    for column in range(columns):
        first, last = column * len(values) // columns, -(-(column + 1) * len(values) // columns)
        here = [value for value in values[first:last] if value is not None]
        found.append(_bar(sum(here) / len(here)) if here else "·")
    return "".join(found)


def columns_of(places: Sequence[int], count: int, columns: int) -> list[int]:
    """The column in which each of some moments, of `count`, is drawn."""
    return [min(columns - 1, round(place / (count - 1) * (columns - 1))) if count > 1 else 0 for place in places]


def _bar(value: float) -> str:
    return _BARS[min(7, max(0, int((value + 1) / 2 * 8)))]


def _sampled(bands: Sequence[Band], x: int, wide: int, part: int) -> float:
    count = len(bands)
    if count >= wide:
        here = bands[x * count // wide : max(x * count // wide + 1, (x + 1) * count // wide)]
        return sum(band[part] for band in here) / len(here)
    at = x * (count - 1) / (wide - 1)
    left = min(int(at), count - 1)
    right = min(left + 1, count - 1)
    return bands[left][part] + (bands[right][part] - bands[left][part]) * (at - left)


def _level(value: float, high: int) -> int:
    return min(high - 1, max(0, round((1 - value) / 2 * (high - 1))))


def _stretch(before: int | None, now: int) -> range:
    if before is None or abs(now - before) <= 1:
        return range(now, now + 1)
    return range(before + 1, now + 1) if now > before else range(now, before)


def _set(grid: list[list[int]], x: int, y: int) -> None:
    grid[y // 4][x // 2] |= _DOTS[x % 2][y % 4]
