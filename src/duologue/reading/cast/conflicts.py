"""What keeps two names apart: standing together in a sentence, answering each other, one calling the other."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from duologue.reading.cast.names import NamePlace
from duologue.story.words import Words

Key = tuple[str, ...]

NEAR = 40
"""Two names of one sentence within this many tokens stand together."""


class Conflicts:
    """Which two names cannot be one person, since they stand together too often or answer each other."""

    def __init__(self, words: Words, places: list[NamePlace]) -> None:
        self.uses = Counter(place.key for place in places)
        self.together: Counter[tuple[Key, Key]] = Counter()
        recent: list[NamePlace] = []
        sentence = 0
        for place in places:
            opened = any(words.opens[sentence + 1 : place.first + 1]) if place.first > sentence else False
            sentence = place.first
            recent = (
                []
                if opened
                else [old for old in recent if place.first - old.last < NEAR and old.said == place.said]
            )
            for other in {old.key for old in recent if old.key != place.key}:
                self.together[_pair(other, place.key)] += 1
            recent.append(place)
        self.answering: Counter[tuple[Key, Key]] = Counter()
        cues = [place for place in places if place.cue]
        self._add_addresses(words, places, cues)
        for before, after in pairwise(cues):
            gap = words.block[after.first] - words.block[before.first]
            if gap == 1 and before.key != after.key:
                self.answering[_pair(before.key, after.key)] += 1

    def _add_addresses(self, words: Words, places: list[NamePlace], cues: list[NamePlace]) -> None:
        """ "Come, Frank," said Oakley: nobody calls himself, and one such line is enough."""
        cue_at = {cue.first: cue for cue in cues}
        for place in places:
            if not place.address:
                continue
            end = place.last
            while end < len(words) and words.quote[end] == words.quote[place.first]:
                end += 1
            for index in range(end, end + 4):
                cue = cue_at.get(index)
                if cue and cue.key != place.key and words.block[index] == words.block[place.first]:
                    self.answering[_pair(cue.key, place.key)] += 2
                    break

    def between(self, one: Key, other: Key) -> bool:
        """Whether `one` and `other` are two people by this evidence."""
        if _within(one, other) or _within(other, one):
            return False
        pair = _pair(one, other)
        rarer = min(self.uses[one], self.uses[other])
        return self.together[pair] >= max(3, 0.03 * rarer) or self.answering[pair] >= 2

    def together_at(self, one: Key, other: Key) -> int:
        """How often one sentence has both."""
        return self.together[_pair(one, other)]

    def answering_at(self, one: Key, other: Key) -> int:
        """How often the one answers or calls the other."""
        return self.answering[_pair(one, other)]

    def with_any(self, key: Key, others: Iterable[Key]) -> bool:
        """Whether `key` cannot be another name of whoever has the `others`."""
        return any(self.between(key, own) for own in others)


def _within(one: Key, other: Key) -> bool:
    """Whether `one` is an untitled part of the full name `other`: "Syme", "Gabriel Syme"."""
    return not one[0] and len(other) > len(one) > 1 and set(one[1:]) <= set(other[1:])


def _pair(one: Key, other: Key) -> tuple[Key, Key]:
    return (one, other) if one < other else (other, one)
