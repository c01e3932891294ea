"""Find the blocks of a Markdown text by line. Leaves out inline marks."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt

_LINE_END = re.compile(r"\r\n|\r|\n")
_LEAVES = frozenset(("paragraph_open", "heading_open", "hr", "fence", "html_block"))
# An indented paragraph of fiction is no code, and a line of dashes under a sentence is a break, no heading.
_RULES_LEFT_OUT = ["code", "lheading", "reference"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block without blocks inside: what it is, and where its lines begin and end in the text."""

    kind: str
    start: int
    end: int
    level: int | None = None
    quoted: bool = False


def find_leaves(text: str, start: int) -> list[Leaf]:
    """The blocks of `text` from `start` on, in order."""
    parser = MarkdownIt("commonmark").disable(_RULES_LEFT_OUT)
    parser.core.ruler.enableOnly(["normalize", "block"])
    body = text[start:]
    starts = [start, *(start + match.end() for match in _LINE_END.finditer(body)), len(text)]
    leaves = []
    depth = 0
    for token in parser.parse(body):
        if token.type in ("blockquote_open", "blockquote_close"):
            depth += token.nesting
        elif token.type in _LEAVES and token.map:
            kind = token.type.removesuffix("_open")
            level = int(token.tag[1]) if kind == "heading" else None
            first, last = (starts[min(line, len(starts) - 1)] for line in token.map)
            leaves.append(Leaf(kind, first, last, level, depth > 0))
    return leaves
