"""“Yours ever, Tom”: whoever signs a letter wrote it, and whoever it greets is the one it is written to."""

from duologue import read_text

STORY = """Nora Ellis read the letter at the window. Tom Ellis had sent it by the carrier.

“Dear Nora,

“I am not coming home. I have asked Bram to see to the horse. Do not wait up for me, and do not write.

“Yours ever,
“Tom”

She put it in the fire.

“What does he say?” said Bram.
"""


def test_a_letter_is_its_signer_s() -> None:
    """And no longer nobody's, however long it runs."""
    story = read_text(STORY)
    letter = next(iter(story.lines()))

    assert letter.speaker is not None and "Tom" in letter.speaker
    assert [name for name in letter.addressees if "Nora" in name]


def test_somebody_only_told_of_at_its_end_has_not_signed_it() -> None:
    """The last words of a letter may be about anybody."""
    story = read_text(STORY.replace("“Yours ever,\n“Tom”", "“I have sold it all, and the money is with Bram.”"))
    letter = next(iter(story.lines()))

    assert "Bram" not in (letter.speaker or "")
