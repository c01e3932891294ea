"""The Story: one exact text, and layers of facts that point into it. Stages add layers; nothing edits one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from duologue.story.acts import Act
from duologue.story.attribution import Attribution
from duologue.story.bonds import Bond
from duologue.story.cast import Character, Mention, Referent
from duologue.story.encoding import Encoding
from duologue.story.given import Given
from duologue.story.layout import Block, Scene
from duologue.story.pair import Pair, pair_of
from duologue.story.speech import Quote, QuotedThought, Thought
from duologue.story.words import Words
from duologue.text.source import Source
from duologue.text.span import Span
from duologue.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Line:
    """One quote with its answer: what a script or a table needs."""

    id: str
    speaker: str | None
    text: str
    score: float
    addressees: tuple[str, ...]
    because: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Story:
    """A text and what has been read in it.

    A layer named in `read` has been read, and is empty where nothing was found; any other layer says nothing.
    Facts refer to each other by id, and to the text by spans in code points of `source.text`. `source` and `given`
    (corrections, which outrank every guess) are what a reading starts from.
    """

    source: Source
    given: Given = field(default_factory=Given)
    blocks: tuple[Block, ...] = ()
    scenes: tuple[Scene, ...] = ()
    tokens: Tokens = field(default_factory=lambda: Tokens.of(""))
    quotes: tuple[Quote, ...] = ()
    quoted_thoughts: tuple[QuotedThought, ...] = ()
    encoding: Encoding | None = None
    words: Words | None = None
    names: tuple[Mention, ...] = ()
    cast: tuple[Character, ...] = ()
    referents: tuple[Referent, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    mentions: tuple[Mention, ...] = ()
    acts: tuple[Act, ...] = ()
    bonds: tuple[Bond, ...] = ()
    read: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The exact text."""
        return self.source.text

    @cached_property
    def characters(self) -> dict[str, Character]:
        """The cast by id."""
        return {character.id: character for character in self.cast}

    def lines(self) -> Iterator[Line]:
        """Every spoken or written quote in reading order, with its speaker's name or None."""
        quotes = {quote.id: quote for quote in self.quotes}
        for answer in self.attributions:
            quote = quotes[answer.quote]
            yield Line(
                id=quote.id,
                speaker=self.characters[answer.speaker].name if answer.speaker else None,
                text=" ".join(span.of(self.text) for span in quote.spans),
                score=answer.score,
                addressees=tuple(self.characters[who].name for who in answer.addressees),
                because=answer.because,
                spans=quote.spans,
            )

    def bond(self, *names: str) -> Pair:
        """The bond of two people, by names, aliases or ids; of one and whoever is closest; or the strongest bond.

        NoBondError where somebody is not in the story, or too little between the two was found.
        """
        return pair_of(self, names)
