"""What the narrator "I" is called: by "I" themself, or by others in speaking to "I" and never by the narration."""

from collections import Counter

from duologue.reading.cast.names import NamePlace
from duologue.story.words import NARRATION, Words
from duologue.text.reporting_verbs import SAYING

_NEIGHBOURS = 2
_CALLS_ME = frozenset((verb, "me") for verb in ("call", "calls", "called", "named", "christened"))
_MY_NAME = frozenset(("my", "name", verb) for verb in ("is", "was"))


def narrator_key(words: Words, places: list[NamePlace], first_person: list[int]) -> tuple[str, ...] | None:
    """The form of name by which the narrator is addressed, or None where nobody does so clearly."""
    stated = next((place.key for place in places if _states_own_name(words, place)), None)
    if stated:
        return stated
    told = Counter(place.key for place in places if not place.said)
    mine = _blocks_where_i_speak(words, first_person)
    called: Counter[tuple[str, ...]] = Counter()
    for place in places:
        block = words.block[place.first]
        if not place.address or block in mine:
            continue
        if any(block + step in mine for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1)):
            called[place.key] += 1
    likely = [(count, key) for key, count in called.items() if told[key] <= 0.1 * count]
    if likely:
        return max(likely)[1]
    others = {place.key for place in places if not place.address or words.block[place.first] in mine}
    only_called = {place.key for place in places if place.names} - others
    return only_called.pop() if len(only_called) == 1 else None


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
