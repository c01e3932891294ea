"""`duologue read`: where readings go, in which form, and what is said about it on which stream."""

import json
import os
from pathlib import Path

import pytest


def names_in(folder):
    return sorted(path.name for path in Path(folder).iterdir())


def test_a_story_gives_a_summary_here_and_a_page_beside_it(duologue, visit):
    """The shortest call does the most useful thing."""
    ran = duologue("read", "visit.txt")

    assert (ran.status, ran.err) == (0, "Page: visit.html\n")
    assert ran.out.strip()
    assert "You came" in Path("visit.html").read_text("utf-8")


def test_a_page_of_ours_is_replaced(duologue, visit):
    """Reading a second draft does not need a flag."""
    assert duologue("read", "visit.txt").status == 0

    visit.write_text("“Go,” said Ada.\n", "utf-8")

    assert duologue("read", "visit.txt").status == 0
    assert "Go" in Path("visit.html").read_text("utf-8")
    assert names_in(".") == ["visit.html", "visit.txt"]


@pytest.mark.parametrize("form", ["html", "json", "text"])
def test_a_file_of_somebody_else_is_kept(duologue, visit, form):
    """What duologue did not write, it does not replace, and the error says what to do."""
    theirs = Path(f"mine.{form}")
    theirs.write_text("<p>all my work</p>", "utf-8")
    ran = duologue("read", "visit.txt", "--to", form, "-o", theirs)

    assert ran.status == 1
    assert ran.err == (
        f"duologue: mine.{form}: there is already a file of that name, which duologue did not write. "
        "Give another name with -o, or replace it with --force.\n"
    )
    assert theirs.read_text("utf-8") == "<p>all my work</p>"


def test_force_replaces_a_file_of_somebody_else(duologue, visit):
    """The way out that the error names is one."""
    Path("mine.json").write_text("mine", "utf-8")

    assert duologue("read", "visit.txt", "--force", "-o", "mine.json").status == 0
    assert json.loads(Path("mine.json").read_text("utf-8"))["schema"] == "duologue/story/1"


def test_an_empty_file_may_be_filled(duologue, visit):
    """A script's fresh temporary file holds nothing to lose."""
    Path("fresh.json").touch()

    assert duologue("read", "visit.txt", "-o", "fresh.json").status == 0


LINKS = pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")


@pytest.mark.parametrize("target", ["visit.txt", "./visit.txt", pytest.param("link.txt", marks=LINKS)])
def test_the_story_itself_is_never_written_over(duologue, visit, target):
    """Not even with --force, and not through a link."""
    if target == "link.txt":
        Path(target).symlink_to(visit)
    ran = duologue("read", "visit.txt", "--to", "json", "--force", "-o", target)

    assert ran.status == 1
    assert "it is the story itself" in ran.err
    assert "You came" in visit.read_text("utf-8")


def test_a_web_page_is_not_overwritten_by_its_own_reading(duologue, visit):
    """`visit.html` read as a story keeps its name; the page gets another."""
    Path("visit.html").write_text("<p>“You came,” said Ada.</p>", "utf-8")
    ran = duologue("read", "visit.html")

    assert (ran.status, ran.err.splitlines()[-1]) == (0, "Page: visit.duologue.html")


def test_json_keeps_every_character(duologue, tmp_path):
    """Windows line ends, a lone carriage return and an emoji come back as they were."""
    text = "“Ça va?”\r\n\r\n‘Oui 😀,’ she said.\r“…”\n\n\n"
    story = tmp_path / "ends.txt"
    story.write_bytes(text.encode())
    ran = duologue("read", story, "--to", "json", "-o", tmp_path / "ends.json")

    assert ran.status == 0
    assert json.loads((tmp_path / "ends.json").read_bytes())["text"] == text


def test_standard_output_gets_the_document_and_nothing_else(duologue, visit):
    """What is said goes to standard error, so that a pipe gets clean JSON."""
    ran = duologue("read", "visit.txt", "--to", "json", "-o", "-")

    assert json.loads(ran.out)["schema"] == "duologue/story/1"
    assert ran.err.strip()
    assert not Path("visit.html").exists()


def test_quiet_says_nothing(duologue, visit):
    """Neither a summary nor where the page is; it is there all the same."""
    ran = duologue("read", "visit.txt", "--quiet")

    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert Path("visit.html").exists()


def test_quiet_still_tells_errors(duologue, visit):
    """Silence must mean success."""
    ran = duologue("read", "none.txt", "--quiet")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("duologue: none.txt: ")


def test_standard_input_is_read(duologue, visit):
    """A dash is standard input; without a place to put a page, it is the summary that is wanted."""
    ran = duologue("read", "-", given=visit.read_bytes())

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.strip()


def test_standard_input_to_json(duologue, visit):
    """With a form and no place, standard output is the place."""
    ran = duologue("read", "-", "--to", "json", "-q", given=visit.read_bytes())

    assert json.loads(ran.out)["text"] == visit.read_text("utf-8")


def test_several_stories_go_to_a_folder(duologue, visit):
    """The folder is made, and names come from the stories' names."""
    Path("leave.txt").write_text("“Go,” she said.", "utf-8")
    ran = duologue("read", "visit.txt", "leave.txt", "--to", "json", "-o", "out/new/")

    assert ran.status == 0
    assert names_in("out/new") == ["leave.json", "visit.json"]
    assert ran.err.splitlines() == [
        f"visit.txt → {Path('out/new/visit.json')}",
        f"leave.txt → {Path('out/new/leave.json')}",
    ]


def test_names_that_meet_are_told_apart(duologue, visit):
    """Two stories of one name, in two folders or of two kinds, lose nothing."""
    Path("sub").mkdir()
    for name in ("sub/visit.txt", "sub/Visit.md"):
        Path(name).write_text(f"“{name},” she said.", "utf-8")
    ran = duologue("read", "visit.txt", "sub/visit.txt", "sub/Visit.md", "--to", "json", "-o", "out/")

    assert ran.status == 0
    texts = {path.name: json.loads(path.read_bytes())["text"] for path in Path("out").iterdir()}
    assert sorted(texts) == ["Visit.md.json", "visit.json", "visit.txt.json"]
    assert len(set(texts.values())) == 3


def test_one_bad_story_does_not_stop_the_others(duologue, visit):
    """The error is told, the rest is read, and the status says that not all went well."""
    ran = duologue("read", "none.txt", "visit.txt", "-o", "out/")

    assert ran.status == 1
    assert "duologue: none.txt: " in ran.err
    assert Path("out/visit.html").exists()


def test_a_pattern_the_shell_left_alone_is_expanded(duologue, visit):
    """As it comes on Windows, or in quotation marks."""
    Path("leave.txt").write_text("“Go,” she said.", "utf-8")

    assert duologue("read", "*.txt", "-q", "--to", "json", "-o", "out/").status == 0
    assert names_in("out") == ["leave.json", "visit.json"]


def test_a_pattern_that_matches_nothing_is_an_error(duologue, visit):
    """As if it were a name."""
    ran = duologue("read", "*.epub")

    assert ran.status == 1
    assert ran.err.startswith("duologue: *.epub: ")


def test_a_story_named_twice_is_read_once(duologue, visit):
    """`visit.txt *.txt` means each story once."""
    ran = duologue("read", "visit.txt", "*.txt")

    assert (ran.status, ran.err) == (0, "Page: visit.html\n")


def test_json_of_several_stories_on_standard_output_is_one_line_each(duologue, visit):
    """JSON Lines, as tools that take many documents expect."""
    Path("leave.txt").write_text("“Go,” she said.", "utf-8")
    ran = duologue("read", "visit.txt", "leave.txt", "-q", "--to", "json", "-o", "-")

    assert [json.loads(line)["text"][:4] for line in ran.out.splitlines()] == ["“You", "“Go,"]


@LINKS
def test_a_link_stays_a_link(duologue, visit):
    """The file behind it is what gets the reading."""
    Path("real").mkdir()
    Path("real/page.html").touch()
    Path("page.html").symlink_to(Path("real/page.html"))

    assert duologue("read", "visit.txt", "-o", "page.html").status == 0
    assert Path("page.html").is_symlink()
    assert "You came" in Path("real/page.html").read_text("utf-8")


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="no such device here")
def test_a_device_is_written_to_and_not_replaced(duologue, visit):
    """`-o /dev/null` must not turn it into a file."""
    assert duologue("read", "visit.txt", "--to", "json", "-o", os.devnull).status == 0
    assert Path(os.devnull).is_char_device()
