"""A source: the exact characters of one text, and what its file told about them. Made by `formats`."""

import hashlib
from dataclasses import dataclass

from duologue.text.span import Span


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that the file itself declares to be a block of some kind.

    `kind` is "paragraph", "heading", "break" or "matter" (kept, but not the story: a cover, a footnote, an
    author's note). `level` is a heading's depth from 1. `label` says what a piece of matter is, or names a
    chapter as the table of contents does.
    """

    kind: str
    span: Span
    level: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the file itself says who speaks: a line of a transcript, a message of a chat.

    `head` is the place of the name, with the time where one stands before it; `spans` are the words. `kind` is
    "speech", or "written" for a message.
    """

    name: str
    head: Span
    spans: tuple[Span, ...]
    kind: str = "speech"


@dataclass(frozen=True, slots=True)
class Source:
    """One exact text.

    `text` is never changed after this point; for a plain-text file it is the decoded file, byte-order mark
    aside. `sha256` is that of the bytes read. `italics` are emphasised stretches, without their notation;
    `markup` are characters of `text` that are notation and not the author's words (the `_` and `*` around
    italics, the `#` of a heading): they stay in the text and are not shown. `parts` is empty where the file
    declares no structure; otherwise parts come in order and do not overlap. `spoken` is empty unless the file
    names the speaker of every line, and then nobody else speaks. `metadata` holds what an archive
    says of the work (`rating`, `relationships`, `tags`, …), each with its values. `notes` are one-line remarks
    for the user: an encoding that was guessed, comments that were skipped.
    """

    text: str
    format: str = "txt"
    sha256: str = ""
    name: str | None = None
    title: str | None = None
    author: str | None = None
    encoding: str | None = None
    metadata: tuple[tuple[str, tuple[str, ...]], ...] = ()
    italics: tuple[Span, ...] = ()
    markup: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    notes: tuple[str, ...] = ()

    @staticmethod
    def from_text(text: str, name: str | None = None) -> "Source":
        """A source from characters already in memory; nothing is inferred about italics or structure."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return Source(text=text, sha256=digest, name=name)
