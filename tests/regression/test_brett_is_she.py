"""Brett, three times "she" and never "he", stayed a man since the list of names says so; "she" was a stranger."""

from duologue import read_text


def test_three_pronouns_that_agree_outweigh_the_list() -> None:
    """In a passage too short for more."""
    text = (
        "Brett came in from the rain. She shook out her coat.\n\n“You look well,” said Jake.\n\n"
        "“Do I?” said Brett. She sat down. Brett poured the tea herself."
    )

    assert {(person.name, person.gender) for person in read_text(text).cast} == {("Brett", "f"), ("Jake", "m")}
