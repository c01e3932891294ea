"""Find anchors again in a text that may have been rewritten: by their words, never by their offsets alone."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from duologue.corrections.anchor import AROUND, Anchor, Word, words_of
from duologue.text.span import Span

LIKE = 0.6
"""A rewritten stretch is the same where this share of its words is (`difflib`'s ratio)."""
AROUND_LIKE = 0.3
"""What stands around a stretch must be at least so like, unless the stretch itself is long and unchanged."""
SHORT_AROUND_LIKE = 0.45
LONG, SHORT = 6, 3
"""So many words are enough to know a stretch by, and fewer than so many say little."""
CLOSE = 0.08
"""Two places whose likeness differs by less are told apart by their order alone."""
_COMMON = 60
"""A word more frequent than this is no place to begin looking for a rewritten stretch."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Words [first, last) of the text, and how like the anchor they and what stands around them are."""

    first: int
    last: int
    likeness: float


def find(text: str, anchors: Sequence[Anchor]) -> list[Span | None]:
    """Where each anchor stands in `text`; None where nothing is like enough to be sure of.

    Where several places are equally like ("Yes." in a long talk), the one nearest to where the surely found
    anchors around it lead is meant.
    """
    found: list[Span | None] = [_unmoved(text, anchor) for anchor in anchors]
    if all(found):
        return found
    page = _Page(text)
    open_: dict[int, list[_Place]] = {}
    for number, anchor in enumerate(anchors):
        if found[number] is None:
            places = page.places(anchor)
            if len(places) == 1:
                found[number] = page.span(places[0], anchor)
            elif places:
                open_[number] = places
    shifts = [(anchor.at, span.start - anchor.at) for anchor, span in zip(anchors, found) if span]
    for number, places in open_.items():
        expected = _expected(anchors[number].at, shifts)
        nearest = min(places, key=lambda place: abs(page.words[place.first].span.start - expected))
        found[number] = page.span(nearest, anchors[number])
    return [span if span and not _taken(number, anchors, found) else None for number, span in enumerate(found)]


def _taken(number: int, anchors: Sequence[Anchor], found: list[Span | None]) -> bool:
    """Whether the place found belongs to a longer anchor that once stood apart, where the same words also are."""
    here = found[number]
    return here is not None and any(
        span is not None
        and span.touches(here)
        and len(span) > len(here)
        and not _once(other).touches(_once(anchors[number]))
        for other, span in zip(anchors, found)
    )


def _once(anchor: Anchor) -> Span:
    return Span(anchor.at, anchor.at + len(anchor.words))


def _unmoved(text: str, anchor: Anchor) -> Span | None:
    """The anchor's own place, where the text there is the same to the letter."""
    begin = anchor.at - len(anchor.before)
    whole = anchor.before + anchor.words + anchor.after
    if begin < 0 or text[begin : begin + len(whole)] != whole:
        return None
    return Span(anchor.at, anchor.at + len(anchor.words))


def _expected(at: int, shifts: list[tuple[int, int]]) -> int:
    """Where a stretch that began at `at` should begin now, moved as the nearest one that is known."""
    return at + min(shifts, key=lambda known: abs(known[0] - at), default=(at, 0))[1]


class _Page:
    """A text's words, and where each form of word stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Word] = words_of(text)
        self.forms = [word.form for word in self.words]
        self.at: dict[str, list[int]] = defaultdict(list)
        for number, form in enumerate(self.forms):
            self.at[form].append(number)

    def places(self, anchor: Anchor) -> list[_Place]:
        """The places that may be meant, all about equally like; none where none is like enough."""
        wanted = [word.form for word in words_of(anchor.words)]
        if not wanted:
            return []
        exact = self._exact(wanted)
        found = [self._weighed(anchor, first, first + len(wanted), 1.0) for first in exact]
        least = SHORT_AROUND_LIKE if len(wanted) < SHORT else AROUND_LIKE if len(wanted) < LONG else 0.0
        found = [place for place in found if place.likeness >= least]
        if not found and not exact:
            found = [
                place
                for first, last, like in self._rewritten(wanted, anchor)
                if (place := self._weighed(anchor, first, last, like)).likeness >= AROUND_LIKE
            ]
        best = max((place.likeness for place in found), default=0.0)
        return [place for place in found if best - place.likeness < CLOSE]

    def _exact(self, wanted: list[str]) -> list[int]:
        rarest = min(range(len(wanted)), key=lambda place: len(self.at.get(wanted[place], ())))
        begins = (number - rarest for number in self.at.get(wanted[rarest], ()))
        return [first for first in begins if first >= 0 and self.forms[first : first + len(wanted)] == wanted]

    def _rewritten(self, wanted: list[str], anchor: Anchor) -> list[tuple[int, int, float]]:
        """Stretches that share enough words with `wanted`, in nearly its order: (first, last, likeness)."""
        votes: Counter[int] = Counter()
        for place, form in enumerate(wanted):
            numbers = self.at.get(form, ())
            if len(numbers) <= _COMMON:
                votes.update({max(0, number - place) // LONG: 1 for number in numbers})
        found = []
        for bucket, _ in votes.most_common(8):
            low = max(0, bucket * LONG - LONG)
            high = min(len(self.forms), bucket * LONG + len(wanted) + 2 * LONG)
            same = SequenceMatcher(None, wanted, self.forms[low:high], autojunk=False).get_matching_blocks()
            held = _close_together([block for block in same if block.size], len(wanted))
            if not held:
                continue
            first, last = low + held[0].b, low + held[-1].b + held[-1].size
            like = _likeness(held, len(wanted))
            if like >= LIKE:
                begins, ends = held[0].a, len(wanted) - held[-1].a - held[-1].size
                found.append((*self._widened(first, last, begins, ends, anchor), like))
        return list(dict.fromkeys(found))

    def _widened(self, first: int, last: int, begins: int, ends: int, anchor: Anchor) -> tuple[int, int]:
        """Words [first, last) and the rewritten ones at either end, up to where what stood around begins.

        `begins` and `ends` are how many words of the anchor there were changed.
        """
        before = [word.form for word in words_of(anchor.before)][-2:]
        after = [word.form for word in words_of(anchor.after)][:2]
        for more in range(2 * begins + 1):
            if first - more >= 0 and before and self.forms[max(0, first - more - 2) : first - more] == before:
                first -= more
                break
        for more in range(2 * ends + 1):
            if after and self.forms[last + more : last + more + 2] == after:
                last += more
                break
        return first, last

    def _weighed(self, anchor: Anchor, first: int, last: int, like: float) -> _Place:
        before = [word.form for word in words_of(anchor.before)]
        after = [word.form for word in words_of(anchor.after)]
        left = self.forms[max(0, first - AROUND) : first]
        right = self.forms[last : last + AROUND]
        around = (_alike(before, left) + _alike(after, right)) / 2
        return _Place(first, last, around * like)

    def span(self, place: _Place, anchor: Anchor) -> Span:
        """From the first word to the last, with the anchor's punctuation at either end where it is there."""
        start, end = self.words[place.first].span.start, self.words[place.last - 1].span.end
        inner = words_of(anchor.words)
        lead, tail = anchor.words[: inner[0].span.start], anchor.words[inner[-1].span.end :]
        if lead and self.text[:start].endswith(lead):
            start -= len(lead)
        if tail and self.text.startswith(tail, end):
            end += len(tail)
        return Span(start, end)


def _likeness(held: list[Match], words: int) -> float:
    """The ratio of `difflib` for a stretch that runs from the first to the last of the matching blocks."""
    return 2 * sum(block.size for block in held) / (words + held[-1].b + held[-1].size - held[0].b)


def _close_together(held: list[Match], words: int) -> list[Match]:
    """Without blocks at either end that lie too far off to be of the same stretch."""
    while len(held) > 1:
        shorter = max((held[1:], held[:-1]), key=lambda blocks: _likeness(blocks, words))
        if _likeness(shorter, words) <= _likeness(held, words):
            break
        held = shorter
    return held


def _alike(wanted: list[str], here: list[str]) -> float:
    if not wanted and not here:
        return 1.0
    return SequenceMatcher(None, wanted, here, autojunk=False).ratio()
