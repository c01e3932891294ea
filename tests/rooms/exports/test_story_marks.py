"""The JSON names a quote's marks in the contract's eight words, and its own finer name as `style`."""

import pytest

from duologue import read_text
from duologue.exports.story_json import as_document

CASES = {
    "“Wait,” said Ada. Bram went on.": ("double-curly", "double-curly"),
    "„Wait,“ said Ada. Bram went on.": ("double-curly", "low-high"),
    "‚Wait,‘ said Ada. Bram went on.": ("single-curly", "low-high"),
    "「Wait,」 said Ada. Bram went on.": ("double-curly", "corner"),
    "``Wait,'' said Ada. Bram went on.": ("double-straight", "backtick"),
    "`Wait,' said Ada. Bram went on.": ("single-straight", "backtick"),
    "«Wait,» said Ada. Bram went on.": ("guillemet", "guillemet"),
    "—Wait, said Ada. Bram went on.": ("dash", "dash"),
}


@pytest.mark.parametrize("text", CASES)
def test_marks_are_the_contracts_and_style_is_ours(text: str) -> None:
    """Low-high, corner and backtick quotes get the nearest of the contract's names."""
    quotes = as_document(read_text(text))["quotes"]

    assert [(quote["marks"], quote["style"]) for quote in quotes] == [CASES[text]]


def test_a_lead_and_a_call_are_told() -> None:
    """`lead` of a character, `address` of a mention."""
    text = "She put the cup down. He watched her.\n\n“Stay,” she said.\n\n“Ada, I can't,” he said. He left her."
    document = as_document(read_text(text))

    assert [person["lead"] for person in document["cast"] if person["gender"] == "m"] == [True]
    assert [mention["address"] for mention in document["mentions"] if mention["kind"] == "name"] == [True]
