"""People met as "she", "the nurse" or "her sister" and named later."""

import pytest
from cast_passages import cast_of, groups

ONE = {
    "an apposition": (
        "The nurse came in. The nurse, Okafor, read the chart. “Sit up,” said the nurse.\n\n“Why?” said Ada.",
        {"okafor", "the nurse"},
    ),
    "an introduction": (
        "Ada sat. An old woman opened the door. “I'm Martha,” the old woman said.\n\n“Good,” said Ada.",
        {"martha", "an old woman", "the old woman"},
    ),
}
TWO = {
    "a description and a name in one sentence": (
        "The nurse looked at Ada. “Sit up,” said the nurse.\n\n“Why?” said Ada. Ada sat up.",
        ({"the nurse"}, {"ada"}),
    ),
    "kin of another gender": (
        "“Eat,” said his mother.\n\n“No,” said Tom. Tom ate.",
        ({"his mother"}, {"tom"}),
    ),
}


@pytest.mark.parametrize("how", ONE)
def test_a_name_that_comes_late_is_recognised(how: str) -> None:
    """The description was its bearer."""
    text, forms = ONE[how]

    assert any(frozenset(forms) <= found for found in groups(text))


@pytest.mark.parametrize("why", TWO)
def test_two_who_stand_apart_stay_two(why: str) -> None:
    """By a sentence that has both, or by gender."""
    text, people = TWO[why]

    assert {frozenset(forms) for forms in people} <= groups(text)


def test_a_lead_gets_the_name_that_is_called() -> None:
    """The one name that could be theirs."""
    text = (
        "She stood at the sink. She did not turn. He sat down.\n\n“Jo, look at me,” he said.\n\n“No,” she said. "
        "She dried her hands. He waited."
    )

    assert {(person.name, person.lead) for person in cast_of(text)} == {("Jo", True), ("he", True)}


def test_a_name_that_she_calls_is_not_hers() -> None:
    """ "Helen," she said: Helen is somebody else."""
    text = "She stood. She did not turn. She sighed.\n\n“Helen, look at me,” she said. “Helen?” she said."

    assert ("she", True) in {(person.name, person.lead) for person in cast_of(text)}
