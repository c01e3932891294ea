"""A boy in a team they talk of took every line of "he", who has no name."""

from duologue import read_text

TEXT = (
    "She had been painting the posts since eight, and he had held the tin since nine.\n\n"
    "“You missed a bit,” he said.\n\n“Where?”\n\n“There. Down by the foot.”\n\nShe did it anyway.\n\n"
    "“They've asked me to do the lads as well,” she said.\n\n“Kev does the lads.”\n\n“Kev is off to Leeds.”\n\n"
    "“Is he?” He moved the tin to his other hand. So it was Kev too. Everybody went, and he stayed.\n\n"
    "“You'd be next to me,” she said. “You'd do the nets.”\n\n“I can't.” He had not looked where he was walking."
)


def test_he_stays_without_a_name() -> None:
    """Somebody who never acts, speaks or is called is nobody's "he"."""
    story = read_text(TEXT, rules=True)
    names = {person.id: person.name for person in story.cast}
    spoken = [names.get(found.speaker or "") for found in story.attributions]

    assert spoken == ["he", "she", "he", "she", "he", "she", "he", "she", "she", "he"]
