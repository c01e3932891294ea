"""What the encoder learns the tone of talk from: lines whose narrator names their tone, and GoEmotions.

A line of a novel beside which the narrator uses a word of `tone_words.py` ("he said coldly") tells its own tone;
the word is hidden, and must be told from the line (distant supervision). GoEmotions (Demszky et al. 2020, CC BY
4.0) are short comments with their emotions; most are put in quotation marks.

What anything is measured or cross-validated on is not read: `left_out` says what.
"""

import json
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from duologue.models.wordpiece import WordPiece
from duologue.reader import RULES, read_stages
from duologue.story.pieces import page_of
from duologue.story.words import NARRATION, Words, words_of
from duologue.text.source import Source
from training.encoder.data import excerpts, wordpiece
from training.encoder.tone_words import tone_words
from training.novels import DATA, split

CODES = Path(__file__).parents[1] / "bonds" / "codes"
READ = RULES[: next(n for n, stage in enumerate(RULES) if "quotes" in stage.writes) + 1]
MARGIN = 2_000
"""So many characters on both sides of a coded passage are left out with it."""
PARAGRAPH = 60
"""Paragraphs of so many letters are looked for in a book."""
MOST = 600_000
"""So many characters of a book are read."""
SIZE = 128
"""Pieces in a window."""
BAGS = 3
"""Said, told beside it, heard before."""
NEAR = 14
"""So many words of narration next to what is said may tell its tone."""
COMMENTS = 14_000
QUOTED = 0.7
"""This share of the comments is put in quotation marks."""
NAMES = ("Tom", "Anna", "Jack", "Mary")
EMOTIONS = 28
PLAIN = 0.2
"""This share of the comments without emotion is kept."""

Ints = NDArray[np.int64]
Spans = list[tuple[int, int]]
Unit = tuple[int, NDArray[np.float64], list[tuple[int, int, int]]]
"""Where a line begins, what is told of it, and its bags: which, first and last piece."""


@dataclass(frozen=True)
class Told:
    """One window: pieces `ids` (n,), their `features` (n, 3), `rows` (m, 4) of unit, bag, first and last piece,
    and what is to be told of each unit, (units, 2) affiliation and dominance, or (1, EMOTIONS)."""

    ids: Ints
    features: Ints
    rows: Ints
    answers: NDArray[np.float32]


def left_out() -> tuple[dict[str, Spans], list[str]]:
    """What is not read: places in characters by book, and books not read at all.

    The novels of the Project Dialogism Novel Corpus and every ninth of the others, on which speakers are
    calibrated, stand outside `split()[0]` already. Here are the novels of the doubly coded scenes, whole; all
    coded scenes to learn from and the development and test excerpts of LitBank's first fold, with `MARGIN` around
    each. A novel in which a scene of its title cannot be found is left out whole.
    """
    books = {path.name: path for path in split()[0]}
    whole = {name for about in _index("dev") for name in _titled(books, about["work"])}
    places: dict[str, Spans] = {}
    for path in CODES.glob("*.json"):
        about = json.loads(path.read_text("utf-8"))
        places.setdefault(about["work"], []).append((about["start"], about["end"]))
    for one in [*excerpts("dev"), *excerpts("test")]:
        for name in (f"{one.name}.txt", f"{one.name.rstrip('_')}.txt"):
            places.setdefault(name, []).append((int(one.page.starts[0]), int(one.page.ends[-1])))
    for about in _index("train"):
        scene = (DATA / "bonds" / "train" / "scenes" / about["file"]).read_text("utf-8")
        for name in _titled(books, about["work"]):
            found = stands(scene, book(books[name]))
            places.setdefault(name, []).extend(found)
            whole |= set() if found else {name}
    return {n: [(a - MARGIN, b + MARGIN) for a, b in spans] for n, spans in places.items()}, sorted(whole)


def _index(part: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((DATA / "bonds" / part / "index.json").read_text("utf-8"))
    return found


def _titled(books: dict[str, Path], title: str) -> list[str]:
    """The books in whose file name a title stands."""
    bare = _letters(title.removeprefix("The "))[0]
    return [name for name in books if bare in _letters(name)[0]]


def _letters(text: str) -> tuple[str, Ints]:
    """The Latin letters of a text in lower case, and their places."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    there = np.flatnonzero(((codes | 32) >= ord("a")) & ((codes | 32) <= ord("z")))
    return (codes[there] | 32).astype(np.uint8).tobytes().decode("ascii"), there


def stands(scene: str, whole: str) -> Spans:
    """Where in a book a scene stands, as one span; none where fewer than half of its long paragraphs are there."""
    letters, places = _letters(whole)
    long = [bare for part in scene.split("\n\n") if len(bare := _letters(part)[0]) >= PARAGRAPH]
    found = [(at, at + len(bare)) for bare in long if (at := letters.find(bare)) >= 0]
    if not found or len(found) < len(long) / 2:
        return []
    return [(int(places[min(found)[0]]), int(places[max(last for _, last in found) - 1]))]


def book(path: Path) -> str:
    """A novel as it is printed."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def lines_of(path: Path, out: Spans) -> list[Told]:
    """The windows of one novel that hold lines whose tone is named; nothing in `out` is read."""
    cut, tone, windows = wordpiece(), tone_words(), []
    text = book(path)[:MOST]
    edges = sorted((max(a, 0), b) for a, b in out)
    begin = 0
    for a, b in [*edges, (len(text), len(text))]:
        if a - begin > 5_000:
            windows += _windows(text[begin:a], cut, tone)
        begin = max(begin, b)
    return windows


def _windows(text: str, cut: WordPiece, tone: dict[str, tuple[float, float]]) -> list[Told]:
    """The windows of a stretch of a novel."""
    story = read_stages(Source.from_text(text), READ)
    words, pieces = words_of(story), cut.cut(story.text, 0, len(story.text))
    page = page_of(story, pieces.starts, pieces.ends, pieces.word)
    opens = np.searchsorted(page.starts, np.array(words.start))
    closes = np.searchsorted(page.starts, np.array(words.end))
    ids, features, units = pieces.ids.astype(np.int64), page.features(), []
    heard: list[tuple[int, int]] = []
    for first, last in zip(words.first, words.last):
        parts = _parts(words, first, last)
        said = [part for part in parts if words.quote[part[0]] != NARRATION]
        rest = [part for part in parts if words.quote[part[0]] == NARRATION]
        named = [n for part in rest for n in _near(words, part, first, last) if words.low[n] in tone]
        if said and named:
            value = np.mean([tone[words.low[n]] for n in named], axis=0)
            rows = [(bag, a, b) for bag, bags in enumerate((said, rest, heard)) for a, b in bags]
            units.append((int(opens[said[0][0]]), value, [(bag, opens[a], closes[b - 1]) for bag, a, b in rows]))
            for n in named:
                ids[opens[n] : closes[n]] = 103
        heard = said or heard
    return list(_gathered(ids, features, units))


def _parts(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """A block's words [first, last) cut where speech begins and ends."""
    edges = [first, *(n for n in range(first + 1, last) if words.quote[n] != words.quote[n - 1]), last]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _near(words: Words, part: tuple[int, int], first: int, last: int) -> list[int]:
    """The words of a stretch of narration that stand next to speech, in its sentence."""
    found: list[int] = []
    if part[0] > first:
        found += _until_end(words, range(part[0], min(part[1], part[0] + NEAR)))
    if part[1] < last:
        found += _until_end(words, range(part[1] - 1, max(part[0], part[1] - NEAR) - 1, -1))
    return found


def _until_end(words: Words, order: range) -> list[int]:
    """The words in order, as far as a sentence's end."""
    found: list[int] = []
    for n in order:
        if found and words.low[n] in (".", "!", "?", ";"):
            break
        found.append(n)
    return found


def _gathered(ids: Ints, features: Ints, units: list[Unit]) -> Iterator[Told]:
    """Windows of SIZE pieces, each unit's speech in one of them."""
    at = 0
    while at < len(units) and len(ids) >= SIZE:
        begin = max(0, min(units[at][0] - 40, len(ids) - SIZE))
        here = [unit for unit in units[at : at + 20] if begin <= unit[0] < begin + SIZE - 15]
        rows = [
            (number, bag, max(int(a) - begin, 0), min(int(b) - begin, SIZE))
            for number, (_, _, bags) in enumerate(here)
            for bag, a, b in bags
            if a < begin + SIZE and b > begin
        ]
        window = slice(begin, begin + SIZE)
        if here:
            answers = np.array([value for _, value, _ in here], np.float32)
            yield Told(ids[window].copy(), features[window].copy(), np.array(rows), answers)
        at += max(1, len(here))


def comments(cut: WordPiece, seed: int) -> list[Told]:
    """Some of GoEmotions' training comments."""
    chance = random.Random(seed)
    lines = (DATA / "goemotions" / "train.tsv").read_text("utf-8").splitlines()
    chance.shuffle(lines)
    plain = (DATA / "goemotions" / "labels.txt").read_text("utf-8").split().index("neutral")
    found = []
    for line in lines:
        text, labels, _ = line.split("\t")
        numbers = [int(label) for label in labels.split(",")]
        if '"' in text or (numbers == [plain] and chance.random() >= PLAIN):
            continue
        named = text.replace("[NAME]", chance.choice(NAMES))
        told = _comment(named, numbers, cut, chance)
        found += [told] if told else []
        if len(found) == COMMENTS:
            break
    return found


def _comment(text: str, labels: list[int], cut: WordPiece, chance: random.Random) -> Told | None:
    """One comment; None where it is very short or long."""
    quoted = chance.random() < QUOTED
    story = read_stages(Source.from_text(f'"{text}"' if quoted else text), READ)
    pieces = cut.cut(story.text, 0, len(story.text))
    if not 4 <= len(pieces.ids) <= 40 or not story.blocks:
        return None
    features = page_of(story, pieces.starts, pieces.ends, pieces.word).features()
    answers = np.zeros((1, EMOTIONS), np.float32)
    answers[0, labels] = 1.0
    rows = np.array([[0, 0, int(quoted), len(pieces.ids) - int(quoted)]])
    return Told(pieces.ids.astype(np.int64), features, rows, answers)


def tone_lines() -> tuple[list[Told], dict[str, object]]:
    """The windows of all novels, and what was left out, for the card."""
    places, whole = left_out()
    paths = [path for path in split()[0] if path.name not in whole]
    read = [path.name for path in paths]
    with ProcessPoolExecutor(2) as pool:
        found = list(pool.map(lines_of, paths, [places.get(name, []) for name in read]))
    passages = {name: sorted(spans) for name, spans in places.items() if name in read}
    windows = [one for part in found for one in part]
    return windows, {"read": read, "not_read": whole, "passages_not_read": passages}
