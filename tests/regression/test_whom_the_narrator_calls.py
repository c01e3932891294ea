"""“Theo, wait,” I said: Theo, only ever called, became the narrator's own name."""

import pytest

from duologue import read_text
from duologue.story.cast import Character


def narrator(text: str) -> Character:
    """Who tells the passage."""
    return next(person for person in read_text(text).cast if person.narrator)


def test_whom_i_call_is_not_me() -> None:
    """Somebody else, however seldom named."""
    text = "I ran down the hill. I had my coat on. “Theo, wait,” I said. He did not wait.\n\n“No,” he said."

    assert narrator(text).name == "I"


@pytest.mark.parametrize("statement", ["My mother called me Wren", "Call me Wren", "My name was Wren"])
def test_a_narrator_may_say_their_own_name(statement: str) -> None:
    """Then the narration has it, and it is theirs all the same."""
    text = f"{statement}. I ran. I was late. My coat was wet.\n\n“You're late, Wren,” said Ada.\n\n“I am,” I said."

    assert narrator(text).name == "Wren"
