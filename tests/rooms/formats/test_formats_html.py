"""Web pages: archives' downloads, pages saved from a browser, and pages of unknown make."""

import pytest
from format_files import assert_sound, italics, labels, markup, shown

from duologue.errors import UnreadableSource
from duologue.formats.open import open_stream
from duologue.text.source import Source

AO3_DOWNLOAD = """<!DOCTYPE html><html><head><title>Harbour - inkfox - Original Work [AO3]</title></head><body>
<div id="preface"><p class="message"><b>Posted originally on the <a>Archive of Our Own</a>.</b></p>
<div class="meta"><dl class="tags"><dt>Rating:</dt><dd><a>Mature</a></dd>
<dt>Relationship:</dt><dd><a>Nora/Bram</a>, <a>Nora &amp; Ada</a></dd>
<dt>Additional Tags:</dt><dd><a>Hurt, No Comfort</a>, <a>Boats</a></dd>
<dt>Stats:</dt><dd>Published: 2020-01-01 Words: 1,234 Chapters: 2/2</dd></dl>
<h1>Harbour</h1><div class="byline">by <a rel="author">inkfox</a></div>
<p>Summary</p><blockquote class="userstuff"><p>They meet.</p></blockquote>
<p>Notes</p><blockquote class="userstuff"><p>Unbeta'd.</p></blockquote></div></div>
<div id="chapters" class="userstuff"><div class="meta group"><h2 class="heading">Chapter 1: Salt</h2>
<p>Chapter Notes</p><blockquote class="userstuff"><p>tw: boats</p></blockquote></div>
<div class="userstuff"><p>“You came,” said <em>Nora</em>.</p><p>&nbsp;</p><p>Bram shut the
 door.</p><hr/><p>Later.</p></div></div>
<div id="afterword"><div class="meta"><div id="endnotes"><p>End Notes</p><blockquote><p>Bye.</p></blockquote>
</div></div><p class="message">Please drop by.</p></div></body></html>"""

AO3_PAGE = """<html><body><div id="header"><ul><li>Browse</li></ul></div><div id="main">
<ul class="work navigation actions"><li>Next Chapter</li></ul>
<dl class="work meta group"><dt class="rating tags">Rating:</dt><dd class="rating tags"><ul><li><a class="tag">
Mature</a></li></ul></dd><dt class="stats">Stats:</dt><dd class="stats"><dl class="stats"><dt>Words:</dt>
<dd>1,234</dd></dl></dd></dl>
<div id="workskin"><div class="preface group"><h2 class="title heading">Harbour</h2>
<h3 class="byline heading"><a rel="author">inkfox</a></h3>
<div class="summary module"><h3>Summary:</h3><blockquote class="userstuff"><p>They meet.</p></blockquote>
</div></div><div id="chapters"><div class="chapter">
<div class="chapter preface group"><h3 class="title">Chapter 1</h3></div>
<div class="userstuff module"><h3 class="landmark heading" id="work">Chapter Text</h3><p>“You came,” said Nora.</p>
</div></div></div></div><div id="feedback"><p>I loved this so much I could have wept all through the night.</p>
</div></div></body></html>"""

FANFICFARE = """<html><head><title>Harbour by inkfox</title></head><body>
<h1><a href="u">Harbour</a> by <a href="a">inkfox</a></h1>
<table class="full"><tr><td><b>Rating:</b></td><td>Mature</td></tr>
<tr><td><b>Relationships:</b></td><td>Nora/Bram, Nora &amp; Ada</td></tr></table>
<a name="TOCTOP"><h2>Table of Contents</h2></a><p><a href="#section0001">1. Salt</a><br /></p>
<a name="section0001"><h2>1. Salt</h2></a><p>“You came,” said Nora.</p></body></html>"""

FANFICTION_NET = """<html><body><div id="top">Browse Just In Community Forum</div><div id="profile_top">
<b class="xcontrast_txt">Harbour</b> By: <a href="/u/1/inkfox">inkfox</a><div>They meet.</div></div>
<select id="chap_select"><option>1. Salt</option></select><div id="storytext"><p>“You came,” said Nora.</p></div>
<div>Review this chapter</div></body></html>"""

LONG = "It was a long night, and nobody in the house slept, least of all the girl who had been told to. " * 2


def read(html: str, name: str = "a.html") -> Source:
    source = open_stream(html.encode(), name)
    assert_sound(source)
    return source


def story(source: Source) -> list[str]:
    return [words for kind, words in shown(source) if kind == "paragraph"]


def test_ao3_download() -> None:
    """Work details, summary and notes are matter, each by its name; the tags are metadata."""
    source = read(AO3_DOWNLOAD)
    facts = dict(source.metadata)

    assert (source.title, source.author) == ("Harbour", "inkfox")
    assert story(source) == ["“You came,” said Nora.", "Bram shut the door.", "Later."]
    assert ("heading", "Chapter 1: Salt") in shown(source)
    assert ("break", "* * *") in shown(source)
    assert "Nora.\n\n\nBram" in source.text
    assert facts["relationships"] == ("Nora/Bram", "Nora & Ada")
    assert facts["tags"] == ("Hurt, No Comfort", "Boats")
    assert (facts["rating"], facts["chapters"], facts["summary"]) == (("Mature",), ("2/2",), ("They meet.",))
    assert labels(source)["They meet."] == "summary"
    assert labels(source)["tw: boats"] == labels(source)["Bye."] == "author's note"
    assert labels(source)["Please drop by."] == "afterword"


def test_ao3_page_saved_from_a_browser() -> None:
    """Its hidden headings are left out and its comments are not the story, however long."""
    source = read(AO3_PAGE)

    assert (source.title, source.author) == ("Harbour", "inkfox")
    assert story(source) == ["“You came,” said Nora."]
    assert [words for kind, words in shown(source) if kind == "heading"] == ["Harbour", "Chapter 1"]
    assert "Chapter Text" not in source.text
    assert labels(source)["They meet."] == "summary"
    assert dict(source.metadata)["words"] == ("1,234",)
    assert next(label for words, label in labels(source).items() if "loved" in words) == "comments"


def test_fanficfare_file() -> None:
    """The table is metadata, the table of contents matter."""
    source = read(FANFICFARE)

    assert (source.title, source.author) == ("Harbour", "inkfox")
    assert dict(source.metadata)["relationships"] == ("Nora/Bram", "Nora & Ada")
    assert story(source) == ["“You came,” said Nora."]
    assert labels(source)["1. Salt"] is None
    assert labels(source)["Table of Contents"] == "contents"


def test_fanfiction_net_page() -> None:
    """The chapter alone is story."""
    source = read(FANFICTION_NET)

    assert (source.title, source.author) == ("Harbour", "inkfox")
    assert story(source) == ["“You came,” said Nora."]


def test_a_page_of_unknown_make() -> None:
    """The story is where the prose is; menus and comments are kept as matter; buttons are left out."""
    source = read(
        "<html><head><title>Blog</title><meta name=author content=Jo></head>"
        "<body class='has-sidebar'><nav>Menu</nav>"
        f"<h1>Salt</h1><div><div class='entry-content'><p>{LONG}</p><div class=sharedaddy>Share</div><p>{LONG}</p>"
        f"</div><div id=comments><p>Great! {LONG}</p></div></div>"
        "<form><button>Like</button></form><footer>Me</footer>"
    )

    assert story(source) == [LONG.strip()] * 2
    assert ("heading", "Salt") in shown(source)
    assert [labels(source)[words] for words in ("Menu", "Me")] == ["menu", "footer"]
    assert "Share" not in source.text
    assert "Like" not in source.text
    assert (source.title, source.author) == ("Blog", "Jo")


def test_a_page_that_is_all_story_stays_whole() -> None:
    """Two chapters in two boxes: the smaller is no matter."""
    source = read(f"<body><div><h2>1</h2><p>{LONG * 9}</p></div><div><h2>2</h2><p>{LONG}</p></div>")

    assert [kind for kind, _ in shown(source)] == ["heading", "paragraph", "heading", "paragraph"]


def test_white_space_as_a_browser_shows_it() -> None:
    """Collapsed, but for <pre>; a lone &nbsp; is an empty line; two <br> part paragraphs."""
    source = read(
        "<p>a\n  b <i> c</i> d</p><p></p><p>&nbsp;</p><p>e<br>f<br> <br>g</p>"
        "loose<div>h</div><pre>i\n  j\n\nk</pre>"
    )

    assert source.text == "a b c d\n\n\ne\nf\n\ng\n\nloose\n\nh\n\ni\n  j\n\nk"
    assert [words for _, words in shown(source)] == ["a b c d", "e\nf", "g", "loose", "h", "i\n  j", "k"]


def test_long_lines_between_breaks_are_paragraphs() -> None:
    """Old pages part paragraphs with a single <br>; verse keeps its lines."""
    assert len(story(read(f"<p>{LONG}<br>{LONG}<br>{LONG}</p>"))) == 3
    assert story(read("<p>Full fathom five<br>thy father lies</p>")) == ["Full fathom five\nthy father lies"]


@pytest.mark.parametrize(
    "html",
    [
        "<i>so</i>",
        "<em>so</em>",
        "<cite>so</cite>",
        "<span style='color:red; font-style: italic'>so</span>",
        "<style>p.a, span.b { font-style:italic }</style><span class=b>so</span>",
        "<i>so<span style='font-style:normal'> no</span></i>",
    ],
)
def test_italics_however_they_are_made(html: str) -> None:
    """By tag, by style, by class."""
    assert italics(read(f"<p>x {html} y</p>")) == ["so"]


def test_marks_that_a_browser_adds_and_takes_away() -> None:
    """<q> shows quotation marks; a soft hyphen and a page's number show nothing; an initial may be a picture."""
    source = read("<p><img alt=S>he said <q>a <q>b</q></q> re\u00adal<span class=pagenum>12</span>ly.</p>")

    assert source.text == "She said “a ‘b’” really."


def test_a_number_that_leads_to_a_note_is_notation() -> None:
    """It stays in the text and is not read."""
    source = read("<p>Salt<a class='fnanchor'>[1]</a>.</p><aside role=doc-footnote><p>NaCl.</p></aside>")

    assert markup(source) == ["[1]"]
    assert labels(source)["NaCl."] == "footnote"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("<html><meta charset=windows-1252><p>“é”".encode("cp1252"), "cp1252"),
        ("<html><meta charset=windows-1251><p>Соль".encode("cp1251"), "windows-1251"),
        ("<html><meta charset=iso-8859-1><p>“é”".encode(), "utf-8"),
        ("<html><meta charset=rot13><p>“é”".encode("cp1252"), "cp1252"),
        ("<html><p>“é”".encode("utf-16"), "utf-16-le"),
    ],
)
def test_charset(raw: bytes, encoding: str) -> None:
    """What is valid UTF-8 is UTF-8, whatever the page declares."""
    source = open_stream(raw, "a.html")

    assert source.encoding == encoding
    assert source.text in ("“é”", "Соль")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 60_000,
        "".join(f"<font color={n}><p>" for n in range(5_000)),
        "<p " + " ".join(f"a{n}=1" for n in range(90_000)) + ">",
    ],
)
def test_pages_that_would_grow_without_end_are_refused(html: str) -> None:
    """A few kilobytes must not take a machine's memory."""
    with pytest.raises(UnreadableSource, match="too many tags"):
        open_stream(f"<html>{html}".encode(), "a.html")


def test_stylesheets_cost_no_time() -> None:
    """Comments and braces that never close."""
    for css in ("/*" * 50_000, "a," * 50_000 + "{", "{" * 50_000, ".a " * 50_000 + "{font-style:italic}"):
        read(f"<html><style>{css}</style><p>a</p>")
