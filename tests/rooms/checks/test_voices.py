"""The measure of two voices: its numbers, and what chance makes of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon

from duologue.checks.voices import by_chance, divergence

ROWS = st.lists(st.integers(0, 50), min_size=6, max_size=6).filter(any)


@given(ROWS, ROWS)
@settings(max_examples=50, deadline=None)
def test_the_divergence_is_that_of_scipy(one: list[int], other: list[int]) -> None:
    """Squared, in bits; the same from either side."""
    left, right = np.array(one), np.array(other)

    assert divergence(left, right) == pytest.approx(jensenshannon(one, other, base=2) ** 2, abs=1e-9)
    assert divergence(left, right) == pytest.approx(divergence(right, left))


def talk(shares: list[float], seed: int) -> np.ndarray:
    """Eighty lines of eight little words."""
    return np.random.default_rng(seed).multinomial(8, shares, size=80)


def test_one_voice_lies_where_chance_lies() -> None:
    """Of twenty pairs that talk alike about half lie within chance; of those that do not, none."""
    plain, other = [0.25, 0.25, 0.25, 0.25], [0.4, 0.3, 0.2, 0.1]
    alike = sum(by_chance(talk(plain, n), talk(plain, n + 100)) >= 0.5 for n in range(20))

    assert 4 <= alike <= 16
    assert not any(by_chance(talk(plain, n), talk(other, n)) >= 0.5 for n in range(20))


def test_the_same_lines_give_the_same_answer() -> None:
    """Chance is dealt by the lines alone."""
    one, other = talk([0.25] * 4, 1), talk([0.25] * 4, 2)

    assert by_chance(one, other) == by_chance(one, other)
