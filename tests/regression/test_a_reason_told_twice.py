"""“Sit,” said Bram. “Sit down.”: the cue was given as a cue and again as a beat of the second quote."""

from duologue import read_text


def test_one_cue_is_one_reason() -> None:
    """In each quote of the turn."""
    story = read_text("Ada sat. Bram stood. “Sit,” said Bram. “Sit down.”")

    assert [len([why for why in found.because if "said Bram" in why]) for found in story.attributions] == [1, 1]
