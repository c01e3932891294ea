"""Cues and beats: the words beside a quote that tell who says it."""

import pytest
from talk import answers, bench, speakers

from duologue.reading.attribution.cues import CUE

KNOWN = "Ada looked at Bram. Bram looked at Ada.\n\n"
CUES = {
    "after": ("“Sit down,” Bram said.", "Bram said"),
    "after, inverted": ("“Sit down,” said Bram.", "said Bram"),
    "after, with an adverb": ("“Sit down,” said quietly Bram.", "said quietly Bram"),
    "after a question": ("“Who is it?” asked Bram.", "asked Bram"),
    "before, with a comma": ("Bram said, “Sit down.”", "Bram said"),
    "before, with a colon": ("Then Bram answered: “Sit down.”", "Bram answered"),
    "before, an action and a colon": ("Bram shut the door:\n\n“Sit down.”", "Bram shut the door:"),
    "inside": ("“Sit,” said Bram, “down.”", "said Bram"),
    "inside, an action": ("“Sit,”—Bram shut the door—“down.”", "Bram shut"),
    "on the next line": ("“Sit down,”\n\nsaid Bram.", "said Bram"),
    "on the line before, a colon": ("Bram turned and said:\n\n“Sit down.”", "Bram turned and said"),
    "on the line before, a dash": ("Bram said at last—\n\n“Sit down.”", "Bram said"),
    "the reply": ("“Sit down,” came Bram’s reply.", "came Bram’s reply"),
    "the voice": ("“Sit down,” came the voice of Bram.", "came the voice of Bram"),
    "in the present": ("“Sit down,” says Bram.", "says Bram"),
    "a verb of manner": ("“Sit down,” smiled Bram.", "smiled Bram"),
    "after an ellipsis": ("“Sit down …” said Bram.", "said Bram"),
    "single quotes": ("‘Sit down,’ said Bram.", "said Bram"),
    "a dash": ("—Sit down, said Bram.", "said Bram"),
    "the mark's space on the wrong side": ("“Sit down, ”said Bram.", "said Bram"),
}
BEATS = {
    "after": "“Sit down.” Bram shut the door.",
    "before": "Bram shut the door. “Sit down.”",
    "by a part of the body": "Bram’s hands shook. “Sit down.”",
    "on both sides": "Bram shut the door. “Sit down.” Bram sat.",
}


@pytest.mark.parametrize("where", CUES)
def test_a_cue_names_the_speaker(where: str) -> None:
    """Wherever it stands."""
    line, cue = CUES[where]
    (found,) = answers(KNOWN + line)

    assert speakers(KNOWN + line) == ["Bram"]
    assert found.kind == "explicit"
    assert found.cue is not None and cue.startswith(found.cue.of(KNOWN + line)[: len(cue)])
    assert found.score > 0.8


@pytest.mark.parametrize("where", BEATS)
def test_a_beat_points_to_the_speaker(where: str) -> None:
    """What somebody does beside a line, they say it too; no cue, and less sure."""
    (found,) = answers(KNOWN + BEATS[where])

    assert speakers(KNOWN + BEATS[where]) == ["Bram"]
    assert (found.kind, found.cue) == ("implicit", None)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("“Sit down,” he said.", "anaphoric"),
        ("“Sit down,” said the man.", "anaphoric"),
        ("“Sit down,” his voice was low.", "anaphoric"),
        ("“Sit down,” Bram said.", "explicit"),
    ],
)
def test_the_kind_is_that_of_the_cue(line: str, kind: str) -> None:
    """A name is explicit; a pronoun or a description is anaphoric."""
    assert answers(KNOWN + line)[0].kind == kind
    assert speakers(KNOWN + line) == ["Bram"]


def test_saying_nothing_is_no_cue() -> None:
    """ "Bram said nothing" does not give Bram the line before it."""
    (turn,) = bench(KNOWN + "“Sit down.” Bram said nothing.").turns

    assert turn.cue is None


def test_the_stronger_cue_wins() -> None:
    """A verb of saying beats an action in the same paragraph."""
    assert speakers(KNOWN + "Ada shut the door. “Sit down,” said Bram. Ada sat.") == ["Bram"]


def test_a_stated_cue_is_stronger_than_a_beat() -> None:
    """On the scale that divides them."""
    stated, hinted = bench(KNOWN + "“Sit down,” said Bram.\n\n“Sit down.” Bram sat.").turns

    assert stated.cue is not None and stated.cue.strength >= CUE
    assert hinted.cue is None
    assert all(beat.strength < CUE for beat in hinted.beats)


def test_he_and_she_are_told_apart_by_the_names_they_fit() -> None:
    """A pronoun cue takes somebody of its gender."""
    text = KNOWN + "“Sit down,” he said.\n\n“No,” she said.\n\n“Please,” he said."

    assert speakers(text) == ["Bram", "Ada", "Bram"]


@pytest.mark.parametrize("cue", ["someone shouted", "cried several voices", "the crowd roared", "they all cried"])
def test_a_crowd_is_nobody(cue: str) -> None:
    """The cue is there; the answer is null."""
    text = KNOWN + f"“Sit down!” {cue}.\n\n“No,” said Ada."

    assert speakers(text) == [None, "Ada"]


def test_an_adjective_may_stand_between_verb_and_name() -> None:
    """ "Said old Bram", "Young Bram said"."""
    text = KNOWN + "“Sit down,” said old Bram.\n\n“No,” said poor Ada.\n\n“Sit,” young Bram said."

    assert speakers(text) == ["Bram", "Ada", "Bram"]
