"""“Theo, Nora, and I went home”: with a comma before "and", Nora was taken to be called."""

import pytest

from duologue import read_text

TOLD_OF = [
    "“Theo, Nora, and I went home,” said Ada.",
    "“Theo, Nora and I went home,” said Ada.",
    "“Theo, Nora, and Bram went home,” said Ada.",
    "“We saw Theo, Nora, and Bram,” said Ada.",
]
CALLED = ["“Come home, Nora, and sit,” said Ada.", "“Yes, Nora, and Theo knows,” said Ada."]


@pytest.mark.parametrize("text", TOLD_OF)
def test_people_in_a_list_are_spoken_of(text: str) -> None:
    """However the list is punctuated."""
    story = read_text(text)

    assert not [mention.span.of(text) for mention in story.names if mention.address]


@pytest.mark.parametrize("text", CALLED)
def test_a_call_before_and_stays_a_call(text: str) -> None:
    """What follows is another clause."""
    story = read_text(text)

    assert [mention.span.of(text) for mention in story.names if mention.address] == ["Nora"]
