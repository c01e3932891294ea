"""Golden readings: what a careful reader finds in a story, and where it stands. README.md has the format."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldPerson:
    """One person. `also` are the other words by which the story calls them."""

    name: str
    also: tuple[str, ...]
    gender: str | None
    named: bool
    narrator: bool


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One quotation. `speaker` is None where a careful reader could not know, and for anything "quoted"."""

    spans: tuple[str, ...]
    at: tuple[Place, ...]
    speaker: str | None
    to: tuple[str, ...]
    kind: str
    cue: str | None


@dataclass(frozen=True, slots=True)
class GoldThought:
    """One stretch of thought, and whose it is."""

    spans: tuple[str, ...]
    at: tuple[Place, ...]
    who: str | None
    form: str


@dataclass(frozen=True)
class Gold:
    """A story beside its golden reading. `breaks`, `headings` and `matter` are the first words of blocks."""

    name: str
    path: Path
    text: str
    cast: tuple[GoldPerson, ...]
    mentioned: tuple[str, ...]
    quotes: tuple[GoldQuote, ...]
    thoughts: tuple[GoldThought, ...]
    breaks: tuple[str, ...]
    scene_times: tuple[str | None, ...]
    headings: tuple[str, ...]
    matter: tuple[str, ...]
    apostrophes: tuple[str, ...]

    @cached_property
    def group(self) -> str:
        """Which set it belongs to: "examples", "dev", or "held" (not to be tuned on)."""
        if self.path.parent == EXAMPLES:
            return "examples"
        return "held" if self.name.startswith("held_") else "dev"


def load_all() -> Iterator[Gold]:
    """Every golden reading: the examples, then the passages, by name."""
    for reading in sorted((HERE / "examples").glob("*.json")):
        yield load(reading, EXAMPLES / f"{reading.stem}.txt")
    for reading in sorted((HERE / "passages").glob("*.json")):
        yield load(reading, reading.with_suffix(".txt"))


def load(reading: Path, story: Path) -> Gold:
    """The golden reading in one file, beside the text it reads."""
    given = json.loads(reading.read_text(encoding="utf-8"))
    return Gold(
        name=reading.stem,
        path=story,
        text=story.read_bytes().decode("utf-8"),
        cast=tuple(_person(row) for row in given["cast"]),
        mentioned=tuple(given.get("mentioned", ())),
        quotes=tuple(_quote(row) for row in given["quotes"]),
        thoughts=tuple(_thought(row) for row in given["thoughts"]),
        breaks=tuple(given["breaks"]),
        scene_times=tuple(given["scene_times"]),
        headings=tuple(given.get("headings", ())),
        matter=tuple(given["matter"]),
        apostrophes=tuple(given.get("apostrophes", ())),
    )


def _person(row: dict[str, Any]) -> GoldPerson:
    return GoldPerson(row["name"], tuple(row["also"]), row["gender"], row["named"], row["narrator"])


def _places(row: dict[str, Any]) -> tuple[Place, ...]:
    return tuple((start, end) for start, end in row["at"])


def _quote(row: dict[str, Any]) -> GoldQuote:
    return GoldQuote(tuple(row["spans"]), _places(row), row["speaker"], tuple(row["to"]), row["kind"], row["cue"])


def _thought(row: dict[str, Any]) -> GoldThought:
    return GoldThought(tuple(row["spans"]), _places(row), row["who"], row["form"])


def opening(text: str, words: str) -> int | None:
    """Where the one line that begins with `words` begins; None where there is none, or more than one."""
    found = [at for at in _occurrences(text, words) if not text[:at].rpartition("\n")[2].strip()]
    return found[0] if len(found) == 1 else None


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
