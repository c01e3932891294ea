"""Turn the nodes of a page into blocks, spaces as browsers show them. What is story: see html_story.py."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from duologue.formats.draft import BREAK, SPACE, DraftPart, Run, is_blank
from duologue.formats.html_styles import ClassStyles, hides, slant
from duologue.formats.html_tree import Node, Page

LEFT_OUT = "left out"
"""The label of nodes that are page machinery."""

_BLOCKS = frozenset(
    """html body p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tfoot tr td th
    caption section article header footer aside nav main center address figure figcaption details
    summary form fieldset legend hgroup dir menu""".split()
)
_MACHINERY = frozenset(
    """head script style template noscript iframe object embed svg canvas audio video button input select
    textarea option datalist map rt rp math applet noframes frameset""".split()
)
_ITALIC = frozenset(["i", "em", "cite", "dfn", "var"])
_PAGE_NUMBERS = frozenset(["pagenum", "pageno", "pagenumber", "page-number", "pagebreak"])
_NOTE_MARKS = frozenset(["noteref", "footnote-ref", "footnoteref", "fnanchor", "fn-ref", "footnote-reference"])
_NOTE_LINKS = frozenset(("doc-noteref", "doc-backlink"))
_SPACES = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class _Look:
    """How characters look here, and what block they belong to."""

    italic: bool = False
    markup: bool = False
    preformatted: bool = False
    level: int | None = None
    matter: str | None = None
    quoted: int = 0


class HtmlFlow:
    """Walks one page. `labels` names places that are matter or, as LEFT_OUT, not kept."""

    def __init__(self, page: Page, styles: ClassStyles, labels: Mapping[int, str]) -> None:
        self._page = page
        self._styles = styles
        self._labels = labels
        self._drafts: list[DraftPart] = []
        self._runs: list[Run] = []
        self._look = _Look()
        self._anchors: list[str] = []
        self._at_line_start = True

    def read(self) -> list[DraftPart]:
        """The blocks of the page in order."""
        nodes = self._page.nodes
        outer: list[tuple[Node, _Look]] = []
        look = _Look()
        place = 0
        while place < len(nodes):
            node = nodes[place]
            while outer and outer[-1][0].end <= place:
                look = self._leave(*outer.pop())
            if not node.tag:
                self._write(node.text, look, node)
            elif self._is_left_out(place, node):
                place = node.end
                continue
            else:
                inner = self._enter(place, node, look)
                outer.append((node, look))
                look = inner
            place += 1
        while outer:
            self._leave(*outer.pop())
        self._close_block()
        return self._drafts

    def _is_left_out(self, place: int, node: Node) -> bool:
        if node.tag in _MACHINERY or self._labels.get(place) == LEFT_OUT:
            return True
        attributes = node.attributes
        if not attributes:
            return False
        if "hidden" in attributes or hides(attributes.get("style", "")):
            return True
        if attributes.get("epub:type") == "pagebreak" or attributes.get("role") == "doc-pagebreak":
            return True
        return any(name in _PAGE_NUMBERS for name in node.classes)

    def _enter(self, place: int, node: Node, look: _Look) -> _Look:
        tag = node.tag
        if tag in _BLOCKS:
            self._close_block()
        for key in ("id", "name"):
            if node.attributes.get(key):
                self._anchors.append(node.attributes[key])
        if tag == "br":
            self._break_line(look)
        elif tag == "hr":
            self._close_block()
            self._drafts.append(BREAK if look.matter is None else replace(BREAK, kind="matter", label=look.matter))
        elif tag == "q":
            self._write("‘" if look.quoted % 2 else "“", look)
        elif tag == "img" and len(initial := node.attributes.get("alt", "").strip()) == 1 and initial.isalpha():
            self._write(initial, look)  # an ornamental capital: without it the first word lacks its letter
        return self._inner(place, node, look)

    def _inner(self, place: int, node: Node, look: _Look) -> _Look:
        """How things look inside `node`."""
        tag, attributes = node.tag, node.attributes
        if tag in _ITALIC:
            look = replace(look, italic=True)
        elif tag == "pre":
            look = replace(look, preformatted=True)
        elif tag == "q":
            look = replace(look, quoted=look.quoted + 1)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            look = replace(look, level=int(tag[1]))
        if place in self._labels:
            look = replace(look, matter=self._labels[place])
        if not attributes:
            return look
        if tag in ("a", "sup", "span") and _marks_a_note(node):
            look = replace(look, markup=True)
        slants = slant(attributes["style"]) if "style" in attributes else None
        if slants is None:
            for name in node.classes:
                slants = (
                    True if name in self._styles.slanted else False if name in self._styles.upright else slants
                )
        return look if slants is None else replace(look, italic=slants)

    def _leave(self, node: Node, before: _Look) -> _Look:
        if node.tag == "q":
            self._write("’" if before.quoted % 2 else "”", before)
        if node.tag in _BLOCKS:
            self._close_block()
        return before

    def _write(self, characters: str, look: _Look, origin: Node | None = None) -> None:
        if look.preformatted:
            characters = characters.replace("\r\n", "\n").replace("\r", "\n")
        else:
            characters = _SPACES.sub(" ", characters)
            if self._at_line_start:
                characters = characters.lstrip(" ")
        if not characters:
            return
        if not self._runs:
            self._look = look
        self._runs.append(Run(characters, look.italic, look.markup, origin))
        self._at_line_start = characters[-1] in " \n"

    def _break_line(self, look: _Look) -> None:
        if not self._runs:
            self._look = look
        elif self._runs[-1].text.endswith(" "):
            self._runs[-1] = replace(self._runs[-1], text=self._runs[-1].text[:-1])
        self._runs.append(Run("\n", look.italic))
        self._at_line_start = True

    def _close_block(self) -> None:
        runs, self._runs = tuple(self._runs), []
        self._at_line_start = True
        if not runs:
            return
        if is_blank("".join(run.text for run in runs)):
            if any("\n" in run.text or "\u00a0" in run.text for run in runs):
                self._drafts.append(SPACE)
            return
        look = self._look
        kind = "matter" if look.matter else "heading" if look.level else "paragraph"
        level = None if look.matter else look.level
        self._drafts.append(DraftPart(kind, runs, level, look.matter, tuple(self._anchors)))
        self._anchors = []


def _marks_a_note(node: Node) -> bool:
    """Whether an element is the number that leads to a footnote, or the arrow back."""
    attributes = node.attributes
    if "noteref" in attributes.get("epub:type", "").split() or attributes.get("role") in _NOTE_LINKS:
        return True
    return any(name in _NOTE_MARKS for name in node.classes)
