"""The Story that a user gets: with checks, tables and a notebook's view, which other programs take as they are."""

import importlib.util

import pytest

import duologue
from duologue.checks.table import CHECKS, UnknownCheckError
from duologue.checks.table import findings as found_in

TEXT = "“You came,” said Ada.\n\n“I said I would.” Bram shut the door. “Sit down, Ada.\n\nShe sat.\n"


def test_checks_are_those_of_the_command_line() -> None:
    """Switched by the same codes."""
    story = duologue.read_text(TEXT, rules=True)

    assert story.checks() == found_in(story)
    assert {one.code for one in story.checks()} >= {"D301"}
    assert story.checks(ignore=["D"]) == ()
    assert story.checks(select=["D301"], also=["D5"]) == found_in(
        story, [check for check in CHECKS if check.code == "D301" or check.code.startswith("D5")]
    )
    with pytest.raises(UnknownCheckError, match="X9"):
        story.checks(select=["X9"])


def test_tables_are_taken_by_data_frames() -> None:
    """By polars and pandas, through the Arrow interface, with every value."""
    polars, pandas = (pytest.importorskip(name) for name in ("polars", "pandas"))
    pytest.importorskip("pyarrow")  # which pandas reads Arrow with
    quotes = duologue.read_text(TEXT, rules=True).tables().quotes
    rows = list(zip(*quotes.values))

    assert len(rows) == 3
    assert polars.DataFrame(quotes).rows() == rows
    frame = pandas.DataFrame.from_arrow(quotes)
    assert list(frame.columns) == [column.name for column in quotes.columns]
    assert frame["text"].tolist() == list(quotes.column("text"))


@pytest.mark.skipif(importlib.util.find_spec("duckdb") is None, reason="DuckDB is not installed")
def test_tables_are_taken_by_duckdb() -> None:
    """A query names the table as it stands in Python."""
    import duckdb

    quotes = duologue.read_text(TEXT, rules=True).tables().quotes
    told = duckdb.sql("select speaker_name, count(*) from quotes group by all order by all").fetchall()

    assert told == [("Ada", 1), ("Bram", 2)]
    assert quotes is not None


def test_the_story_is_shown_in_a_notebook() -> None:
    """Where a cell ends in it."""
    assert "You came" in duologue.read_text(TEXT, rules=True)._repr_html_()
