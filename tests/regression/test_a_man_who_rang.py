"""A man rings, and has a name when the door is opened: he was two, and the first took his lines."""

import pytest

from duologue import read_text

TEXT = (
    "The phone went at one and a man said he was locked out, and I had one boot on before I knew it.\n\n"
    "“Is there a child in there?” I said.\n\n“There's a stew,” he said.\n\n“I'll be ten minutes.”\n\n"
    "I went up those stairs with my bag. He was sitting on the top one. He stood up when he saw me.\n\n"
)


@pytest.mark.parametrize(("scene", "same"), [("", True), ("***\n\nI went home to bed, and told him.\n\n", False)])
def test_the_man_is_joel(scene: str, same: bool) -> None:
    """One man, if it is one scene."""
    story = read_text(f"{TEXT}{scene}“Oh, Christ,” said Joel.\n\n“Evening,” I said.", rules=True)
    joel = next(person for person in story.cast if person.name == "Joel")

    assert ("a man" in joel.aliases) is same
