"""Read a passage as far as the cast, and show what came of it in a form that fits a table."""

from duologue.reader import RULES, read_stages
from duologue.story.cast import Character
from duologue.story.story import Story
from duologue.story.words import Words, words_of
from duologue.text.source import Source

_BEFORE_CAST = [stage.name for stage in RULES].index("cast")


def words_in(text: str) -> Words:
    """The words of a passage as the cast room meets them."""
    return words_of(read_stages(Source.from_text(text), RULES[:_BEFORE_CAST]))


def story_of(text: str) -> Story:
    """The passage, its cast found and nothing later."""
    return read_stages(Source.from_text(text), RULES[: _BEFORE_CAST + 1])


def cast_of(text: str) -> tuple[Character, ...]:
    """The people of a passage."""
    return story_of(text).cast


def shown(text: str) -> set[str]:
    """How the people of a passage are shown: their names, descriptions or pronouns."""
    return {person.name for person in cast_of(text)}


def groups(text: str) -> set[frozenset[str]]:
    """The forms that each person of a passage goes by."""
    return {frozenset(alias.lower() for alias in person.aliases) for person in cast_of(text)}


def gender_of(name: str, text: str) -> str | None:
    """The gender of the one person who goes by `name`."""
    return next(person.gender for person in cast_of(text) if name in (person.name, *person.aliases))
