"""The scores that training chooses by and the benchmark reports, on their reference paper's worked example."""

from collections.abc import Hashable

import benchmarks.quality.cluster_scores as scorer
import pytest


def clusters(*groups: str) -> list[frozenset[Hashable]]:
    return [frozenset(group) for group in groups]


def test_the_example_of_pradhan_et_al_2014() -> None:
    """Section 3 there: two entities against three."""
    score = scorer.Score()
    score.add(clusters("abc", "defg"), clusters("ab", "cd", "fghi"))
    rates = {
        name: tuple(parts[name][0] / parts[name][1] for parts in (score.recall, score.precision))
        for name in scorer.MEASURES
    }

    assert rates["muc"] == pytest.approx((0.4, 0.4))
    assert rates["b_cubed"] == pytest.approx((2.9167 / 7, 0.5), abs=1e-4)
    assert rates["ceaf_e"] == pytest.approx((0.65, 1.3 / 3))
    assert rates["mentions"] == pytest.approx((6 / 7, 6 / 8))


def test_a_right_answer_is_whole_and_nothing_is_nothing() -> None:
    """Clusters of one count for all but links."""
    score = scorer.Score()
    score.add(clusters("ab", "c"), clusters("ab", "c"))
    assert score.average == pytest.approx(1.0)

    empty = scorer.Score()
    empty.add(clusters("ab", "c"), [])
    assert empty.average == 0.0
