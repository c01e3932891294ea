"""Two men known only by where they stand, and a woman indoors: she took the lines of one of them."""

from duologue import read_text

TEXT = (
    "They had the piano as far as the turn. One of them is above it and has the rope; the other is below.\n\n"
    "“Is it clear?”\n\n“It is now.”\n\n“Then give me a foot.”\n\n“You can have six inches.”\n\n"
    "The one below puts his shoulder to it. “Mind the wall,” says the one below.\n\n"
    "“I can't see the wall,” says the one above.\n\n“It's the white thing.”\n\n"
    "The man above laughs, and has to stop.\n\n“Are you two all right?” calls Ines from the yard.\n\n"
    "“Grand,” says the man above.\n\n“Never better,” says the man below."
)


def test_both_are_people() -> None:
    """Each takes his own lines, also those before the narration first has him speak, and she only hers."""
    story = read_text(TEXT, rules=True)
    spoken = [line.speaker for line in story.lines()]

    assert {"The one below", "The man above"} & {alias for person in story.cast for alias in person.aliases}
    assert spoken.count("Ines") == 1
    assert len(set(spoken[:4])) == 2
    assert spoken[4] == spoken[-1] != spoken[5] == spoken[-2]
