"""Find the "you" who is a person of the story: whom "I" tell it to, or whom all of it is told of."""

from collections.abc import Collection, Iterator

from duologue.story.labels import OTHER, SELF
from duologue.story.narration import YOU
from duologue.story.words import NARRATION, Words
from duologue.text.reporting_verbs import SAYING

_SAYS = 2
"""So many lines that "you" say."""
_OF_LINES = 0.02
"""And so many of all: in a long book a few are the reader's, or slips."""
_ACTS = 0.1
"""So many of the sentences of the narration begin with "you" where all is told of "you"."""
_FEWEST = 5
_ANYBODY = [[word] for word in "can could may might must should would will know see get need".split()]
"""What anybody can, or knows: "You could see the river"."""
_WOULD = frozenset(("would", "'d", "’d", "had", "have", "then", "just", "only", "never", "once", "even"))


def is_told_to_you(words: Words, quotes: int, narrated: bool, labels: Collection[str]) -> bool:
    """Whether "you" says lines, acts all through the narration, or stands beside "me" at the head of messages."""
    if narrated and OTHER in labels and not SELF.isdisjoint(labels):
        return True
    places = [at for at in words.places(_is_you) if words.quote[at] == NARRATION and words.block[at] >= 0]
    says = sum(_says(words, at) for at in places)
    if says >= max(_SAYS, _OF_LINES * quotes):
        return True
    opening = [at for run in words.runs if words.quote[run[0]] == NARRATION for at in _openings(words, *run)]
    acts = sum(words.low[at] == YOU and words.low[at + 1 : at + 2] not in _ANYBODY for at in opening)
    return acts >= max(_FEWEST, _ACTS * len(opening)) and quotes > 0


def _is_you(low: str) -> bool:
    return low in ("you", "you'd", "you’d")


def _openings(words: Words, first: int, last: int) -> Iterator[int]:
    return (at for at in range(first, last) if words.opens[at] and words.block[at] >= 0)


def _says(words: Words, at: int) -> bool:
    """Whether "you said" stands beside a quote: right behind it, or leading up to it."""
    verb, last = at + 1, words.last[words.block[at]]
    while verb < last and words.low[verb] in _WOULD:
        verb += 1
    if verb >= last or words.low[verb] not in SAYING or words.quote[verb] != NARRATION:
        return False
    before = _beside(words, at, -1)
    return before or _beside(words, verb, 1)


def _beside(words: Words, at: int, step: int) -> bool:
    """Whether the next word but marks on one side is said."""
    block, at = words.block[at], at + step
    while 0 <= at < len(words) and words.block[at] == block and not words.word[at][0].isalnum():
        at += step
    return 0 <= at < len(words) and words.block[at] == block and words.quote[at] != NARRATION
