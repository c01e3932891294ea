"""Tables without the text: nothing in them can be read as a sentence of the story."""

import csv
import io
import re
from pathlib import Path

import pytest
from bonded import bonded
from click.testing import CliRunner

from duologue import read_text
from duologue.cli.main import duologue
from duologue.exports.table import EXPORTS
from duologue.exports.tables import tables
from duologue.exports.tables_schema import COLUMNS
from duologue.exports.withheld import NAMES, WORDS, withheld
from duologue.reader import read
from duologue.story.story import Story

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words(text: str) -> list[str]:
    """The words as they are compared."""
    return [word.lower() for word in _WORD.findall(text)]


def threes(text: str) -> set[tuple[str, ...]]:
    """Every three words in a row."""
    found = words(text)
    return set(zip(found, found[1:], found[2:]))


def cells(story: Story, names: bool) -> list[str]:
    """Every cell of every file, less the names of columns and the schema: those are the same for all stories."""
    written = EXPORTS["tables"].withheld(story, names)  # type: ignore[misc]
    files = [csv.reader(io.StringIO(f.decode("utf-8"))) for name, f in written.items() if name.endswith(".csv")]
    return [cell for rows in files for row in list(rows)[1:] for cell in row]


@pytest.mark.parametrize("story", [*EXAMPLES, None], ids=lambda path: path.stem if path else "by hand")
def test_no_three_words_of_the_story_are_told(story: Path | None) -> None:
    """Names of those who have one aside; without names, not a word of theirs either."""
    made = read(story, rules=True) if story else bonded()
    told = threes(made.text)
    named = {person.name for person in made.cast if person.named}

    assert not [cell for cell in cells(made, True) if cell not in named and threes(cell) & told]
    bare = cells(made, False)
    assert not [cell for cell in bare if threes(cell) & told]
    assert not {cell.lower() for cell in bare} & {name.lower() for name in named if len(name) > 2}


def test_counts_curves_and_codes_are_as_they_were() -> None:
    """What is left says the same as the whole tables."""
    whole = tables(bonded())
    for table in withheld(whole, names=False):
        before = getattr(whole, table.name)
        assert {column.name for column in before.columns} - {
            column.name for column in table.columns
        } <= WORDS | NAMES
        for column in table.columns:
            assert table.column(column.name) == before.column(column.name)
    assert len(withheld(whole).curves) == 2


def test_people_without_a_name_are_ids() -> None:
    """A description stands in the text as it is."""
    made = bonded()
    left = withheld(tables(made))
    shown = dict(zip(left.cast.column("id"), left.cast.column("name")))

    assert shown == {person.id: person.name if person.named else None for person in made.cast}
    assert None in shown.values()


def test_every_column_of_words_is_known() -> None:
    """A column that is added must be told of: names end in `name`, and the words are `text`, or `because`."""
    for columns in COLUMNS.values():
        assert {column.name for column in columns if column.name.endswith("name")} <= NAMES
        assert {c.name for c in columns if "words themselves" in c.what or "made of" in c.what} <= WORDS


def test_the_schema_tells_the_columns_that_are_there() -> None:
    """And is the same for every story."""
    one, other = (
        EXPORTS["tables"].withheld(story, False)[".tables.json"]  # type: ignore[misc]
        for story in (bonded(), read_text("“Go,” said Ada.", rules=True))
    )

    assert one == other
    assert b'"text"' not in one and b'"speaker_name"' not in one


def test_it_is_asked_for_on_the_command_line(tmp_path: Path) -> None:
    """And refused where a format is nothing without the text."""
    (tmp_path / "s.txt").write_text(
        "“You came at last,” said Ada.\n\n“I said I would come,” said Bram.\n", "utf-8"
    )
    ask = [str(tmp_path / "s.txt"), "--rules", "--non-consumptive"]
    done = CliRunner().invoke(duologue, ["export", *ask, "--no-names", "--to", "tables"])
    quotes = (tmp_path / "s.quotes.csv").read_text("utf-8")

    assert done.exit_code == 0, done.output
    assert quotes.startswith("id,scene,block,") and "came" not in quotes and "Ada" not in quotes
    assert "nothing without the text" in CliRunner().invoke(duologue, ["export", *ask, "--to", "tei"]).output
