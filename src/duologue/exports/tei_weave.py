"""Weave stretches of a text into well-nested XML, in pieces where they cross. Knows nothing of TEI's words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duologue.exports.xml_text import UNSAYABLE, attributes, escaped


@dataclass(frozen=True, slots=True)
class Strand:
    """One thing to be shown over `places`, half-open ranges in order.

    A strand of lower `rank` is outside one of higher. `id` names its first piece, and the others `id.2`, `id.3`,
    …, each linked to the next; where `linked` only, a strand of a single piece goes without its name.
    """

    tag: str
    told: str
    places: tuple[tuple[int, int], ...]
    rank: int
    id: str
    linked: bool = False


@dataclass(frozen=True, slots=True)
class _Range:
    start: int
    end: int
    rank: int
    strand: int

    @property
    def empty(self) -> bool:
        return self.start == self.end

    @property
    def order(self) -> tuple[int, int, int]:
        return self.rank, -self.end, self.strand


# What a woven stretch is made of: characters from, to; or a strand opened (+n) or closed (-n), counted from 1.
_Text = tuple[int, int]
_Step = _Text | int


class Weaver:
    """Weaves one text, cut by cut. First lay every cut out, then write: a piece names the one that follows it."""

    def __init__(self, text: str, strands: Sequence[Strand]) -> None:
        self._text = text
        self._strands = strands
        pieces = (_Range(a, b, s.rank, n) for n, s in enumerate(strands) for a, b in s.places)
        self._waiting = sorted(pieces, key=lambda piece: (piece.start, piece.order), reverse=True)
        self._over: list[_Range] = []
        self._pieces: Counter[int] = Counter()
        self._written: Counter[int] = Counter()

    def lay(self, start: int, end: int) -> list[_Step]:
        """The steps of `[start, end)`. Cuts must be laid in the order of the text."""
        steps: list[_Step] = []
        stack: list[_Range] = []
        here = start
        ranges = self._ranges(start, end)
        for place in sorted({start, end} | {r.start for r in ranges} | {r.end for r in ranges}):
            if here < place:
                steps.append((here, place))
                here = place
            steps += self._turn(stack, [r for r in ranges if r.start == place], place)
        return steps

    def _ranges(self, start: int, end: int) -> list[_Range]:
        """What shows between `start` and `end`, clipped to that."""
        found = [r for r in self._over if r.end > start]
        while self._waiting and self._waiting[-1].start < end + self._waiting[-1].empty:
            found.append(self._waiting.pop())
        self._over = [r for r in found if r.end > end]
        inside = (r for r in found if r.end > start or (r.empty and r.start == start))
        return [_Range(max(r.start, start), min(r.end, end), r.rank, r.strand) for r in inside]

    def _turn(self, stack: list[_Range], opening: list[_Range], place: int) -> Iterator[_Step]:
        """Close what ends here, and open what begins, whatever must stand inside it being closed and reopened."""
        outermost = min((r.rank for r in opening), default=99)
        again: list[_Range] = []
        while stack and (any(r.end <= place for r in stack) or stack[-1].rank > outermost):
            top = stack.pop()
            yield -(top.strand + 1)
            if top.end > place:
                again.append(top)
        for r in sorted([*again, *opening], key=lambda r: r.order):
            self._pieces[r.strand] += 1
            yield r.strand + 1
            if r.end > place:
                stack.append(r)
            else:
                yield -(r.strand + 1)

    def write(self, steps: Sequence[_Step]) -> str:
        """The XML of what was laid."""
        out = []
        for step in steps:
            if isinstance(step, tuple):
                out.append(character_data(self._text[step[0] : step[1]]))
            elif step < 0:
                out.append(f"</{self._strands[-step - 1].tag}>")
            else:
                out.append(self._start_tag(step - 1))
        return "".join(out)

    def _start_tag(self, number: int) -> str:
        strand, pieces = self._strands[number], self._pieces[number]
        self._written[number] += 1
        here = self._written[number]
        name = None if strand.linked and pieces == 1 else _piece(strand.id, here)
        before = f"#{_piece(strand.id, here - 1)}" if here > 1 else None
        after = f"#{_piece(strand.id, here + 1)}" if here < pieces else None
        return f"<{strand.tag}{attributes(xml_id=name)}{strand.told}{attributes(prev=before, next=after)}>"


def _piece(name: str, number: int) -> str:
    return name if number == 1 else f"{name}.{number}"


def character_data(text: str) -> str:
    """`text` as XML, a character that XML cannot write told by an empty element in its place."""
    if not UNSAYABLE.search(text):
        return escaped(text)
    out, here = [], 0
    for found in UNSAYABLE.finditer(text):
        out += [escaped(text[here : found.start()]), f'<anchor type="character" n="U+{ord(found[0]):04X}"/>']
        here = found.end()
    return "".join([*out, escaped(text[here:])])
