"""“I know,” he said. “Decide on the plane”. With the stop outside, the second half was a quoted phrase."""

import pytest

from duologue import read_text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“I know,” he said. “Decide on the plane”.", ["speech", "speech"]),
        ("‘I know,’ he said. ‘Decide on the plane’.", ["speech", "speech"]),
        ("He called it “progress”. He went home.", ["quoted"]),
        ("They sang “Home on the Range”.", ["quoted"]),
    ],
)
def test_a_sentence_of_its_own_is_speech(text: str, kinds: list[str]) -> None:
    """A phrase that the sentence runs into stays a phrase."""
    assert [quote.kind for quote in read_text(text).quotes] == kinds
