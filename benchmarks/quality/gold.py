"""Gold quotations as every corpus gives them: stretches of one exact text with who says them."""

import re
from dataclasses import dataclass

from duologue.text.span import Span

_LEADING_THE = re.compile(r"^\s*the\s+", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class GoldPart:
    """One unbroken stretch of a gold quotation; an interrupted one has several parts with one `quote` id."""

    span: Span
    quote: str
    speaker: str
    addressees: frozenset[str]
    kind: str


@dataclass(frozen=True, slots=True)
class GoldNovel:
    """A text with its gold parts in reading order, and the strings by which its people go, by main name."""

    name: str
    text: str
    parts: tuple[GoldPart, ...]
    aliases: dict[str, frozenset[str]]


def plain_name(text: str) -> str:
    """A name as names are compared: without case, a leading "the", punctuation or kinds of white space."""
    bare = _PUNCTUATION.sub("", _LEADING_THE.sub("", text.replace("_", " ")))
    return " ".join(bare.casefold().split())


def trimmed(span: Span, text: str) -> Span:
    """The span without white space at its ends, which annotators and readers place differently."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else span
