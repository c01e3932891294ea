"""The hand-written list of interpersonal acts, found in the words of a story: what each place does, and how.

A pattern is looked for where its kind can stand: formulas and forms of address in speech, cues, manners and
gestures in the narration, verbs and feelings in both. Where patterns overlap, the longest that begins first is
taken. A flip just before ("never", "pretended to") turns or weakens what it stands by.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from duologue.reading.acts.patterns import INFLECTED, POSSESSIVES, Line, Node, is_object, matches, tree_of
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


Hit = tuple[int, Entry, float, float]
"""First word, entry, affiliation and dominance with flips."""


def find_hits(words: Words) -> Hits:
    """Every place of the story that matches the list."""
    plain = {low: low.replace("’", "'") for low in set(words.low)}
    low = [plain[word] for word in words.low]
    capital = [word[0].isupper() and not opens for word, opens in zip(words.word, words.opens)]
    line = Line(low, capital)
    speech, narration, flips = _trees()
    rows: list[Hit] = []
    begin, count = 0, len(low)
    while begin < count:
        # A stretch within one quote, or of one block's narration: no pattern reaches over its edges.
        inside, block, end = words.quote[begin], words.block[begin], begin + 1
        while end < count and words.quote[end] == inside and words.block[end] == block:
            end += 1
        if block >= 0:
            trees = narration if inside == NARRATION else speech
            rows += _hits_in(line, words.opens, begin, end, trees, flips)
        begin = end
    return _counted(rows)


def _hits_in(
    line: Line, opens: list[bool], first: int, last: int, trees: tuple[Node, Node], flips: Node
) -> list[Hit]:
    rows: list[Hit] = []
    flipped = _NOT_FLIPPED
    covered = first
    for index in range(first, last):
        word = line.low[index]
        if opens[index]:
            flipped = _NOT_FLIPPED
        turned = word in flips or word.endswith("n't")
        if index >= covered and (word in trees[0] or word in trees[1] or word in POSSESSIVES):
            best = _longest(line, opens, index, first, last, trees)
            if best:
                covered, entry = best
                by = flipped if index <= flipped[0] else _NOT_FLIPPED
                rows.append((index, entry, entry.affiliation * by[1], entry.dominance * by[2]))
        if turned:
            flipped = _flip(line, index, last, flips) or flipped
    return rows


def _longest(
    line: Line, opens: list[bool], index: int, first: int, last: int, trees: tuple[Node, Node]
) -> tuple[int, Entry] | None:
    """Where the longest pattern that stands at `index` ends, and its entry."""
    limit = min(last, index + _LONGEST)
    found = [one for tree in trees for one in matches(line, index, limit, tree)]
    # "Comforted" with somebody behind it is what is done to them; without, it tells how a line was said.
    found.sort(key=lambda one: (-one[0], one[1].kind != "verb"))
    for end, entry in found:
        if _stands(line, opens, index, end, first, last, entry):
            return end, entry
    return None


def _stands(line: Line, opens: list[bool], index: int, end: int, first: int, last: int, entry: Entry) -> bool:
    """Whether what a pattern asks of its surroundings is there."""
    asked = entry.words
    if entry.kind == "verb" and "OBJ" not in asked and not is_object(line, end, last):
        return False
    if entry.kind == "address" and not _is_called(line, index, end, first, last):
        return False
    if asked[0] == "^" and index > first and not opens[index]:
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


@cache
def _trees() -> tuple[tuple[Node, Node], tuple[Node, Node], Node]:
    """The patterns of speech, of narration, and the flips."""
    every = interpersonal()
    return (
        _two_trees([entry for entry in every if entry.kind in _IN_SPEECH]),
        _two_trees([entry for entry in every if entry.kind in _IN_NARRATION]),
        tree_of(entry for entry in every if entry.kind == "flip"),
    )


def _two_trees(entries: list[Entry]) -> tuple[Node, Node]:
    """Patterns as they stand and patterns in every form: apart, for they meet in words that are also forms."""
    return (
        tree_of(entry for entry in entries if entry.kind not in INFLECTED),
        tree_of(entry for entry in entries if entry.kind in INFLECTED),
    )
