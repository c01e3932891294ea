"""`duologue bond` and `duologue whatif`: every ending, every form, and nobody's file lost."""

import json
from pathlib import Path

import pytest

from duologue.cli.whatif import ACTS
from duologue.story.acts import MOVES

QUARREL = "".join(
    f"Nora: {said}\nTheo: {answer}\n"
    for said, answer in [
        ("You came.", "I said I would."),
        ("You say a great many things.", "I am sorry. I should have called."),
        ("You should have.", "May I sit down?"),
        ("No. Get out of my house.", "Please, Nora. I love you."),
        ("You liar. I hate you.", "I am sorry, darling. Forgive me."),
        ("Never. You disgust me.", "Do not say that."),
        ("I will say what I like.", "Then say it."),
        ("I stopped counting the nights.", "So did I."),
        ("Go away, Theo.", "I will not leave you."),
        ("Then I shall go.", "Stay. Please stay."),
        ("Thank you for coming, dear.", "Thank you, my love."),
        ("Kiss me, then.", "Gladly. I love you."),
    ]
)


@pytest.fixture
def quarrel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A labelled dialogue in a folder of its own, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    story = tmp_path / "quarrel.txt"
    story.write_text(QUARREL, "utf-8")
    return story


def test_a_bond_on_the_screen(duologue, quarrel: Path) -> None:
    """Both curves, where it turns, how it ends; nothing is written."""
    ran = duologue("bond", quarrel, "--rules", "-q")

    assert (ran.status, ran.err) == (0, "")
    assert "Nora to Theo" in ran.out and "Theo to Nora" in ran.out and "How it ends" in ran.out
    assert list(quarrel.parent.iterdir()) == [quarrel]


@pytest.mark.parametrize("form", ["html", "json", "csv", "svg"])
def test_every_form_goes_where_it_is_wanted(form: str, duologue, quarrel: Path) -> None:
    """Beside the story, into a file by its ending, or to standard output: the same bytes; ours are replaced."""
    beside = duologue("bond", quarrel, "--rules", "--to", form)
    named = duologue("bond", quarrel, "--rules", "-o", f"mine.{form}")
    out = duologue("bond", quarrel, "--rules", "--to", form, "-o", "-", "-q")
    again = duologue("bond", quarrel, "--rules", "-o", f"mine.{form}")

    assert [beside.status, named.status, out.status, again.status] == [0, 0, 0, 0]
    written = Path(f"quarrel.bond.{form}").read_text("utf-8")
    assert written == Path(f"mine.{form}").read_text("utf-8") == out.out


def test_names_in_any_order(duologue, quarrel: Path) -> None:
    """The same bond."""
    one = duologue("bond", quarrel, "--rules", "--between", "Nora", "Theo", "-q")
    other = duologue("bond", quarrel, "--rules", "--between", "theo", "nora", "-q")

    assert one.out == other.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["bond", "--between", "Nora", "Leo"], "Leo: nobody of that name is in the story. There are: "),
        (["whatif", "--at", "p99", "--act", "repair"], "p99: no block has that id"),
        (["whatif", "--at", "p3", "--act", "repair", "--by", "Leo"], "Leo: is neither of the two"),
    ],
)
def test_what_cannot_be_is_told_on_one_line(words: list[str], told: str, duologue, quarrel: Path) -> None:
    """With the way out, and status 1."""
    ran = duologue(words[0], quarrel, "--rules", "-q", *words[1:])

    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err and ran.err.count("\n") == 1


def test_one_person_alone_has_no_bond(duologue, quarrel: Path) -> None:
    """It says what is missing."""
    quarrel.write_text("Nora walked down to the sea. She thought of nothing at all.\n", "utf-8")
    ran = duologue("bond", quarrel, "--rules", "-q")

    assert ran.status == 1 and "a bond needs two people" in ran.err


def test_what_others_wrote_is_kept(duologue, quarrel: Path) -> None:
    """Unless it is said otherwise; the story never is written over."""
    Path("mine.svg").write_text("mine")

    assert duologue("bond", quarrel, "--rules", "-o", "mine.svg").status == 1
    assert Path("mine.svg").read_text() == "mine"
    assert duologue("bond", quarrel, "--rules", "-o", "mine.svg", "--force").status == 0
    assert duologue("bond", quarrel, "--rules", "--to", "csv", "-o", quarrel, "--force").status == 1
    assert quarrel.read_text("utf-8") == QUARREL


def test_a_file_that_does_not_say_what_it_is(duologue, quarrel: Path) -> None:
    """Misuse is told before anything is read."""
    ran = duologue("bond", quarrel, "-o", "mine.xyz")

    assert ran.status == 2 and "--to text or html or json or csv or svg" in ran.err


@pytest.mark.parametrize("form", ["text", "json", "svg"])
def test_a_what_if_in_every_form(form: str, duologue, quarrel: Path) -> None:
    """Always with its caution, and the same for the same seed."""
    words = ["whatif", quarrel, "--rules", "--at", "You liar", "--act", "repair", "--to", form, "-o", "-", "-q"]
    one, again = duologue(*words), duologue(*words)

    assert (one.status, one.err) == (0, "")
    assert one.out == again.out
    assert "not what people would do" in one.out
    if form == "json":
        document = json.loads(one.out)
        assert (document["act"], document["by"]) == ("repair", next(iter(document["fans"])))


def test_help_knows_every_act() -> None:
    """The list that help shows is that of the acts."""
    assert ACTS == MOVES
