"""Why, in words that a reader of stories understands."""

import pytest
from talk import because

KNOWN = "Ada looked at Bram. Bram looked at Ada.\n\n"
REASONS = {
    "“Sit,” said Bram.": "“said Bram”: Bram is named with the verb of saying",
    "“Sit,” he said.": "“he said”: only Bram fits here",
    "“Sit.” Bram shut the door.": "Bram does something right after: “Bram shut the door.”",
    "“Sit,” said Ada, “Bram.”\n\n“No.”": "the line before calls Bram by name",
    "“Sit.”\n\n“No, Bram,” said Ada.": "the line after calls Bram by name",
    "“Sit,” said Bram.\n\n“No,” said Ada.\n\n“Sit.”": "the two speak by turns, and Ada spoke last",
    "“Sit!” someone shouted.": "“someone shouted” names nobody in particular",
    "“She said, ‘Sit,’ and I sat,” said Bram.": "told within somebody else's speech",
}


@pytest.mark.parametrize("lines", REASONS)
def test_the_evidence_is_told(lines: str) -> None:
    """With the words it rests on."""
    assert any(REASONS[lines] in found for found in because(KNOWN + lines))


def test_every_answer_has_a_reason() -> None:
    """Also where the text leaves it open, and where nobody is there."""
    assert all(because(KNOWN + "“Sit.”\n\n“No.”\n\n“Sit.”\n\n* * *\n\n“Where?”"))
    assert because("“Where?”\n\n“There.”") == ["nobody is in sight here"] * 2


def test_a_reason_is_given_once() -> None:
    """Though a cue in the middle of a paragraph stands beside two quotes."""
    (found, _) = because(KNOWN + "“Sit,” said Bram. “Sit down.”")

    assert found.count("said Bram") == 1


def test_a_long_cue_is_cut() -> None:
    """A reason is no paragraph."""
    beat = "Bram crossed the room to the window and the window was open and the curtain blew in and out and in."
    (found,) = because(KNOWN + f"“Sit.” {beat}")

    assert "…" in found
    assert len(found) < 110
