"""The hand-written list of interpersonal acts, found in the words of a story: what each place does, and how.

A pattern is looked for where its kind can stand: formulas and forms of address in speech, cues, manners and
gestures in the narration, verbs and feelings in both. Where patterns overlap, the longest that begins first is
taken. A flip just before ("never", "pretended to") turns or weakens what it stands by.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from duologue.reading.acts.patterns import (
    INFLECTED,
    POSS,
    Line,
    Node,
    is_object,
    line_of,
    matches,
    may_begin,
    tree_of,
)
from duologue.story.acts import MOVES
from duologue.story.words import NARRATION, Words
from duologue.text.interpersonal import Entry, interpersonal

KINDS = ("verb", "cue", "manner", "formula", "address", "gesture", "inner")
COLUMNS = len(KINDS) * 4 + len(MOVES)
"""What a hit counts for: warmth, cold, command and yielding of its kind, and its move."""
_IN_SPEECH = ("formula", "address", "verb", "inner")
_IN_NARRATION = ("cue", "manner", "gesture", "verb", "inner")
_LONGEST = 14
_FLIP_AHEAD = 4
"""A flip turns what begins at most so many words behind it."""
_NOT_FLIPPED = (0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Hits:
    """Places that match, in order: `at` (n,) the first word of each; `counts` (n, COLUMNS) what each counts
    for."""

    at: NDArray[np.int64]
    counts: NDArray[np.float32]


_Patterns = tuple[Node, Node]
"""Patterns as they stand and patterns in every form: apart, for they meet in words that are also forms."""
Hit = tuple[int, Entry, float, float]
"""First word, entry, affiliation and dominance with flips."""


def find_hits(words: Words) -> Hits:
    """Every place of the story that matches the list."""
    line, lists = line_of(words), _lists()
    told = np.array(words.quote) == NARRATION
    begins = np.where(told, may_begin(line, lists.narration), may_begin(line, lists.speech))
    flips = may_begin(line, [lists.flips])
    flips |= np.array([low.endswith("n't") for low in line.vocabulary], dtype=np.bool_)[line.number]
    places = np.flatnonzero((begins | flips) & (np.array(words.block) >= 0))
    begun = np.searchsorted(places, [first for first, _ in words.runs]).tolist()
    seen = _Seen(line, begins.tolist(), flips.tolist(), np.cumsum(words.opens).tolist(), lists.flips)
    rows: list[Hit] = []
    # No pattern reaches over the edges of a run.
    for (first, last), one, other in zip(words.runs, begun, [*begun[1:], len(places)]):
        if one < other:
            patterns = lists.narration if told[first] else lists.speech
            rows += _hits_in(seen, first, last, places[one:other].tolist(), patterns)
    return _counted(rows)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The words of a story; which can begin a pattern, which a flip, and in which sentence each stands."""

    line: Line
    begins: list[bool]
    flips: list[bool]
    sentence: list[int]
    flip_tree: Node


def _hits_in(seen: _Seen, first: int, last: int, places: list[int], patterns: _Patterns) -> list[Hit]:
    rows: list[Hit] = []
    flipped, flipped_in = _NOT_FLIPPED, 0
    covered = first
    for index in places:
        if seen.begins[index] and index >= covered:
            best = _longest(seen.line, index, first, last, patterns)
            if best:
                covered, entry = best
                by = flipped if index <= flipped[0] and seen.sentence[index] == flipped_in else _NOT_FLIPPED
                rows.append((index, entry, entry.affiliation * by[1], entry.dominance * by[2]))
        turned = _flip(seen.line, index, last, seen.flip_tree) if seen.flips[index] else None
        if turned:
            flipped, flipped_in = turned, seen.sentence[index]
    return rows


def _longest(line: Line, index: int, first: int, last: int, patterns: _Patterns) -> tuple[int, Entry] | None:
    """Where the longest pattern that stands at `index` ends, and its entry."""
    limit = min(last, index + _LONGEST)
    low = line.low[index]
    trees = [tree for tree in patterns if low in tree or POSS in tree]
    found = [one for tree in trees for one in matches(line, index, limit, tree)]
    if not found:
        return None
    # "Comforted" with somebody behind it is what is done to them; without, it tells how a line was said.
    found.sort(key=lambda one: (-one[0], one[1].kind != "verb"))
    for end, entry in found:
        if _stands(line, index, end, first, last, entry):
            return end, entry
    return None


def _stands(line: Line, index: int, end: int, first: int, last: int, entry: Entry) -> bool:
    """Whether what a pattern asks of its surroundings is there."""
    asked = entry.words
    if entry.kind == "verb" and "OBJ" not in asked and not is_object(line, end, last):
        return False
    if entry.kind == "address" and not _is_called(line, index, end, first, last):
        return False
    if asked[0] == "^" and index > first and not line.opens[index]:
        return False
    if "$" in asked and end < last and line.low[end][0].isalnum():
        return False
    return "?" not in asked or _asks(line, end, last)


def _asks(line: Line, end: int, last: int) -> bool:
    for index in range(end, last):
        if line.low[index][0] in ".!?":
            return line.low[index][0] == "?"
    return False


def _is_called(line: Line, index: int, end: int, first: int, last: int) -> bool:
    """A form of address stands between marks: "you fool," or ", darling!"."""
    before = index == first or not line.low[index - 1][0].isalnum() or line.low[index - 1] in ("my", "oh", "dear")
    return before and (end >= last or not line.low[end][0].isalnum())


def _flip(line: Line, index: int, last: int, flips: Node) -> tuple[int, float, float] | None:
    """Until which word the longest flip here reaches, and its two factors."""
    if line.low[index].endswith("n't"):
        return index + 1 + _FLIP_AHEAD, -1.0, -1.0
    found = matches(line, index, min(last, index + 6), flips)
    if not found:
        return None
    end, entry = max(found, key=lambda one: one[0])
    return end + _FLIP_AHEAD, entry.affiliation, entry.dominance


def _counted(rows: list[Hit]) -> Hits:
    counts = np.zeros((len(rows), COLUMNS), dtype=np.float32)
    for number, (_, entry, affiliation, dominance) in enumerate(rows):
        kind = 4 * KINDS.index(entry.kind)
        counts[number, kind + (affiliation < 0)] = abs(affiliation)
        counts[number, kind + 2 + (dominance < 0)] = abs(dominance)
        if entry.move:
            counts[number, 4 * len(KINDS) + MOVES.index(entry.move)] = 1.0
    return Hits(np.array([row[0] for row in rows], dtype=np.int64), counts)


@dataclass(frozen=True, slots=True)
class _Lists:
    """The patterns of speech, of narration, and the flips."""

    speech: _Patterns
    narration: _Patterns
    flips: Node


@cache
def _lists() -> _Lists:
    every = interpersonal()
    return _Lists(
        _patterns([entry for entry in every if entry.kind in _IN_SPEECH]),
        _patterns([entry for entry in every if entry.kind in _IN_NARRATION]),
        tree_of(entry for entry in every if entry.kind == "flip"),
    )


def _patterns(entries: list[Entry]) -> _Patterns:
    return (
        tree_of(entry for entry in entries if entry.kind not in INFLECTED),
        tree_of(entry for entry in entries if entry.kind in INFLECTED),
    )
