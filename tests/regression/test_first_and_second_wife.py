"""The first wife and the second wife were one person, and so were a man and the other man."""

from duologue import read_text

TEXT = (
    "The first wife had come by bus. The second wife held the door.\n\n“You found it,” said the second wife.\n\n"
    "“I knew the road,” said the first wife.\n\n"
    "“He never said so.”\n\n“He never said much,” said the first wife.\n\n"
    "The second wife sat down on a crate. “Not to me,” said the second wife."
)


def test_they_are_two() -> None:
    """An ordinal tells one of them from the other."""
    story = read_text(TEXT, rules=True)
    spoken = [line.speaker.lower() for line in story.lines() if line.speaker]

    assert spoken == ["the second wife", "the first wife", "the second wife", "the first wife", "the second wife"]
