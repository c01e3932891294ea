"""The weaker of two turns in an example stood there as a number, a place and no words at all."""

from pathlib import Path

from duologue.reader import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_every_turn_says_what_it_is() -> None:
    """Where no act and no level of either tells it, then which way it goes."""
    turns = [turn for bond in read(EXAMPLES / "callout.txt").bonds for turn in bond.turning_points]

    assert turns and all(turn.because for turn in turns)
