"""What the page is told of a reading, and what it may ask to be corrected. Without a server or a browser."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from live_page import STORY

from duologue.corrections.file import beside, load
from duologue.errors import DuologueError
from duologue.page.cards import line_card
from duologue.page.drafts import compared
from duologue.page.opened import Opened
from duologue.page.orders import OrderError, corrected
from duologue.page.takeaway import file_name, taken
from duologue.page.view import View
from duologue.reader import read_source
from duologue.text.source import Source
from duologue.text.span import Span


def view_of(text: str, **facts: Any) -> View:
    return View(read_source(Source(text, **facts), rules=True))


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """The story in a file, read."""
    file = tmp_path / "lock.txt"
    file.write_text(STORY, "utf-8")
    return Opened.open(file, None, closely=False)


def item(opened: Opened, words: str) -> dict[str, int]:
    """The order's way to name a line."""
    text = opened.story.text
    for number, one in enumerate(opened.view.items):
        if words in text[one.start : one.fact.spans[-1].end]:
            return {"item": number, "start": one.start}
    raise AssertionError(words)


def speaker(opened: Opened, words: str) -> str | None:
    person = opened.view.items[item(opened, words)["item"]].person
    return None if person is None else opened.view.people[person].name


def test_the_outline_and_the_pieces_hold_the_whole_story(opened: Opened) -> None:
    """Each piece with its place, each line with its speaker's number."""
    told = opened.outline()
    pieces = opened.pieces(list(range(len(told["pieces"]))))

    assert told["title"] == "The Lock"
    assert all(line in "".join(pieces) for line in ("You came", "never hold, of course", "told nobody"))
    assert [row[:2] for row in told["items"]] == [[one.start, one.person] for one in opened.view.items]
    assert told["settled"] is True


def test_a_correction_is_on_the_disk_before_it_is_answered(opened: Opened) -> None:
    """And only the pieces it touches are drawn anew."""
    other = "Bram" if speaker(opened, "told nobody") == "Ada" else "Ada"
    number = next(n for n, one in enumerate(opened.view.people) if one.name == other)
    opened.correct({"say": "speaker", "who": number, **item(opened, "told nobody")})

    assert speaker(opened, "told nobody") == other
    assert len(load(beside(opened.file))) == 1
    assert opened.outline()["settled"] is False

    opened.settle()

    assert opened.outline()["settled"] is True
    assert speaker(opened, "told nobody") == other

    opened.undo()

    assert not beside(opened.file).exists()
    assert opened.outline()["undone"] == 1


def test_a_line_that_was_given_has_no_other_reason(opened: Opened) -> None:
    """The card says that the reader said so, and lists no guess."""
    words = item(opened, "told nobody")
    before = line_card(opened.view, words["item"])
    opened.correct({"say": "speaker", "who": None, **words})
    after = line_card(opened.view, words["item"])

    assert (before["given"], after["given"]) == (False, True)
    assert before["because"] and not after["because"]


def test_a_long_story_is_shown_before_it_is_read(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """First its text, then who speaks, then what they do: in the end as if read at once."""
    monkeypatch.setattr("duologue.page.opened._LONG", 10)
    begun = Opened.open(opened.file, None, closely=False)
    assert (begun.outline()["items"], begun.settled) == ([], False)
    assert "You came" in begun.pieces([0])[0]

    begun.settle()
    assert begun.outline()["items"] and not begun.settled

    begun.correct({"say": "speaker", "who": None, **item(begun, "told nobody")})
    begun.finish()
    opened.catch_up()

    assert begun.outline() == opened.outline()


def test_a_correction_that_cannot_be_kept_is_not_made(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is told, and the page shows what is true."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = speaker(opened, "told nobody")
    monkeypatch.setattr("duologue.page.opened.save", full)
    with pytest.raises(OSError, match="No space"):
        opened.correct({"say": "speaker", "who": None, **item(opened, "told nobody")})

    assert speaker(opened, "told nobody") == before
    assert len(opened.book) == 0


def test_two_windows_lose_nothing_of_each_other(opened: Opened) -> None:
    """The second adds to what the first has written."""
    second = Opened.open(opened.file, None, closely=False)
    opened.correct({"say": "speaker", "who": None, **item(opened, "You came")})
    second.correct({"say": "speaker", "who": None, **item(second, "told nobody")})
    opened.catch_up()

    assert len(load(beside(opened.file))) == len(second.book) == len(opened.book) == 2
    assert speaker(opened, "told nobody") is None


def test_a_correction_whose_words_are_gone_is_listed_and_kept(opened: Opened) -> None:
    """In case they return; the others are found at their new places."""
    for words in ("You came", "told nobody"):
        opened.correct({"say": "speaker", "who": None, **item(opened, words)})
    draft = STORY.replace("“You came,” said Ada.", "Ada stood there.")
    opened.file.write_text(f"A new start.\n\n{draft}", "utf-8")
    again = Opened.open(opened.file, None, closely=False)
    told = {row["words"]: (row["lost"], row["at"]) for row in again.outline()["corrections"]}

    assert told["You came,"][0] is True
    assert told["I have told nobody."] == (False, again.story.text.index("I have told nobody"))

    again.correct({"say": "speaker", "who": None, **item(again, "Not to you")})

    assert len(load(beside(again.file))) == 3


@pytest.mark.parametrize(
    "order",
    [
        {}, {"say": "nothing"}, {"say": "speaker", "item": 0, "start": 999}, {"say": "speaker", "item": -1},
        {"say": "speaker", "item": "0", "start": 0}, {"say": "rename", "person": 0, "name": " \u200b"},
        {"say": "rename", "person": 99, "name": "A"}, {"say": "rename", "person": 0, "name": "x" * 81},
        {"say": "merge", "person": 0}, {"say": "split", "person": 0, "aliases": "Ada", "name": "B"},
        {"say": "stretch", "as": "song", "item": 0}, {"say": "stretch", "as": "thought", "piece": 0, "block": 99},
        {"say": "stretch", "as": "thought", "piece": 0, "block": 1, "from": 5, "to": 5},
        {"say": "stretch", "as": "thought", "piece": 0, "block": 1, "from": "a", "to": None},
    ],
)  # fmt: skip
def test_an_order_that_makes_no_sense_is_refused(opened: Opened, order: dict[str, Any]) -> None:
    """In words, and nothing changes."""
    with pytest.raises(OrderError):
        opened.correct(order)

    assert not beside(opened.file).exists()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_chosen_words_are_found_behind_notation_and_wide_characters(data: st.DataObject) -> None:
    """The page counts in UTF-16, and does not show what is only notation."""
    word = st.sampled_from(["He", "thought", "🎻", "𝒂b", "_", "it", "é"])
    words = data.draw(st.lists(word, min_size=2, max_size=8))
    text = " ".join(words) + " end."
    markup = tuple(Span(n, n + 1) for n, c in enumerate(text) if c == "_")
    view = view_of(text, markup=markup)
    kept = [(n, c) for n, c in enumerate(text) if c != "_"]
    first = data.draw(st.integers(0, len(kept) - 1))
    last = data.draw(st.integers(first + 1, len(kept)))
    units = [sum(2 if ord(c) > 0xFFFF else 1 for _, c in kept[:count]) for count in (first, last)]
    chosen = "".join(c for _, c in kept[first:last])
    order = {"say": "stretch", "as": "thought", "piece": 0, "block": 0, "from": units[0], "to": units[1]}
    if not chosen.strip():
        with pytest.raises(DuologueError):
            corrected(view, order)
        return
    made = corrected(view, order)

    assert made.anchor.words.replace("_", "") == chosen.strip()


def test_drafts_tell_what_changed_hands(opened: Opened) -> None:
    """A line with another speaker, one that is new, and one that is gone."""
    draft = STORY.replace("“Out,” said Ada.", "“Out,” said Bram.").replace("told nobody", "told everybody")
    told = compared(opened.view, view_of(draft))
    rows = {(change["kind"], change["words"], change.get("was"), change.get("now")) for change in told["changes"]}

    assert ("moved", "Out,", "Ada", "Bram") in rows
    assert {kind for kind, words, *_ in rows if "everybody" in words} == {"new"}
    assert {kind for kind, words, *_ in rows if "told nobody" in words} == {"gone"}
    assert told["counts"]["lines"][0] == told["counts"]["lines"][1]


def test_a_draft_beside_itself_shows_nothing(opened: Opened) -> None:
    """Nor does a change of its marks alone."""
    told = compared(opened.view, view_of(STORY.replace("“", '"').replace("”", '"')))

    assert [change for change in told["changes"] if change["kind"] != "moved"] == []
    assert compared(opened.view, opened.view)["changes"] == []


def test_bonds_are_drawn_along_the_text(opened: Opened) -> None:
    """With their turning points where they stand, and an ending in words."""
    (bond,) = opened.outline()["bonds"]
    names = [opened.view.people[n].name for n in bond["between"]]

    assert sorted(names) == ["Ada", "Bram"]
    assert bond["curve"].startswith("<svg") and bond["curve"].count('class="mid"') == 2
    assert bond["ending"]["told"]


def test_what_is_taken_away_is_whole(opened: Opened) -> None:
    """And what is not there is told."""
    assert taken(opened, "report").startswith(b"<!doctype html>")
    assert taken(opened, "curve").startswith(b"<svg")
    assert b"told nobody" in taken(opened, "csv")
    with pytest.raises(OrderError):
        taken(opened, "corrections")
    with pytest.raises(OrderError):
        taken(opened, "curve", bond=7)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("a b.txt", "a b.json"), ("../../x.txt", "x.json"), ("a:b*?.txt", "a_b_.json"), (".txt", "txt.json"),
        ("…", "_.json"), (" . ", "story.json"),
    ],
)  # fmt: skip
def test_a_download_has_a_name_that_every_system_allows(name: str, file: str) -> None:
    """The story's own, without its ending."""
    assert file_name(name, "json") == file
