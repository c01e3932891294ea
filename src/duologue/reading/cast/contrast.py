"""What tells one described person from another: "the one above", "the second wife", "the other one"."""

from itertools import count
from typing import Protocol, TypeVar

from duologue.story.words import NARRATION, Words
from duologue.text.verbs import looks_finite
from duologue.text.word_lists import adjectives_of_people

Key = tuple[str, str, str]

_PLAIN = {
    "taller": "tall",
    "shorter": "short",
    "older": "old",
    "elder": "old",
    "younger": "young",
    "bigger": "big",
    "smaller": "small",
}
_CONTRASTS = frozenset(("first", "second", "third", "other", "former", "latter"))
_PLACED = frozenset(
    """
above below beside behind opposite outside inside upstairs downstairs
""".split()
)
_PREPOSITIONS = frozenset("in with on at from behind beside by under".split())
_DETERMINERS = frozenset("the a an his her their".split())
_PLACES = _DETERMINERS | frozenset("my our your its this that them him me us it all".split())
_LONGEST = 4
"""So many words "with the …" may have after its determiner."""


class Placed(Protocol):
    """A description, as far as it is told from others."""

    @property
    def adjective(self) -> str:
        """The word that tells it from others of its noun, "" for none."""
        ...

    @property
    def kind(self) -> str:
        """The kind of its noun."""
        ...


PlaceT = TypeVar("PlaceT", bound=Placed)


def plain(adjective: str) -> str:
    """Whom "older" compares is the one whom "old" describes."""
    return _PLAIN.get(adjective, adjective)


def contrasts(adjective: str) -> bool:
    """Whether the adjective tells one from another who is known as well: the older, the second, the other."""
    return adjective in _PLAIN or adjective in _CONTRASTS


def is_placed(adjective: str) -> bool:
    """Whether somebody is told from another by where they are: the man above, the one below."""
    return adjective in _PLACED


def is_one(words: Words, index: int) -> bool:
    """ "The younger one", "the one above", "the one with the key": a person, told by what goes with the word."""
    if words.low[index] != "one" or index == 0:
        return False
    if words.low[index - 1] in adjectives_of_people():
        return True
    return words.low[index - 1] == "the" and tail_end(words, index) > index + 1


def tail_end(words: Words, index: int) -> int:
    """The end of what goes with the noun at `index`: "the man above", "the kid on the shoe desk said"."""
    end = min(index + 1, len(words))
    if end + 1 >= len(words) or words.quote[index] != NARRATION or words.block[end] != words.block[index]:
        return end
    if words.low[end] in _PLACED:
        return end if _names_a_place(words, end + 1) else end + 1
    if words.low[end] not in _PREPOSITIONS or words.low[end + 1] not in _DETERMINERS:
        return end
    for last in count(end + 3):
        if last - end > _LONGEST + 1 or last >= len(words) or words.block[last] != words.block[index]:
            return end
        if _ends(words, last):
            return last
        if not words.low[last].isalpha():
            return end
    return end


def _names_a_place(words: Words, after: int) -> bool:
    """ "The man above the door", "the house behind Nora's": no person told by where they are."""
    if after >= len(words) or words.quote[after] != NARRATION:
        return False
    return words.low[after] in _PLACES or words.word[after][0].isupper()


def _ends(words: Words, last: int) -> bool:
    """Whether a phrase can end before token `last`: a verb or a stop follows, or speech."""
    if last >= len(words) or words.quote[last] != NARRATION:
        return True
    low = words.low[last]
    return low[0] in ",.;:!?—–" or looks_finite(low) or low.endswith(("n't", "n’t"))


def split_contrasted(grouped: dict[Key, list[PlaceT]]) -> None:
    """Tell "the first wife" from "the second wife", and "the other driver" from "the driver"."""
    for key, places in list(grouped.items()):
        if key[0] or places[0].kind == "generic":
            continue
        marks: dict[str, list[PlaceT]] = {}
        for place in places:
            marks.setdefault(plain(place.adjective) if contrasts(place.adjective) else "", []).append(place)
        told = marks.keys() - {""}
        if len(marks) > 1 and (len(told) > 1 or "other" in told):
            del grouped[key]
            grouped |= {(mark, *key[1:]): those for mark, those in marks.items()}
