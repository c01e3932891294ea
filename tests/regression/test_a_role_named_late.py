"""The doctor was one woman and Ruth, named at the very end, another; and a dog that sighed took lines."""

from duologue import read_text

TEXT = (
    "The keeper held the lamp for her. The doctor knelt in the straw and felt along the leg.\n\n"
    "“Will she do?” said the keeper.\n\n“She'll do.” The doctor wiped her hands.\n\n"
    "“They said you wouldn't come out so far.”\n\n“Who said?”\n\n"
    "The old dog sighed and turned round in the straw. The old dog slept.\n\n"
    "“Everybody,” the keeper said. “They say Ruth is for the town.”\n\n"
    "“And what do you say?” She shut her bag.\n\n"
    "“I've put the kettle on,” said the keeper.\n\n“Two sugars,” said Ruth."
)


def test_the_doctor_is_ruth() -> None:
    """One woman, with two names; the dog has said nothing."""
    story = read_text(TEXT, rules=True)
    spoken = [line.speaker for line in story.lines()]

    assert spoken[1] == spoken[3] == spoken[-1] == "Ruth"
    assert "the old dog" not in [person.name for person in story.cast]
