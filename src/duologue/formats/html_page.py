"""Read a web page: an archive's download, a page saved from a browser, a book in HTML. Follows no link."""

import re

from duologue.formats.draft import Composed, compose
from duologue.formats.epub_matter import label_places
from duologue.formats.html_archives import Archive, recognise
from duologue.formats.html_charset import decode_page
from duologue.formats.html_flow import HtmlFlow
from duologue.formats.html_story import find_matter, outside
from duologue.formats.html_styles import ClassStyles, read_class_styles
from duologue.formats.html_tree import Page, parse
from duologue.formats.work_details import Metadata, read_work_details
from duologue.text.source import Source

_GUTENBERG_TITLE = re.compile(r"^The Project Gutenberg e-?book of\s+(.+?)(?:,\s+by\s+(.+?))?\.?$", re.IGNORECASE)


def read_html(raw: bytes, thing: str) -> Source:
    """A source from the bytes of a web page."""
    decoded = decode_page(raw, thing)
    page = parse(decoded.text, thing, xhtml=is_xhtml(decoded.text))
    archive = recognise(page)
    composed = _composed(page, archive)
    title, author = _title_and_author(page, archive)
    metadata: Metadata = (("archive", (archive.name,)), *read_work_details(page)) if archive else ()
    return Source(
        text=composed.text,
        format="html",
        title=title,
        author=author,
        encoding=decoded.encoding,
        metadata=metadata,
        italics=composed.italics,
        markup=composed.markup,
        parts=composed.parts,
        notes=(decoded.note,) if decoded.note else (),
    )


def open_page(html: str, thing: str) -> tuple[Page, Composed]:
    """A web page as it is read, and the text that its story makes."""
    page = parse(html, thing, xhtml=is_xhtml(html))
    return page, _composed(page, recognise(page))


def is_xhtml(html: str) -> bool:
    """Whether a page says that it is XML."""
    return html.lstrip("\ufeff \r\n").startswith("<?xml")


def _composed(page: Page, archive: Archive | None) -> Composed:
    return compose(HtmlFlow(page, page_styles(page), _labels(page, archive)).read())


def page_styles(page: Page) -> ClassStyles:
    """The class names that slant text, by the style sheets inside the page."""
    return read_class_styles(page.raw_text_of(n) for n in page.all("style"))


def _labels(page: Page, archive: Archive | None) -> dict[int, str]:
    declared = label_places(page)
    if archive is None:
        return find_matter(page) | declared
    labels = declared | archive.labels
    return labels if archive.story is None else labels | outside(page, archive.story, labels)


def _title_and_author(page: Page, archive: Archive | None) -> tuple[str | None, str | None]:
    title = archive.title if archive else None
    author = archive.author if archive else None
    named = _named_values(page)
    heading = next(page.all("title"), None)
    written = page.text_of(heading) if heading is not None else None
    if written and (gutenberg := _GUTENBERG_TITLE.match(written)):
        title = title or gutenberg.group(1)
        author = author or gutenberg.group(2)
    title = title or named.get("dc.title") or named.get("og:title") or written
    author = author or named.get("dc.creator") or named.get("author") or named.get("article:author")
    return title or None, author or None


def _named_values(page: Page) -> dict[str, str]:
    """The page's <meta> elements by name; the first of a name counts."""
    found: dict[str, str] = {}
    for place in page.all("meta"):
        attributes = page.nodes[place].attributes
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        value = attributes.get("content", "").strip()
        if name and value and not value.startswith("http"):
            found.setdefault(name, value)
    return found
