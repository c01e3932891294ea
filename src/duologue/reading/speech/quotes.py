"""From blocks to quotes: mark, pair, tell the kind, and join what one speaker says. The layers' only author."""

from collections.abc import Sequence

from duologue.reading.speech.convention import dialect, single_evidence
from duologue.reading.speech.joining import Passage, join
from duologue.reading.speech.kinds import tell
from duologue.reading.speech.marks import OPENS, Mark, doubles_apostrophes, scan
from duologue.reading.speech.pairing import pair
from duologue.reading.speech.stretches import Stretch, lay
from duologue.story.layout import Block
from duologue.story.speech import Quote, QuotedThought

# More marks than this share of the characters, in any number, is no prose.
_CROWDED, _MANY = 0.2, 80


def find_quotes(text: str, blocks: Sequence[Block]) -> tuple[tuple[Quote, ...], tuple[QuotedThought, ...]]:
    """Every quotation in `blocks`, and those that a cue says are thought."""
    prose = [block for block in blocks if block.kind not in ("matter", "heading")]
    singles = single_evidence(text, prose)
    marked = _marked(text, prose, singles)
    passages = []
    led = ""
    for place, (block, marks, single) in enumerate(zip(prose, marked, singles)):
        ahead = _reopens(prose, marked, place)
        stretches = _stretches(text, block, marks, single, ahead, led) if marks else []
        passages.append(Passage(block, tuple(stretches)))
        led = text[max(block.span.start, block.span.end - 140) : block.span.end].rstrip()
    return join(text, passages)


def _marked(text: str, blocks: Sequence[Block], singles: Sequence[float]) -> list[list[Mark]]:
    lost_ends, doubled = dialect(text), doubles_apostrophes(text)
    marked = []
    for block, single in zip(blocks, singles):
        marks = scan(text, block.span.start, block.span.end, single, lost_ends, doubled)
        crowded = len(marks) > _MANY and len(marks) > _CROWDED * len(block.span)
        marked.append([] if crowded else marks)
    return marked


def _reopens(blocks: Sequence[Block], marked: Sequence[list[Mark]], place: int) -> str:
    """The family of the mark with which the next paragraph begins; "" where it begins with none."""
    if place + 1 >= len(blocks) or blocks[place].kind == "break" or blocks[place + 1].kind == "break":
        return ""
    marks = marked[place + 1]
    if not marks or marks[0].start - blocks[place + 1].span.start > 1 or marks[0].opens > 2:
        return ""
    return OPENS[marks[0].sign]


def _stretches(
    text: str, block: Block, marks: list[Mark], single: float, ahead: str, led: str
) -> list[Stretch]:
    start, end = block.span.start, block.span.end
    laid = lay(text, start, end, pair(marks, single, ahead), ahead)
    return [tell(text, start, end, stretch, led) for stretch in laid]
