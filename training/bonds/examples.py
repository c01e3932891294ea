"""Coded conduct to learn from: the training scenes with their people given, and short exchanges.

The doubly coded scenes (`bonds/dev`) are for measuring and are never opened here.
"""

import json
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.quality.coded_scenes import PEOPLE, Coded, given, read_whole, scenes, whom
from numpy.typing import NDArray

from duologue.reader import STAGES, read_stages
from duologue.reading.acts.bags import Bags, bags_of
from duologue.reading.acts.conduct import Conduct, conducts
from duologue.reading.acts.features import Floats, counted
from duologue.reading.acts.lexicon import find_hits
from duologue.reading.acts.vectors import pooled
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words, words_of
from duologue.text.source import Source
from training.novels import DATA

HERE = Path(__file__).parent
EXCHANGES = "exchanges"
_UNTIL_CAST = STAGES[: next(n for n, stage in enumerate(STAGES) if "cast" in stage.writes) + 1]


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
    """One text: its words in lower case, its conduct, bags, what the list counts, the encoder's vectors of the
    bags (n, bags, hidden), and a code for each conduct.

    `group` keeps what must not be parted: the novel, or EXCHANGES, which are always learned from. `shared` are the
    scenes of the shared data, which were not chosen by their tone: what is measured is measured on them.
    """

    group: str
    low: list[str]
    found: list[Conduct]
    bags: Bags
    counted: Floats
    vectors: NDArray[np.float16]
    codes: list[Code]
    shared: bool = False


def novels_of(names: list[str]) -> list[str]:
    """One name for each novel: scenes tell it by title or by file name, the title standing in the file name."""
    bare = ["".join(c for c in name.lower().removesuffix(".txt") if c.isalpha()) for name in names]
    known = sorted(set(bare), key=len)
    return [next(short for short in known if short in name) for name in bare]


def plain(words: Words) -> list[str]:
    """Words in lower case, apostrophes straight."""
    return [word.replace("’", "'") for word in words.low]


def example_of(story: Story, group: str, found: list[Conduct], codes: list[Code]) -> Example:
    """Everything that can be counted about a text's conduct."""
    words = words_of(story)
    bags = bags_of(found)
    assert story.encoding is not None
    vectors = pooled(story.encoding, words, bags).astype(np.float16)
    return Example(group, plain(words), found, bags, counted(bags, find_hits(words)), vectors, codes)


def shared_scenes() -> list[Example]:
    """The training scenes of the shared data, with their people given."""
    ours = {person: person for person in PEOPLE}
    found = (coded_scene(scene, given(scene), ours) for scene in scenes(DATA / "bonds" / "train"))
    return [replace(example, shared=True) for example in found]


def code_files() -> list[Path]:
    """The codes of the scenes coded for this project."""
    return sorted((HERE / "codes").glob("*.json"))


def own_scenes(paths: list[Path]) -> list[Example]:
    """Some of the scenes coded for this project, read end to end."""
    found = []
    for path in paths:
        scene = own_scene(path)
        story = read_whole(scene)
        found.append(coded_scene(scene, story, coded_people(scene, story)))
    return found


def coded_people(scene: Coded, story: Story) -> dict[str, str]:
    """Our character for each of the two of a scene coded for this project: who is by name, and acts where the rows
    say that somebody does (their F1 by paragraphs, half a point for the name)."""
    starts = [paragraph.start for paragraph in scene.paragraphs]
    acts: dict[str, set[int]] = {}
    for one in conducts(story, words_of(story)):
        if one.said or one.deeds:
            place = bisect_right(starts, story.blocks[one.block].span.start) - 1
            acts.setdefault(one.actor, set()).add(place)
    rows = {who: {row[0] for row in scene.about["paragraphs"] if row[1] == who} for who in PEOPLE}
    named = whom(scene, story)

    def likeness(who: str, character: str) -> float:
        both, either = len(acts[character] & rows[who]), len(acts[character]) + len(rows[who])
        return 2 * both / either + 0.5 * (named.get(who) == character)

    pairs = [dict(zip(PEOPLE, two)) for two in permutations(acts, 2)]
    return max(pairs, key=lambda two: sum(likeness(*one) for one in two.items()), default=named)


def coded_scene(scene: Coded, story: Story, ours: dict[str, str]) -> Example:
    """One scene with the codes of its conduct; `ours` is who the two are among the story's people."""
    found = conducts(story, words_of(story))
    starts = [paragraph.start for paragraph in scene.paragraphs]
    person = {character: who for who, character in ours.items()}
    codes = []
    for one in found:
        paragraph = bisect_right(starts, story.blocks[one.block].span.start) - 1
        codes.append(_code(scene, paragraph, person[one.actor]) if one.actor in person else Code())
    return example_of(story, scene.work, found, codes)


def own_scene(path: Path) -> Coded:
    """A scene coded for this project: its text is cut from the book, its rows are put as in the shared data."""
    about = json.loads(path.read_text("utf-8"))
    with (DATA / "litbank" / "original" / about["work"]).open(encoding="utf-8", newline="") as file:
        text = file.read()[about["start"] : about["end"]]
    coded = Coded(path.stem, about["work"], text, about, ())
    empty = {"out_aff": None, "out_dom": None, "in_aff": None, "move": None}
    paragraphs = [{person: dict(empty) for person in PEOPLE} for _ in coded.paragraphs]
    for paragraph, who, *values in about["paragraphs"]:
        paragraphs[paragraph][who] = dict(zip(empty, values))
    codes = {"paragraphs": paragraphs, "speakers": []} | {
        name: about[name] for name in ("turning_points", "ending")
    }
    return Coded(path.stem, about["work"], text, about, (codes,))


def _code(scene: Coded, paragraph: int, who: str) -> Code:
    moves = scene.moves(paragraph, who)
    values = [scene.value(paragraph, who, name) for name in ("out_aff", "out_dom", "in_aff")]
    return Code(*values, move=moves[0] if moves else None, known=True)


def exchange_files() -> list[Path]:
    """Short modern exchanges: those at hand and those written for this project."""
    folders = (DATA / "bonds" / "exchanges", HERE / "exchanges")
    return sorted(path for folder in folders for path in folder.glob("*.jsonl"))


def exchanges_in(path: Path) -> list[Example]:
    """The exchanges of one file."""
    return [_exchange(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _exchange(row: dict[str, Any]) -> Example:
    """One exchange: all speech and narration of its last part is the conduct of the one who is coded."""
    before, text = row["prev"].strip(), row["text"].strip()
    whole = f"{before}\n\n{text}" if before else text
    story = read_stages(Source.from_text(whole), _UNTIL_CAST)
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
        conduct.targets = dict.fromkeys(("said", "done", "felt"), (other,))
    code = Code(row.get("out_aff"), row.get("out_dom"), row.get("in_aff"), row.get("move"), True)
    found, codes = ([earlier, one], [Code(), code]) if before else ([one], [code])
    return example_of(story, EXCHANGES, found, codes)


def _part(words: Words, index: int, cut: int) -> tuple[bool, bool]:
    """Whether a word stands in what came before, and whether it is said."""
    return words.start[index] < cut, words.quote[index] != NARRATION
