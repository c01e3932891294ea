"""From blocks to quotes: mark, pair, tell the kind, and join what one speaker says. The layers' only author."""

from collections.abc import Sequence
from dataclasses import replace

from duologue.reading.speech.convention import dialect, single_evidence
from duologue.reading.speech.dashes import FAMILY as DASH
from duologue.reading.speech.dashes import dash_lines, spoken_after_dashes
from duologue.reading.speech.joining import Passage, join
from duologue.reading.speech.kinds import tell, tell_inner
from duologue.reading.speech.marks import OPENS, Mark, doubles_apostrophes, scan
from duologue.reading.speech.pairing import pair
from duologue.reading.speech.play import FAMILY as PLAY
from duologue.reading.speech.play import play_lines, spoken_in_play
from duologue.reading.speech.printed import tell_printed
from duologue.reading.speech.stretches import Stretch, lay, nest
from duologue.story.layout import Block
from duologue.story.speech import Quote, QuotedThought

_AND = ("and", "or", ", and", ", or", "nor")


def find_quotes(text: str, blocks: Sequence[Block]) -> tuple[tuple[Quote, ...], tuple[QuotedThought, ...]]:
    """Every quotation in `blocks`, and those that a cue says are thought."""
    shown = [block for block in blocks if block.kind != "matter"]
    scripted = play_lines(text, shown)
    prose = [block for block in shown if block.kind != "heading"]
    singles = single_evidence(text, prose)
    marked = _marked(text, prose, singles)
    dashed = dash_lines(text, prose)
    passages = []
    led = ""
    for place, block in enumerate(prose):
        start, end = block.span.start, block.span.end
        outer: list[Stretch] = []
        if block.id in scripted:
            outer = spoken_in_play(text, block, scripted[block.id])
        elif dashed[place]:
            outer = spoken_after_dashes(text, start, end)
        if outer or marked[place]:
            ahead = _reopens(prose, marked, place)
            laid = lay(text, start, end, pair(marked[place], singles[place], ahead), ahead)
            passages.append(Passage(block, tuple(_told(text, block, nest([*outer, *laid]), led))))
        else:
            passages.append(Passage(block, ()))
        led = text[max(start, end - 140) : end].rstrip()
    return join(text, tell_printed(text, passages))


def _told(text: str, block: Block, nested: list[Stretch], led: str) -> list[Stretch]:
    """The same stretches with their kinds: what is spoken after a dash or a name needs no telling."""
    told: list[Stretch] = []
    for stretch in nested:
        if stretch.family in (DASH, PLAY):
            told.append(stretch)
        elif stretch.outer >= 0:
            # ‘I asked him, “Why?” and he said, “No.” “Why?”’: the next line, though nothing says so.
            follows = told[-1].outer == stretch.outer and not text[told[-1].right : stretch.left].strip()
            finished = text[told[-1].end - 1] in ".!?…"
            inner = tell_inner(text, nested[stretch.outer], stretch)
            told.append(replace(inner, kind=told[-1].kind) if follows and finished else inner)
        elif told and text[told[-1].right : stretch.left].strip() in _AND:
            # He said “I can’t” and “I won’t”; he read “Emma” and “Persuasion”.
            told.append(replace(stretch, kind=told[-1].kind, cue=told[-1].cue))
        else:
            told.append(tell(text, block.span.start, block.span.end, stretch, led))
    return told


def _marked(text: str, blocks: Sequence[Block], singles: Sequence[float]) -> list[list[Mark]]:
    lost_ends, doubled = dialect(text), doubles_apostrophes(text)
    return [
        scan(text, block.span.start, block.span.end, single, lost_ends, doubled)
        for block, single in zip(blocks, singles)
    ]


def _reopens(blocks: Sequence[Block], marked: Sequence[list[Mark]], place: int) -> str:
    """The family of the mark with which the next paragraph begins; "" where it begins with none."""
    if place + 1 >= len(blocks) or blocks[place].kind == "break" or blocks[place + 1].kind == "break":
        return ""
    marks = marked[place + 1]
    if not marks or marks[0].start - blocks[place + 1].span.start > 1 or marks[0].opens > 2:
        return ""
    return OPENS[marks[0].sign]
