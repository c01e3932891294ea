"""She was called by name once and talked of once, and so "she" and Ilka were two."""

from duologue import read_text

TEXT = (
    "“You lost it?”\n\n“I didn't lose it.” Bastian was backing round the table. “Ilka, put the pan down.”\n\n"
    "It went past him and hit the wall.\n\n“My grandmother's ring,” she said. “What is the matter with you?”\n\n"
    "“I was going to get it back.”\n\n“When?”\n\n“Before you noticed.”\n\n"
    "He had hold of a cushion. “Your sister was here. She said not to tell Ilka.”\n\n“Berit was here?”\n\n"
    "She sat down. She felt about for the pan and set it on her knees. She looked at him."
)


def test_she_is_ilka() -> None:
    """One woman, who has the lines of both."""
    story = read_text(TEXT, rules=True)
    names = {person.id: person.name for person in story.cast}
    spoken = [names.get(found.speaker or "") for found in story.attributions]

    assert "she" not in names.values()
    assert spoken[:5] == ["Ilka", "Bastian", "Bastian", "Ilka", "Ilka"]


def test_who_is_mostly_talked_of_is_not_she() -> None:
    """Whoever is called once on the telephone and talked of by all stays somebody else."""
    text = TEXT.replace("“When?”", "“Ask Ilka when. Ilka knows. Everybody tells Ilka.”")
    story = read_text(text, rules=True)

    assert {"she", "Ilka"} <= {person.name for person in story.cast}
