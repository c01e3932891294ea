"""A story cut into stretches of one voice each, in reading order: every character lies in exactly one.

A quote takes its quotation marks along. Phrases that are only quoted, and thoughts that the narration tells
(indirect and free), stay narration: cutting there would break a sentence that one voice reads.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from duologue.story.attribution import Attribution
from duologue.story.layout import Block
from duologue.story.speech import Quote, Thought
from duologue.story.story import Story
from duologue.text.span import Span

NARRATION, SPEECH, WRITTEN, THOUGHT = "narration", "speech", "written", "thought"
MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』`")
_SPOKEN = re.compile(r"[^\W_]")
_WHOLE = Block("", "paragraph", Span(0, 0))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in one voice. `fact` is the quote or thought it belongs to, None for narration.

    `begins` marks the first stretch of its fact: a speech that its cue interrupts is several. `answer` is who
    says the quote, None for thoughts and narration, and where speakers were not read.
    """

    span: Span
    kind: str
    block: Block
    fact: Quote | Thought | None = None
    answer: Attribution | None = None
    begins: bool = False

    @property
    def speaker(self) -> str | None:
        """The id of who speaks or thinks it; None for narration and where nobody is known."""
        if self.answer:
            return self.answer.speaker
        return self.fact.character if isinstance(self.fact, Thought) else None


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    fact: Quote | Thought


def stretches(story: Story) -> Iterator[Stretch]:
    """Cut `story.text` into stretches, none longer than its block; white space goes with what it follows."""
    answers = {answer.quote: answer for answer in story.attributions}
    begun: set[str] = set()
    for block, span, pieces in _cells(story):
        for start, end, fact in _cut(story.text, span, pieces):
            if fact is None:
                yield Stretch(Span(start, end), NARRATION, block)
                continue
            kind = THOUGHT if isinstance(fact, Thought) else WRITTEN if fact.kind == "written" else SPEECH
            begins = fact.id not in begun
            begun.add(fact.id)
            yield Stretch(Span(start, end), kind, block, fact, answers.get(fact.id), begins)


def keys(story: Story, found: Sequence[tuple[str, Sequence[Span]]]) -> tuple[str, ...]:
    """An id for each (kind, spans), made of its words: it stays where other places of the text are edited.

    Where the same words come again, the second is `…-2`, and so on.
    """
    seen: dict[str, int] = {}
    made = []
    for kind, spans in found:
        words = " ".join(" ".join(span.of(story.text) for span in spans).split())
        key = f"{kind}-{blake2b(words.encode('utf-8', 'surrogatepass'), digest_size=5).hexdigest()}"
        seen[key] = seen.get(key, 0) + 1
        made.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return tuple(made)


def _cells(story: Story) -> Iterator[tuple[Block, Span, list[_Piece]]]:
    """Each block with the text from its beginning to the next one's, and the pieces that touch it."""
    blocks = story.blocks or (_WHOLE,)
    pieces, at = _pieces(story), 0
    for n, block in enumerate(blocks):
        start = block.span.start if n else 0
        end = blocks[n + 1].span.start if n + 1 < len(blocks) else len(story.text)
        while at < len(pieces) and pieces[at].end <= start:
            at += 1
        last = at
        while last < len(pieces) and pieces[last].start < end:
            last += 1
        if start < end:
            yield block, Span(start, end), pieces[at:last]


def _pieces(story: Story) -> list[_Piece]:
    """The spans of what has a voice of its own, in order and apart, with the marks that touch them."""
    quotes = {quote.id: quote for quote in story.quotes}

    def voiced(quote: Quote) -> bool:
        outer = quotes.get(quote.inside) if quote.inside else None
        return quote.kind != "quoted" and (outer is None or outer.kind == "quoted")

    facts: list[Quote | Thought] = [quote for quote in story.quotes if voiced(quote)]
    facts += (thought for thought in story.thoughts if thought.form == "direct")
    found = sorted(((span, fact) for fact in facts for span in fact.spans), key=lambda one: one[0].start)
    pieces: list[_Piece] = []
    for n, (span, fact) in enumerate(found):
        floor = pieces[-1].end if pieces else 0
        ceiling = found[n + 1][0].start if n + 1 < len(found) else len(story.text)
        start, end = _dressed(story.text, max(span.start, floor), span.end, floor, max(ceiling, span.end))
        if start < end:
            pieces.append(_Piece(start, end, fact))
    return pieces


def _dressed(text: str, start: int, end: int, floor: int, ceiling: int) -> tuple[int, int]:
    for _ in range(2):
        start -= start > floor and text[start - 1] in MARKS
        end += end < ceiling and text[end] in MARKS
    return start, end


def _cut(text: str, cell: Span, pieces: list[_Piece]) -> list[tuple[int, int, Quote | Thought | None]]:
    """The parts of one cell. What holds nothing to speak goes with the voice before it, else with the next."""
    parts: list[tuple[int, int, Quote | Thought | None]] = []
    at = cell.start
    for piece in pieces:
        start, end = max(piece.start, cell.start), min(piece.end, cell.end)
        if start > at and _SPOKEN.search(text, at, start):
            parts.append((at, start, None))
        elif start > at and parts:
            parts[-1] = (parts[-1][0], start, parts[-1][2])
        else:
            start = at
        if parts and parts[-1][2] is piece.fact:
            start = parts.pop()[0]
        parts.append((start, end, piece.fact))
        at = end
    if at < cell.end:
        if parts and not _SPOKEN.search(text, at, cell.end):
            parts[-1] = (parts[-1][0], cell.end, parts[-1][2])
        else:
            parts.append((at, cell.end, None))
    return parts
