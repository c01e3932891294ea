"""Rich text: every way it writes a character, italics, and what is not text."""

import pytest
from format_files import assert_sound, italics, labels, shown

from duologue.errors import UnreadableSource
from duologue.formats.open import open_stream
from duologue.text.source import Source


def read(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> Source:
    source = open_stream(("{\\rtf1" + head + " " + body + "}").encode("latin-1"), "a.rtf")
    assert_sound(source)
    return source


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\ldblquote No\rdblquote\emdash he\rquote s here", "“No”—he’s here"),
        (r"\'93No\'94", "“No”"),
        (r"\u8220?No\u8221\'94", "“No”"),
        (r"{\uc2\u8220\'93\'93No}\uc0\u8221 x", "“No”x"),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"\u-10179?x", "x"),
        (r"a\~b\_c\-d\tab e\line f", "a\u00a0b\u2011cd\te\nf"),
        (r"\{a\}\\", "{a}\\"),
        (r"{\fonttbl{\f1\fcharset204 Arial;}}{\f1 \'d1\'ee\'eb\'fc} \'e9", "Соль é"),
        (r"{\fonttbl{\f1\fcharset128 Mincho;}}\f1\'82\'a0", "あ"),
        (r"a{\pict\bin3 }}}b}c", "ac"),
        (r"a{\*\generator X;}{\info{\title T}}{\header H}{\stylesheet{S;}}b", "ab"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}", "link"),
        (r"a{\deleted gone}{\v hidden}b", "ab"),
        ("a\r\nb\\\nc", "ab\n\nc"),
    ],
)
def test_characters(body: str, text: str) -> None:
    """Code pages, Unicode with its stand-ins, symbols, and groups that hold no text."""
    assert read(body).text == text


def test_other_code_pages() -> None:
    """The header's word counts where no font says otherwise."""
    assert read(r"\'d1\'ee\'eb\'fc", r"\ansi\ansicpg1251").text == "Соль"
    assert read(r"\'d2No\'d3", r"\mac").text == "“No”"


def test_paragraphs_headings_italics_and_notes() -> None:
    """An empty paragraph is a wider gap; a footnote stands after the text."""
    source = read(
        r"{\info{\title Salt}{\author Ada Byrne}}\pard\outlinelevel0 One\par\pard She {\i never} \i came\i0 ."
        r"{\footnote\pard A note.}\par\par Late.\par"
    )

    assert source.text == "One\n\nShe never came.\n\n\nLate.\n\nA note."
    assert shown(source)[0] == ("heading", "One")
    assert labels(source)["A note."] == "footnote"
    assert italics(source) == ["never", "came"]
    assert (source.title, source.author) == ("Salt", "Ada Byrne")


def test_a_file_cut_short_is_read_with_a_remark() -> None:
    """What is there is the story so far."""
    source = open_stream(rb"{\rtf1 She {\i came", "a.rtf")

    assert (source.text, italics(source)) == ("She came", ["came"])
    assert "ends early" in source.notes[0]


def test_endless_nesting_is_refused() -> None:
    """In time, not when memory ends."""
    with pytest.raises(UnreadableSource, match="nested"):
        open_stream(b"{\\rtf1 " + b"{" * 100_000, "a.rtf")
