"""Know the pages of fiction archives: what in them is the story, and what is a note.

Leaves out pages of unknown make: see html_story.py.
"""

import re
from dataclasses import dataclass, field

from duologue.formats.html_flow import LEFT_OUT
from duologue.formats.html_tree import Page

_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_NOTE_TITLES = {
    "summary": "summary",
    "chapter summary": "summary",
    "notes": "author's note",
    "note": "author's note",
    "chapter notes": "author's note",
    "end notes": "author's note",
    "chapter end notes": "author's note",
}


@dataclass(slots=True)
class Archive:
    """What is known of a page: where its story lies, what is not story, and the work's own data."""

    name: str
    story: int | None = None
    labels: dict[int, str] = field(default_factory=dict)
    title: str | None = None
    author: str | None = None


def recognise(page: Page) -> Archive | None:
    """The archive that made this page, read; None for any other page."""
    ids = page.ids
    if "preface" in ids and ("chapters" in ids or "afterword" in ids):
        return _ao3_download(page)
    if "workskin" in ids:
        return _ao3_page(page)
    if "storytext" in ids:
        return _fanfiction_net(page)
    if (
        any(page.nodes[n].attributes.get("name") == "TOCTOP" for n in page.all("a"))
        or _fanficfare_table(page) is not None
    ):
        return _fanficfare(page)
    return None


def _ao3_download(page: Page) -> Archive:
    """Archive of Our Own's own HTML file."""
    archive = Archive("Archive of Our Own", labels=label_archive_notes(page))
    preface = page.ids["preface"]
    archive.title = _first_text(page, "h1", preface)
    archive.author = _authors(page, preface)
    return archive


def label_archive_notes(page: Page) -> dict[int, str]:
    """The notes and data in a page, or a part of a book, that Archive of Our Own made."""
    labels: dict[int, str] = {}
    whole: list[range] = []
    for name, label in (("preface", "work details"), ("afterword", "afterword")):
        place = page.ids.get(name)
        if place is not None and next(page.with_class("meta", place), None) is not None:
            labels[place] = label
            whole.append(page.within(place))
            _label_notes(page, place, labels)
    for meta in page.with_class("meta"):
        if any(meta in block for block in whole):
            continue
        if "group" in page.nodes[meta].classes or page.nodes[meta].attributes.get("id", "").startswith("endnotes"):
            _label_notes(page, meta, labels)
    return labels


def _label_notes(page: Page, meta: int, labels: dict[int, str]) -> None:
    """Within a block about the work, a line that says “Notes” names the quotation block after it."""
    label = labels.get(meta, "author's note")
    for place in page.within(meta):
        node = page.nodes[place]
        if node.tag == "p":
            label = _NOTE_TITLES.get(page.text_of(place).lower().rstrip(":"), label)
        if (node.tag in ("p", "blockquote") and node.parent not in labels) or (
            node.tag == "blockquote" and label in _NOTE_TITLES.values()
        ):
            labels[place] = label


def _ao3_page(page: Page) -> Archive:
    """A work's page on Archive of Our Own, saved from a browser."""
    work = page.ids["workskin"]
    archive = Archive("Archive of Our Own", story=work)
    for place in page.within(work):
        names = page.nodes[place].classes
        if "landmark" in names or "actions" in names or "jump" in names:
            archive.labels[place] = LEFT_OUT
        elif "notes" in names:
            archive.labels[place] = "author's note"
        elif "summary" in names:
            archive.labels[place] = "summary"
        elif "byline" in names:
            archive.labels[place] = "byline"
    for name in ("feedback", "header", "footer"):
        if name in page.ids:
            archive.labels[page.ids[name]] = "comments" if name == "feedback" else "menu"
    for place in page.with_class("work"):
        if page.nodes[place].tag == "dl":
            archive.labels[place] = "work details"
    for place in page.with_class("title", work):
        archive.title = archive.title or page.text_of(place) or None
    archive.author = _authors(page, work)
    return archive


def _authors(page: Page, inside: int) -> str | None:
    names = [page.text_of(n) for n in page.all("a", inside) if page.nodes[n].attributes.get("rel") == "author"]
    if not names:
        byline = next(page.with_class("byline", inside), None)
        names = [re.sub(r"^by\s+", "", page.text_of(byline))] if byline is not None else []
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _first_text(page: Page, tag: str, inside: int = 0) -> str | None:
    place = next(page.all(tag, inside), None)
    return (page.text_of(place) or None) if place is not None else None


def _fanfiction_net(page: Page) -> Archive:
    """A chapter's page on fanfiction.net, saved from a browser."""
    archive = Archive("fanfiction.net", story=page.ids["storytext"])
    profile = page.ids.get("profile_top")
    if profile is None:
        return archive
    archive.labels[profile] = "work details"
    archive.title = _first_text(page, "b", profile)
    for place in page.all("a", profile):
        if page.nodes[place].attributes.get("href", "").startswith("/u/") or "/u/" in page.nodes[
            place
        ].attributes.get("href", ""):
            archive.author = archive.author or page.text_of(place) or None
    return archive


def _fanficfare_table(page: Page) -> int | None:
    return next((n for n in page.with_class("full") if page.nodes[n].tag == "table"), None)


def _fanficfare(page: Page) -> Archive:
    """FanFicFare's HTML file: a title, a table of data, a table of contents, then the chapters."""
    archive = Archive("FanFicFare")
    table = _fanficfare_table(page)
    if table is not None:
        archive.labels[table] = "work details"
    for place in page.all("a"):
        if page.nodes[place].attributes.get("name") == "TOCTOP":
            archive.labels[place] = "contents"
            following = next((n for n in range(page.nodes[place].end, len(page.nodes)) if page.nodes[n].tag), None)
            if following is not None and page.nodes[following].tag == "p":
                archive.labels[following] = "contents"
    heading = next(page.all("h1"), None)
    if heading is not None:
        links = [page.text_of(n) for n in page.all("a", heading)]
        archive.title = links[0] if links else page.text_of(heading)
        archive.author = ", ".join(links[1:]) or None
    return archive
