"""“He was like, ‘Who let you in?’”: what somebody tells that others said had no speaker, and hid their hearer."""

from duologue import read_text

PASSAGE = """Imelda was shelling peas when Rory came in from the yard. Rory sat down at the table with her. \
Osman kept the gate, and he had a dog. Petra kept the hens.

“Did you see Osman?” said Imelda.

“I did. He was like, ‘Who let you in?’ and I told him, ‘The door did.’ Then Petra says to me, \
‘You’d better go, Rory.’”

“I warned you. I said, ‘Leave it be,’” said Imelda. “And you said, ‘I will.’”

“I know I did,” said Rory.
"""


def test_who_said_what_is_told() -> None:
    """From where whoever tells it stands."""
    told = {line.text: (line.speaker, line.addressees) for line in read_text(PASSAGE).lines()}

    assert told["Who let you in?"] == ("Osman", ("Rory",))
    assert told["The door did."] == ("Rory", ("Osman",))
    assert told["You’d better go, Rory."] == ("Petra", ("Rory",))
    assert told["Leave it be,"][0] == "Imelda"
    assert told["I will."][0] == "Rory"


def test_the_teller_speaks_to_whoever_is_there() -> None:
    """Not to whom the told words call."""
    told = next(line for line in read_text(PASSAGE).lines() if line.text.startswith("I did."))

    assert (told.speaker, told.addressees) == ("Rory", ("Imelda",))


def test_an_answer_begins_with_and() -> None:
    """“Why?” And she said, “Go”: after the question, not on with it."""
    story = read_text(
        "Imelda and Rory sat down. Petra stood.\n\n“Petra asked, ‘Is he in?’ And I said, ‘Not yet.’” said Imelda."
    )

    assert [(line.text, line.speaker) for line in story.lines()][1:] == [
        ("Is he in?", "Petra"),
        ("Not yet.", "Imelda"),
    ]
