"""How a text parts its paragraphs, by evidence from all over it. What to do about it is for paragraphs.py."""

from collections import Counter
from dataclasses import dataclass

from duologue.reading.layout.lines import Lines

CLOSERS = frozenset(".!?…:;\"”’'»)]}*_—–-~")
OPENERS = frozenset("\"“”‘'«»„‚‹—–-―")
_OPEN_SHARE = 0.35  # of the line ends: in wrapped prose most fall inside a sentence, elsewhere hardly any
_NARROWEST_WRAP, _WIDEST_WRAP = 24, 130
_EVEN = 0.55
_LONG = 80  # a line this long, on a page that is not wrapped, is a paragraph
_FEWEST_SPACED = 6
_WIDEST_INDENT = 12
_SAMPLE = 6_000  # line ends looked at, spread over the whole text


@dataclass(frozen=True, slots=True)
class Habit:
    """How this text parts its paragraphs.

    `wrapped`: lines are cut at a width, full lines being `full` to `width` long. `blank`: blank lines part
    paragraphs. `indent`: the columns by which a paragraph's first line is set in, 0 where it is not. `margin`:
    the columns before an ordinary line.
    """

    wrapped: bool
    width: int
    full: int
    blank: bool
    indent: int
    margin: int


@dataclass(frozen=True, slots=True)
class _Ends:
    """The line ends seen: those with no blank line after them, those with one, and what runs on across each."""

    solid: tuple[int, ...]
    solid_open: tuple[int, ...]
    spaced: tuple[int, ...]
    spaced_open: tuple[int, ...]
    seen: range


def is_open(text: str, end: int, start: int) -> bool:
    """Whether a sentence runs on from a line that ends at `end` into one that starts at `start`."""
    return text[start].islower() and text[end - 1] not in CLOSERS


def habit_of(text: str, lines: Lines) -> tuple[Lines, Habit]:
    """The habit that the lines of `text` show; and the lines, with double spacing taken out."""
    ends = _ends_of(text, lines)
    if len(ends.spaced_open) > max(_FEWEST_SPACED, len(ends.solid)) and _wrapped(
        lines, ends.spaced, ends.spaced_open
    ):
        lines = lines.without_double_spacing()  # typed on every second line: sentences run on across blank lines
        ends = _ends_of(text, lines)
    width, full = _widths(lines, ends.solid_open)
    if not _wrapped(lines, ends.solid, ends.solid_open):
        return lines, Habit(False, width, full, _parts_by_blanks(lines, ends), 0, 0)
    margin, indent, indented = _indents(lines, ends)
    blanks = len(ends.seen) - len(ends.solid)
    by_indent = indented > 2 * blanks and indented >= 0.02 * len(ends.solid)
    blank = not by_indent and blanks >= 0.02 * len(ends.solid)
    return lines, Habit(True, width, full, blank, indent if by_indent else 0, margin)


def _ends_of(text: str, lines: Lines) -> _Ends:
    starts, ends, gaps = lines.starts, lines.ends, lines.gaps
    seen = range(1, len(lines), len(lines) // _SAMPLE + 1)
    solid = tuple(n for n in seen if not gaps[n])
    solid_open = tuple(n for n in solid if text[starts[n]].islower() and text[ends[n - 1] - 1] not in CLOSERS)
    spaced = tuple(n for n in seen if gaps[n] == 1)
    spaced_open = tuple(n for n in spaced if text[starts[n]].islower() and text[ends[n - 1] - 1] not in CLOSERS)
    return _Ends(solid, solid_open, spaced, spaced_open, seen)


def _parts_by_blanks(lines: Lines, ends: _Ends) -> bool:
    """Whether blank lines part the paragraphs of a page that is not wrapped: below its long lines, surely."""
    starts, stops, gaps = lines.starts, lines.ends, lines.gaps
    after_long = [gaps[n] > 0 for n in ends.seen if stops[n - 1] - starts[n - 1] >= _LONG]
    if after_long:
        return 2 * sum(after_long) >= len(after_long)
    return len(ends.seen) - len(ends.solid) >= len(ends.solid)


def _wrapped(lines: Lines, ends: tuple[int, ...], running_on: tuple[int, ...]) -> bool:
    """Whether lines are cut at a width: sentences run on across their ends, and those lines are about as long."""
    if len(running_on) < max(2, _OPEN_SHARE * len(ends)):
        return False
    width, full = _widths(lines, running_on)
    return _NARROWEST_WRAP <= width <= _WIDEST_WRAP and full >= _EVEN * width


def _widths(lines: Lines, running_on: tuple[int, ...]) -> tuple[int, int]:
    """The length of the longest and of the shorter full lines, judged by lines whose sentence runs on."""
    full = sorted(lines.ends[n - 1] - lines.starts[n - 1] for n in running_on)
    return (full[int(0.98 * (len(full) - 1))], full[len(full) // 10]) if full else (0, 0)


def _indents(lines: Lines, ends: _Ends) -> tuple[int, int, int]:
    """The common margin, the common first-line indent beyond it, and how many solid lines are so set in."""
    indents = lines.indents
    columns = Counter(indents[n] for n in ends.solid)
    common = max(columns, key=lambda column: (columns[column], -column))
    margin = min(common, *(column for column, count in columns.items() if count >= 0.2 * len(ends.solid)))
    set_in = Counter(indents[n] for n in ends.solid if indents[n] > indents[n - 1])
    beyond = {column: count for column, count in set_in.items() if margin < column <= margin + _WIDEST_INDENT}
    if not beyond:
        return margin, 0, 0
    indent = max(beyond, key=lambda column: (beyond[column], -column))
    return margin, indent - margin, sum(beyond.values())
