"""The shelf keeps what was opened, under names of its own, and forgets it when it is told to."""

import json
from pathlib import Path

import pytest

from duologue.corrections.file import beside
from duologue.page.shelf import Shelf, home


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "home")


def test_an_empty_shelf_makes_no_folder(shelf: Shelf) -> None:
    """Looking changes nothing."""
    assert shelf.entries() == []
    assert not shelf.folder.exists()


def test_the_same_bytes_are_the_same_story(shelf: Shelf) -> None:
    """Under another name they are another."""
    one, two, three = (shelf.put_bytes(b"text", name) for name in ("a.txt", "a.txt", "b.txt"))

    assert one.id == two.id != three.id
    assert one.file.read_bytes() == b"text"
    assert {entry.id for entry in shelf.entries()} == {one.id, three.id}


def test_a_file_stays_where_it_is(shelf: Shelf, tmp_path: Path) -> None:
    """Only the way to it is kept, and its corrections lie beside it; forgetting touches neither."""
    file = tmp_path / "story.txt"
    file.write_text("text")
    entry = shelf.put_file(file)
    beside(file).write_text("{}")
    shelf.describe(entry.id, "A title", "An author")
    found = shelf.find(entry.id)
    assert found is not None
    shelf.forget(entry.id)

    assert (found.file, found.owned, found.title, found.author) == (file.resolve(), False, "A title", "An author")
    assert shelf.entries() == []
    assert file.exists() and beside(file).exists()


def test_forgetting_deletes_the_copy_and_its_corrections(shelf: Shelf) -> None:
    """Nothing of it is left on the disk."""
    entry = shelf.put_bytes(b"text", "a.txt")
    beside(entry.file).write_text("{}")
    shelf.forget(entry.id)

    assert list(shelf.folder.iterdir()) == []


@pytest.mark.parametrize("id_", ["", ".", "..", "../..", "/etc", "a" * 16, "\0", "C:"])
def test_only_its_own_ids_are_found(shelf: Shelf, id_: str) -> None:
    """Whatever a browser says."""
    shelf.put_bytes(b"text", "a.txt")
    shelf.forget(id_)

    assert shelf.find(id_) is None
    assert len(shelf.entries()) == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.txt", "x.txt"), ("a\\b\\c.docx", "c.docx"), ("", "Untitled"),
        ("line\nbreak.txt", "line break.txt"), ("\x1b[2Jx.txt", "[2Jx.txt"),
        ("é" * 300 + ".txt", "é" * 115 + "….txt"),
    ],
)  # fmt: skip
def test_a_name_is_shown_on_one_line(shelf: Shelf, name: str, shown: str) -> None:
    """Its last part, bounded, with the ending that tells its format."""
    assert shelf.put_bytes(b"text", name).name == shown


def test_a_damaged_entry_is_passed_over(shelf: Shelf) -> None:
    """It stays on the disk for whoever can mend it."""
    good, bad = shelf.put_bytes(b"one", "a.txt"), shelf.put_bytes(b"two", "b.txt")
    (shelf.folder / bad.id / "about.json").write_text("{")

    assert [entry.id for entry in shelf.entries()] == [good.id]
    assert bad.file.exists()


def test_a_stolen_entry_cannot_lead_elsewhere(shelf: Shelf) -> None:
    """An entry with fields that are not its own is no entry."""
    entry = shelf.put_bytes(b"one", "a.txt")
    about = shelf.folder / entry.id / "about.json"
    about.write_text(json.dumps(json.loads(about.read_text()) | {"more": 1}))

    assert shelf.find(entry.id) is None


def test_its_place_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """DUOLOGUE_HOME, else where the system keeps programs' data."""
    monkeypatch.setenv("DUOLOGUE_HOME", str(tmp_path))
    assert home() == tmp_path

    monkeypatch.delenv("DUOLOGUE_HOME")
    assert home().name == "duologue"
