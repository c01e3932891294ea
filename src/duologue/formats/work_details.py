"""Read what an archive says of a work: rating, relationships, tags and the like. Leaves out what is story."""

import re
from collections.abc import Iterator

from duologue.formats.html_tree import Page

Metadata = tuple[tuple[str, tuple[str, ...]], ...]

_KEYS = {
    "rating": "rating",
    "rated": "rating",
    "archive warning": "warnings",
    "archive warnings": "warnings",
    "warning": "warnings",
    "warnings": "warnings",
    "category": "categories",
    "categories": "categories",
    "fandom": "fandoms",
    "fandoms": "fandoms",
    "relationship": "relationships",
    "relationships": "relationships",
    "pairing": "relationships",
    "pairings": "relationships",
    "ships": "relationships",
    "character": "characters",
    "characters": "characters",
    "additional tags": "tags",
    "additional tag": "tags",
    "tags": "tags",
    "freeform tags": "tags",
    "genre": "genres",
    "genres": "genres",
    "language": "language",
    "series": "series",
    "collections": "collections",
    "published": "published",
    "updated": "updated",
    "completed": "completed",
    "status": "status",
    "words": "words",
    "chapters": "chapters",
    "summary": "summary",
    "site": "site",
    "publisher": "site",
}
_MANY = frozenset(["warnings", "categories", "fandoms", "relationships", "characters", "tags", "genres"])
_STAT = re.compile(r"(Published|Completed|Updated|Words|Chapters):\s*([\d,/?.-]+)")
_COMMA = re.compile(r",\s+")
_LONGEST_LABEL = 40


def read_work_details(page: Page, inside: int = 0) -> Metadata:
    """Every labelled fact of a page, each with its values, in the page's order."""
    found: dict[str, tuple[str, ...]] = {}
    for key, values in (
        *_definition_lists(page, inside),
        *_bold_labels(page, inside),
        *_summaries(page, inside),
    ):
        if values and key not in found:
            found[key] = values
    return tuple(found.items())


def _definition_lists(page: Page, inside: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    for listing in page.all("dl", inside):
        label = ""
        for place in page.children(listing):
            tag = page.nodes[place].tag
            if tag == "dt":
                label = page.text_of(place)
            elif tag == "dd" and label.lower().rstrip(":") == "stats":
                yield from _statistics(page.text_of(place))
            elif tag == "dd" and (key := _key(label)):
                yield key, _values(page, place, key)


def _statistics(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for label, value in _STAT.findall(text):
        yield _KEYS[label.lower()], (value,)


def _bold_labels(page: Page, inside: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """`<b>Rating:</b> Mature<br>`, or the same in two cells of a table."""
    for place in page.within(inside):
        node = page.nodes[place]
        if node.tag not in ("b", "strong") or node.end - place > 8:
            continue
        label = page.text_of(place)
        key = _key(label) if label.endswith(":") else None
        if not key:
            continue
        if page.nodes[node.parent].tag in ("td", "th"):
            cell = page.nodes[node.parent].end
            while cell < len(page.nodes) and not page.nodes[cell].tag:
                cell += 1
            if cell < len(page.nodes) and page.nodes[cell].tag == "td":
                yield key, _values(page, cell, key)
        else:
            yield key, _split(_up_to_break(page, node.end), key)


def _up_to_break(page: Page, place: int) -> str:
    """The characters from `place` to the next line break, label or block."""
    pieces = []
    while place < len(page.nodes) and page.nodes[place].tag in ("", "a", "i", "em", "span"):
        pieces.append(page.nodes[place].text)
        place += 1
    return " ".join("".join(pieces).split())


def _summaries(page: Page, inside: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The block after a line that says “Summary”, as Archive of Our Own writes it."""
    for place in page.within(inside):
        node = page.nodes[place]
        if node.tag not in ("p", "h3") or node.end - place > 4:
            continue
        if page.text_of(place).lower().rstrip(":") != "summary":
            continue
        following = node.end
        while following < len(page.nodes) and not page.nodes[following].tag:
            following += 1
        if following < len(page.nodes) and page.nodes[following].tag == "blockquote":
            yield "summary", (page.text_of(following),)


def _key(label: str) -> str | None:
    return _KEYS.get(label.strip().rstrip(":").strip().lower()) if len(label) <= _LONGEST_LABEL else None


def _values(page: Page, place: int, key: str) -> tuple[str, ...]:
    links = tuple(text for n in page.all("a", place) if (text := page.text_of(n)))
    return links if links and key in _MANY else _split(page.text_of(place), key)


def _split(text: str, key: str) -> tuple[str, ...]:
    if not text:
        return ()
    return tuple(piece for piece in _COMMA.split(text) if piece) if key in _MANY else (text,)
