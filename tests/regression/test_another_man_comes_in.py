""" "Another man" brought in nobody: the list of adjectives held "another", which is a determiner."""

from duologue import read_text


def test_another_man_is_somebody_new() -> None:
    """And speaks for himself."""
    story = read_text(
        "Ada and Bram sat. Then another man came in. “Is it taken?” the man said.\n\n“No,” said Ada."
    )
    speaker = next(person for person in story.cast if person.id == story.attributions[0].speaker)

    assert (speaker.named, speaker.gender) == (False, "m")
