"""The lines and thoughts of a story in reading order, as strokes for its text and as facts for its card."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from duologue.exports.report.weave import Stroke
from duologue.exports.shares import SURE, Shares, is_unsure, told_lines
from duologue.exports.titles import who, whom
from duologue.story.attribution import Attribution
from duologue.story.speech import Quote, Thought
from duologue.story.story import Story
from duologue.text.span import Span

QUOTE, THOUGHT, CUE, EMPHASIS = range(4)
UNKNOWN = "x"
_MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』`"


@dataclass(frozen=True, slots=True)
class Item:
    """A line (`answer` is set) or a thought. `person` is a place in Shares.people, or None for unknown."""

    fact: Quote | Thought
    answer: Attribution | None
    person: int | None
    unsure: bool

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.fact.spans[0].start

    @property
    def classes(self) -> str:
        """What the style sheet calls it."""
        who = UNKNOWN if self.person is None else self.person
        kind = "t" if isinstance(self.fact, Thought) else "q w" if self.fact.kind == "written" else "q"
        return f"{kind} p{who}" + (" u" if self.unsure else "")


def find_items(story: Story, counts: Shares) -> tuple[Item, ...]:
    """Every line and thought, in reading order."""
    places = {share.character.id: n for n, share in enumerate(counts.people)}
    quotes = {quote.id: quote for quote in story.quotes}
    lines = (
        Item(quotes[answer.quote], answer, places.get(answer.speaker or ""), is_unsure(answer))
        for answer in told_lines(story)
    )
    thoughts = (
        Item(one, None, places.get(one.character or ""), not one.character or one.score < SURE)
        for one in story.thoughts
    )
    return tuple(sorted(chain(lines, thoughts), key=lambda item: (item.start, -item.fact.spans[-1].end)))


def find_strokes(story: Story, items: tuple[Item, ...]) -> list[Stroke]:
    """Everything that is shown in the text, by where it begins."""
    strokes: list[Stroke] = []
    dressed = _dressed(story)
    told = set()
    for n, item in enumerate(items):
        label = UNKNOWN if item.person is None else str(item.person)
        if isinstance(item.fact, Thought):
            spans, rank, label = item.fact.spans, THOUGHT, "t" + label
        else:
            spans, rank = dressed[item.fact.id], QUOTE
            told.add(item.fact.id)
        for m, span in enumerate(spans):
            strokes.append(Stroke(span.start, span.end, rank, "span", item.classes, n, m == 0, label))
        if item.answer and (cue := item.answer.cue):
            strokes.append(Stroke(cue.start, cue.end, CUE, "span", "c", n))
    for quote in story.quotes:
        if quote.id not in told:
            name = "k" if quote.kind == "quoted" else "q"
            strokes += (Stroke(span.start, span.end, QUOTE, "span", name) for span in dressed[quote.id])
    strokes += (Stroke(span.start, span.end, EMPHASIS, "em") for span in story.source.italics)
    strokes.sort(key=lambda stroke: (stroke.start, -stroke.end, stroke.rank))
    return strokes


def _dressed(story: Story) -> Mapping[str, tuple[Span, ...]]:
    """The spans of each quote with the quotation marks that touch them: a colour that stops short of its mark
    looks like a mistake. Two neighbours never claim one mark."""
    text = story.text
    edges: dict[str | None, int] = {}
    dressed = {}
    for quote in sorted(story.quotes, key=lambda quote: quote.spans[0].start):
        spans = []
        for span in quote.spans:
            start, end = span.start, span.end
            if start and text[start - 1] in _MARKS and edges.get(quote.inside, 0) < start:
                start -= 1
            if end < len(text) and text[end] in _MARKS:
                end += 1
            spans.append(Span(start, end))
        edges[quote.inside] = spans[-1].end
        dressed[quote.id] = tuple(spans)
    return dressed


def facts_json(items: tuple[Item, ...], counts: Shares) -> str:
    """What the page's script shows about each item, compact, and safe inside a script element."""
    people: dict[str, int | str] = {c.id: c.id for c in counts.silent}
    people |= {share.character.id: n for n, share in enumerate(counts.people)}
    words: dict[str, int] = {}
    rows = [_row(item, people, words) for item in items]
    facts = {
        "people": [[who(share.character), whom(share.character)] for share in counts.people],
        "silent": {character.id: [who(character), whom(character)] for character in counts.silent},
        "words": list(words),
        "items": rows,
        "sure": round(100 * SURE),
    }
    written = json.dumps(facts, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _row(item: Item, people: Mapping[str, int | str], words: dict[str, int]) -> list[object]:
    """One item as the script's head lists it. Reasons and faults recur, so `words` holds each once."""

    def numbers(told: tuple[str, ...]) -> list[int]:
        return [words.setdefault(one, len(words)) for one in told]

    answer, fact = item.answer, item.fact
    row: list[object] = [-1 if item.person is None else item.person]
    if isinstance(fact, Thought):
        row += [f"thought {fact.form}", round(100 * fact.score), item.start, numbers(fact.because)]
    elif answer:
        row += [answer.kind, round(100 * answer.score), item.start, numbers(answer.because)]
        row.append([people[one] for one in answer.addressees])
        row.append([[people[one], round(100 * part)] for one, part in answer.others[:3]])
        row.append(numbers(fact.faults))
    while row[-1] == []:
        row.pop()
    return row
