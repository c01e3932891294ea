"""Letters, notes and messages: who signs one, and whom it greets."""

import re
from bisect import bisect_left

from duologue.reading.attribution.cues import Cue
from duologue.reading.attribution.phrases import Subject
from duologue.reading.attribution.roster import Roster
from duologue.story.speech import Quote
from duologue.story.words import Words

_CLOSE = 8
"""Words of a closing line, at most: "Believe me ever your affectionate friend, Olwen"."""
_ENDS = re.compile(r"[.!?;:]|\n")
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
    # What follows the last stop before the name is the closing line; a sentence about somebody has more words.
    close = _ENDS.split(words.text[quote.span.start : words.start[naming.first]])[-1]
    if len(close.split()) > _CLOSE or _greets(words, naming.first):
        return None
    subject = Subject(naming.first, naming.last, "name", naming.who, roster.gender[naming.who])
    return Cue(subject, naming.first, naming.last, 3.0, "signs it")


def greeted(words: Words, roster: Roster, quote: Quote) -> int | None:
    """Whom a written quote greets: "Dear Joan," at its beginning."""
    first = bisect_left(words.start, quote.span.start)
    while first < len(words) and words.low[first] in _BEFORE_A_GREETING:
        first += 1
    naming = roster.at.get(first + 1)
    return naming.who if naming and words.low[first] in _GREETINGS else None


def _greets(words: Words, index: int) -> bool:
    return index > 0 and words.low[index - 1] in _GREETINGS
