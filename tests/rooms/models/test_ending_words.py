"""The last words: known ones have a share by how often and how rare, unknown ones none."""

import numpy as np
import pytest

from duologue.models.ending_words import EndingWords, ending_words

MADE = EndingWords(["door", "kiss"], np.array([1.0, 3.0]), np.array([[0.0, 1.0, 0.0], [2.0, 0.0, 0.0]]))


def test_words_are_a_vector_of_length_one() -> None:
    """A word twice is worth 1 + ln 2 of it once; a rare one more."""
    found = MADE.vector(["door", "door", "kiss", "lamp"])

    assert found[1] / found[0] == pytest.approx(3.0 / (1.0 + np.log(2.0)))
    assert found @ found == pytest.approx(1.0)


def test_what_is_not_known_tells_nothing() -> None:
    """And nothing is told of no words."""
    np.testing.assert_array_equal(MADE.scores(["lamp"]), np.zeros(3))
    np.testing.assert_array_equal(MADE.scores([]), np.zeros(3))
    np.testing.assert_allclose(MADE.scores(["kiss"]), [2.0, 0.0, 0.0])


def test_what_ships_knows_a_kiss_from_a_farewell() -> None:
    """Together, then apart."""
    together, apart, _ = (
        ending_words().scores("she kissed him and smiled".split())
        - ending_words().scores("good-bye she said and went out and shut the door".split())
    ).tolist()

    assert together > apart
