"""Coded conduct to learn from: the training scenes with their people given, and short exchanges.

The doubly coded scenes (`bonds/dev`) are for measuring and are never opened here.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.quality.coded_scenes import PEOPLE, Coded, given, scenes
from duologue.reader import RULES, read_stages
from duologue.reading.acts.bags import Bags, bags_of
from duologue.reading.acts.conduct import Conduct, conducts
from duologue.reading.acts.features import Floats, counted
from duologue.reading.acts.lexicon import find_hits
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words, words_of
from duologue.text.source import Source
from training.novels import DATA

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Code:
    """What the coders say of one conduct, None where they saw nothing (values in -2..2). `known`: they looked."""

    affiliation: float | None = None
    dominance: float | None = None
    inner: float | None = None
    move: str | None = None
    known: bool = False


@dataclass(frozen=True)
class Example:
    """One text: its words in lower case, its conduct, bags, what the list counts, and a code for each conduct.

    `group` keeps what must not be parted (the novel; exchanges are always learned from).
    """

    group: str
    low: list[str]
    found: list[Conduct]
    bags: Bags
    counted: Floats
    codes: list[Code]


def plain(words: Words) -> list[str]:
    """Words in lower case, apostrophes straight."""
    return [word.replace("’", "'") for word in words.low]


def example_of(story: Story, group: str, found: list[Conduct], codes: list[Code]) -> Example:
    """Everything that can be counted about a text's conduct."""
    words = words_of(story)
    bags = bags_of(found)
    return Example(group, plain(words), found, bags, counted(bags, find_hits(words)), codes)


def coded_scenes() -> list[Example]:
    """The training scenes, by rules alone."""
    return [coded_scene(scene, given(scene, rules=True)) for scene in scenes(DATA / "bonds" / "train")]


def coded_scene(scene: Coded, story: Story) -> Example:
    """One scene with the codes of its conduct."""
    found = conducts(story, words_of(story))
    starts = [paragraph.start for paragraph in scene.paragraphs]
    codes = []
    for one in found:
        paragraph = bisect_right(starts, story.blocks[one.block].span.start) - 1
        codes.append(_code(scene, paragraph, one.actor) if one.actor in PEOPLE else Code())
    return example_of(story, scene.work, found, codes)


def _code(scene: Coded, paragraph: int, who: str) -> Code:
    moves = scene.moves(paragraph, who)
    values = [scene.value(paragraph, who, name) for name in ("out_aff", "out_dom", "in_aff")]
    return Code(*values, move=moves[0] if moves else None, known=True)


def exchanges() -> list[Example]:
    """Short modern exchanges: those at hand and those written for this project."""
    folders = (DATA / "bonds" / "exchanges", HERE / "exchanges")
    paths = sorted(path for folder in folders for path in folder.glob("*.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [example for row in rows for example in _exchange(row)]


def _exchange(row: dict[str, Any]) -> Iterator[Example]:
    """One exchange: all speech and narration of its last part is the conduct of the one who is coded."""
    before, text = row["prev"].strip(), row["text"].strip()
    whole = f"{before}\n\n{text}" if before else text
    story = read_stages(Source.from_text(whole), RULES[:3])
    words = words_of(story)
    cut = len(whole) - len(text)
    parts: dict[tuple[bool, bool], list[tuple[int, int]]] = {}
    edges = [n for n in range(1, len(words)) if _part(words, n, cut) != _part(words, n - 1, cut)]
    for first, last in zip([0, *edges], [*edges, len(words)]):
        parts.setdefault(_part(words, first, cut), []).append((first, last))
    earlier = Conduct(0, "b", "s", said=parts.get((True, True), []), done=parts.get((True, False), []))
    done = parts.get((False, False), [])
    one = Conduct(1, "a", "s", said=parts.get((False, True), []), done=done, deeds=done)
    for conduct in (earlier, one):
        other = "a" if conduct.actor == "b" else "b"
        conduct.targets = {channel: (other,) for channel in ("said", "done", "felt")}
    code = Code(row.get("out_aff"), row.get("out_dom"), row.get("in_aff"), row.get("move"), True)
    found, codes = ([earlier, one], [Code(), code]) if before else ([one], [code])
    yield example_of(story, "exchanges", found, codes)


def _part(words: Words, index: int, cut: int) -> tuple[bool, bool]:
    """Whether a word stands in what came before, and whether it is said."""
    return words.start[index] < cut, words.quote[index] != NARRATION


def rows_with(examples: list[Example], name: str) -> tuple[list[tuple[int, int]], np.ndarray]:  # type: ignore[type-arg]
    """Where a value is coded, as (example, conduct), and the values."""
    places = [
        (i, k) for i, e in enumerate(examples) for k, code in enumerate(e.codes) if getattr(code, name) is not None
    ]
    return places, np.array([getattr(examples[i].codes[k], name) for i, k in places])
