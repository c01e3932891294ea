"""“Yes, ma’am,” with the apostrophe of a printed book was no word of address."""

import pytest

from duologue.text.word_lists import endearments


@pytest.mark.parametrize(("word", "gender"), [("ma'am", "f"), ("ma’am", "f"), ("guv’nor", "m"), ("sir", "m")])
def test_words_of_address_with_either_apostrophe(word: str, gender: str) -> None:
    """The list holds one, the books both."""
    assert endearments()[word] == gender
