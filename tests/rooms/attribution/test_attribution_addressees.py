"""To whom a line is spoken."""

import pytest
from talk import hearers

KNOWN = "Ada looked at Bram and at Clara. Bram looked at Ada. Clara looked at Bram.\n\n"
SPOKEN_TO = {
    "the one who is called": ("“Sit, Clara,” said Ada.\n\n“No,” said Bram.", [{"Clara"}, {"Ada"}]),
    "two who are called": ("“Bram, sit. Clara, you too,” said Ada.", [{"Bram", "Clara"}]),
    "the one the cue names": ("“Sit,” Ada said to Clara.\n\n“No,” said Bram.", [{"Clara"}, {"Ada"}]),
    "the one who is told": ("“Sit,” Ada told Clara.\n\n“No,” said Bram.", [{"Clara"}, {"Ada"}]),
    "the one who answers": ("“Sit,” said Ada.\n\n“No,” said Bram.", [{"Bram"}, {"Ada"}]),
    "the other of two by turns": (
        "“Sit,” said Ada.\n\n“No,” said Bram.\n\n“Please.”\n\n“No.”",
        [{"Bram"}, {"Ada"}, {"Bram"}, {"Ada"}],
    ),
    "somebody who is only there": ("Bram slept. Ada and Bram were alone. “Poor thing,” said Ada.", [{"Bram"}]),
}
NOBODY = {
    "nobody is there": "Ada was alone. Ada sat. “Well,” said Ada.",
    "the others left the story": "“Well,” said Ada.",
}


@pytest.mark.parametrize("who", SPOKEN_TO)
def test_a_line_is_spoken_to(who: str) -> None:
    """By call, by cue, by turns, by presence, in this order."""
    lines, expected = SPOKEN_TO[who]

    assert hearers(KNOWN + lines) == expected


@pytest.mark.parametrize("why", NOBODY)
def test_nobody_is_an_answer(why: str) -> None:
    """Nobody speaks to a wall that the text does not name."""
    assert hearers(NOBODY[why]) == [set()]


def test_nobody_speaks_to_themself() -> None:
    """Not even where a line names its own speaker."""
    assert all("Ada" not in found for found in hearers(KNOWN + "“Ada, you fool,” Ada said. “Ada, Ada,” said Ada."))
