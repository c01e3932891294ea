"""Find speech that a dash opens, and the narrator's words set into it. A dash inside other marks means nothing.

Three habits are known: `—I'm going, said Ada, and don't follow me.`, `—I'm going —said Ada—. Don't follow.` and
`— I'm going, — said Ada. — Don't follow.` A line is speech from its dash to its end, but for such words.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from duologue.reading.speech.rules import SIGNED, STILL_NARRATED, TURNS_TO_NARRATION
from duologue.reading.speech.stretches import Stretch
from duologue.story.layout import Block
from duologue.text.reporting_verbs import MANNER, SAYING

FAMILY = "-"

_LINE = re.compile(r"^[ \t]*(?P<dash>—+|–+|―+|--+|-(?=[ \t]))[ \t]*(?=[^\s—–―\"“”„«‘-])", re.MULTILINE)
_QUOTE_FIRST = re.compile(r"[\s_*]*[\"“”„«‘']")
_ENDS = re.compile(r"[.!?…:,;—–-][\s_*’”\"')]*$")
_SETTLED = frozenset('.!?…:,—-”"')
_REACH = 25

_NAME = r"(?:[A-Z][\w’'-]*\.?(?:\s+[A-Z][\w’'-]+){0,2}|(?:the|his|her|my|their|an?)\s+(?:[\w-]+\s+){0,2}?[\w-]+)"
_SUBJECT = rf"(?:he|she|they|I|we|{_NAME})"
# The narrator cuts in after a comma, a question or a cry, with a verb of saying beside its subject.
_CUT_IN = re.compile(
    rf"(?<=[,?!…])(?P<dash>\s*[—–-]*)\s+(?:(?P<first>[a-z]+)\s+{_SUBJECT}\b|{_SUBJECT}\s+(?:[a-z]+ly\s+)?(?P<last>[a-z]+)\b)"
)
# Or a dash stands before the narrator's words, and another behind them or nothing more.
_SET_IN = re.compile(r"\s+(?:—|–|--)(?=[^\s—–-])|\s(?:—|–)\s+(?=[a-z])")
_SET_OUT = re.compile(r"(?<=\S)\s?(?:—|–|--)(?=[\s.,;:!?…]|$)")
_CUT_END = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!?;:](?=\s|$)|,(?=\s)")
_WORD = re.compile(r"[^\W\d_]+")
# No aside of the narrator's is longer.
_FAR = 400


def dash_lines(text: str, blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether a dash at the head of its lines opens speech, judged by what stands around it."""
    heads = [_opens_with_dash(text, block) for block in blocks]
    if not any(heads):
        return heads
    quotes = [bool(_QUOTE_FIRST.match(text, block.span.start, block.span.end)) for block in blocks]
    dashes_so_far, quotes_so_far = [0, *accumulate(heads)], [0, *accumulate(quotes)]
    for place, head in enumerate(heads):
        if head:
            left, right = max(0, place - _REACH), min(len(blocks), place + _REACH + 1)
            dashes, marked = (
                dashes_so_far[right] - dashes_so_far[left],
                quotes_so_far[right] - quotes_so_far[left],
            )
            block = blocks[place]
            # A hyphen may open an item of a list; it needs company.
            hyphen = text[block.span.start : block.span.start + 2].strip() == "-"
            heads[place] = dashes * 3 >= marked and not (hyphen and (dashes < 2 or marked > dashes))
    return heads


def _opens_with_dash(text: str, block: Block) -> bool:
    start, end = block.span.start, block.span.end
    line = next(_lines(text, start, end), None)
    if line is None:
        return False
    opening, ending = text[line.end() : min(end, line.end() + 80)], text[max(line.end(), end - 8) : end]
    if SIGNED.found_in(opening) and ending.rstrip()[-1:] not in tuple("!?…."):
        return False
    return bool(_ENDS.search(ending)) or text[start] in "—–―"


def _lines(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The dashes at the head of lines; inside a block only where the line before it is complete."""
    for match in _LINE.finditer(text, start, end):
        if (
            match.start() == start
            or text[max(start, match.start() - 80) : match.start()].rstrip()[-1:] in _SETTLED
        ):
            yield match


def spoken_after_dashes(text: str, start: int, end: int) -> list[Stretch]:
    """The stretches spoken in the block [start, end), whose lines open with a dash."""
    lines = list(_lines(text, start, end))
    limits = [line.start() for line in lines[1:]] + [end]
    stretches: list[Stretch] = []
    for line, limit in zip(lines, limits):
        stretches += _spoken(text, line.start("dash"), line.end(), limit)
    return stretches


def _spoken(text: str, dash: int, start: int, end: int) -> list[Stretch]:
    """The stretches of one line between the narrator's insertions."""
    found: list[Stretch] = []
    place = start
    nothing = (end, end)
    set_in = cut_in = (-1, -1)
    while place < end:
        if set_in[0] < place:
            set_in = _set_in(text, place, end) or nothing
        if cut_in[0] < place:
            cut_in = _cut_in(text, place, end) or nothing
        stop, resume = min(set_in, cut_in)
        first, last = _trimmed(text, place, stop)
        if first < last:
            found.append(Stretch(first, last, dash if place == start else first, last, FAMILY, ("—", "")))
        place = resume
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at the edges and without stops that the insertion left behind."""
    while start < end and (text[start].isspace() or text[start] in ",.;:—–"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _set_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The next words between dashes in [start, end): where they begin, and where speech goes on."""
    for match in _SET_IN.finditer(text, start, end):
        near = [word.group() for word in islice(_WORD.finditer(text, match.end(), min(end, match.end() + 60)), 4)]
        tight = not match.group()[-1:].isspace()
        if any(word in SAYING or word in MANNER for word in near) or (
            tight and _closes_tightly(text, match.end(), end)
        ):
            out = _SET_OUT.search(text, match.end(), end)
            return match.start(), out.end() if out else end
    return None


def _closes_tightly(text: str, start: int, end: int) -> bool:
    """Whether a second dash sits tight behind the words and before a stop, as no aside of a speaker's does."""
    out = _SET_OUT.search(text, start, min(end, start + _FAR))
    return out is not None and text[out.end() : out.end() + 1] in tuple(".,;:") and text[start].islower()


def _cut_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The next cue that follows a comma or a cry: where it begins, and where speech goes on."""
    for match in _CUT_IN.finditer(text, start, end):
        verb = match.group("first") or match.group("last")
        if verb not in SAYING:
            continue
        place = match.end()
        while True:
            stop = _CUT_END.search(text, place, end)
            if stop is None:
                return match.start(), end
            place = stop.end()
            if stop.group() != "," or not STILL_NARRATED.found_in(text[place : min(end, place + 60)]):
                break
        if stop.group() != "," and TURNS_TO_NARRATION.found_in(text[place : min(end, place + 80)]):
            return match.start(), end
        return match.start(), place
    return None
