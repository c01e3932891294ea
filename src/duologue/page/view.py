"""A reading as the page draws it: one outline, and the text in pieces that are fetched as they come into view.

The text, the ribbon and the cast are drawn by the report's own code, so that page and report look alike.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from duologue.exports.lanes import extent
from duologue.exports.report.contents import Places, contents_html, find_places
from duologue.exports.report.items import Item, find_items, find_strokes
from duologue.exports.report.prose import Piece, prose_pieces, whole
from duologue.exports.report.ribbon import ribbon_html
from duologue.exports.report_html import head_html, names_css, side_html
from duologue.exports.shares import Shares, shares
from duologue.exports.titles import title_of, who, whom
from duologue.page.curves import bonds_drawn
from duologue.story.cast import Character
from duologue.story.given import BY_HAND
from duologue.story.speech import Thought
from duologue.story.story import Story


@dataclass(frozen=True)
class View:
    """One story, ready to be drawn. Made anew whenever the story has been read again."""

    story: Story

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Its lines and thoughts in reading order; the page calls each by its place here."""
        return find_items(self.story, self.counts)

    @cached_property
    def people(self) -> tuple[Character, ...]:
        """Everybody: those who speak or think, in the order of their colours, then the silent."""
        return (*(share.character for share in self.counts.people), *self.counts.silent)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The whole text, in order."""
        strokes = find_strokes(self.story, self.items)
        return tuple(prose_pieces(self.story, whole(self.story), strokes, self._places))

    def outline(self) -> dict[str, Any]:
        """All that the page needs before the first piece of text is shown."""
        story, counts, run = self.story, self.counts, extent(self.story.blocks)
        return {
            "title": title_of(story),
            "head": head_html(story, counts),
            "ribbon": ribbon_html(story, counts, self._places),
            "side": side_html(story, counts, contents_html(self._places)),
            "names": names_css(counts.people),
            "people": [[who(one), whom(one)] for one in self.people],
            "speaking": len(counts.people),
            "pieces": [[one.start, one.end, _mark(one.html)] for one in self.pieces],
            "items": [[item.start, item.person, *self._flags(item)] for item in self.items],
            "unsure": sum(item.unsure and not is_given(item) for item in self.items if item.answer),
            "places": {one.target: one.start for one in self._places.of.values()},
            "extent": [run.start, run.end],
            "bonds": bonds_drawn(story, self.people),
        }

    def _flags(self, item: Item) -> tuple[int, int]:
        """Whether it is unsure, and whether it was given by a correction."""
        given = is_given(item)
        return int(item.unsure and not given), int(given)

    @cached_property
    def counts(self) -> Shares:
        """Who says how much."""
        return shares(self.story)

    @cached_property
    def _places(self) -> Places:
        return find_places(self.story)


def is_given(item: Item) -> bool:
    """Whether somebody who knows the story has said whose line or thought this is."""
    because = item.fact.because if isinstance(item.fact, Thought) else item.answer.because if item.answer else ()
    return BY_HAND in because


def _mark(html: str) -> str:
    """The same for the same piece: what the page has already drawn, it keeps."""
    return blake2b(html.encode("utf-8", "replace"), digest_size=6).hexdigest()
