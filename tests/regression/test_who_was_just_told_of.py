"""A neighbour who had just nodded lost his line to whoever of the two men had the more lines."""

import duologue


def test_he_who_acts_in_the_paragraph_before() -> None:
    """ "Abel nodded. … he said": Abel, though nobody else's verb of saying ever names him."""
    story = duologue.read_text(
        "\n\n".join(
            (
                "“Where do you want it?” said Owen.",
                "“By the wall,” said Ruth.",
                "“It won’t go by the wall,” said Owen.",
                "“Then leave it,” said Ruth.",
                "Abel nodded. He had his hat in his hands, and he turned it round by the brim.",
                "“When I was a lad,” he said, “we burned them.”",
                "“You did not,” said Ruth.",
            )
        ),
        rules=True,
    )

    assert [line.speaker for line in story.lines()][4:] == ["Abel", "Ruth"]
