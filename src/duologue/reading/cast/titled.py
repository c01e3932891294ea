"""Give "the doctor" to whoever is called Doctor: who bears the title, or of several bearers who was named last."""

from bisect import bisect_left
from collections import defaultdict

from duologue.reading.cast.nouns import NounPlace
from duologue.reading.cast.people import Person
from duologue.text.word_lists import titles

REACH = 4_000
"""Tokens within which the bearer of a title was named for "the captain" to be that captain."""
_OUTWEIGHS = 3
"""One bearer named so many times oftener than any other is meant wherever none was named just before."""
_TITLE_OF = {"baronet": "sir", "knight": "sir", "parson": "reverend", "clergyman": "reverend"}
_INDEFINITE = frozenset(("a", "an", "another"))


def share_out(
    places: tuple[NounPlace, ...], people: list[Person], named: list[list[int]]
) -> dict[int | None, list[NounPlace]]:
    """The places of one description by the number of the person who bears its title; under None, those of nobody.

    `named` are, for each person, the tokens in order at which the narration names them.
    """
    head = places[0].head
    title = _TITLE_OF.get(head, head)
    shares: dict[int | None, list[NounPlace]] = defaultdict(list)
    bearers = _bearers(title, people)
    for place in places:
        shares[_bearer(place, bearers, people, named)].append(place)
    return shares


def _bearers(title: str, people: list[Person]) -> list[int]:
    if title != "sir" and titles().get(title, ("", ""))[1] not in ("rank", "noble", "church", "role"):
        return []
    found = [number for number, person in enumerate(people) if title in person.titles]
    return sorted(found, key=lambda number: (-people[number].uses, number))


def _bearer(place: NounPlace, bearers: list[int], people: list[Person], named: list[list[int]]) -> int | None:
    if not bearers:
        return None
    most, *others = bearers
    alone = not others or people[most].uses > _OUTWEIGHS * people[others[0]].uses
    if alone or place.determiner in _INDEFINITE:
        return most if alone else None
    last = {number: _last_before(named[number], place.first) for number in bearers}
    near = max(bearers, key=lambda number: last[number])
    return near if place.first - last[near] <= REACH else None


def _last_before(tokens: list[int], at: int) -> int:
    place = bisect_left(tokens, at)
    return tokens[place - 1] if place else -REACH - 1
