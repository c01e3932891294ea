"""How a text is laid out: blocks, and the scenes they belong to."""

from dataclasses import dataclass

from duologue.text.span import Span


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, scene break, or piece of matter that is not the story.

    Every character of the text that is not white space lies in exactly one block. `label` says what a piece of
    matter is ("Project Gutenberg licence"); `level` is a heading's depth from 1.
    """

    id: str
    kind: str
    span: Span
    scene: str | None = None
    label: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A stretch of one place and time. `time` is "story", "earlier", "later", "dream", or None where untold."""

    id: str
    span: Span
    time: str | None = None
