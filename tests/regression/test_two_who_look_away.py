"""A paragraph that says "Wes and Dora looked away" was read as a line of Wes's."""

from duologue.reader import read_text


def test_what_two_do_is_nobodys_beat() -> None:
    """The line between is Jim's, who was asked."""
    story = read_text(
        "Wes bowled. Dora clapped. Jim came back with the nachos, and Ruth held up the sheet.\n\n"
        "“What is this?” said Ruth.\n\n“It is refundable,” said Jim. “I asked.”\n\n"
        "“You paid for me?”\n\n"
        "“I thought you might come back.” Wes and Dora were suddenly looking at the ceiling. “In the winter.”\n\n"
        "“And who is crossed out?” said Ruth.",
        rules=True,
    )

    spoken = {line.text: line.speaker for line in story.lines()}
    assert spoken["I thought you might come back."] == spoken["In the winter."] == "Jim"
