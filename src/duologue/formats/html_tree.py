"""Parse HTML into a flat list of nodes in document order. The only file that knows the parsing library."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from duologue.errors import UnreadableSource

MAX_TAGS = 2_000_000
MAX_DEPTH = 5_000
MAX_ATTRIBUTES = 2_000
MAX_REBUILT = 2_000_000
"""Each unclosed <font> or <i> is opened again in every later paragraph; this many copies and no more."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_CLOSES_ITSELF = frozenset(
    """p li dt dd tr td th tbody thead option br hr img input meta link wbr col area base source
    body html""".split()
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_GAP = re.compile(r"[\s/]+")
_SELF_CLOSING = re.compile(r"<([a-zA-Z][\w:.-]*)(\s[^<>]*)?/>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NOT_ENTERED = frozenset({"", "script", "template"})
_SPACES = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Node:
    """An element, or characters where `tag` is empty. Its descendants are the nodes before `end`."""

    tag: str
    parent: int
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    end: int = 0

    @property
    def classes(self) -> list[str]:
        """The names in its `class` attribute, lower case."""
        return self.attributes.get("class", "").lower().split()


class Page:
    """The nodes of one HTML document; a place in the list names a node."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.ids: dict[str, int] = {}
        for place, node in enumerate(nodes):
            if "id" in node.attributes:
                self.ids.setdefault(node.attributes["id"].lower(), place)

    def within(self, place: int) -> range:
        """The descendants of the node at `place`."""
        return range(place + 1, self.nodes[place].end)

    def children(self, place: int) -> Iterator[int]:
        """The nodes directly inside the one at `place`."""
        child = place + 1
        while child < self.nodes[place].end:
            yield child
            child = self.nodes[child].end

    def all(self, tag: str, inside: int = 0) -> Iterator[int]:
        """The elements named `tag`, in order."""
        return (n for n in self.within(inside) if self.nodes[n].tag == tag)

    def with_class(self, name: str, inside: int = 0) -> Iterator[int]:
        """The elements of class `name`, in order."""
        return (n for n in self.within(inside) if name in self.nodes[n].classes)

    def raw_text_of(self, place: int) -> str:
        """The characters inside a node exactly as they stand."""
        return "".join(self.nodes[n].text for n in self.within(place))

    def text_of(self, place: int) -> str:
        """The characters inside a node, white space as a browser shows it."""
        inside = (self.nodes[n] for n in self.within(place))
        pieces = (" " if node.tag == "br" else node.text for node in inside)
        return _SPACES.sub(" ", "".join(pieces)).strip()


def parse(html: str, thing: str, xhtml: bool = False) -> Page:
    """The page in `html`. `xhtml` says that `<i/>` is empty, which in HTML would open an <i>."""
    if xhtml:
        html = _SELF_CLOSING.sub(_opened_and_closed, html.replace("<![CDATA[", "").replace("]]>", ""))
    _refuse_explosive(html, thing)
    root = LexborHTMLParser(html.encode("utf-8", "replace")).root
    return Page(_flatten(root) if root is not None else [])


def _opened_and_closed(tag: re.Match[str]) -> str:
    name, attributes = tag.group(1), tag.group(2) or ""
    return tag.group() if name.lower() in _VOID else f"<{name}{attributes}></{name}>"


def _crowded(tag: str) -> bool:
    """Whether a tag has more attributes than any page needs: each is compared with all the others."""
    if len(tag) <= MAX_ATTRIBUTES:
        return False
    return len(_GAP.findall(_QUOTED.sub("", tag).partition(">")[0])) > MAX_ATTRIBUTES


def _refuse_explosive(html: str, thing: str) -> None:
    """A few kilobytes of unclosed tags can grow to gigabytes of tree, or to hours: look before parsing."""
    unclosed: dict[str, int] = {}
    formatting = depth = rebuilt = previous = 0
    for tags, tag in enumerate(_TAG.finditer(html)):
        name = tag.group(2).lower()
        if name in _CLOSES_ITSELF:
            rebuilt += formatting
        else:
            step = -1 if tag.group(1) else 1
            if step > 0 or unclosed.get(name, 0) > 0:
                unclosed[name] = unclosed.get(name, 0) + step
                depth += step
                formatting += step if name in _FORMATTING else 0
            rebuilt += 0 if name in _FORMATTING else formatting
        if tags > MAX_TAGS or depth > MAX_DEPTH or rebuilt > MAX_REBUILT:
            raise _explosive(thing)
        if _crowded(html[previous : tag.start()]):
            raise _explosive(thing)
        previous = tag.start()
    if _crowded(html[previous:]):
        raise _explosive(thing)


def _explosive(thing: str) -> UnreadableSource:
    reason = "its HTML has too many tags or attributes, or too many tags left open, to be a page"
    return UnreadableSource(thing, reason, "Save the page's text as plain text.")


def _flatten(root: LexborNode) -> list[Node]:
    nodes: list[Node] = []
    open_places: list[int] = []
    waiting: list[LexborNode | None] = [root]  # None: the innermost open element ends here
    while waiting:
        here = waiting.pop()
        if here is None:
            nodes[open_places.pop()].end = len(nodes)
            continue
        if here.next is not None and nodes:
            waiting.append(here.next)
        node = _node(here, open_places[-1] if open_places else 0)
        if node is None:
            continue
        open_places.append(len(nodes))
        nodes.append(node)
        waiting.append(None)
        if node.tag not in _NOT_ENTERED and here.first_child is not None:
            waiting.append(here.first_child)
    return nodes


def _node(here: LexborNode, parent: int) -> Node | None:
    """The node as we keep it; None for a comment and the like."""
    tag = here.tag or ""
    if tag == "-text":
        return Node("", parent, text=here.text_content or "")
    if not tag or tag[0] in "-!":
        return None
    return Node(tag, parent, {name.lower(): value or "" for name, value in here.attributes.items()})
