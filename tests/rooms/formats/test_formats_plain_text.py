"""Plain text: the encoding, the characters kept as they stand, and italics by their marks."""

import pytest
from format_files import assert_sound, italics, markup

from duologue.errors import UnreadableSource
from duologue.formats.open import open_stream

PASSAGE = "“You came,” said Zoë.\r\n\r\nBram — late — shut the door.\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_text_is_the_decoded_file_line_ends_included(encoding: str) -> None:
    """With a byte-order mark or without."""
    source = open_stream(PASSAGE.encode(encoding), "visit.txt")

    assert source.text == PASSAGE
    assert_sound(source)


@pytest.mark.parametrize(
    ("raw", "encoding", "guessed"),
    [
        (b"plain", "utf-8", False),
        ("“é”".encode(), "utf-8", False),
        ("“No,” she said. “Don’t.”".encode("cp1252"), "cp1252", True),
        ("“No,” she said. “I don’t, I can’t.”".encode("mac_roman"), "mac_roman", True),
        ("It is a long line of words".encode("utf-16-le"), "utf-16-le", True),
        (b"\x81 undefined in Windows-1252 \x9d", "cp1252", True),
        (b"", "utf-8", False),
    ],
)
def test_a_guessed_encoding_is_reported(raw: bytes, encoding: str, guessed: bool) -> None:
    """Never a silent guess."""
    source = open_stream(raw, "a.txt")

    assert (source.encoding, any("guess" in note for note in source.notes)) == (encoding, guessed)


def test_one_stray_byte_does_not_spoil_a_utf8_file() -> None:
    """Reading it all as Windows-1252 would break every curly quote."""
    source = open_stream("“You came,” said Ada. “Late.”".encode() + b" caf\xe9", "a.txt")

    assert source.text == "“You came,” said Ada. “Late.” café"
    assert source.notes == ("1 byte is not UTF-8 in a UTF-8 file; read as Windows-1252",)


@pytest.mark.parametrize("raw", [b"\x00\x01\x02" * 50, bytes(range(256)) * 9, b"\xff\xfe" + b"\x01\x00" * 80])
def test_binary_bytes_are_refused(raw: bytes) -> None:
    """A picture named .txt is no story."""
    with pytest.raises(UnreadableSource, match="not text"):
        open_stream(raw, "a.txt")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She was _not_ there.", ["not"]),
        ("She was *not* there.", ["not"]),
        ("“_What?_” he said—_no_.", ["What?", "no"]),
        ("a line that runs _on to\r\nthe next_ one", ["on to\r\nthe next"]),
        ("***both*** and **bold**", ["both"]),
        ("_out *in* out_", ["out *in* out", "in"]),
        ("snake_case_name and 2*3*4", []),
        ("one * two * three\n\n* * *\n\n***\n\n*** START OF THIS ***", []),
        ("a word* with a note\n\n* The note.", []),
        ("*never closed\n\nnot here* either", []),
        ("Mr. B_____ of ____ street, f*ck that, d*** you", []),
        ("f*ck *him* though", ["him"]),
        ("\\*not escaped in plain text\\*", []),
    ],
)
def test_italics_are_found_by_their_marks(text: str, words: list[str]) -> None:
    """Scene breaks, footnotes, names of files and lone marks are none."""
    source = open_stream(text.encode(), "a.txt")

    assert italics(source) == words
    assert source.text == text


def test_the_marks_themselves_are_notation() -> None:
    """They stay in the text and are not shown."""
    assert markup(open_stream(b"_a_ **b**", "a.txt")) == ["_", "_", "**", "**"]


def test_marks_do_not_pair_across_two_long_lines() -> None:
    """Where each line is a paragraph, a lost mark must not slant the page."""
    line = "word " * 40
    assert italics(open_stream(f"*{line}\n{line.strip()}*".encode(), "a.txt")) == []


def test_gutenberg_says_title_and_author() -> None:
    """Only in a Gutenberg file: elsewhere such a line is story."""
    head = "The Project Gutenberg eBook of Salt\r\n\r\nTitle: Salt\r\nAuthor: Ada Byrne\r\n"

    assert (open_stream(head.encode(), None).title, open_stream(head.encode(), None).author) == (
        "Salt",
        "Ada Byrne",
    )
    assert open_stream(b"Title: Salt\n", None).title is None


def test_fifty_thousand_marks_take_no_time() -> None:
    """Linear, whatever the marks: a quadratic scan would run for minutes here."""
    for unit in ("*a ", "_a* ", "*_", "*a\n\n", "(*a*) "):
        assert_sound(open_stream((unit * 50_000).encode(), "a.txt"))
