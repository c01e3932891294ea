"""What speaks for and against each candidate, feature by feature."""

import pytest
from talk import bench

from duologue.reading.attribution.conversation import converse
from duologue.reading.attribution.presence import NOBODY
from duologue.reading.attribution.weights import NAMES, PAIRS, RULES

KNOWN = "Ada looked at Bram. Bram looked at Ada. Dr. Pell slept.\n\n“Sit,” said Ada.\n\n“No,” said Bram.\n\n"
FOR_BRAM = {
    "NAME_CUE": ("“Sit,” said Bram.", True),
    "CUE_CLASHES": ("“Sit,” she said.", True),
    "BEAT_NEAR": ("“Sit.” Bram shut the door.", True),
    "BEAT_OF_OTHER": ("“Sit.” Ada shut the door.", True),
    "CALLS": ("“Sit, Bram.”", True),
    "SPEAKS_OF": ("“I saw Bram there.”", True),
    "BYSTANDER": ("Ada said to Bram, “Sit.”", True),
    "MET_1": ("“Sit.”", True),
    "NEVER_SPEAKS": ("“Sit.”", False),
    "ONLY_AHEAD": ("“Sit.”", False),
    "NARRATOR": ("“Sit.”", False),
}


def row_of(name: str, text: str, turn: int = -1) -> dict[str, float]:
    """The features of one person in one turn (the last) of a passage, by name."""
    made = bench(text)
    talk = converse(made.story, made.words, made.roster, made.turns)
    who = NOBODY if name == "nobody" else made.who(name)
    place = [candidate.who for candidate in talk.candidates[turn]].index(who)
    return {NAMES[feature]: value for feature, value in talk.features[turn][place]}


@pytest.mark.parametrize("feature", FOR_BRAM)
def test_a_feature_holds_where_it_should(feature: str) -> None:
    """For Bram, in the last line of a short scene."""
    line, holds = FOR_BRAM[feature]

    assert (feature in row_of("Bram", KNOWN + line)) is holds


def test_a_stronger_cue_counts_for_more() -> None:
    """The value of a cue's feature is its strength."""
    stated = row_of("Bram", KNOWN + "“Sit,” said Bram.")
    hinted = row_of("Bram", KNOWN + "“Sit.” Bram shut the door.")

    assert stated["NAME_CUE"] > hinted["BEAT_NEAR"] > 0


def test_whoever_was_called_is_expected_to_answer() -> None:
    """From the turn before, and for others too."""
    text = KNOWN + "“Sit, Bram.”\n\n“Why?”"

    assert "CALLED_BEFORE" in row_of("Bram", text)
    assert "OTHER_CALLED_BEFORE" in row_of("Ada", text)


def test_whoever_is_called_next_has_just_spoken() -> None:
    """From the turn after."""
    assert "CALLED_AFTER" in row_of("Bram", KNOWN + "“Why?”\n\n“Because, Bram.”", turn=-2)


def test_sir_tells_the_gender_of_the_neighbour() -> None:
    """He who is called "sir" answers."""
    text = KNOWN + "“Will you sit, sir?”\n\n“No.”"

    assert "ADDRESS_AGREES" in row_of("Bram", text)
    assert "ADDRESS_CLASHES" in row_of("Ada", text)


def test_a_crowd_speaks_for_nobody() -> None:
    """The cue's own feature."""
    assert "NOBODY_CROWD" in row_of("nobody", KNOWN + "“Sit!” someone shouted.")
    assert "NOBODY_CROWD" not in row_of("nobody", KNOWN + "“Sit!” said Ada.")


def test_the_narrator_is_no_she() -> None:
    """ "She said" is not "I"."""
    text = "I sat. I looked at Ada. I did not like it. “Sit,” I said.\n\n“I sit,” she said."

    assert "CUE_CLASHES" in row_of("I", text)


def test_names_weights_and_pairs_agree() -> None:
    """One weight a feature, each name once, the features of two turns last."""
    assert len(NAMES) == len(set(NAMES)) == len(RULES)
    assert all(name.startswith(("SAME_", "ALTERNATE_")) is (place >= PAIRS) for place, name in enumerate(NAMES))


def test_features_of_one_turn_are_no_features_of_two() -> None:
    """The decoder adds those itself."""
    made = bench(KNOWN)
    talk = converse(made.story, made.words, made.roster, made.turns)

    assert all(0 <= feature < PAIRS for rows in talk.features for row in rows for feature, _ in row)
