"""What the narrator "I" is called: by a name that others use in speaking to "I" and the narration never uses."""

from collections import Counter

from duologue.reading.cast.names import NamePlace
from duologue.story.words import NARRATION, Words
from duologue.text.reporting_verbs import SAYING

_NEIGHBOURS = 2


def narrator_key(words: Words, places: list[NamePlace], first_person: list[int]) -> tuple[str, ...] | None:
    """The form of name by which the narrator is addressed, or None where nobody does so clearly."""
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
    only_called = {place.key for place in places if place.names} - {p.key for p in places if not p.address}
    return only_called.pop() if len(only_called) == 1 else None


def _blocks_where_i_speak(words: Words, first_person: list[int]) -> set[int]:
    found = set()
    for index in first_person:
        after = words.low[index + 1] if index + 1 < len(words) else ""
        before = words.low[index - 1] if index else ""
        if words.low[index] == "i" and words.quote[index] == NARRATION and (after in SAYING or before in SAYING):
            found.add(words.block[index])
    return found
