"""Apply what somebody who knows the story has said of its people."""

from collections.abc import Iterable
from dataclasses import replace

from duologue.story.cast import Character, Mention, person_called
from duologue.story.given import AboutPeople, Given, Merge, Narrator, Rename, Split

Cast = list[Character]
Names = list[Mention]


def corrected(
    given: Given, text: str, cast: tuple[Character, ...], names: tuple[Mention, ...]
) -> tuple[tuple[Character, ...], tuple[Mention, ...]]:
    """The cast and its names with every correction applied; the ids of people who stay do not change.

    A correction of somebody who is not in this cast changes nothing. Whoever is given a line and is in no cast yet
    joins it.
    """
    people, places = list(cast), list(names)
    for about in given.people:
        people, places = _apply(about, text, people, places)
    wanted = [one.speaker for one in given.speakers] + [one.who for one in given.stretches]
    for name in dict.fromkeys(name for name in wanted if name):
        if person_called(people, name) is None:
            people.append(_newcomer(people, name))
    return tuple(people), tuple(places)


def _apply(about: AboutPeople, text: str, cast: Cast, names: Names) -> tuple[Cast, Names]:
    match about:
        case Rename(person, name):
            return _renamed(cast, names, person, name)
        case Merge(person, into):
            return _merged(cast, names, person_called(cast, person), person_called(cast, into))
        case Split():
            return _split(cast, names, text, about)
        case Narrator(person):
            return _told_by(cast, names, person)


def _renamed(cast: Cast, names: Names, person: str, name: str) -> tuple[Cast, Names]:
    found = person_called(cast, person)
    bearer = next((one for one in cast if one.name == name), None)
    if found is None or bearer is found:
        return cast, names
    if bearer:
        return _merged(cast, names, found, bearer)
    aliases = tuple(dict.fromkeys((*found.aliases, name)))
    return _with(cast, replace(found, name=name, aliases=aliases, named=found.named or name[:1].isupper())), names


def _merged(cast: Cast, names: Names, one: Character | None, into: Character | None) -> tuple[Cast, Names]:
    if one is None or into is None or one.id == into.id:
        return cast, names
    both = replace(
        into,
        aliases=tuple(dict.fromkeys((*into.aliases, *one.aliases))),
        named=into.named or one.named,
        gender=into.gender or one.gender,
        narrator=into.narrator or one.narrator,
        lead=into.lead or one.lead,
    )
    cast = [person for person in _with(cast, both) if person.id != one.id]
    return cast, [replace(place, character=into.id) if place.character == one.id else place for place in names]


def _split(cast: Cast, names: Names, text: str, about: Split) -> tuple[Cast, Names]:
    whole = person_called(cast, about.person)
    forms = {alias.casefold() for alias in about.aliases}
    if whole is None or not forms:
        return cast, names
    left = tuple(alias for alias in whole.aliases if alias.casefold() not in forms)
    gone = tuple(alias for alias in whole.aliases if alias.casefold() in forms)
    if not gone:
        return cast, names
    other = person_called([one for one in cast if one.id != whole.id], about.name)
    if other is None:
        other = replace(_newcomer(cast, about.name), gender=whole.gender, aliases=())
        cast = [*cast, other]
    shown = whole.name if whole.name.casefold() not in forms or not left else left[0]
    cast = _with(cast, replace(whole, name=shown, aliases=left or (shown,)))
    cast = _with(cast, replace(other, aliases=tuple(dict.fromkeys((*other.aliases, *gone, about.name)))))
    return cast, [
        replace(place, character=other.id)
        if place.character == whole.id and place.span.of(text).casefold() in forms
        else place
        for place in names
    ]


def _told_by(cast: Cast, names: Names, person: str | None) -> tuple[Cast, Names]:
    told = person_called(cast, person) if person else None
    if person and told is None:
        return cast, names
    # Whoever was only ever "I" is the one who tells it.
    voice = next((one for one in cast if one.narrator and not one.named and one.name == "I"), None)
    cast = [replace(one, narrator=told is not None and one.id == told.id) for one in cast]
    if told is None or voice is None:
        return cast, names
    return _merged(cast, names, voice, person_called(cast, told.name))


def _newcomer(cast: Iterable[Character], name: str) -> Character:
    number = 1 + max((int(one.id[1:]) for one in cast), default=-1)
    return Character(f"c{number}", name, (name,), named=name[:1].isupper())


def _with(cast: Cast, changed: Character) -> Cast:
    return [changed if one.id == changed.id else one for one in cast]
