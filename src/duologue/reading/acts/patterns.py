"""Patterns of words as a tree, walked word by word: many thousand patterns cost a story hardly more than one.

Nodes are dictionaries from the next word in lower case to the next node; POSS stands for any possessive, OBJ for a
person of one to three words, … for a gap of up to four. What ends at a node stands under END; OPEN marks a node
from which one of these three leads on, so that others are left at once where the next word is not theirs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duologue.story.words import Words
from duologue.text.interpersonal import Entry
from duologue.text.verb_forms import forms_of

POSS, OBJ, GAP, END, OPEN = "POSS", "OBJ", "…", "END", "OPEN"
Node = dict[str, Any]
INFLECTED = frozenset(("verb", "cue", "gesture", "inner", "flip"))
POSSESSIVES = frozenset("his her my their your our its himself herself myself yourself themselves thy".split())
_OBJECTS = frozenset("him her me you them us thee himself herself myself yourself themselves".split())
_PAUSES = frozenset(",;")
_LONGEST_GAP, _LONGEST_OBJECT = 4, 3


@dataclass(frozen=True, slots=True)
class Line:
    """The words a pattern is looked for in, without the marks between them where these only pause.

    `low` is in lower case with straight apostrophes, `written` as it stands; `opens`: it begins a sentence.
    `vocabulary` has each of `low` once, and `number` which of them each word is.
    """

    vocabulary: list[str]
    number: NDArray[np.int64]
    low: Sequence[str]
    written: Sequence[str]
    opens: Sequence[bool]


def line_of(words: Words) -> Line:
    """All words of a story."""
    plain = [low.replace("’", "'") for low in words.vocabulary]
    place = {low: number for number, low in enumerate(dict.fromkeys(plain))}
    number = np.array([place[low] for low in plain], dtype=np.int64)[words.number]
    return Line(list(place), number, [plain[n] for n in words.number], words.word, words.opens)


def tree_of(entries: Iterable[Entry]) -> Node:
    """The tree of these patterns; verbs, feelings and gestures in every form."""
    root: Node = {}
    for entry in entries:
        nodes = [root]
        for part in entry.words:
            if part not in ("^", "$", "?"):
                nodes = _next(nodes, _forms(part, entry.kind in INFLECTED))
        for node in nodes:
            node.setdefault(END, []).append(entry)
    return root


@cache
def _forms(part: str, inflected: bool) -> tuple[str, ...]:
    plain = part.isalpha() and part.islower()
    return tuple(sorted(forms_of(part))) if plain and inflected else (part,)


def _next(nodes: list[Node], forms: tuple[str, ...]) -> list[Node]:
    """The nodes one word on. All forms lead to one node where none of them leads anywhere yet."""
    if forms[0] in (POSS, OBJ, GAP):
        for node in nodes:
            node[OPEN] = True
    if len(forms) == 1:
        return [node.setdefault(forms[0], {}) for node in nodes]
    found: list[Node] = []
    for node in nodes:
        fresh: Node = {}
        after = [node.setdefault(form, fresh) for form in forms]
        found += {id(one): one for one in after}.values()
    return found


def may_begin(line: Line, trees: Sequence[Node]) -> NDArray[np.bool_]:
    """The words that can begin a pattern, by what each is and what stands behind it, shape (n,).

    Asked once of every word that the line has: of most that begin a pattern the next tells that it is none.
    """
    place = {low: number for number, low in enumerate(line.vocabulary)}
    sure, first = np.zeros((2, len(place)), dtype=np.bool_)
    pairs: list[int] = []
    for tree in trees:
        for low in place.keys() & tree.keys():
            number, node = place[low], tree[low]
            first[number] = True
            sure[number] |= OPEN in node or END in node
            pairs += [number * len(place) + place[word] for word in (*node, *_PAUSES) if word in place]
        if POSS in tree:
            sure[[place[low] for low in POSSESSIVES & place.keys()]] = True
    found = sure[line.number]
    asked = np.flatnonzero(first[line.number[:-1]] & ~found[:-1])
    known = np.sort(np.array([*pairs, -1], dtype=np.int64))
    code = line.number[asked] * len(place) + line.number[asked + 1]
    found[asked] = known[np.searchsorted(known, code, side="right") - 1] == code
    return found


def matches(line: Line, at: int, limit: int, root: Node) -> list[tuple[int, Entry]]:
    """What begins at word `at` and ends by `limit`: the word behind it, and the entry."""
    found: list[tuple[int, Entry]] = []
    _walk(line.low, at, limit, root, found)
    return found


def _walk(low: Sequence[str], at: int, limit: int, node: Node, found: list[tuple[int, Entry]]) -> None:
    """Follow what stands at word `at`, the next of a pattern that has come to `node`."""
    word = low[at]
    after = node.get(word)
    if after is not None:
        _come(low, at + 1, limit, after, found)
    if OPEN not in node:
        return
    if POSS in node and (word in POSSESSIVES or word.endswith("'s")):
        _come(low, at + 1, limit, node[POSS], found)
    if OBJ in node:
        for end in range(at + 1, min(at + _LONGEST_OBJECT, limit) + 1):
            _come(low, end, limit, node[OBJ], found)
    if GAP in node:
        for end in range(at, min(at + _LONGEST_GAP, limit) + 1):
            _come(low, end, limit, node[GAP], found)


def _come(low: Sequence[str], at: int, limit: int, node: Node, found: list[tuple[int, Entry]]) -> None:
    """Come to `node` before word `at`: what ends here is found, and what may go on is followed."""
    for entry in node.get(END, ()):
        found.append((at, entry))
    if at < limit:
        at += low[at] in _PAUSES and at + 1 < limit
        if OPEN in node or low[at] in node:
            _walk(low, at, limit, node, found)


def is_object(line: Line, at: int, limit: int) -> bool:
    """Whether somebody stands here: an objective pronoun or a name, with a capital inside a sentence."""
    return at < limit and (line.low[at] in _OBJECTS or (line.written[at][0].isupper() and not line.opens[at]))
