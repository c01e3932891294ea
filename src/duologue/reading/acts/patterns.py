"""Patterns of words as a tree, walked word by word: many thousand patterns cost a story hardly more than one.

Nodes are dictionaries from the next word in lower case to the next node; POSS stands for any possessive, OBJ for a
person of one to three words, … for a gap of up to four. What ends at a node stands under END.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from duologue.text.interpersonal import Entry
from duologue.text.verb_forms import forms_of

POSS, OBJ, GAP, END = "POSS", "OBJ", "…", "END"
Node = dict[str, Any]
INFLECTED = frozenset(("verb", "cue", "gesture", "inner", "flip"))
POSSESSIVES = frozenset("his her my their your our its himself herself myself yourself themselves thy".split())
_OBJECTS = frozenset("him her me you them us thee himself herself myself yourself themselves".split())
_LONGEST_GAP, _LONGEST_OBJECT = 4, 3


@dataclass(frozen=True, slots=True)
class Line:
    """The words a pattern is looked for in, without the marks between them where these only pause.

    `low` is in lower case with straight apostrophes; `capital` tells of a capital inside a sentence.
    """

    low: Sequence[str]
    capital: Sequence[bool]


def tree_of(entries: Iterable[Entry]) -> Node:
    """The tree of these patterns; verbs, feelings and gestures in every form."""
    root: Node = {}
    for entry in entries:
        nodes = [root]
        parts = [part for part in entry.words if part not in ("^", "$", "?")]
        for part in parts:
            plain = part.isalpha() and part.islower()
            forms = sorted(forms_of(part)) if plain and entry.kind in INFLECTED else [part]
            nodes = _next(nodes, forms)
        for node in nodes:
            node.setdefault(END, []).append(entry)
    return root


def _next(nodes: list[Node], forms: list[str]) -> list[Node]:
    """The nodes one word on. All forms lead to one node where none of them leads anywhere yet."""
    found: list[Node] = []
    for node in nodes:
        fresh: Node = {}
        for form in forms:
            after = node.setdefault(form, fresh)
            if not any(after is one for one in found):
                found.append(after)
    return found


def matches(line: Line, at: int, limit: int, node: Node) -> list[tuple[int, Entry]]:
    """What begins at word `at` and ends by `limit`: the word behind it, and the entry."""
    found: list[tuple[int, Entry]] = []
    _walk(line, at, limit, node, found, True)
    return found


def _walk(line: Line, at: int, limit: int, node: Node, found: list[tuple[int, Entry]], begins: bool) -> None:
    for entry in node.get(END, ()):
        found.append((at, entry))
    if at >= limit:
        return
    word = line.low[at]
    if word in ",;" and not begins and at + 1 < limit:
        at += 1
        word = line.low[at]
    if word in node:
        _walk(line, at + 1, limit, node[word], found, False)
    if POSS in node and (word in POSSESSIVES or word.endswith("'s")):
        _walk(line, at + 1, limit, node[POSS], found, False)
    if OBJ in node and not begins:
        for end in range(at + 1, min(at + _LONGEST_OBJECT, limit) + 1):
            _walk(line, end, limit, node[OBJ], found, False)
    if GAP in node:
        for end in range(at, min(at + _LONGEST_GAP, limit) + 1):
            _walk(line, end, limit, node[GAP], found, False)


def is_object(line: Line, at: int, limit: int) -> bool:
    """Whether somebody stands here: an objective pronoun or a name."""
    return at < limit and (line.low[at] in _OBJECTS or line.capital[at])
