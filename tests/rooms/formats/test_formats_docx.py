"""Word documents: what a reader would see once every change is accepted."""

import zipfile
from io import BytesIO

import pytest
from format_files import assert_sound, docx, italics, labels, paragraph, shown, zipped

from duologue.errors import UnreadableSource
from duologue.formats.open import open_stream
from duologue.text.source import Source

STYLES = (
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="My Chapter"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:styleId="Deep"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Thought"><w:name w:val="Thought"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)

WAS_ITALIC = "<w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange>"


def read(body: str, **parts: str) -> Source:
    source = open_stream(docx(body, **parts), "a.docx")
    assert_sound(source)
    return source


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def test_paragraphs_are_joined_by_an_empty_line_and_one_more_for_each_empty_paragraph() -> None:
    """So the layout sees the wider gap."""
    source = read(paragraph("One.") + paragraph("Two.") + paragraph(" ") + paragraph("Three."))

    assert source.text == "One.\n\nTwo.\n\n\nThree."
    assert (source.title, source.author, source.format) == ("Salt", "Ada Byrne", "docx")


def test_changes_are_read_as_accepted() -> None:
    """Insertions stay, deletions and moved words go, old formatting does not come back."""
    body = (
        f"<w:p><w:ins>{run('She ')}</w:ins><w:del>{run('never')}<w:r><w:delText>not</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run('came', WAS_ITALIC)}"
        f"</w:moveTo>{run('.')}</w:p>"
    )

    assert (read(body).text, italics(read(body))) == ("She came.", [])


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    """And a wholly deleted paragraph leaves no gap."""
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    body = (
        paragraph("She ", gone) + f"<w:p><w:pPr>{gone}</w:pPr><w:del>{run('x')}</w:del></w:p>" + paragraph("came.")
    )

    assert read(body).text == "She came."


def test_italics_by_run_by_style_and_switched_off() -> None:
    """Two slanted styles cancel each other, as in Word."""
    body = (
        "<w:p>"
        + run("a", "<w:i/>")
        + run(" b ", '<w:i w:val="0"/>')
        + run("c", '<w:rStyle w:val="Em"/>')
        + "</w:p>"
    )
    thought = (
        '<w:p><w:pPr><w:pStyle w:val="Thought"/></w:pPr>'
        + run("d ")
        + run("e", '<w:rStyle w:val="Em"/>')
        + "</w:p>"
    )
    mark = "<w:p><w:pPr><w:rPr><w:i/></w:rPr></w:pPr>" + run("f") + "</w:p>"

    assert italics(read(body + thought + mark, styles=STYLES)) == ["a", "c", "d"]


@pytest.mark.parametrize(("style", "level"), [("berschrift1", 1), ("Mine", 1), ("Deep", 3), ("T", 1)])
def test_headings_by_style_in_any_language(style: str, level: int) -> None:
    """By the built-in name, by the style it is based on, or by outline level."""
    source = read(paragraph("One", f'<w:pStyle w:val="{style}"/>'), styles=STYLES)

    assert (source.parts[0].kind, source.parts[0].level) == ("heading", level)


def test_characters_that_are_elements() -> None:
    """Tabs, breaks and hyphens; a soft hyphen is no character of a word."""
    body = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:t>e\u00adf</w:t><w:br w:type="page"/><w:t>g</w:t></w:r></w:p>'
    )

    assert shown(read(body)) == [("paragraph", "a\tb\nc\u2011def"), ("paragraph", "g")]


def test_what_is_wrapped_is_read_once_and_in_order() -> None:
    """Links, smart tags, content controls, tables, and a text box that Word writes twice."""
    box = f"<w:txbxContent>{paragraph('box')}</w:txbxContent>"
    body = (
        f"<w:p><w:hyperlink>{run('a')}</w:hyperlink><w:smartTag>{run('b')}</w:smartTag><w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"<w:sdt><w:sdtPr><w:rPr><w:i/></w:rPr></w:sdtPr><w:sdtContent>{paragraph('c')}</w:sdtContent></w:sdt>"
        f"<w:tbl><w:tr><w:tc>{paragraph('d')}</w:tc><w:tc><w:p/></w:tc><w:tc>{paragraph('e')}</w:tc></w:tr></w:tbl>"
    )

    assert read(body).text == "ab\n\nbox\n\nc\n\nd\n\ne"


def test_fields_show_their_result() -> None:
    """Not the instruction that made it."""
    assert read(f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{run('7')}</w:p>").text == "7"


def test_notes_are_matter_and_comments_and_hidden_words_are_left_out() -> None:
    """Each with a remark where something was left out."""
    source = read(
        f"<w:p>{run('Seen')}{run('unseen', '<w:vanish/>')}<w:commentReference w:id='0'/></w:p>"
        + paragraph("Contents 1", '<w:pStyle w:val="TOC1"/>'),
        styles=STYLES,
        comments=f"<w:comment>{paragraph('Cut this')}</w:comment>",
        footnotes=f'<w:footnote w:type="separator">{paragraph("-")}</w:footnote>'
        f"<w:footnote>{paragraph('A note.')}</w:footnote>",
    )

    assert labels(source) == {"Seen": None, "Contents 1": "contents", "A note.": "footnote"}
    assert source.notes == ("hidden text was left out (6 characters)", "1 comment was left out")


def test_a_drawn_line_is_a_break() -> None:
    """As Word's own horizontal line is drawn."""
    source = read(paragraph("a") + '<w:p><w:r><w:pict><v:rect xmlns:o="urn:o" o:hr="t"/></w:pict></w:r></w:p>')

    assert shown(source) == [("paragraph", "a"), ("break", "* * *")]


@pytest.mark.parametrize("head", ["<!DOCTYPE a>", '<!DOCTYPE a [<!ENTITY b "bbb">]>'])
def test_document_types_are_refused(head: str) -> None:
    """No program writes one, and entities can swallow a machine's memory."""
    with pytest.raises(UnreadableSource, match="document type"):
        open_stream(zipped({"word/document.xml": f"{head}<a/>"}), "a.docx")


def test_damage_beside_the_text_is_told_and_passed_over() -> None:
    """A title that cannot be read is no reason to refuse a story."""
    with zipfile.ZipFile(BytesIO(docx(paragraph("She came.")))) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    source = open_stream(zipped(members | {"docProps/core.xml": "<broken"}), "a.docx")

    assert (source.text, source.title) == ("She came.", None)
    assert "passed over" in source.notes[0]
