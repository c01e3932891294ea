"""`duologue export`: files where they were asked for, each whole, and nobody else's lost."""

import importlib.util
from pathlib import Path

import pytest

from duologue.exports.table import EXPORTS

ROOT = Path(__file__).resolve().parents[3]
NEEDS = {"parquet": "pyarrow"}  # what a format asks to be installed beside duologue
READY = [name for name in EXPORTS if name not in NEEDS or importlib.util.find_spec(NEEDS[name])]
SINGLE = [name for name in READY if len(EXPORTS[name].suffixes) == 1]
SEVERAL = [name for name in READY if len(EXPORTS[name].suffixes) > 1]


@pytest.mark.parametrize("name", READY)
def test_every_format_fills_a_folder(name: str, duologue, visit: Path) -> None:
    """Which is made as needed, and gets every file that the table promises."""
    ran = duologue("export", visit, "--to", name, "-o", "out/")

    assert (ran.status, ran.out) == (0, "")
    assert {path.name for path in Path("out").iterdir()} == {f"visit{s}" for s in EXPORTS[name].suffixes}
    assert all(path.read_bytes() for path in Path("out").iterdir())


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_is_in_the_docs(name: str) -> None:
    """In the table of formats."""
    assert f"| `{name}` |" in (ROOT / "docs" / "cli.md").read_text("utf-8")


@pytest.mark.parametrize("name", READY)
def test_what_others_wrote_is_kept(name: str, duologue, visit: Path) -> None:
    """Unless it is said otherwise; and not even then is the story itself written over."""
    theirs = visit.with_name("visit" + EXPORTS[name].suffixes[-1])
    theirs.write_text("mine")
    refused = duologue("export", visit, "--to", name)

    assert refused.status == 1 and "--force" in refused.err
    assert theirs.read_text() == "mine"
    assert duologue("export", visit, "--to", name, "--force").status == 0
    assert theirs.read_bytes() != b"mine"


@pytest.mark.parametrize("name", [name for name in READY if EXPORTS[name].ours])
def test_our_own_are_replaced(name: str, duologue, visit: Path) -> None:
    """Where they can be told from others'."""
    assert [duologue("export", visit, "--to", name).status for _ in range(2)] == [0, 0]


@pytest.mark.parametrize("name", SINGLE)
def test_one_file_can_go_to_standard_output(name: str, duologue, visit: Path) -> None:
    """And then nothing else does."""
    duologue("export", visit, "--to", name, "-o", "out/", "-q")
    ran = duologue("export", visit, "--to", name, "-o", "-", "-q")

    assert (ran.status, ran.err) == (0, "")
    written = Path("out", "visit" + EXPORTS[name].suffixes[0]).read_bytes()
    assert ran.out.encode("utf-8", "surrogateescape") == written


def test_from_standard_input(duologue, visit: Path) -> None:
    """To standard output, having no name of its own."""
    ran = duologue("export", "-", "--to", "tei", given=visit.read_bytes())

    assert ran.status == 0 and "<said" in ran.out


def test_several_stories_and_a_bad_one(duologue, visit: Path) -> None:
    """The good ones are written, the bad one told."""
    other = visit.with_name("other.txt")
    other.write_text("“No,” said Ada.")
    ran = duologue("export", visit, "missing.txt", other, "--to", "tei", "-o", "out")

    assert ran.status == 1 and "missing.txt" in ran.err
    assert {path.name for path in Path("out").iterdir()} == {"visit.tei.xml", "other.tei.xml"}


@pytest.mark.parametrize("words", [["-o", "-"], ["--to", "mobi"], []])
def test_what_cannot_be_is_told(words: list[str], duologue, visit: Path) -> None:
    """With the status of a command line that makes no sense."""
    to = ["--to", "tei"] if "-o" in words else []

    assert duologue("export", visit, visit.parent / "b.txt", *to, *words).status == 2


@pytest.mark.parametrize("name", SEVERAL)
def test_several_files_need_a_folder(name: str, duologue, visit: Path) -> None:
    """And take what they are given for one."""
    assert duologue("export", visit, "--to", name, "-o", "-").status == 2
    assert duologue("export", visit, "--to", name, "-o", visit).status == 2
    assert duologue("export", visit, "--to", name, "-o", "out").status == 0
    assert Path("out").is_dir()


def test_help_lists_the_formats(duologue) -> None:
    """With a word on each."""
    assert all(row.what in " ".join(duologue("export", "--help").out.split()) for row in EXPORTS.values())
