"""How a text parts its paragraphs, from evidence over all its lines. What to do about it is for paragraphs.py."""

from collections import Counter
from dataclasses import dataclass

from duologue.reading.layout.lines import Lines

CLOSERS = frozenset(".!?…:;\"”’'»)]}*_—–-~")
OPENERS = frozenset("\"“”‘'«»„‚‹—–-―")
_OPEN_SHARE = 0.35  # of the line ends: in wrapped prose most fall inside a sentence, elsewhere hardly any
_WIDEST_WRAP = 130


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
    """Line ends counted: how many there are, and how many fall inside a sentence."""

    all: int
    open: int

    @property
    def wrapped(self) -> bool:
        return self.open >= 2 and self.open >= _OPEN_SHARE * self.all


def is_open(text: str, end: int, start: int) -> bool:
    """Whether a sentence runs on from a line that ends at `end` into one that starts at `start`."""
    return text[start].islower() and text[end - 1] not in CLOSERS


def double_spaced(text: str, lines: Lines) -> bool:
    """Whether a page was typed on every second line: sentences run on across blank lines."""
    solid, spaced = _ends(text, lines, 0), _ends(text, lines, 1)
    return spaced.wrapped and spaced.all > 8 and spaced.open > solid.all


def habit_of(text: str, lines: Lines) -> Habit:
    """The habit that the lines of `text` show."""
    solid = _ends(text, lines, 0)
    width, full = _widths(text, lines)
    wrapped = solid.wrapped and width <= _WIDEST_WRAP
    blanks = sum(1 for gap in lines.gaps if gap)
    margin, indent, indented = _indents(lines)
    by_indent = wrapped and indented > 2 * blanks and indented >= 0.02 * solid.all
    if not wrapped:
        blank = blanks >= solid.all
    else:
        blank = not by_indent and blanks >= 0.02 * solid.all
    return Habit(wrapped, width, full, blank, indent if by_indent else 0, margin)


def _ends(text: str, lines: Lines, gap: int) -> _Ends:
    starts, ends, gaps = lines.starts, lines.ends, lines.gaps
    places = [n for n in range(1, len(gaps)) if gaps[n] == gap]
    running = sum(1 for n in places if text[starts[n]].islower() and text[ends[n - 1] - 1] not in CLOSERS)
    return _Ends(len(places), running)


def _widths(text: str, lines: Lines) -> tuple[int, int]:
    """The length of the longest and of the shorter full lines, judged by lines whose sentence runs on."""
    starts, ends, gaps = lines.starts, lines.ends, lines.gaps
    full = sorted(
        ends[n - 1] - starts[n - 1]
        for n in range(1, len(gaps))
        if not gaps[n] and text[starts[n]].islower() and text[ends[n - 1] - 1] not in CLOSERS
    )
    if not full:
        return 0, 0
    return full[int(0.98 * (len(full) - 1))], full[len(full) // 10]


def _indents(lines: Lines) -> tuple[int, int, int]:
    """The common margin, the common first-line indent beyond it, and how many solid lines are so set in."""
    columns = Counter(lines.indents)
    if not columns:
        return 0, 0, 0
    set_in = Counter(
        now
        for before, now, gap in zip(lines.indents, lines.indents[1:], lines.gaps[1:])
        if not gap and now > before
    )
    low = min(columns, key=lambda column: (-columns[column], column))
    margin = min([low, *(column for column in columns if columns[column] >= 0.2 * len(lines))])
    beyond = {column: count for column, count in set_in.items() if margin < column <= margin + 12}
    if not beyond:
        return margin, 0, 0
    indent = max(beyond, key=lambda column: (beyond[column], -column))
    return margin, indent - margin, sum(beyond.values())
