"""She and he, and a woman in a yellow coat who sits down later: the stranger took every "she"; "he" was nobody."""

from duologue import read_text

TEXT = (
    "She had booked the seats together in March.\n\n‘You're late,’ she said. Her suitcase stood between them.\n\n"
    "“Traffic.” He put his bag down. “And my passport.”\n\n'In the drawer.' She looked at the board.\n\n"
    "“Is someone sitting here?” asked a woman in a yellow coat.\n\n“No,” he said, and moved the bag.\n\n"
    "The woman sat down between them and opened a magazine.\n\n“I'll find another seat,” said the woman.\n\n"
    "“I haven't decided,” she said."
)


def test_the_leads_stay_leads() -> None:
    """Whoever was "she" four times before is somebody else than the woman."""
    story = read_text(TEXT)
    spoken = [line.speaker for line in story.lines()]

    assert {person.name for person in story.cast if person.lead} == {"she", "he"}
    assert spoken[:3] == ["she", "he", "he"]
    assert spoken[-2] == "the woman"
