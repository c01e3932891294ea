"""People whom a text only describes, and descriptions that are nobody new."""

import pytest
from cast_passages import cast_of, groups, shown, words_in

from duologue.reading.cast.nouns import find_nouns

SOMEBODY = {
    "the waiter": "Ines read the card. “Have you chosen?” the waiter asked.\n\n“Not yet,” said Ines.",
    "the old woman": "Ada rang. An old woman opened. “Yes?” said the old woman.\n\n“Good morning,” said Ada.",
    "the blonde": "Ada sat. The blonde looked up. “It is taken,” said the blonde. “It is not,” said Ada.",
    "her mother": "“Eat,” said her mother.\n\nAda pushed the plate away. “I ate,” said Ada. “At noon.”",
    "the ship": "“Hull breach,” said the ship.\n\nAda shut the hatch. “Where?” said Ada.",
}
NOBODY_NEW = {
    "somebody who does nothing": "Ada walked past the baker. “Morning,” said Ada.",
    "a part of somebody": "Ada turned. Her hand shook. “Go,” said Ada. Her voice was small.",
    "a crowd": "The guests laughed. The guests left. “Well,” said Ada.",
}


@pytest.mark.parametrize("who", SOMEBODY)
def test_a_description_that_speaks_is_somebody(who: str) -> None:
    """Unnamed, shown by the description, in lower case."""
    people = {person.name: person for person in cast_of(SOMEBODY[who])}

    assert set(people) == {"Ada" if "Ada" in SOMEBODY[who] else "Ines", who}
    assert not people[who].named


@pytest.mark.parametrize("what", NOBODY_NEW)
def test_other_nouns_add_nobody(what: str) -> None:
    """A description has to speak, or to act more than once."""
    assert shown(NOBODY_NEW[what]) == {"Ada"}


def test_a_description_has_the_gender_of_its_noun() -> None:
    """As far as the noun has one."""
    text = "Ada rang. “Yes?” said the widow.\n\n“The keys,” said Ada.\n\n“No keys,” said the sergeant. “Go home.”"

    assert {p.name: p.gender for p in cast_of(text) if not p.named} == {"the widow": "f", "the sergeant": None}


def test_kin_go_by_many_words() -> None:
    """ "Her mother" and "her mum" are one."""
    text = "“Eat,” said her mother.\n\nAda shook her head. Her mum sighed. “Eat,” her mum said.\n\n“No,” said Ada."

    assert {frozenset({"her mother", "her mum"}), frozenset({"ada"})} == groups(text)


def test_a_description_begins_at_its_determiner() -> None:
    """Adjectives and all."""
    words = words_in("Then the tall old waiter, another waitress and my sister came in.")
    scenes = [""] * len(words.first)

    found = [" ".join(words.low[place.first : place.last]) for place in find_nouns(words, scenes)]

    assert found == ["the tall old waiter", "another waitress", "my sister"]
