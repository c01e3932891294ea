"""The scores that training chooses by, on the worked example of their reference paper."""

import sys
from collections.abc import Hashable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def scorer(monkeypatch: pytest.MonkeyPatch):
    """The scorer, where the training environment's libraries are."""
    pytest.importorskip("scipy", reason="needs scipy, which only training has")
    monkeypatch.syspath_prepend(str(ROOT))
    import training.encoder.scorer as module

    yield module
    sys.modules.pop("training.encoder.scorer", None)


def clusters(*groups: str) -> list[frozenset[Hashable]]:
    return [frozenset(group) for group in groups]


def test_the_example_of_pradhan_et_al_2014(scorer) -> None:
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


def test_a_right_answer_is_whole_and_nothing_is_nothing(scorer) -> None:
    """Clusters of one count for all but links."""
    score = scorer.Score()
    score.add(clusters("ab", "c"), clusters("ab", "c"))
    assert score.average == pytest.approx(1.0)

    empty = scorer.Score()
    empty.add(clusters("ab", "c"), [])
    assert empty.average == 0.0
