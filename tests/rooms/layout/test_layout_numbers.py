"""Chapter numbers in all the ways they are written."""

import pytest

from duologue.reading.layout.numbers import value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [("12", 12), ("XII", 12), ("xlix", 49), ("twelve", 12), ("Twenty-One", 21), ("First", 1), ("door", None)],
)
def test_value_of(words: str, value: int | None) -> None:
    assert value_of(words) == value
