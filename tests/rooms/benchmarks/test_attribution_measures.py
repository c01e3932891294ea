"""The attribution scorer against scores worked out by hand."""

from dataclasses import replace

import pytest
from benchmarks.quality.attribution import Judged, judge
from benchmarks.quality.measures import (
    accuracy_at_coverage,
    addressees,
    answered,
    b_cubed,
    by_kind,
    calibration,
    detection_measures,
    losses,
    whole_quotes,
)
from visit import COME, GOLD, NO, SCARE, WHY, WORD, answer, place, quote, reading

from duologue.story.speech import QuotedThought, Thought
from duologue.text.span import Span

KINDS = ("explicit", "anaphoric", "implicit")


def judged_all_right() -> Judged:
    return judge(
        GOLD,
        reading(
            answer(0, "c0", "c1"),
            answer(1, "c1", "c0"),
            answer(2, "c0", "c1"),
            answer(3, "c1", "c0", "c2"),
            answer(4, "c2", "c1"),
        ),
    )


def judged_mixed() -> Judged:
    """Q0 right (two parts, .9), Q1 right (.8), Q2 by c3, nobody (.7), Q3 unanswered, Q4 by Bram (.6)."""
    return judge(
        GOLD,
        reading(
            answer(0, "c0", "c1", score=0.9),
            answer(1, "c1", "c3", score=0.8),
            answer(2, "c3", score=0.7),
            answer(3, None, score=0.2),
            answer(4, "c1", "c0", "c1", score=0.6),
        ),
    )


def test_the_gold_answers_score_one() -> None:
    judged = judged_all_right()
    assert all(v.right and v.right_alone and v.strict for v in judged.verdicts)
    assert b_cubed([judged]) == {"precision": 1, "recall": 1, "f1": 1}
    assert addressees(judged.verdicts)["all"]["set_exact"] == 1
    assert addressees(judged.verdicts)["all"]["single_accuracy"] == 1


def test_accuracy_by_kind() -> None:
    """3 of 6 parts: explicit COME, SIT, NO of four (WORD is wrong); WHY and KNOW are wrong."""
    rows = by_kind(judged_mixed().verdicts, KINDS, lambda v: v.right)
    assert [rows[kind]["accuracy"] for kind in ("all", *KINDS)] == [0.5, 0.75, 0, 0]
    assert rows["explicit"] == {"right": 3, "of": 4, "accuracy": 0.75}


def test_whole_quotes() -> None:
    """Q0 (two parts) and Q1 of five quotations."""
    assert whole_quotes([judged_mixed()]) == {"right": 2, "of": 5, "accuracy": 0.4}


def test_an_interrupted_quote_with_one_wrong_part_is_not_whole() -> None:
    """Each half of Q0 is a quote in this reading and the second is Bram's: five parts right, four quotes."""
    halves = (quote(0, COME), quote(7, place("and sit.")), *reading().quotes[1:])
    story = reading(
        answer(0, "c0"), answer(7, "c1"), answer(1, "c1"), answer(2, "c0"), answer(3, "c1"), answer(4, "c2"),
        quotes=halves,
    )  # fmt: skip
    judged = judge(GOLD, story)
    assert by_kind(judged.verdicts, (), lambda v: v.right)["all"]["right"] == 5
    assert whole_quotes([judged])["right"] == 4


def test_wrong_answers_are_sorted_by_reason() -> None:
    """Q2's c3 maps to nobody although Ada has a character; Q3 has no answer; Q4 is another person."""
    assert losses([judged_mixed()]) == {
        "missed": 0,
        "no answer": 1,
        "speaker has no character": 0,
        "answer maps to nobody": 1,
        "another person": 1,
    }


def test_a_missed_part_is_wrong() -> None:
    story = reading(answer(1, "c1"), quotes=(quote(1, NO),))
    judged = judge(GOLD, story)
    assert [v.right for v in judged.verdicts] == [False, False, True, False, False, False]
    assert losses([judged])["missed"] == 5
    assert detection_measures(judged.verdicts, [judged.detection])["recall"] == round(1 / 6, 4)


def test_b_cubed() -> None:
    """Predicted clusters: c0 {COME, SIT}, c1 {NO, WORD}, c3 {WHY}, nobody {KNOW}.

    Gold: Ada {COME, SIT, WHY}, Bram {NO, KNOW}, Porter {WORD}.
    Precision 1, 1, 1/2, 1, 1, 1/2 = 5/6. Recall 2/3, 2/3, 1/2, 1/3, 1/2, 1 = 11/3 of 6.
    """
    found = b_cubed([judged_mixed()])
    assert found["precision"] == pytest.approx(5 / 6, abs=1e-4)
    assert found["recall"] == pytest.approx(11 / 18, abs=1e-4)
    p, r = 5 / 6, 11 / 18
    assert found["f1"] == pytest.approx(2 * p * r / (p + r), abs=1e-4)


def test_one_to_one_pays_for_a_split_person() -> None:
    """c3 is called Ada now, once: many to one both are Ada; alone only c0 (2 votes) is, and WHY is wrong."""
    names = [*reading().names]
    names[4] = type(names[4])(names[2].span, "c3", "name")
    story = reading(answer(0, "c0"), answer(1, "c1"), answer(2, "c3"), names=tuple(names))
    verdicts = judge(GOLD, story).verdicts
    assert [v.right for v in verdicts] == [True, True, True, True, False, False]
    assert [v.right_alone for v in verdicts] == [True, True, True, False, False, False]


def test_detection_by_overlap_and_strictly() -> None:
    """Seven quotes, eight spans; the scare quote is false: six of seven spoken are true, seven of eight.

    The nested word overlaps a gold part and so is no false quotation, but it is not strictly one: 6 of 8.
    """
    judged = judged_mixed()
    found = detection_measures(judged.verdicts, [judged.detection])
    assert found["recall"] == found["recall_strict"] == 1
    assert (found["predicted_speech"], found["precision_speech"]) == (7, round(6 / 7, 4))
    assert (found["predicted_all"], found["precision_all"]) == (8, round(7 / 8, 4))
    assert found["precision_strict"] == round(6 / 8, 4)


def test_too_long_a_quote_is_found_but_not_strictly() -> None:
    """A quote that swallows its cue: 24 characters of WORD in a longer stretch is under four fifths of it."""
    long = Span(WORD.start, WORD.end + len("” said the Porter. Miss Lane"))
    verdict = judge(GOLD, reading(answer(4, "c2"), quotes=(quote(4, long),))).verdicts[5]
    assert verdict.right
    assert not verdict.strict


def test_a_nested_quote_does_not_answer_for_the_one_around_it() -> None:
    verdict = judged_mixed().verdicts[5]
    assert verdict.answer is not None
    assert verdict.answer.source == "q4"


def test_thoughts_in_marks_count_as_found_and_as_their_thinkers() -> None:
    """WHY is a direct thought of c0; NO is a thought in marks of nobody we know: found, unanswered."""
    story = reading(
        quotes=(),
        quoted_thoughts=(QuotedThought((WHY,), "p2", WHY), QuotedThought((NO,), "p1", NO)),
        thoughts=(Thought("t0", (WHY,), "c0", "direct", 0.8), Thought("t1", (SCARE,), "c0", "free", 0.8)),
    )
    judged = judge(GOLD, story)
    assert [v.right for v in judged.verdicts] == [False, False, False, True, False, False]
    assert detection_measures(judged.verdicts, [judged.detection])["recall"] == round(2 / 6, 4)
    assert losses([judged])["no answer"] == 1


def test_what_not_knowing_costs() -> None:
    """KNOW is unanswered but its likeliest speaker is Bram: 3 of 5 answered are right; pressed, 4 of 6."""
    unsure = replace(answer(3, None, score=0.2), others=(("c1", 0.2), ("c0", 0.1)))
    story = reading(answer(0, "c0"), answer(1, "c1"), answer(2, "c3"), unsure, answer(4, "c1"))
    row = answered(judge(GOLD, story).verdicts)
    assert row == {"of": 5, "share": 0.8333, "accuracy": 0.6, "accuracy_if_pressed": 0.6667}


def test_addressees() -> None:
    """Said: COME and SIT {Bram} right, NO {c3, nobody} wrong, WHY none, KNOW none, WORD {Ada, Bram}.

    Exact 2 of 6. One addressee in gold: all but KNOW, 2 of 5. Some right 3 of 6. Jaccard 1, 1, 0, 0, 0, 1/2.
    Given the right speaker (COME, SIT, NO): exact 2 of 3.
    """
    rows = addressees(judged_mixed().verdicts)
    assert rows["all"]["set_exact"] == round(2 / 6, 4)
    assert rows["all"]["single_accuracy"] == 0.4
    assert rows["all"]["one_right_at_least"] == 0.5
    assert rows["all"]["mean_jaccard"] == round(2.5 / 6, 4)
    assert rows["given_right_speaker"]["of"] == 3
    assert rows["given_right_speaker"]["set_exact"] == round(2 / 3, 4)


def test_accuracy_at_coverage() -> None:
    """By score: COME and SIT .9 right, NO .8 right, WHY .7 wrong, WORD .6 wrong, KNOW unanswered.

    Half of six parts is the first three: all right. Six tenths is 3.6 parts: 3 right of 3.6. All: 3 of 6.
    """
    curve = accuracy_at_coverage(judged_mixed().verdicts)
    assert curve["0.5"] == 1
    assert curve["0.6"] == pytest.approx(3 / 3.6, abs=1e-4)
    assert curve["1.0"] == 0.5


def test_calibration() -> None:
    """Answered: .9 .9 right, .8 right, .7 wrong, .6 wrong; each score in its own tenth.

    Gaps: .1 for two parts, .2 for one, .7 for one, .6 for one: (.2 + .2 + .7 + .6) / 5 = .34.
    """
    found = calibration(judged_mixed().verdicts)
    assert found["answered"] == 5
    assert found["ece"] == pytest.approx(0.34)
    assert [row["parts"] for row in found["table"]] == [1, 1, 1, 2]
