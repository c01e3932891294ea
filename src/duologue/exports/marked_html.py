"""The story as one plain HTML page in which every line tells its speaker, for programs and style sheets of others.

Each quote and thought is a row of `<span>`s with classes, data attributes and an id that outlives edits elsewhere.
The text of `<main>`, tags stripped, is the story's. For a page to read in, see report_html.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from duologue.exports.shares import shares
from duologue.exports.stretches import keys
from duologue.exports.titles import title_of, who
from duologue.story.layout import Block
from duologue.story.speech import Quote, Thought
from duologue.story.story import Story
from duologue.text.span import Span

SCHEMA = "duologue/marked-html/1"
UNKNOWN = "unknown"
_COLOURS = ("#9c2f2f", "#1f5fa8", "#2d6b34", "#7d3f98", "#8a5a00", "#00686f")
_STYLE = (
    "body{max-width:38rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 serif}"
    "main>*{white-space:pre-line}.notation{display:none}.thought{font-style:italic}.matter{opacity:.6}"
    ".who-unknown{text-decoration:underline dotted}"
)
# HTML has no way to say these, not even by number.
_UNSAYABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Mark:
    """The start tag of one quote or thought; its id goes to its first piece, a numbered one to the others."""

    key: str
    attributes: str

    def opening(self, piece: int) -> str:
        called = self.key if piece == 1 else f"{self.key}_{piece}"
        return f'<span id="{called}" {self.attributes}>'


def marked_html(story: Story) -> str:
    """The whole page; `unsayable` characters stand as U+FFFD in a span that names them."""
    title = escape(_clean(title_of(story)))
    people = "".join(
        f'<li id="{c.id}" data-gender="{c.gender or ""}">{escape(_clean(who(c)))}</li>\n' for c in story.cast
    )
    colours = "".join(
        f".who-{share.character.id}{{color:{colour}}}" for share, colour in zip(shares(story).people, _COLOURS)
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="generator" content="duologue {SCHEMA}">\n<title>{title}</title>\n'
        f"<style>{_STYLE}{colours}</style>\n</head>\n<body>\n"
        f"<main>{''.join(_body(story))}</main>\n"
        f'<aside class="cast" aria-label="Cast"><ul>\n{people}</ul></aside>\n</body>\n</html>\n'
    )


def _body(story: Story) -> Iterator[str]:
    weaver = _Weaver(story)
    at = 0
    for block in story.blocks:
        yield weaver.words(at, block.span.start)
        tag = f"h{min((block.level or 1) + 1, 6)}" if block.kind == "heading" else "p"
        scene = f' data-scene="{block.scene}"' if block.scene else ""
        opening = f'<{tag} id="{block.id}" class="{block.kind}"{scene}{_label(block)}>'
        yield f"{opening}{weaver.words(block.span.start, block.span.end)}</{tag}>"
        at = block.span.end
    yield weaver.words(at, len(story.text))


class _Weaver:
    """Cuts a stretch of the text wherever a quote, thought, italics or notation begins or ends."""

    def __init__(self, story: Story) -> None:
        self.text = story.text
        self.marks = list(_marks(story))
        self.pieces = [0] * len(self.marks)
        self.mark, self.italic, self.notation = _painted(story)
        paint = self.mark * 4 + self.italic * 2 + self.notation
        self.cuts = np.flatnonzero(np.diff(paint)) + 1

    def words(self, start: int, end: int) -> str:
        """The HTML of text[start:end]."""
        first, last = np.searchsorted(self.cuts, (start + 1, end))
        edges = [start, *self.cuts[first:last].tolist(), end]
        return "".join(self._piece(a, b) for a, b in pairwise(edges) if a < b)

    def _piece(self, start: int, end: int) -> str:
        words = _escaped(self.text[start:end])
        if self.notation[start]:
            words = f'<span class="notation">{words}</span>'
        elif self.italic[start]:
            words = f"<em>{words}</em>"
        index = int(self.mark[start]) - 1
        if index < 0:
            return words
        self.pieces[index] += 1
        return f"{self.marks[index].opening(self.pieces[index])}{words}</span>"


def _facts(story: Story) -> list[Quote | Thought]:
    """Quotes and thoughts, outer before inner."""
    facts: list[Quote | Thought] = [*story.quotes, *story.thoughts]
    return sorted(facts, key=lambda fact: (fact.spans[0].start, -fact.spans[-1].end))


def _painted(story: Story) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """For each character: the place of the innermost fact from 1, or 0; whether it is italic; is notation."""
    mark, italic, notation = (np.zeros(len(story.text), dtype=np.int32) for _ in range(3))
    for place, fact in enumerate(_facts(story), start=1):
        for span in fact.spans:
            mark[span.start : span.end] = place
    for layer, spans in ((italic, story.source.italics), (notation, story.source.markup)):
        for span in spans:
            layer[span.start : span.end] = 1
    return mark, italic, notation


def _marks(story: Story) -> Iterator[_Mark]:
    answers = {answer.quote: answer for answer in story.attributions}
    facts = _facts(story)
    kinds: list[tuple[str, tuple[Span, ...]]] = [
        ("thought" if isinstance(fact, Thought) else fact.kind, fact.spans) for fact in facts
    ]
    for fact, (kind, _), key in zip(facts, kinds, keys(story, kinds)):
        if isinstance(fact, Thought):
            told = {"thought": fact.id, "form": fact.form, "speaker": fact.character, "score": f"{fact.score:.3f}"}
        else:
            told = {"quote": fact.id, "inside": fact.inside}
            if answer := answers.get(fact.id):
                told |= {"speaker": answer.speaker, "to": " ".join(answer.addressees), "how": answer.kind}
                told |= {"score": f"{answer.score:.3f}"}
        speaker = told.get("speaker")
        if speaker:
            told["name"] = _clean(who(story.characters[speaker]))
        named = f" who-{speaker or UNKNOWN}" if "speaker" in told else ""
        attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in told.items() if value)
        yield _Mark(key, f'class="{kind}{named}" {attributes}')


def _label(block: Block) -> str:
    return f' data-label="{escape(_clean(block.label))}"' if block.label else ""


def _clean(words: str) -> str:
    """Words of an attribute or title: one line, without what HTML cannot say."""
    return " ".join(_UNSAYABLE.sub("\ufffd", words).split())


def _escaped(words: str) -> str:
    """Text as text, to the character: a parser would turn a bare carriage return into a line feed."""
    words = escape(words, quote=False).replace("\r", "&#13;")
    return _UNSAYABLE.sub(
        lambda one: f'<span class="unsayable" data-code="U+{ord(one[0]):04X}">\ufffd</span>', words
    )
