"""The text of a story as HTML or XHTML elements, a `<span>` around every stretch of a quote or thought."""

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from duologue.exports.line_marks import line_marks, painted
from duologue.exports.xml_text import UNSAYABLE
from duologue.story.layout import Block
from duologue.story.story import Story
from duologue.text.span import Span

# HTML has no way to say these, not even by number; XML has none for more.
_UNSAYABLE_IN_HTML = re.compile("[\x00\ud800-\udfff]")


class HtmlWeaver:
    """Cuts a stretch of the text wherever a quote, thought, italics or notation begins or ends.

    Characters that cannot be said stand as U+FFFD in a span that names them.
    """

    def __init__(self, story: Story, xml: bool = False) -> None:
        self._text = story.text
        self._unsayable = UNSAYABLE if xml else _UNSAYABLE_IN_HTML
        self._marks = list(line_marks(story))
        self._pieces = [0] * len(self._marks)
        self._mark = painted(story)
        self._italic, self._notation = _layer(story, story.source.italics), _layer(story, story.source.markup)
        self._cuts = np.flatnonzero(np.diff(self._mark * 4 + self._italic * 2 + self._notation)) + 1

    def block(self, block: Block) -> str:
        """A block as a heading or paragraph with its id."""
        tag = f"h{min((block.level or 1) + 1, 6)}" if block.kind == "heading" else "p"
        scene = f' data-scene="{block.scene}"' if block.scene else ""
        label = f' data-label="{escape(self.line(block.label))}"' if block.label else ""
        opening = f'<{tag} id="{block.id}" class="{block.kind}"{scene}{label}>'
        return f"{opening}{self.words(block.span.start, block.span.end)}</{tag}>"

    def words(self, start: int, end: int) -> str:
        """The HTML of text[start:end]. Stretches must be asked for in the order of the text."""
        first, last = np.searchsorted(self._cuts, (start + 1, end))
        edges = [start, *self._cuts[first:last].tolist(), end]
        return "".join(self._piece(a, b) for a, b in pairwise(edges) if a < b)

    def line(self, words: str) -> str:
        """Words of an attribute or title, not yet escaped: one line, without what cannot be said."""
        return " ".join(self._unsayable.sub("\ufffd", words).split())

    def _piece(self, start: int, end: int) -> str:
        words = self._escaped(self._text[start:end])
        if self._notation[start]:
            words = f'<span class="notation">{words}</span>'
        elif self._italic[start]:
            words = f"<em>{words}</em>"
        index = int(self._mark[start]) - 1
        if index < 0:
            return words
        self._pieces[index] += 1
        mark, piece = self._marks[index], self._pieces[index]
        called = mark.key if piece == 1 else f"{mark.key}_{piece}"
        told = "".join(f' data-{name}="{escape(self.line(value))}"' for name, value in mark.data.items())
        return f'<span id="{called}" class="{" ".join(mark.classes)}"{told}>{words}</span>'

    def _escaped(self, words: str) -> str:
        """Text as text, to the character: a parser would turn a bare carriage return into a line feed."""
        words = escape(words, quote=False).replace("\r", "&#13;")
        return self._unsayable.sub(
            lambda one: f'<span class="unsayable" data-code="U+{ord(one[0]):04X}">\ufffd</span>', words
        )


def _layer(story: Story, spans: Sequence[Span]) -> NDArray[np.int32]:
    """1 for each character that lies in one of the spans, else 0."""
    layer = np.zeros(len(story.text), dtype=np.int32)
    for span in spans:
        layer[span.start : span.end] = 1
    return layer
