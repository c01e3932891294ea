"""What the narrator "I" is called: by "I" themself, or by others in speaking to "I" and never by the narration."""

from collections import Counter

from duologue.reading.cast.names import NamePlace
from duologue.story.words import NARRATION, Words
from duologue.text.reporting_verbs import SAYING
from duologue.text.word_lists import endearments

_NEIGHBOURS = 2
_STATED = 3
"""Saying one's own name counts as much as being called by it so often."""
_NOVEL, _CALLED = 20_000, 4
"""In a text of so many words somebody must be called so often: a name heard once there may be anybody's."""
_OFTEN = 0.01
"""The narration may use the narrator's own name twice, and once for every hundred times it says "I"."""
_CALLS_ME = frozenset((verb, "me") for verb in ("call", "calls", "called", "named", "christened"))
_MY_NAME = frozenset(("my", "name", verb) for verb in ("is", "was"))


def narrator_key(words: Words, places: list[NamePlace], first_person: list[int]) -> tuple[str, ...] | None:
    """The form of name by which the narrator is addressed, or None where nobody does so clearly."""
    told = Counter(name for place in places if not place.said for name in place.names)
    mine = _blocks_where_i_speak(words, first_person)
    heard: Counter[tuple[str, ...]] = Counter()
    for place in places:
        if _states_own_name(words, place):
            heard[place.key] += _STATED
            told.subtract(place.names)
        elif _called_to_me(words, place, mine):
            heard[place.key] += 1
    long = len(words) > _NOVEL
    seldom = 2 + _OFTEN * len(first_person)
    likely = [
        (count, key)
        for key, count in heard.items()
        if (count >= _CALLED or not long) and max(told[name] for name in key) <= min(seldom, count / 2)
    ]
    if likely or long:
        return max(likely)[1] if likely else None
    others = {place.key for place in places if not place.address or words.block[place.first] in mine}
    only_called = {place.key for place in places if place.names} - others
    return only_called.pop() if len(only_called) == 1 else None


def _called_to_me(words: Words, place: NamePlace, mine: set[int]) -> bool:
    block = words.block[place.first]
    if not place.address or not place.names or block in mine or words.low[place.last - 1] in endearments():
        return False
    return any(block + step in mine for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1))


def _states_own_name(words: Words, place: NamePlace) -> bool:
    """ "Call me Ishmael", "My mother called me Wren", "My name was Dan"."""
    before = tuple(words.low[max(0, place.first - 3) : place.first])
    if place.said or not place.names or words.block[place.first] != words.block[place.first - 1]:
        return False
    return before[-2:] in _CALLS_ME or before in _MY_NAME


def _blocks_where_i_speak(words: Words, first_person: list[int]) -> set[int]:
    found = set()
    for index in first_person:
        after = words.low[index + 1] if index + 1 < len(words) else ""
        before = words.low[index - 1] if index else ""
        if words.low[index] == "i" and words.quote[index] == NARRATION and (after in SAYING or before in SAYING):
            found.add(words.block[index])
    return found
