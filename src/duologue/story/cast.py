"""The people of a story, and the places where it refers to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from duologue.text.span import Span


@dataclass(frozen=True, slots=True)
class Character:
    """One person. `name` is how to show them: a name where they have one, else "she", "he", "I" or a description.

    `gender` is that of the pronouns the text uses: "f", "m", "x" (they and newer pronouns), or None where unknown.
    `lead` marks somebody whom the narration only ever calls by that pronoun: every such pronoun may mean them.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    named: bool = True
    gender: str | None = None
    narrator: bool = False
    lead: bool = False


def person_called(cast: Sequence[Character], name: str) -> Character | None:
    """Whoever is shown under `name`, or else has it among their names, whatever the capitals; None: nobody."""
    low = name.casefold()
    for fits in (
        lambda person: person.name == name,
        lambda person: person.name.casefold() == low,
        lambda person: name in person.aliases,
        lambda person: low in (alias.casefold() for alias in person.aliases),
    ):
        found = next((person for person in cast if fits(person)), None)
        if found:
            return found
    return None


# The text knows some people by these alone; "she, to he" would be no English.
_WHOM = {"she": "her", "he": "him", "they": "them", "i": "me", "we": "us"}


def who(person: Character) -> str:
    """How to show a person: "she" stands for a name here, and is written like one."""
    return person.name.capitalize() if person.name.lower() in _WHOM else person.name


def whom(person: Character) -> str:
    """The same, after "to"."""
    return _WHOM.get(person.name.lower(), person.name)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that refers to a character. `kind` is "name", "noun" (a description) or "pronoun".

    `address` tells that the place calls to the person ("Nora, wait") and does not speak of them.
    """

    span: Span
    character: str
    kind: str
    address: bool = False


@dataclass(frozen=True, slots=True)
class Referent:
    """A pronoun or description, and the chance of each of the cast to be meant by it, likeliest first.

    `kind` is "noun" or "pronoun". What the chances leave to 1 is somebody who is not of the cast.
    """

    span: Span
    kind: str
    people: tuple[tuple[str, float], ...]
