"""Weave strokes (stretches to be shown somehow) into text as well-nested HTML. Knows nothing of quotes."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from duologue.text.span import Span

# HTML can hold neither NUL nor half a surrogate pair; what replaces them keeps all places.
_UNSAYABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stretch to be shown somehow. Of two over the same characters the one of lower `rank` is outside.

    The rest is for whoever writes its tag: `item` is what it belongs to, `begins` whether that begins here,
    strokes of one `label` in a row need only one label, and `target` is the id that links lead to.
    """

    start: int
    end: int
    rank: int
    tag: str
    classes: str = ""
    item: int | None = None
    begins: bool = False
    label: str = ""
    target: str = ""


Opening = Callable[[Stroke, bool], str]


def escaped(text: str) -> str:
    """`text` as HTML character data or an attribute's value; any string at all is safe."""
    said = _UNSAYABLE.sub("\ufffd", text)
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class Cloth:
    """One text, without the characters that are only notation, ready to be cut and escaped."""

    def __init__(self, text: str, markup: Sequence[Span]) -> None:
        self.text = _UNSAYABLE.sub("\ufffd", text)
        self.markup: list[tuple[int, int]] = []
        for start, end in sorted((span.start, span.end) for span in markup):
            if not self.markup or self.markup[-1][1] < end:
                self.markup.append((start, end))
        self._ends = [end for _, end in self.markup]

    def cut(self, start: int, end: int) -> str:
        """The words of `[start, end)` as HTML, notation left out."""
        return _data(self.cut_raw(start, end))

    def cut_raw(self, start: int, end: int) -> str:
        """The words of `[start, end)` as they are, notation left out."""
        if not self.markup:
            return self.text[start:end]
        kept = []
        for hidden_start, hidden_end in self.markup[bisect_left(self._ends, start + 1) :]:
            if hidden_start >= end:
                break
            kept.append(self.text[start : max(start, hidden_start)])
            start = max(start, hidden_end)
        kept.append(self.text[start:end])
        return "".join(kept)


def _data(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def weave(cloth: Cloth, span: Span, strokes: Sequence[Stroke], opening: Opening) -> str:
    """The HTML of `span`, where `strokes` may overlap in any way: one that crosses another is cut in two.

    `opening` writes the start tag of a stroke, told whether this is its first piece.
    """
    waiting = [
        (max(one.start, span.start), -min(one.end, span.end), one.rank, n, one.start >= span.start)
        for n, one in enumerate(strokes)
        if one.start < one.end and one.start < span.end and span.start < one.end
    ]
    heapify(waiting)
    out: list[str] = []
    open_: list[tuple[int, str]] = []
    at = span.start
    while waiting or open_:
        if open_ and (not waiting or open_[-1][0] <= waiting[0][0]):
            end, tag = open_.pop()
            out += cloth.cut(at, end), "</", tag, ">"
            at = end
            continue
        start, minus_end, rank, n, first = heappop(waiting)
        end, stroke = -minus_end, strokes[n]
        if open_ and end > open_[-1][0]:
            heappush(waiting, (open_[-1][0], minus_end, rank, n, False))
            end = open_[-1][0]
        out += cloth.cut(at, start), opening(stroke, first)
        open_.append((end, stroke.tag))
        at = start
    out.append(cloth.cut(at, span.end))
    return "".join(out)
