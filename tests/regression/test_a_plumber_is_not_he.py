"""He and she without names, and a plumber who says one line and goes: the plumber was every "he"."""

from duologue import read_text

TURN = (
    "She put the kettle on. He stood in the door with his hat in his hands.\n\n“You came,” she said.\n\n"
    "“I said that I would.” He hung up his coat. He had kept it, she saw, all those years.\n\n"
    "“You say a good deal.”\n\n“I used to,” he said. He sat where he had always sat.\n\n"
)
TEXT = (
    "She had the plumber in when he came back to the house in Mill Lane.\n\n"
    "“Shall I go, then?” asked the plumber.\n\n"
    "“Yes,” he said, and he held the door for him. “Send it to me.”\n\n" + TURN * 3
)


def test_he_stays_a_lead() -> None:
    """Somebody described once does not answer for thirty pronouns."""
    story = read_text(TEXT, rules=True)
    spoken = [line.speaker for line in story.lines()]

    assert {person.name for person in story.cast if person.lead} == {"he", "she"}
    assert spoken.count("the plumber") == 1
