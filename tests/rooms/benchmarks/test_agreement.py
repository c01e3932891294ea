"""How acts are measured against coded scenes: what is missed counts, and the numbers are the textbooks’."""

import pytest
from benchmarks.quality.agreement import Agreement, agreement, calibration_error, rho, sides_f1
from benchmarks.quality.coded_scenes import Coded


def coded(*rows: tuple[int, str, int, str]) -> Coded:
    """A scene of two paragraphs with these outer values and moves."""
    empty = {"out_aff": None, "out_dom": None, "in_aff": None, "move": None}
    paragraphs = [{who: dict(empty) for who in "ab"} for _ in range(2)]
    for paragraph, who, value, move in rows:
        paragraphs[paragraph][who] |= {"out_aff": value, "out_dom": 0, "move": move}
    return Coded("x", "x", "One.\n\nTwo.", {}, ({"paragraphs": paragraphs, "speakers": []},))


def test_what_is_not_told_is_neutral_and_its_move_wrong() -> None:
    """Silence is no way round a hard paragraph."""
    total = Agreement()
    scene = coded((0, "a", 2, "reach"), (1, "b", -2, "attack"))
    told = {((0, "a"), "outer"): 0.9, ((0, "a"), "move"): "reach"}
    agreement(scene, lambda place, name: told.get((place, name)), total)

    assert total.values["outer"] == [(0.9, 1.0), (0.0, -1.0)]
    assert total.moves == [1.0, 0.0]
    assert total.numbers()["outer_found"] == 0.5


def test_rank_correlation_with_ties() -> None:
    """Spearman's rho as SciPy gives it for these values."""
    told, gold = [0.1, 0.4, 0.4, -0.3, 0.9], [0.0, 0.5, 1.0, -0.5, 0.5]

    assert rho(list(zip(told, gold))) == pytest.approx(0.763158, abs=1e-6)


def test_no_variation_has_no_correlation() -> None:
    """Always neutral cannot be correlated with anything."""
    assert rho([(0.0, 1.0), (0.0, -1.0), (0.0, 0.5)]) is None


def test_three_sides() -> None:
    """The mean F1 of cold, neutral and warm, each from .25 on."""
    assert sides_f1([(0.3, 1.0), (0.1, 0.0), (-0.6, -0.5)]) == 1.0
    assert sides_f1([(0.3, 1.0), (0.3, 0.0), (-0.6, -0.5)]) == pytest.approx((2 / 3 + 0 + 1) / 3)


def test_calibration_error() -> None:
    """Half right at .9 is .4 off."""
    assert calibration_error([(0.9, True), (0.9, False)]) == pytest.approx(0.4)
