"""Aunt Pru, to whose name Mrs. Venning answers, and Mrs. Venning were two people."""

from duologue import read_text

VISIT = """Mrs. Venning came up the path with her basket. Lottie opened the door before she could knock.

“Aunt Pru! You walked all that way?”

“I did,” said Mrs. Venning. She put the basket on the step.

“Sit down, Aunt Pru,” said Lottie.

“I have sat all week,” said Mrs. Venning. She took off her gloves. The kettle was already on.

Lottie cut the bread. Outside it had begun to rain, and she shut the window.

“You are quiet, Aunt Pru.”

“I am counting spoons,” said Mrs. Venning.
"""
THIRD = """

Then Mrs. Venning and Aunt Pru went out together, and Aunt Pru held the door for Mrs. Venning. Mrs. Venning thanked
Aunt Pru.
"""


def names_of(text: str) -> list[set[str]]:
    """What each named woman of the passage is called."""
    return [set(person.aliases) for person in read_text(text).cast if person.named]


def test_whoever_answers_to_a_name_has_it() -> None:
    """Three calls, three answers, and nobody else who could be meant."""
    assert {"Aunt Pru", "Mrs. Venning"} in names_of(VISIT)


def test_two_in_one_sentence_stay_two() -> None:
    """However often the one speaks after the other is called."""
    assert {"Aunt Pru", "Mrs. Venning"} not in names_of(VISIT + THIRD)
