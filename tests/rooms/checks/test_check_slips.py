"""Slips that read well all the same, and what is no slip: each a page that a check once got wrong."""

import pytest

from duologue.checks.spellings import distance
from duologue.checks.table import CHECKS, UnknownCheckError, chosen, findings
from duologue.reader import read_text


def codes(text):
    return [finding.code for finding in findings(read_text(text))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"She left," said Ada.\n\nI don\'t care what she thought," said Bram.\n\n"Oh," said Ada.', "D302"),
        ('"She left," said Ada.\n\nI do not care what she did," said Bram.\n\n"Oh," said Ada.', "D302"),
        ('"She left," said Ada. "It was late.\n\nWe must go now and see."\n\n"Oh," said Bram.', "D308"),
        ("“Is she gone? the Colonel asked.\n\n“She went at ten, and took the dog with her,” said Ada.", "D301"),
        ("“O, none at all!\n\n“" + "I am sure that you must be very tired. " * 9 + "Go to bed.”", "D301"),
        ("“I left,” said Ada. “And come back?” asked Bram, laughing. “And come back?” Ada said.", "D307"),
    ],
)
def test_a_slip_that_reads_well_is_told(text, code):
    """And nothing else is made of it."""
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“I never,” said Ada, “meant to stay.”",
        "He was 5'10\" tall, and the door was 6' high.",
        "‘'Twas late,’ said Ada. ‘The boys' coats were wet.’",
        "“‘Shut it,’ he said,” said Ada.",
        "—I shut the gate, said Ada.\n\n—It was open.",
        "„Ich kam bis ‚Konrad, dear‘,“ said Ada. „Dann kam Suppe.“",
        "« He said, ‹ Is she good? › » said Ada. « She is. »",
        "On his arm stood “Here’s luck,” “A fair wind,” and “Billy his fancy.”",
    ],
)
def test_what_is_well_is_left_alone(text):
    """Apostrophes, measures, nesting and dashes are no faults."""
    assert codes(text) == []


def test_findings_come_in_the_order_of_the_text_and_lie_in_it():
    """Whatever the order of the checks."""
    text = "“ Wait,“ said Ada.\n\nBram came,“Go! he said.\n\nNo,” said Ada. “ Yes.”\n"
    found = findings(read_text(text), CHECKS)

    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all(0 <= span.start <= span.end <= len(text) for one in found for span in (one.span, *one.evidence))
    assert all(0 <= one.score <= 1 for one in found)


def test_codes_are_chosen_by_their_beginnings():
    """Without any, those that are on."""
    assert [check.code for check in chosen(["D30"], ignore=["D302"])][:2] == ["D301", "D303"]
    assert chosen() == tuple(check for check in CHECKS if check.on)
    assert "D504" in [check.code for check in chosen(also=["D504"])]
    with pytest.raises(UnknownCheckError):
        chosen(["D9"])


def test_letters_are_counted_with_swaps():
    """Two letters that changed places are one slip."""
    assert [distance(*pair) for pair in (("mary", "mray"), ("mary", "marie"), ("", "ab"), ("ada", "ada"))] == [
        1,
        2,
        2,
        0,
    ]
