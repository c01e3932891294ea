"""Speech told within somebody's speech: whom the telling says, from where its teller stands."""

from dataclasses import replace

import pytest
from talk import answers, because, hearers, speakers

from duologue import read_text
from duologue.reading.attribution.stage import attribution, speakers_near
from duologue.story.given import Given, GivenSpeaker
from duologue.text.span import Span

KNOWN = "Ada met Bram at the gate. Bram was early. Colm and Nora were at home. Colm had sent for Nora.\n\n"
TOLD = {
    "a name": ("“Nora said, ‘Sit.’”", ["Nora"], [set()]),
    "whoever tells": ("“I said, ‘Sit.’”", ["Ada"], [set()]),
    "whom it is told": ("“You said, ‘Sit.’”", ["Bram"], [set()]),
    "was like, goes": ("“Nora was like, ‘Sit.’ And I go, ‘No.’”", ["Nora", "Ada"], [{"Ada"}, {"Nora"}]),
    "to me": ("“Nora said to me, ‘Sit.’”", ["Nora"], [{"Ada"}]),
    "to him": ("“Colm was asleep. Nora said to him, ‘Sit.’”", ["Nora"], [{"Colm"}]),
    "whom it calls": ("“Nora asked Colm, ‘Am I late, Bram?’”", ["Nora"], [{"Bram"}]),
    "she": ("“Nora was angry. She said, ‘Sit.’”", ["Nora"], [set()]),
    "said before": ("“I saw Colm,” said Ada. “He said, ‘Sit.’”", ["Colm"], [set()]),
    "a cue behind": ("“‘Sit,’ said Nora, ‘and eat.’”", ["Nora"], [set()]),
    "the next one's cue": ("“Colm said, ‘No.’ ‘Sit.’ Nora said, ‘Eat.’”", ["Colm", None, "Nora"], None),
    "by turns": ("“Nora said, ‘Sit.’ Colm said, ‘No.’ ‘Sit!’”", ["Nora", "Colm", "Nora"], None),
    "nobody": ("“Somebody said, ‘Sit.’ And they said, ‘Eat.’”", [None, None], [set(), set()]),
    "she, not told of": ("“She said, ‘Sit.’”", [None], [set()]),
}


@pytest.mark.parametrize("what", TOLD)
def test_whom_the_telling_says(what: str) -> None:
    """Its words alone give the speaker of a line in it; Ada tells Bram."""
    speech, expected, heard = TOLD[what]
    text = f"{KNOWN}“Well?” Bram asked Ada.\n\n{speech} Ada said to Bram."
    outer = 2 if "said Ada. " in speech else 1

    assert speakers(text)[1 + outer :] == expected
    assert heard is None or hearers(text)[1 + outer :] == heard


def test_nobody_is_quoted_as_surely_as_they_speak() -> None:
    """A name is surest, then a pronoun, then turn-taking; "I" is no surer than who tells."""
    text = KNOWN + "“Nora said, ‘Sit.’ Then she said, ‘Eat.’ I said, ‘No.’” Ada said to Bram."
    told, name, pronoun, teller = (found.score for found in answers(text))

    assert pronoun < name < told
    assert teller < told


def test_the_words_that_say_so_are_told() -> None:
    """In the reason, and as the cue."""
    text = KNOWN + "“I said, ‘Sit,’ and Nora said, ‘No.’” Ada said to Bram."
    story = read_text(text)
    _, mine, hers = story.attributions

    assert because(text)[1:] == [
        "“I said”: Ada is meant, from where it is told",
        "“Nora said”: Nora is named with the verb of saying",
    ]
    assert mine.cue and mine.cue.of(text) == "I said"
    assert (mine.kind, hers.kind) == ("anaphoric", "explicit")


def test_whom_the_told_words_call_is_not_spoken_to() -> None:
    """Ada says it to Bram, though the line that she tells calls Nora."""
    text = f"{KNOWN}“I said, ‘Sit down, Nora,’ and she sat,” said Ada.\n\n“Good,” said Bram."

    assert hearers(text)[:2] == [{"Bram"}, {"Nora"}]


def test_a_told_line_is_given_by_itself() -> None:
    """By a correction, which leaves its teller alone."""
    text = KNOWN + "“She said, ‘Sit.’” Ada said to Bram."
    place = text.index("Sit.")
    given = Given(speakers=(GivenSpeaker(Span(place, place + 4), "Nora"),))
    story = read_text(text)

    for found in (attribution(replace(story, given=given)), speakers_near(story, given)):
        assert [line.speaker for line in found.lines()] == ["Ada", "Nora"]
        assert found.attributions[1].because == ("given by a correction",)
