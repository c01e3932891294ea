"""Somebody whom the narration gives a title was somebody else where a friend used her first name, once."""

from duologue.reader import read_text


def test_a_first_name_is_of_the_one_title_beside_the_call() -> None:
    """The usher is there, but the line answers the Judge."""
    story = read_text(
        "The Judge put her pen down. Mrs Orme, in the door, looked at Mr Pell.\n\n"
        "“Is it bad news?” asked Mrs Orme, and she shut the door behind her.\n\n"
        "Judge Carr waited until she had gone. Her tea was cold.\n\n"
        "“You decided what was good for me,” said Judge Carr.\n\n“I did it for you, Frances.”\n\n"
        "It lay there in the draught.\n\n“Sit down, Mr Pell,” she said.",
        rules=True,
    )

    people = {alias: person.name for person in story.cast for alias in person.aliases}
    assert people["Frances"] == people["Judge Carr"] != people["Mrs Orme"]
