"""“No, stay,” they both said: the line went to the nearest person of no known gender, here a loudspeaker."""

import pytest

from duologue import read_text


@pytest.mark.parametrize("cue", ["they both said", "they said together", "they all cried"])
def test_a_line_of_several_is_nobodys(cue: str) -> None:
    """Where nobody in the cast goes by "they"."""
    text = f"Ada looked at Bram. “Last call,” said the doctor. Bram looked at Ada.\n\n“No, stay,” {cue}."

    assert read_text(text).attributions[-1].speaker is None


def test_one_person_may_be_they() -> None:
    """Then the cue is theirs."""
    text = "They let themself in.\n\n“It is me,” they said.\n\n“I know,” she said. She sat.\n\n“Good,” they said."
    story = read_text(text)

    assert [p.name for a in story.attributions for p in story.cast if p.id == a.speaker] == ["they", "she", "they"]
