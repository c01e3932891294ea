"""A priest and a captain of one name were one person; a judge was a man because her late husband was "Mr"."""

from duologue import read_text


def test_a_priest_is_not_a_captain() -> None:
    """Brother and sister who call each other by rank."""
    story = read_text(
        "“Captain,” said Father Brandt at the door.\n\n“Father,” said Captain Brandt. She did not turn round.\n\n"
        "Father Brandt took off his hat. The captain went on with her knots.\n\n"
        "“You will miss the tide,” said Captain Brandt."
    )

    assert [line.speaker for line in story.lines()] == ["Father Brandt", "Captain Brandt", "Captain Brandt"]
    assert {person.name: person.gender for person in story.cast} == {"Father Brandt": "m", "Captain Brandt": "f"}


def test_a_colonel_is_whom_the_pronouns_after_the_bare_title_show() -> None:
    """However her husband was called."""
    story = read_text(
        "The Colonel put her cap on the table. Mr Pike brought the tea.\n\n"
        "“Sit down, Mr Pike,” she said.\n\n“I would rather stand, Colonel.”\n\n"
        "Colonel Ash shut the book. The Colonel had lost her place in it, and she sighed.\n\n"
        "“You never met Mr Ash,” she said.\n\n“Once,” said Mr Pike."
    )

    people = {alias: person for person in story.cast for alias in person.aliases}
    assert people["Colonel Ash"] is not people["Mr Ash"]
    assert people["Colonel Ash"].gender == "f"
    assert [line.speaker for line in story.lines()] == ["Colonel Ash", "Mr Pike", "Colonel Ash", "Mr Pike"]
