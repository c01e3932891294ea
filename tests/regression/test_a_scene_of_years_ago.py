"""A scene of years ago says "he" all through and never names him: nobody was there to be meant."""

from duologue import read_text

TEXT = (
    "“Evening,” I said.\n\n“I rang for a plumber,” said Milo.\n\n“You got one.” I put my bag down.\n\n"
    + "“It drips,” he said.\n\n“It's the washer,” I said.\n\n" * 9
    + "***\n\nEight years ago I was on my knees behind that door in my coat. I had the tap in bits. "
    "He came and sat down on the floor across from me.\n\n“You don't have to do that now,” he said.\n\n"
    "“It's ten minutes.”\n\n“They rang.”\n\n“And what did they say?”\n\n“I told them no.”"
)


def test_he_is_milo() -> None:
    """Whoever was told of last, in whatever scene."""
    story = read_text(TEXT, rules=True)
    names = {person.id: person.name for person in story.cast}
    spoken = [names.get(found.speaker or "") for found in story.attributions]

    assert spoken[-5:] == ["Milo", "I", "Milo", "I", "Milo"]
