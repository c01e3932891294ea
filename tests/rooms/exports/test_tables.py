"""The tables say what the reading says, in the columns that were published, and read back as they were written."""

import csv
import importlib.util
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from last_boat import last_boat

from duologue import read, read_text
from duologue.errors import DuologueError
from duologue.exports import tables as module
from duologue.exports.tables import Table, tables, tables_csv, tables_parquet
from duologue.exports.tables_schema import COLUMNS, SCHEMA
from duologue.story.story import Story
from duologue.text.source import Source

ROOT = Path(__file__).parents[3]
TEXTS = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "golden" / "passages").glob("*.txt")])
PAGE = (ROOT / "docs" / "tables.md").read_text("utf-8")
KINDS = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}
with_polars = pytest.mark.skipif(importlib.util.find_spec("polars") is None, reason="needs duologue[tables]")


def read_back(written: str, table: Table) -> list[tuple]:
    """As another program reads it from disk, told only the kinds of the columns."""
    names, *rows = csv.reader(io.StringIO(written.encode("utf-8").decode("utf-8"), newline=""))
    assert names == [column.name for column in table.columns]
    kinds = [KINDS[column.kind] for column in table.columns]
    return [tuple(kind(v) if v else None for kind, v in zip(kinds, row, strict=True)) for row in rows]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_goes_out_comes_back(path: Path) -> None:
    """And is the reading: places hold the words that stand beside them."""
    story = read(path)
    made = tables(story)
    for table in made:
        assert read_back(tables_csv(made)[table.name], table) == list(zip(*table.values))
    for row in [*made.quotes.rows(), *made.thoughts.rows()]:
        spans = [tuple(map(int, pair.split("-"))) for pair in row["spans"].split()]
        assert " ".join(story.text[start:end] for start, end in spans) == row["text"]
        assert (row["start"], row["end"]) == (spans[0][0], spans[-1][1])
    assert all(story.text[row["start"] : row["end"]] == row["text"] for row in made.mentions.rows())
    known = {answer.quote: answer.speaker for answer in story.attributions}
    assert {row["id"]: row["speaker"] for row in made.quotes.rows() if row["how"]} == known
    assert len({row["key"] for row in made.quotes.rows()}) == len(story.quotes) == len(made.quotes)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab ,.\n\r“”\"'é\x00\ud800I", max_size=100))
def test_any_text_comes_back(text: str) -> None:
    """Line ends, quotation marks, nothing at all: CSV keeps them."""
    for table in tables(read_text(text)):
        assert read_back(table.csv(), table) == list(zip(*table.values))


def test_the_counts_agree_with_one_another() -> None:
    """What the cast table sums up is what the other tables list."""
    made = tables(last_boat())
    for person in made.cast.rows():
        said = [row for row in made.quotes.rows() if row["speaker"] == person["id"]]
        assert person["lines"] == len(said)
        assert person["words"] == sum(row["words"] for row in said if row["inside"] is None)
        assert person["thoughts"] == sum(one == person["id"] for one in made.thoughts.column("character"))
    assert sum(made.scenes.column("quotes")) == len(made.quotes)


def test_an_unread_story_gives_empty_tables_with_their_columns() -> None:
    """Nothing was found, and the program that reads the file need not care."""
    for table in tables(Story(Source.from_text("Unread."))):
        assert len(table) == 0 and table.csv().strip() == ",".join(c.name for c in COLUMNS[table.name])


def test_the_same_reading_gives_the_same_tables() -> None:
    """Ids and order included."""
    path = TEXTS[0]

    assert tables_csv(tables(read(path))) == tables_csv(tables(read(path)))


def test_keys_stay_where_another_place_is_edited() -> None:
    """Ids number the reading; keys follow the words."""
    before, after = (
        tables(read_text(text))
        for text in ("“Stay,” said Ada. “I mean it.”", "“Wait.”\n\n“Stay,” said Ada. “I mean it.”")
    )

    assert before.quotes.column("key")[0] == after.quotes.column("key")[1]


def test_every_column_is_in_the_docs_in_order() -> None:
    """The published page is the schema."""
    assert f"`{SCHEMA}`" in PAGE
    for name, columns in COLUMNS.items():
        section = PAGE.split(f"\n## `{name}`\n")[1].split("\n## ")[0]
        assert re.findall(r"^\| `(\w+)` \| (\w+) \|", section, re.M) == [(c.name, c.kind) for c in columns]


def test_the_schema_goes_with_the_files() -> None:
    """For programs: each table's fields and types."""
    told = json.loads(tables_csv(tables(last_boat()))["schema"])

    assert told["schema"] == SCHEMA
    assert {name: [(f["name"], f["type"]) for f in one["fields"]] for name, one in told["tables"].items()} == {
        name: [(column.name, column.kind) for column in columns] for name, columns in COLUMNS.items()
    }


def test_without_polars_it_says_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing, how to get it, and what works without."""

    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(module, "import_module", absent)
    with pytest.raises(DuologueError, match=r"polars is not installed.*duologue\[tables\].*CSV"):
        tables_parquet(tables(last_boat()))
    with pytest.raises(DuologueError, match="polars is not installed"):
        tables(last_boat()).quotes.__arrow_c_stream__()


@with_polars
@pytest.mark.parametrize("path", TEXTS[:5], ids=lambda path: path.stem)
def test_parquet_reads_back(path: Path) -> None:
    """Every value and every kind, read by polars."""
    polars = pytest.importorskip("polars")
    story = read(path)
    files = tables_parquet(tables(story))
    for table in tables(story):
        assert polars.read_parquet(io.BytesIO(files[table.name])).rows() == list(zip(*table.values))


@with_polars
def test_a_table_is_an_arrow_stream() -> None:
    """Data frames take it as it is, an empty one included."""
    polars = pytest.importorskip("polars")
    for story in (last_boat(), replace(last_boat(), thoughts=())):
        for table in tables(story):
            assert polars.DataFrame(table).rows() == list(zip(*table.values))
