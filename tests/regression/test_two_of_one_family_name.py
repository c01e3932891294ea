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


def test_a_letter_may_be_all_of_a_family_name() -> None:
    """ "Mrs. K. Eleanor." calls her by two names; a sheet has the whole in capitals."""
    story = read_text(
        "“You are up, Kowalski,” said Dave.\n\nNell dried her hands. Nell sat down.\n\n"
        "“Pick one, Mrs. K,” Dave told her. “Mrs. K. Eleanor. May I ask you something?”\n\n“Ask,” said Nell.\n\n"
        "The sheet said ELEANOR KOWALSKI. Dave wore a shirt that said Astoria Lanes."
    )

    assert {person.name for person in story.cast} == {"Nell", "Dave"}


def test_a_firm_is_not_its_owner() -> None:
    """And the short form of her name is hers, though it is mostly a man's."""
    story = read_text(
        "Danuta Mroz sat. Lorne stood by the door.\n\n“Dan,” said Lorne, “what is Danuta Mroz Studio?”\n\n"
        "“I know what it is,” said Danuta.\n\nThe card read: made by Danuta Mroz Studio. Danuta wept."
    )

    people = {alias: person.name for person in story.cast for alias in person.aliases}
    assert people["Dan"] == people["Danuta Mroz"] == "Danuta"
    assert not any("Studio" in alias for alias in people)


def test_a_short_name_is_no_rank() -> None:
    """Nobody is called by "Col." for Colonel alone."""
    story = read_text(
        "Old Col Harker came along the fence. He had a torch.\n\n“Wet?” he said.\n\nCol nodded at the mud.\n\n"
        "“Morning, Mr Harker,” said Jean. Jean went to get Col."
    )

    people = {alias: person.name for person in story.cast for alias in person.aliases}
    assert people["Col"] == people["Col Harker"] == people["Mr Harker"]
