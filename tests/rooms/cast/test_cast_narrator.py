"""Who "I" is, and what others call them."""

import pytest
from cast_passages import cast_of

CALLED = (
    "I was late again. “You came, Dan,” said Mira.\n\n“I said I would,” I said.\n\n"
    "“You say a lot of things, Dan.”\n\n"
    "I sat down. I took off my coat. “I came,” I said."
)
NAMED_BY_HER = CALLED.replace("“You came, Dan,”", "“You came, Mira.” Mira was talking to her dog. “And you,”")


def narrator(text: str) -> tuple[str, bool]:
    """The narrator's name, and whether it is one."""
    return next((person.name, person.named) for person in cast_of(text) if person.narrator)


def test_the_narrator_has_the_name_that_they_are_called() -> None:
    """By those who speak to "I"."""
    assert narrator(CALLED) == ("Dan", True)


def test_the_narrator_answers_to_i() -> None:
    """The pronoun is among the names."""
    assert "I" in next(person.aliases for person in cast_of(CALLED) if person.narrator)


def test_a_narrator_whom_nobody_calls_is_i() -> None:
    """In the cast all the same."""
    assert narrator(CALLED.replace(", Dan", "")) == ("I", False)


def test_a_name_that_the_narration_uses_is_somebody_else() -> None:
    """ "I" would not tell of themself by name."""
    assert narrator(NAMED_BY_HER.replace(", Dan", ", Mira"))[0] != "Mira"


@pytest.mark.parametrize("text", ["", "Ada left.", "“I am late,” said Ada. “I am always late. My own fault.”"])
def test_most_stories_have_no_such_narrator(text: str) -> None:
    """The third person tells of no "I"."""
    assert not any(person.narrator for person in cast_of(text))
