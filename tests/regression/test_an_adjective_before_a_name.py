"""“Sit down,” said old Bram: the adjective hid the name, and the line was nobody's."""

import pytest

from duologue import read_text

KNOWN = "Ada looked at Bram. Bram looked at Ada.\n\n"


@pytest.mark.parametrize("cue", ["said old Bram", "old Bram said", "cried poor Bram", "Young Bram’s voice shook"])
def test_the_name_behind_an_adjective_speaks(cue: str) -> None:
    """With the whole phrase as its cue."""
    story = read_text(KNOWN + f"“Sit down,” {cue}.")
    (found,) = story.attributions

    assert next(person.name for person in story.cast if person.id == found.speaker) == "Bram"
    assert found.kind == "explicit"
