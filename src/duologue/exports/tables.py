"""A reading as tables, from quotes to curves. CSV needs nothing; Parquet and Arrow need polars.

The columns are told in tables_schema.py and docs/tables.md; the rows about bonds are made in bond_tables.py.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from importlib import import_module
from types import ModuleType
from typing import Any

from duologue.errors import DuologueError
from duologue.exports.bond_tables import Cell, act_rows, bond_rows, curve_rows, moment_rows
from duologue.exports.places import Places
from duologue.exports.shares import quote_words, shares, word_count
from duologue.exports.stretches import keys
from duologue.exports.tables_schema import COLUMNS, Column, published
from duologue.story.story import Story
from duologue.text.span import Span

# UTF-8 cannot hold half a surrogate pair; offsets still count it as one.
_HALVES = re.compile("[\ud800-\udfff]")
_ARROW = {"string": "String", "integer": "Int64", "number": "Float64", "boolean": "Boolean"}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `values` holds a tuple per column, all of one length."""

    name: str
    columns: tuple[Column, ...]
    values: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        return len(self.values[0])

    def column(self, name: str) -> tuple[Cell, ...]:
        """The values of one column."""
        return self.values[[column.name for column in self.columns].index(name)]

    def rows(self) -> Iterator[dict[str, Cell]]:
        """Each row by the names of its columns."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row)) for row in zip(*self.values))

    def csv(self) -> str:
        """As CSV with a row of names; no value is an empty cell, and a boolean is `true` or `false`."""
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow([column.name for column in self.columns])
        writer.writerows([_written(cell) for cell in row] for row in zip(*self.values))
        return file.getvalue()

    def frame(self) -> Any:  # noqa: ANN401 (the type is only there where polars is)
        """As a polars DataFrame. Raises DuologueError where polars is not installed."""
        polars = _polars(f"the table {self.name!r} as a data frame")
        kinds = {column.name: getattr(polars, _ARROW[column.kind]) for column in self.columns}
        return polars.DataFrame(dict(zip(kinds, self.values)), schema=kinds)

    def parquet(self) -> bytes:
        """As a Parquet file. Raises DuologueError where polars is not installed."""
        file = io.BytesIO()
        self.frame().write_parquet(file)
        return file.getvalue()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.frame().__arrow_c_stream__(requested_schema)


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of one reading."""

    quotes: Table
    cast: Table
    mentions: Table
    thoughts: Table
    scenes: Table
    acts: Table
    moments: Table
    bonds: Table
    curves: Table

    def __iter__(self) -> Iterator[Table]:
        return (getattr(self, table.name) for table in fields(self))


def tables(story: Story) -> Tables:
    """The tables of `story`; a layer that was not read gives a table without rows."""
    places = Places(story)
    return Tables(
        quotes=_table("quotes", _quotes(story, places)),
        cast=_table("cast", _cast(story)),
        mentions=_table("mentions", _mentions(story, places)),
        thoughts=_table("thoughts", _thoughts(story, places)),
        scenes=_table("scenes", _scenes(story, places)),
        acts=_table("acts", act_rows(story, places)),
        moments=_table("moments", moment_rows(story, places)),
        bonds=_table("bonds", bond_rows(story)),
        curves=_table("curves", curve_rows(story, places)),
    )


def tables_csv(made: Tables) -> dict[str, str]:
    """Each table as CSV by its name, and under "schema" what their columns are, as JSON."""
    columns = {table.name: table.columns for table in made}
    written = {table.name: table.csv() for table in made}
    return written | {"schema": json.dumps(published(columns), ensure_ascii=False, indent=1) + "\n"}


def tables_parquet(made: Tables) -> dict[str, bytes]:
    """Each table as a Parquet file by its name. Raises DuologueError where polars is not installed."""
    _polars("Parquet files")
    return {table.name: table.parquet() for table in made}


def _polars(thing: str) -> ModuleType:
    try:
        return import_module("polars")
    except ImportError as missing:
        way_out = "Install it with `pip install 'duologue[tables]'`, or take the CSV files, which need nothing"
        raise DuologueError(thing, "polars is not installed", way_out) from missing


def _written(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else cell


def _table(name: str, rows: Iterable[Sequence[Cell]]) -> Table:
    columns = COLUMNS[name]
    values = tuple(zip(*([_cell(cell) for cell in row] for row in rows), strict=True))
    return Table(name, columns, values or tuple(() for _ in columns))


def _cell(cell: Cell) -> Cell:
    return _HALVES.sub("\ufffd", cell) if isinstance(cell, str) else cell


def _words(story: Story, spans: Sequence[Span]) -> str:
    return " ".join(span.of(story.text) for span in spans)


def _ranges(spans: Sequence[Span]) -> tuple[int, int, str]:
    return spans[0].start, spans[-1].end, " ".join(f"{span.start}-{span.end}" for span in spans)


def _quotes(story: Story, places: Places) -> Iterator[tuple[Cell, ...]]:
    answers = {answer.quote: answer for answer in story.attributions}
    for quote, key in zip(story.quotes, keys(story, [(quote.kind, quote.spans) for quote in story.quotes])):
        answer = answers.get(quote.id)
        known = story.characters[answer.speaker] if answer and answer.speaker else None
        cue = answer.cue if answer else None
        yield (
            *(quote.id, key, *places.ids(quote.spans[0].start), *_ranges(quote.spans)),
            *(quote.kind, quote.marks, quote.closed, quote.inside),
            *(known.id if known else None, known.name if known else None),
            (" ".join(answer.addressees) or None) if answer else None,
            answer.kind if answer else None,
            *(cue.start if cue else None, cue.end if cue else None),
            round(answer.score, 4) if answer else None,
            (" | ".join(answer.because) or None) if answer else None,
            *(quote_words(story, quote), _words(story, quote.spans)),
        )


def _cast(story: Story) -> Iterator[tuple[Cell, ...]]:
    counts = {share.character.id: share for share in shares(story).people}
    mentions = Counter(mention.character for mention in story.mentions)
    first = {mention.character: mention.span.start for mention in reversed(story.mentions)}
    for one in story.cast:
        share = counts.get(one.id)
        said = (share.lines, share.words, share.thoughts) if share else (0, 0, 0)
        told = (one.id, one.name, one.named, one.gender, one.narrator, " | ".join(one.aliases) or None)
        yield (*told, *said, mentions[one.id], first.get(one.id))


def _mentions(story: Story, places: Places) -> Iterator[tuple[Cell, ...]]:
    for one in story.mentions:
        scene, block = places.ids(one.span.start)
        words = one.span.of(story.text)
        yield (one.character, one.span.start, one.span.end, one.kind, one.address, block, scene, words)


def _thoughts(story: Story, places: Places) -> Iterator[tuple[Cell, ...]]:
    for one, key in zip(story.thoughts, keys(story, [("thought", one.spans) for one in story.thoughts])):
        known = story.characters[one.character] if one.character else None
        words = _words(story, one.spans)
        yield (
            *(one.id, key, *places.ids(one.spans[0].start), *_ranges(one.spans), one.form),
            *(known.id if known else None, known.name if known else None),
            *(round(one.score, 4), " | ".join(one.because) or None, word_count(words), words),
        )


def _scenes(story: Story, places: Places) -> Iterator[tuple[Cell, ...]]:
    blocks = Counter(block.scene for block in story.blocks)
    words: Counter[str | None] = Counter()
    for block in story.blocks:
        if block.kind in ("paragraph", "heading"):
            words[block.scene] += word_count(block.span.of(story.text))
    scene_of = {quote.id: places.ids(quote.spans[0].start)[0] for quote in story.quotes}
    quotes = Counter(scene_of.values())
    speakers: dict[str | None, dict[str, None]] = {}
    told = {quote.id for quote in story.quotes if quote.inside}
    for answer in story.attributions:
        if answer.speaker and answer.quote not in told:
            speakers.setdefault(scene_of[answer.quote], {})[answer.speaker] = None
    for scene in story.scenes:
        spoke = " ".join(speakers.get(scene.id, ())) or None
        counted = (blocks[scene.id], words[scene.id], quotes[scene.id])
        yield (scene.id, scene.span.start, scene.span.end, scene.time, *counted, spoke)
