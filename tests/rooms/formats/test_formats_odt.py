"""OpenDocument texts, as LibreOffice writes them."""

import zipfile
from io import BytesIO

import pytest
from format_files import assert_sound, italics, labels, odt, shown, zipped

from duologue.errors import UnreadableSource
from duologue.formats.open import open_stream
from duologue.text.source import Source

AUTOMATIC = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/>'
    '</style:style><style:style style:name="T2" style:family="text">'
    '<style:text-properties fo:font-style="normal"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Thought"/>'
)
STYLES = (
    '<style:style style:name="Thought" style:family="paragraph"><style:text-properties fo:font-style="italic"/>'
    "</style:style>"
    '<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/>'
    "</style:style>"
)


def read(body: str) -> Source:
    source = open_stream(odt(body, AUTOMATIC, STYLES), "a.odt")
    assert_sound(source)
    return source


def test_paragraphs_headings_and_empty_paragraphs() -> None:
    """Title and author from the properties."""
    source = read(
        '<text:p text:style-name="P1">Salt</text:p><text:h text:outline-level="2">One</text:h>'
        "<text:p>She\n   came.</text:p><text:p/><text:p>Late.</text:p>"
        '<text:p text:style-name="Horizontal_20_Line"/>'
    )

    assert source.text == "Salt\n\nOne\n\nShe came.\n\n\nLate.\n\n* * *"
    assert [kind for kind, _ in shown(source)] == ["heading", "heading", "paragraph", "paragraph", "break"]
    assert [part.level for part in source.parts[:2]] == [1, 2]
    assert (source.title, source.author) == ("Salt", "Ada Byrne")


def test_italics_by_automatic_and_named_styles() -> None:
    """The nearest that says anything decides."""
    source = read(
        '<text:p>a <text:span text:style-name="T1">b <text:span text:style-name="T2">c</text:span></text:span>'
        '<text:span text:style-name="Emphasis">d</text:span></text:p>'
        '<text:p text:style-name="P2">e <text:span text:style-name="T2">f</text:span></text:p>'
    )

    assert italics(source) == ["b", "d", "e"]


def test_spaces_tabs_and_breaks() -> None:
    """They are elements; a page's end is nothing."""
    source = read("<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d<text:soft-page-break/>e</text:p>")

    assert source.text == "a   b\tc\nde"


def test_changes_comments_and_hidden_words_are_left_out() -> None:
    """Deleted words lie apart, in the list of changes."""
    source = read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>She <text:change text:change-id='1'/>came"
        "<office:annotation><dc:creator>B</dc:creator><text:p>Why?</text:p></office:annotation>"
        '<text:span text:style-name="T3">secret</text:span>.</text:p>'
    )

    assert source.text == "She came."
    assert source.notes == ("hidden text was left out (6 characters)", "1 comment was left out")


def test_notes_and_contents_are_matter_and_boxes_follow_their_paragraph() -> None:
    """Notes stand after the text."""
    source = read(
        "<text:table-of-content><text:index-body><text:p>One 1</text:p></text:index-body></text:table-of-content>"
        "<text:p>Salt<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body>"
        "<text:p>NaCl.</text:p></text:note-body></text:note>.<draw:frame><draw:text-box><text:p>Box</text:p>"
        "</draw:text-box></draw:frame></text:p><table:table><table:table-row><table:table-cell><text:p>Cell</text:p>"
        "</table:table-cell><table:table-cell><text:p/></table:table-cell></table:table-row></table:table>"
    )

    assert source.text == "One 1\n\nSalt.\n\nBox\n\nCell\n\nNaCl."
    assert [labels(source)[words] for words in ("One 1", "Salt.", "NaCl.")] == ["contents", None, "footnote"]


def test_a_locked_document_is_refused() -> None:
    """Its content is scrambled."""
    raw = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
            "content.xml": b"\x01\x02",
        }
    )
    with pytest.raises(UnreadableSource, match="password"):
        open_stream(raw, "a.odt")


def test_damage_beside_the_text_is_told_and_passed_over() -> None:
    """A title that cannot be read is no reason to refuse a story."""
    with zipfile.ZipFile(BytesIO(odt("<text:p>She came.</text:p>"))) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    source = open_stream(zipped(members | {"meta.xml": "<broken"}), "a.odt")

    assert (source.text, source.title) == ("She came.", None)
    assert "passed over" in source.notes[0]
