"""Letters, notes and messages: who signs one, and whom it greets."""

import re
from bisect import bisect_left

from duologue.reading.attribution.cues import Cue
from duologue.reading.attribution.phrases import Subject
from duologue.reading.attribution.roster import Roster
from duologue.story.speech import Quote
from duologue.story.words import Words

_NOTE = 30
"""Words of a note, at most; what is longer and begins with no greeting may be a letter that somebody reads out."""
_CLOSE = re.compile(
    r"(?:\n[\s“”\"'‘’_*]*|[.!?][—–-]*\s*|[—–]\s*|--\s*"
    r"|\b(?:yours?|love|ever|truly|affectionate(?:ly)?|faithful(?:ly)?|sincerely|respectfully|fond(?:ly)?|devoted"
    r"|regards|xx+)\b[^.!?\n]{0,40},\s*)$",
    re.IGNORECASE,
)
"""What stands before a signature: a new line, a stop, a dash, or "Your affectionate father,"."""
_GREETINGS = frozenset(("dear", "dearest", "darling", "hi", "hello", "hey"))
_BEFORE_A_GREETING = frozenset(("my", "to", "oh"))


def signature(words: Words, roster: Roster, quote: Quote) -> Cue | None:
    """The name that closes a written quote, on its own line or after its last sentence; None: none does."""
    end = bisect_left(words.start, quote.span.end)
    last = end
    while last and words.start[last - 1] >= quote.span.start and not words.word[last - 1][0].isalnum():
        last -= 1
    naming = roster.ending.get(last)
    if naming is None or naming.noun or words.start[naming.first] <= quote.span.start:
        return None
    before = words.text[quote.span.start : words.start[naming.first]]
    whole = greets(words, quote) or len(before.split()) <= _NOTE
    if not whole or not _CLOSE.search(before) or _greets(words, naming.first):
        return None
    subject = Subject(naming.first, naming.last, "name", naming.who, roster.gender[naming.who])
    return Cue(subject, naming.first, naming.last, 3.0, "signs it")


def greets(words: Words, quote: Quote) -> bool:
    """Whether a written quote begins with a greeting."""
    return words.low[_first(words, quote)] in _GREETINGS


def greeted(words: Words, roster: Roster, quote: Quote) -> int | None:
    """Whom a written quote greets: "Dear Joan," at its beginning."""
    naming = roster.at.get(_first(words, quote) + 1)
    return naming.who if naming and greets(words, quote) else None


def _first(words: Words, quote: Quote) -> int:
    """The token that would greet."""
    first = bisect_left(words.end, quote.span.start + 1)
    while first < len(words) - 1 and words.low[first] in _BEFORE_A_GREETING:
        first += 1
    return min(first, len(words) - 1)


def _greets(words: Words, index: int) -> bool:
    return index > 0 and words.low[index - 1] in _GREETINGS
