"""Turn pairs of marks into stretches of text, and mend the ones that lack a mark. Kinds are told in kinds.py."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duologue.reading.speech.marks import DOUBLE, OPENS, SINGLE
from duologue.reading.speech.pairing import Pair
from duologue.text.reporting_verbs import SAYING, SURE_SAYING

NEVER_CLOSED, NEVER_OPENED = "never closed", "never opened"
WRONG_CURL, WRONG_SPACE, MIXED = "curled the wrong way", "space on the wrong side", "mixed marks"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks in one block, without them and without white space at its edges.

    `left` and `right` are where its marks begin and end. `outer` is the place, in the block's own list, of the
    stretch in which this one is nested, or -1. `family` tells which marks belong together, see marks.py.
    """

    start: int
    end: int
    left: int
    right: int
    family: str
    signs: tuple[str, str]
    closed: bool = True
    faults: tuple[str, ...] = ()
    outer: int = -1
    continues: bool = False
    kind: str = "speech"
    cue: tuple[int, int] | None = None


_NAME = r"(?:[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'-]+)?|(?:the|his|her|my|their|an?)\s+(?:[\w-]+\s+)?[\w-]+)"
# `, said Ada` or `, she said` inside a quotation that never closes is where it should have closed.
_VERB_FIRST = re.compile(rf"[,.!?…—–-]\s+(?P<verb>[a-z]+)\s+(?:he|she|they|I|{_NAME})\b")
_VERB_LAST = re.compile(r"[,!?…—–-]\s+(?:he|she|they|I|[A-Z]\w+(?:\s+[A-Z]\w+)?)\s+(?P<verb>[a-z]+)\b")
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=\S)")
_CUE_AT_END = 60


def lay(text: str, start: int, end: int, pairs: Sequence[Pair], continued: str = "") -> list[Stretch]:
    """The stretches that `pairs` mark in the block [start, end); `continued` as in pairing.pair."""
    laid: list[Stretch] = []
    floor = start
    left_open = False
    for pair in pairs:
        if pair.opener is None:
            stretch = _never_opened(text, floor, start, pair)
        elif pair.closer is None:
            # Only the outermost of what is open at the end can be taken up by the next block.
            reopened = continued if pair.limit is None and not left_open else ""
            left_open = left_open or pair.limit is None
            stretch = _never_closed(text, end if pair.limit is None else pair.limit, pair, reopened)
        else:
            stretch = _closed(text, pair)
        if stretch.start < stretch.end:
            laid.append(stretch)
            floor = max(floor, stretch.right)
    return laid


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def _closed(text: str, pair: Pair) -> Stretch:
    opener, closer = pair.opener, pair.closer
    assert opener is not None and closer is not None
    start, end = _trim(text, opener.end, closer.start)
    family = OPENS[opener.sign]
    faults = []
    if opener.sign in "”’" or closer.sign in "‘" or (closer.sign == "“" and opener.sign not in "„‚"):
        faults.append(WRONG_CURL)
    if family in (DOUBLE, SINGLE) and (start > opener.end or end < closer.start):
        faults.append(WRONG_SPACE)
    if (family == SINGLE and OPENS[closer.sign] == DOUBLE) or (family == DOUBLE and OPENS[closer.sign] == SINGLE):
        faults.append(MIXED)
    signs = (opener.sign, closer.sign)
    return Stretch(start, max(start, end), opener.start, closer.end, family, signs, True, tuple(faults))


def _never_closed(text: str, limit: int, pair: Pair, continued: str) -> Stretch:
    opener = pair.opener
    assert opener is not None
    family = OPENS[opener.sign]
    cut = _cue_cut(text, opener.end, limit)
    continues = continued == family and (cut is None or limit - cut > _CUE_AT_END)
    right = limit if cut is None or continues else cut
    start, end = _trim(text, opener.end, right)
    faults = () if continues else (NEVER_CLOSED,)
    if opener.sign in "”’":
        faults = (*faults, WRONG_CURL)
    return Stretch(
        start,
        max(start, end),
        opener.start,
        right,
        family,
        (opener.sign, ""),
        False,
        faults,
        continues=continues,
    )


def _cue_cut(text: str, start: int, end: int) -> int | None:
    """Where the cue begins that stands unmarked inside an unclosed quotation."""
    cuts = []
    for match in _VERB_FIRST.finditer(text, start, end):
        if match.group("verb") in SAYING:
            cuts.append(match.start() + 1)
            break
    for match in _VERB_LAST.finditer(text, start, end):
        if match.group("verb") in SURE_SAYING:
            cuts.append(match.start() + 1)
            break
    return min(cuts, default=None)


def _never_opened(text: str, floor: int, start: int, pair: Pair) -> Stretch:
    """From the beginning of the block, or from the sentence after the last quotation and its cue."""
    closer = pair.closer
    assert closer is not None
    left = floor
    if floor > start:
        sentence = _SENTENCE_END.search(text, floor, closer.start)
        left = sentence.end() if sentence else floor
    first, last = _trim(text, left, closer.start)
    family = OPENS[closer.sign]
    return Stretch(first, max(first, last), first, closer.end, family, ("", closer.sign), True, (NEVER_OPENED,))


def nest(laid: list[Stretch]) -> list[Stretch]:
    """Order outer before inner and give each its `outer`; what would cross another is left out."""
    nested: list[Stretch] = []
    open_: list[int] = []
    for stretch in sorted(laid, key=lambda one: (one.left, -one.right)):
        while open_ and nested[open_[-1]].right <= stretch.left:
            open_.pop()
        if open_ and stretch.right > nested[open_[-1]].right:
            continue
        outer = open_[-1] if open_ else -1
        if outer >= 0 and not (nested[outer].start <= stretch.start and stretch.end <= nested[outer].end):
            continue
        open_.append(len(nested))
        nested.append(_inside(stretch, outer))
    return nested


def _inside(stretch: Stretch, outer: int) -> Stretch:
    if outer < 0:
        return stretch
    return Stretch(
        stretch.start, stretch.end, stretch.left, stretch.right, stretch.family, stretch.signs,
        stretch.closed, stretch.faults, outer, False,
    )  # fmt: skip
