"""Quotes gathered into turns, and what a turn tells by itself."""

from itertools import pairwise

import pytest
from talk import bench, speakers

KNOWN = "Ada looked at Bram. Bram looked at Ada.\n\n"


def test_two_quotes_of_a_paragraph_are_one_turn() -> None:
    """One person speaks, does something and speaks on."""
    (turn,) = bench(KNOWN + "“Sit,” said Bram. He shut the door. “I have news.”").turns

    assert len(turn.quotes) == 2


def test_two_cues_of_a_paragraph_are_two_turns() -> None:
    """Where they name different people."""
    text = KNOWN + "“Sit,” said Bram. “No,” said Ada."

    assert len(bench(text).turns) == 2
    assert speakers(text) == ["Bram", "Ada"]


def test_a_speech_over_several_paragraphs_is_one_turn() -> None:
    """Each paragraph opens, only the last closes."""
    text = KNOWN + "Bram said, “I came by the road.\n\n“It was flooded.\n\n“I swam.”\n\n“Good,” said Ada."
    first, second = bench(text).turns

    assert (first.first, first.last, second.first) == (1, 3, 4)
    assert speakers(text) == ["Bram", "Ada"]


def test_a_turn_knows_whom_it_calls_and_whom_it_speaks_of() -> None:
    """Calling and telling are kept apart."""
    made = bench(KNOWN + "“Bram, sit,” said Ada.\n\n“I saw Ada there, and Ada saw me.”")
    calling, telling = made.turns

    assert (calling.called, calling.told_of) == ({made.who("Bram")}, set())
    assert (telling.called, telling.told_of) == (set(), {made.who("Ada")})


@pytest.mark.parametrize(
    ("line", "gender"), [("“Yes, sir.”", "m"), ("“No, ma’am.”", "f"), ("“The sir of it.”", "")]
)
def test_a_turn_knows_the_gender_it_calls(line: str, gender: str) -> None:
    """By "sir" and "ma'am" where they are calls."""
    assert bench(KNOWN + line).turns[0].called_gender == gender


def test_a_turn_knows_whether_it_asks_and_whether_it_is_written() -> None:
    """By its last character, and by its quote's kind."""
    asks, tells = bench(KNOWN + "“Where?” said Ada.\n\n“There,” said Bram.").turns
    (note,) = bench(KNOWN + "The note read, “Gone to the pier.”").turns

    assert (asks.asks, tells.asks) == (True, False)
    assert note.written


def test_quoted_phrases_and_nested_speech_are_no_turns() -> None:
    """Nobody takes the floor with them."""
    text = KNOWN + "“He said, ‘Never,’ and meant it,” said Ada. The sign said “No Admittance” to nobody."

    assert [turn.quotes[0].inside for turn in bench(text).turns if turn.quotes[0].kind == "speech"] == [None]


def test_turns_are_in_reading_order() -> None:
    """First block to last."""
    turns = bench(KNOWN + "“One,” said Ada.\n\n“Two,” said Bram.\n\nIt rained.\n\n“Three,” said Ada.").turns

    assert all(one.last <= other.first for one, other in pairwise(turns))
