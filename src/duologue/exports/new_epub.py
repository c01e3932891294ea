"""A small EPUB 3 of a story that was read from another format: a page for each chapter, every line marked.

The text of all chapters, tags stripped, one after the other, is the story's.
"""

import io
import zipfile
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5

from duologue.exports.html_weave import HtmlWeaver
from duologue.exports.legend import LEGEND, legend
from duologue.exports.titles import title_of
from duologue.exports.xml_text import escaped
from duologue.story.layout import Block
from duologue.story.story import Story

# No clock: the same story gives the same bytes. This is the first time that a ZIP can tell.
_MADE = (1980, 1, 1, 0, 0, 0)
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_STYLE = """p { white-space: pre-line; margin: 0; text-indent: 1.5em }
p.break, p.matter { text-indent: 0; text-align: center; margin: 1em 0 }
.notation { display: none }
.thought { font-style: italic }
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body>{body}</body>
</html>
"""


def new_epub(story: Story) -> bytes:
    """The whole book; characters that XML cannot say stand as U+FFFD in a span that names them."""
    weaver = HtmlWeaver(story, xml=True)
    pages = list(_pages(story, weaver))
    title = escaped(title_of(story))
    files: dict[str, str] = {
        "META-INF/container.xml": _CONTAINER,
        "OEBPS/book.opf": _package(story, title, len(pages)),
        "OEBPS/contents.xhtml": _contents(title, [name for name, _ in pages]),
        "OEBPS/book.css": _STYLE,
    }
    files |= {f"OEBPS/c{n}.xhtml": _PAGE.format(title=name, body=body) for n, (name, body) in enumerate(pages, 1)}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr(zipfile.ZipInfo("mimetype", _MADE), "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr(zipfile.ZipInfo(LEGEND, _MADE), legend(story), zipfile.ZIP_DEFLATED)
        for name, content in files.items():
            book.writestr(zipfile.ZipInfo(name, _MADE), content.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _pages(story: Story, weaver: HtmlWeaver) -> Iterator[tuple[str, str]]:
    """Title and body of each chapter; a chapter begins at a heading that does not follow another."""
    begins = [n for n, block in enumerate(story.blocks) if n and _begins_chapter(story.blocks, n)]
    edges = [0, *begins, len(story.blocks)]
    at = 0
    for number, (first, last) in enumerate(pairwise(edges), 1):
        out = []
        for block in story.blocks[first:last]:
            out += [weaver.words(at, block.span.start), weaver.block(block)]
            at = block.span.end
        if last == len(story.blocks):
            out.append(weaver.words(at, len(story.text)))
        heads = [block for block in story.blocks[first:last] if block.kind == "heading"]
        words = weaver.line(heads[0].span.of(story.text)) if heads else ""
        yield escape(words) or f"Part {number}", "".join(out) or "<p></p>"


def _begins_chapter(blocks: tuple[Block, ...], n: int) -> bool:
    return blocks[n].kind == "heading" and blocks[n - 1].kind != "heading"


def _package(story: Story, title: str, pages: int) -> str:
    name = uuid5(NAMESPACE_URL, f"duologue:{story.source.sha256}")
    author = f"\n<dc:creator>{escaped(story.source.author)}</dc:creator>" if story.source.author else ""
    chapters = "\n".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(1, pages + 1)
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(1, pages + 1))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="name" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="name">urn:uuid:{name}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>en</dc:language>{author}
<meta property="dcterms:modified">1980-01-01T00:00:00Z</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="book.css" media-type="text/css"/>
{chapters}
</manifest>
<spine>{order}</spine>
</package>
"""


def _contents(title: str, names: list[str]) -> str:
    lines = "\n".join(f'<li><a href="c{n}.xhtml">{name}</a></li>' for n, name in enumerate(names, 1))
    body = f'<nav epub:type="toc"><h1>{title}</h1>\n<ol>\n{lines}\n</ol></nav>'
    return _PAGE.format(title=title, body=body)
