"""What the narrator "I" is called: by "I" themself, or by others in speaking to "I" and never by the narration."""

from collections import Counter
from collections.abc import Collection, Mapping

from duologue.reading.cast.names import NamePlace
from duologue.story.words import NARRATION, Words
from duologue.text.reporting_verbs import SAYING
from duologue.text.word_lists import endearments

_NEIGHBOURS = 2
_STATED = 6
_NEAR, _FAR = 2, 1
"""What it counts to say one's own name, to be called by it beside a line of "I", and to be called elsewhere."""
_NOVEL, _CALLED = 20_000, 4 * _NEAR
"""In a text of so many words somebody must be called so often: a name heard once there may be anybody's."""
_OFTEN = 0.01
"""The narration may use the narrator's own name twice, and once for every hundred times it says "I"."""
_CALLS_ME = frozenset((verb, "me") for verb in ("call", "calls", "called", "named", "christened"))
_MY_NAME = frozenset(("my", "name", verb) for verb in ("is", "was"))
_ASKED = 8
"""Whoever is asked for a name within so many tokens tells their own: “What's your name?” “Kiran,” she said."""
_I_AM = frozenset(("i'm", "i’m", "im"))

Key = tuple[str, ...]


def narrator_key(
    words: Words,
    places: list[NamePlace],
    first_person: list[int],
    told_of: Mapping[Key, int],
    retold: Collection[int] = (),
) -> Key | None:
    """The form of name by which the narrator is addressed, or None where nobody does so clearly.

    `told_of` is how often the narration names whoever has a form of name, under any; no others are people.
    `retold` are the tokens of speech within speech, which calls somebody who was there then.
    """
    mine = _blocks_where_i_speak(words, first_person)
    named = Counter(name for place in places if not place.said for name in place.names)
    long = len(words) > _NOVEL
    heard: Counter[Key] = Counter()
    stated: Counter[Key] = Counter()
    for place in places:
        if _states_own_name(words, place):
            heard[place.key] += _STATED
            stated[place.key] += not place.said
        elif place.address and place.names and place.first not in retold:
            near = _called_to_me(words, place, mine)
            heard[place.key] += near if near == _NEAR or not long else 0
    seldom = 2 + _OFTEN * len(first_person)
    likely = [
        (count, not key[0], key)
        for key, count in heard.items()
        if count
        and key in told_of
        and (count >= _CALLED or not long)
        and _told(key, named, told_of[key], count) - stated[key] <= min(seldom, count / (2 * _NEAR))
    ]
    return max(likely)[2] if likely else None


def _told(key: Key, named: Counter[str], under_any: int, count: int) -> int:
    """How often the narration names whoever has a form of name: under any, unless many calls vouch for it."""
    return max(named[name] for name in key[1:]) if count >= _CALLED else under_any


def _called_to_me(words: Words, place: NamePlace, mine: set[int]) -> int:
    """How much it tells of the narrator's name that somebody is called so here; 0 where the narrator calls."""
    block = words.block[place.first]
    own = _says_who(words, place)
    if own == "i" or (not own and block in mine) or words.low[place.last - 1] in endearments():
        return 0
    if "name" in words.low[max(0, place.first - _ASKED) : place.first]:
        return 0
    near = any(block + step in mine for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1))
    return _NEAR if near else _FAR


def _states_own_name(words: Words, place: NamePlace) -> bool:
    """ "Call me Ishmael", "My mother called me Wren", "My name was Dan"; “I’m Dan,” I said."""
    before = tuple(words.low[max(0, place.first - 3) : place.first])
    if not place.names or words.block[place.first] != words.block[place.first - 1]:
        return False
    if place.said:
        return before[-1] in _I_AM and _says_who(words, place) == "i"
    return before[-2:] in _CALLS_ME or before in _MY_NAME


def _says_who(words: Words, place: NamePlace) -> str:
    """Who says the quote that holds a name: "i", or "other"; "" where no verb of saying stands beside it."""
    begin, end, quote = place.first, place.last, words.quote[place.first]
    first, last = words.first[words.block[begin]], words.last[words.block[begin]]
    while begin > first and words.quote[begin - 1] == quote:
        begin -= 1
    while end < last and words.quote[end] == quote:
        end += 1
    while begin > first and not words.word[begin - 1][0].isalnum():
        begin -= 1
    while end < last and not words.word[end][0].isalnum():
        end += 1
    for near in (range(end, min(end + 2, last)), range(max(begin - 2, first), begin)):
        beside = [words.low[at] for at in near if words.quote[at] == NARRATION]
        if any(low in SAYING for low in beside):
            return "i" if "i" in beside else "other"
    return ""


def _blocks_where_i_speak(words: Words, first_person: list[int]) -> set[int]:
    found = set()
    for index in first_person:
        after = words.low[index + 1] if index + 1 < len(words) else ""
        before = words.low[index - 1] if index else ""
        if words.low[index] == "i" and words.quote[index] == NARRATION and (after in SAYING or before in SAYING):
            found.add(words.block[index])
    return found
