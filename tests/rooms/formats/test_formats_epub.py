"""E-books: the order of the spine, the names of the contents, and what is not story."""

import pytest
from format_files import assert_sound, epub, italics, labels, markup, shown, xhtml, zipped

from duologue.errors import UnreadableSource
from duologue.formats.open import open_stream
from duologue.text.source import Source

STORY = "<p>“You came,” said Nora.</p>"


def read(pages: dict[str, str], toc: tuple[tuple[str, str], ...] = (), **extra: str) -> Source:
    source = open_stream(epub(pages, toc, **extra), "a.epub")
    assert_sound(source)
    return source


def test_the_spine_gives_the_order_and_the_package_the_names() -> None:
    """Escaped names lead to their files."""
    source = read(
        {"b%20c.xhtml": "", "a.xhtml": xhtml("<p>Two.</p>")}, **{"OEBPS__b c.xhtml": xhtml("<p>One.</p>")}
    )

    assert source.text == "One.\n\nTwo."
    assert (source.title, source.author) == ("Salt", "Ada Byrne")


def test_the_contents_name_the_chapters() -> None:
    """A heading gets its name; a title in a plain paragraph becomes a heading; a missing one is put in."""
    pages = {
        "1.xhtml": xhtml(f"<h2>One</h2>{STORY}"),
        "2.xhtml": xhtml(f"<p>TWO</p><p>The Boat</p>{STORY}<p id='x'>{'And so on. ' * 20}</p>"),
    }
    source = read(pages, (("1.xhtml", "One: Salt"), ("2.xhtml", "Two: the Boat"), ("2.xhtml#x", "Three")))

    headings = [(part.span.of(source.text), part.label) for part in source.parts if part.kind == "heading"]
    assert headings == [("One", "One: Salt"), ("TWO", "Two: the Boat"), ("Three", "Three")]


def test_nav_names_the_chapters_too() -> None:
    """The newer form, read relative to its own file; its landmarks tell what a file is."""
    opf = (
        '<package><manifest><item id="n" href="t/nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml"'
        ' media-type="application/xhtml+xml"/></manifest><spine>'
        '<itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    nav = (
        '<nav epub:type="toc"><ol><li><a href="../b.xhtml">Salt</a></li></ol></nav>'
        '<nav epub:type="landmarks"><a epub:type="dedication" href="../a.xhtml">D</a></nav>'
    )
    source = read(
        {"a.xhtml": xhtml("<p>For Bram</p>"), "b.xhtml": xhtml(STORY)},
        **{"OEBPS__book.opf": opf, "OEBPS__t__nav.xhtml": xhtml(nav)},
    )

    assert shown(source) == [("matter", "For Bram"), ("heading", "Salt"), ("paragraph", "“You came,” said Nora.")]


def test_front_and_back_matter_is_kept_and_marked() -> None:
    """By type, by file name, by heading."""
    pages = {
        "cover.xhtml": xhtml("<p>Salt!</p>"),
        "x1.xhtml": xhtml("<p>© Ada</p>", "copyright-page"),
        "undercover.xhtml": xhtml(STORY),
        "prologue.xhtml": xhtml("<h1>Acknowledgements</h1><p>She read the page.</p>", "prologue"),
        "x2.xhtml": xhtml("<h1>Also by Ada</h1><p>Sugar</p>"),
        "x3.xhtml": xhtml("<section epub:type='acknowledgments'><p>To Bram</p></section>"),
    }
    found = labels(read(pages))

    assert [found[words] for words in ("Salt!", "© Ada", "Sugar", "To Bram")] == [
        "cover",
        "copyright",
        "other books",
        "acknowledgements",
    ]
    assert found["“You came,” said Nora."] is None
    assert found["She read the page."] is None


def test_a_book_is_never_all_matter() -> None:
    """Where a guess would leave no story the guess was wrong."""
    assert shown(read({"cover.xhtml": xhtml(STORY)}))[0][0] == "paragraph"


def test_footnotes_and_the_numbers_that_lead_there() -> None:
    """The note is matter, its number notation."""
    source = read(
        {
            "a.xhtml": xhtml(
                "<p>Salt<a epub:type='noteref'>1</a>.</p><aside epub:type='footnote'><p>NaCl.</p></aside>"
            )
        }
    )

    assert markup(source) == ["1"]
    assert labels(source)["NaCl."] == "footnote"


def test_italics_by_tag_by_class_and_not_by_an_empty_tag() -> None:
    """`<i/>` slants nothing in an e-book, where in a web page it would slant all that follows."""
    source = read({"a.xhtml": xhtml("<p><i/>a <i>b</i> <span class='slant'>c</span> <a id='x'/>d</p>")})

    assert italics(source) == ["b", "c"]


def test_an_archives_own_book() -> None:
    """Its first page holds the tags."""
    tags = "<dl class='tags'><dt>Rating:</dt><dd>Mature</dd><dt>Fandom:</dt><dd><a>Original</a></dd></dl>"
    preface = f"<div id='preface'><div class='meta'>{tags}</div></div>"
    source = read({"a.xhtml": xhtml(preface), "b.xhtml": xhtml(STORY)})

    assert dict(source.metadata) == {"rating": ("Mature",), "fandoms": ("Original",)}
    assert shown(source)[-1] == ("paragraph", "“You came,” said Nora.")
    assert {kind for kind, _ in shown(source)[:-1]} == {"matter"}


def encryption(method: str) -> str:
    return f"<encryption><EncryptedData><EncryptionMethod Algorithm='{method}'/></EncryptedData></encryption>"


def test_a_protected_book_is_refused_by_name() -> None:
    """Scrambled fonts are allowed; a scrambled chapter is not."""
    aes = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    for extra, name in (
        ({"META-INF__encryption.xml": aes, "META-INF__rights.xml": "<r/>"}, "Adobe"),
        ({"META-INF__encryption.xml": aes}, "DRM"),
        ({"META-INF__license.lcpl": "{}"}, "LCP"),
        ({"META-INF__sinf.xml": "<s/>"}, "FairPlay"),
    ):
        with pytest.raises(UnreadableSource, match=name):
            read({"a.xhtml": xhtml(STORY)}, **extra)
    fonts = encryption("http://www.idpf.org/2008/embedding")
    assert read({"a.xhtml": xhtml(STORY)}, **{"META-INF__encryption.xml": fonts}).text


def test_a_damaged_book() -> None:
    """A lost table of contents is no matter; a lost chapter is told; a lost spine is the end."""
    pages = {"a.xhtml": xhtml(STORY)}
    assert read(pages, **{"OEBPS__toc__book.ncx": "<ncx><broken"}).text
    items = '<item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/>'
    opf = f"<package><manifest>{items}</manifest><spine>%s</spine></package>"
    both = opf % '<itemref idref="a"/><itemref idref="b"/>'
    assert read(pages, **{"OEBPS__book.opf": both}).notes == ("1 pages that the book lists are not in the file",)
    with pytest.raises(UnreadableSource, match="no chapters"):
        read(pages, **{"OEBPS__book.opf": opf % ""})
    with pytest.raises(UnreadableSource, match="package"):
        open_stream(zipped({"mimetype": "application/epub+zip"}), "a.epub")
