"""The page of results can be made from what the benchmarks write, and holds no passage of any corpus."""

from benchmarks.pages import page
from benchmarks.quality.attribution import judge
from benchmarks.quality.pdnc import KINDS, results
from benchmarks.quality.report import attribution_report, shown, wrong_passage
from visit import GOLD, TEXT, answer, reading


def test_the_page_and_the_table_hold_the_numbers_and_no_text() -> None:
    """Three of six parts are right: Come in, and sit (Ada), No (Bram)."""
    numbers = results([(judge(GOLD, reading(answer(0, "c0"), answer(1, "c1"))), 0.1)])
    for made in (page({"pdnc": {"commit": "abc"} | numbers}), attribution_report(numbers, KINDS)):
        assert ".500" in made
        assert not any(part.span.of(TEXT) in made for part in GOLD.parts)


def test_no_results_make_a_page_too() -> None:
    assert page({}).startswith("# Results")


def test_a_wrong_part_is_shown_with_both_answers() -> None:
    verdict = judge(GOLD, reading(answer(1, "c0", score=0.7))).verdicts[2]
    shown_part = wrong_passage("Visit", verdict, TEXT)
    assert "gold Bram; ours Ada Lane (c0, speech, explicit, 0.70)" in shown_part
    assert "▏No,▕" in shown_part


def test_shares_are_shown_to_three_places() -> None:
    assert [shown(value) for value in (0.8174, 1.0, 0.0, None)] == [".817", "1.000", ".000", "  – "]
