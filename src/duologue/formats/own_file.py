"""Give a story's own page or e-book back with marks in it: `<span>` tags around words, every other byte as it was.

What the marks say is told by who calls; where each character of the text stands in the file is found here.
"""

import io
import zipfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from duologue.errors import DuologueError
from duologue.formats.container import Container
from duologue.formats.draft import Composed
from duologue.formats.epub import open_book
from duologue.formats.html_charset import decode_page
from duologue.formats.html_page import is_xhtml, open_page
from duologue.formats.html_tree import Page
from duologue.formats.markup_text import MarkupText, visible
from duologue.text.span import Span

_UNSEEN = ("script", "style", "template")


class NotGivenBackError(DuologueError):
    """A file that cannot be given back with marks in it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What to mark: the words at `span`. Stretches of one `key` that tags part become `key`, `key_2`, …"""

    span: Span
    key: str
    attributes: str


@dataclass(frozen=True, slots=True)
class _Insertion:
    start: int
    end: int
    mark: Mark


def page_given_back(raw: bytes, thing: str, text: str, marks: Sequence[Mark]) -> bytes:
    """A web page with a `<span>` around the words of each mark. `text` is what was read of it.

    `marks` come in order and do not overlap. Raises NotGivenBackError where the page's markup is too broken.
    """
    markup = decode_page(raw, thing).text
    page, composed = open_page(markup, thing)
    sheet = _Sheet(raw, thing, page, is_xhtml(markup))
    _lay(composed, {id(node): sheet for node in page.nodes}, text, marks, thing)
    written = sheet.written(Counter())
    return _checked(written, open_page(decode_page(written, thing).text, thing)[1], text, thing)


def book_given_back(raw: bytes, thing: str, text: str, marks: Sequence[Mark], added: Mapping[str, bytes]) -> bytes:
    """An EPUB with a `<span>` around the words of each mark, and with `added` members after its first.

    As `page_given_back`; every other member of the file stays as it is, to the byte.
    """
    book, container = open_book(raw, thing), Container(raw, thing)
    sheets = {member: _Sheet(container.read(member), thing, page, True) for member, page in book.pages}
    homes = {id(node): sheets[member] for member, page in book.pages for node in page.nodes}
    _lay(book.composed, homes, text, marks, thing)
    pieces: Counter[str] = Counter()
    changed = {container.find(name) or name: sheet.written(pieces) for name, sheet in sheets.items()}
    written = _zipped_again(raw, changed, added)
    return _checked(written, open_book(written, thing).composed, text, thing)


def _checked(written: bytes, composed: Composed, text: str, thing: str) -> bytes:
    """What was written, once it reads as before: in a broken table a tag more can move words about."""
    if composed.text != text:
        raise _refused(thing, "its tags are too broken to hold any more")
    return written


class _Sheet:
    """One page: its markup, where its nodes' characters stand in it, and what is to be put between them."""

    def __init__(self, raw: bytes, thing: str, page: Page, xhtml: bool) -> None:
        decoded = decode_page(raw, thing)
        self._encoding = decoded.encoding
        self._markup = decoded.text
        self._before = raw[: len(raw) - len(self._encoded(decoded.text, thing))]
        if self._before + self._encoded(decoded.text, thing) != raw:
            raise _refused(thing, "its characters cannot be written as they were read")
        self._thing = thing
        self._places = MarkupText(decoded.text, xhtml)
        self._first = self._nodes(page)
        self._insertions: list[_Insertion] = []

    def _encoded(self, markup: str, thing: str) -> bytes:
        try:
            return markup.encode(self._encoding)
        except UnicodeEncodeError:
            raise _refused(thing, "its characters cannot be written as they were read") from None

    def _nodes(self, page: Page) -> dict[int, int]:
        """For each node of text, by identity, the place of its first character among those that are visible."""
        first: dict[int, int] = {}
        at = 0
        for node in page.nodes:
            if node.tag or not node.text or page.nodes[node.parent].tag in _UNSEEN:
                continue
            first[id(node)] = at
            words = visible(node.text)
            if not self._places.text.startswith(words, at):
                raise _refused(self._thing, "its tags are too broken to tell where its words stand")
            at += len(words)
        return first

    def add(self, node: object, skipped: int, count: int, mark: Mark) -> None:
        """Mark `count` visible characters of a node, after the first `skipped` of them."""
        first = self._first[id(node)] + skipped
        for start, end in self._places.stretches(first, first + count):
            # One reference, as &fjlig;, may stand for two characters of which only the second is marked.
            start = max(start, self._insertions[-1].end if self._insertions else 0)
            if start < end:
                self._insertions.append(_Insertion(start, end, mark))

    def written(self, pieces: Counter[str]) -> bytes:
        """The page's bytes; `pieces` counts the stretches of each mark."""
        out: list[str] = []
        here = 0
        for one in self._insertions:
            pieces[one.mark.key] += 1
            number = pieces[one.mark.key]
            name = one.mark.key if number == 1 else f"{one.mark.key}_{number}"
            out.append(self._markup[here : one.start])
            out.append(f'<span id="{name}" {one.mark.attributes}>{self._markup[one.start : one.end]}</span>')
            here = one.end
        return self._before + self._encoded("".join([*out, self._markup[here:]]), self._thing)


def _lay(composed: Composed, sheets: Mapping[int, _Sheet], text: str, marks: Sequence[Mark], thing: str) -> None:
    """Lay the marks onto the sheets of the nodes that their words were read from."""
    if composed.text != text:
        raise _refused(thing, "it is not the file that was read")
    starts = [start for start, _, _ in composed.origins]
    for mark in marks:
        number = max(0, bisect_right(starts, mark.span.start) - 1)
        while number < len(starts) and starts[number] < mark.span.end:
            start, end, node = composed.origins[number]
            first, last = max(start, mark.span.start), min(end, mark.span.end)
            skipped, count = len(visible(text[start:first])), len(visible(text[first:last]))
            if count:
                sheets[id(node)].add(node, skipped, count, mark)
            number += 1


def _zipped_again(raw: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for number, entry in enumerate(old.infolist()):
            new.writestr(copy(entry), changed.get(entry.filename, b"") or old.read(entry))
            if number == 0:
                for name, content in added.items():
                    new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        new.comment = old.comment
    return file.getvalue()


def _refused(thing: str, reason: str) -> NotGivenBackError:
    return NotGivenBackError(
        thing, f"it cannot be given back: {reason}", "Take --to html-marked, a page of our own."
    )
