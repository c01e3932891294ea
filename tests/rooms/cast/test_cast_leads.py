"""People who are only ever a pronoun."""

import pytest
from cast_passages import cast_of, words_in

from duologue.reading.cast.leads import find_pronouns, has_narrator

COUPLE = (
    "She stood at the sink with her back to him. He had not taken off his coat.\n\n"
    "'You could have rung,' she said.\n\n"
    "'I could have,' he said. He looked at his hands.\n\n'But you did not.'\n\nShe turned the tap off. "
    "She dried each finger. 'Then go,' she said."
)


def leads(text: str) -> set[tuple[str, str | None]]:
    """The leads of a passage, by name and gender."""
    return {(person.name, person.gender) for person in cast_of(text) if person.lead}


def test_two_unnamed_leads() -> None:
    """She and he, in the cast like anybody."""
    assert leads(COUPLE) == {("she", "f"), ("he", "m")}
    assert len(cast_of(COUPLE)) == 2


def test_they_can_be_a_lead() -> None:
    """Where "they" speaks as one person does."""
    text = (
        "They let themself in with the old key. The hall was dark.\n\n“It is only me,” they said.\n\n"
        "She did not turn round. “I know,” she said. “You always knock the umbrella over.”\n\n"
        "They looked down. They had. “Sorry,” they said."
    )

    assert leads(text) == {("they", "x"), ("she", "f")}


def test_a_crowd_is_no_lead() -> None:
    """ "They" of many people adds nobody."""
    text = "Ada and Bram ran. They reached the pier. They had no breath. “There,” said Ada.\n\n“Where?” said Bram."

    assert leads(text) == set()


def test_pronouns_that_a_name_covers_are_no_lead() -> None:
    """Ada is she."""
    text = "Ada put her cup down. She stood. She took her coat. “I am off,” she said. Ada left, and she ran."

    assert leads(text) == set()


def test_a_lead_whose_name_is_only_called_has_that_name() -> None:
    """The other says it, the narration never."""
    text = COUPLE.replace("'But you did not.'", "'But you did not, Martin.'")

    assert leads(text) == {("she", "f"), ("Martin", "m")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I was late. I ran. I fell in my own hall, and my coat tore.", True),
        ("“I was late. I ran. I fell,” said Ada, “and my coat tore.”", False),
        ("Ada was late. She ran. I know no more. " + "The rain fell on the roofs of the town. " * 60, False),
    ],
    ids=["narration", "speech", "a stray I"],
)
def test_a_narrator_is_an_i_of_the_narration(text: str, told: bool) -> None:
    """What people say of themselves does not count, nor one aside in a whole story."""
    assert has_narrator(find_pronouns(words_in(text))) is told
