"""Small files of every format, made here from strings; and the law that every Source keeps."""

import io
import zipfile

from duologue.text.source import Source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these members."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this body; `styles="<w:style …/>"` and the like add parts."""
    roots = {"styles": "styles", "footnotes": "footnotes", "comments": "comments"}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{part}" Target="{part}.xml"/>'
        for n, part in enumerate(roots)
        if part in parts
    )
    files: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{_PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<c:coreProperties xmlns:c="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Salt</dc:title>'
        "<dc:creator>Ada Byrne</dc:creator></c:coreProperties>",
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:mc="http://mc" xmlns:v="urn:v">'
        f"<w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
    }
    for part, content in parts.items():
        files[f"word/{part}.xml"] = f'<w:{roots[part]} xmlns:w="{W}">{content}</w:{roots[part]}>'
    return zipped(files)


def paragraph(words: str, properties: str = "") -> str:
    """A Word paragraph of one plain run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def odt(body: str, automatic: str = "", styles: str = "") -> bytes:
    """An OpenDocument text with this body and these styles."""
    spaces = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "style", "table", "draw"))
    spaces += f' xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {spaces}><office:styles>{styles}</office:styles>"
            "</office:document-styles>",
            "meta.xml": f"<office:document-meta {spaces}><office:meta><dc:title>Salt</dc:title>"
            "<dc:creator>Ada Byrne</dc:creator></office:meta></office:document-meta>",
        }
    )


def xhtml(body: str, kind: str = "") -> str:
    """A page of an e-book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body epub:type="{kind}">'
        f"{body}</body></html>"
    )


def epub(pages: dict[str, str], toc: tuple[tuple[str, str], ...] = (), **extra: str) -> bytes:
    """An e-book with these pages in its spine, and a table of contents (link, words) in the older form."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    points = "".join(
        f'<navPoint><navLabel><text>{words}</text></navLabel><content src="../{link}"/></navPoint>'
        for link, words in toc
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles>'
        "</container>",
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Salt</dc:title><dc:creator>Ada Byrne'
        f'</dc:creator></metadata><manifest>{items}<item id="ncx" href="toc/book.ncx"'
        ' media-type="application/x-dtbncx+xml"/><item id="css" href="book.css" media-type="text/css"/>'
        f'</manifest><spine toc="ncx">{spine}</spine></package>',
        "OEBPS/toc/book.ncx": '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "ncx.dtd">'
        f"<ncx><navMap>{points}</navMap></ncx>",
        "OEBPS/book.css": "/* a { */ @media all { span.slant, .x { font-style: italic } }",
    }
    files |= {f"OEBPS/{name}": page for name, page in pages.items()}
    return zipped(files | {name.replace("__", "/"): content for name, content in extra.items()})


def shown(source: Source) -> list[tuple[str, str]]:
    """Every part as its kind and its words."""
    return [(part.kind, part.span.of(source.text)) for part in source.parts]


def labels(source: Source) -> dict[str, str | None]:
    """The label of every part by its words."""
    return {part.span.of(source.text): part.label for part in source.parts}


def italics(source: Source) -> list[str]:
    """The words in italics."""
    return [span.of(source.text) for span in source.italics]


def markup(source: Source) -> list[str]:
    """The notation in the text."""
    return [span.of(source.text) for span in source.markup]


def assert_sound(source: Source) -> None:
    """Parts are in order, apart, and hold every visible character; spans lie in the text; it is Unicode."""
    source.text.encode("utf-8")
    assert len(source.sha256) == 64
    reached = 0
    for part in source.parts:
        assert reached <= part.span.start < part.span.end <= len(source.text)
        assert not source.text[reached : part.span.start].strip()
        reached = part.span.end
    assert source.format == "txt" or not source.text[reached:].strip()
    for spans in (source.italics, source.markup):
        assert all(0 <= span.start < span.end <= len(source.text) for span in spans)
        assert list(spans) == sorted(spans)
