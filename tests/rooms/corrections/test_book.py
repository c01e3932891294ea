"""A book of corrections: order, undoing, keeping, and what it does to a reading."""

import json
from pathlib import Path

import pytest

import duologue
from duologue.corrections.book import Book, LineSpeaker, Marked
from duologue.corrections.file import UnreadableCorrections, beside, load, save
from duologue.reader import read_again, read_source, speakers_again
from duologue.story.given import Given, Merge, Narrator, Rename, Split
from duologue.story.story import Line, Story
from duologue.text.source import Source
from duologue.text.span import Span

STORY = """\
Nora Ellis had the key. Bram Hale stood in the door of the shop.

“You came,” said Nora.

“I said I would.”

“You say a great deal.”

“I do.”

“So he does,” said Ada Hale, from the stairs.

‘I should never have let them in.’ Nora put the key on the counter. The sign said “Closed”.

Mrs Ellis had no answer. Nora knew it.
"""


@pytest.fixture(scope="module")
def story() -> Story:
    """The story as read without corrections."""
    return duologue.read_text(STORY)


def line(story: Story, words: str) -> Line:
    """The line that is exactly `words`."""
    return next(one for one in story.lines() if one.text == words)


def corrected(story: Story, *corrections) -> Story:
    """The story read again with corrections; the same as read with them from the start."""
    book = Book()
    for one in corrections:
        book = book.add(one)
    laid = book.onto(story.text)
    assert not laid.unmatched
    again = read_again(story, laid.given)
    assert again == read_source(story.source, given=laid.given)
    return again


def says(story: Story, words: str, speaker: str | None) -> LineSpeaker:
    """The correction that gives a line to somebody."""
    return LineSpeaker.of(story.text, line(story, words).spans[0], speaker)


def test_a_line_given_outranks_its_cue_and_moves_its_neighbours(story: Story) -> None:
    """Two speak by turns: whoever gets one line, the other gets the next."""
    bram = next(one.name for one in story.cast if "Bram" in one.name)
    taken = corrected(story, says(story, "I said I would.", bram))
    assert [one.speaker for one in taken.lines()][:4] == ["Nora", bram, "Nora", bram]
    ada = line(story, "So he does,").speaker
    again = corrected(story, says(story, "I said I would.", ada))

    assert line(again, "I said I would.").speaker == ada
    assert line(again, "I said I would.").score == 1.0
    assert line(again, "I said I would.").because == ("given by a correction",)
    cued = corrected(story, says(story, "You came,", ada))
    assert line(cued, "You came,").speaker == ada


def test_speakers_alone_are_read_again_in_a_blink(story: Story) -> None:
    """The given line and its conversation; undone, everything is as it was."""
    ada = line(story, "So he does,").speaker
    given = Book().add(says(story, "I said I would.", ada)).onto(STORY).given
    again = speakers_again(story, given)

    assert line(again, "I said I would.").speaker == ada
    assert line(again, "I said I would.").because == ("given by a correction",)
    assert [one.id for one in again.lines()] == [one.id for one in story.lines()]
    assert speakers_again(again, Given()).attributions == story.attributions


def test_a_line_can_be_given_to_nobody(story: Story) -> None:
    """Unknown is an answer, also a reader's."""
    again = corrected(story, says(story, "You came,", None))

    assert line(again, "You came,").speaker is None


def test_a_line_given_to_a_stranger_brings_them_into_the_cast(story: Story) -> None:
    """And out of it again when it is undone."""
    again = corrected(story, says(story, "I do.", "The Postman"))

    assert line(again, "I do.").speaker == "The Postman"
    assert read_again(again, Given()) == story


def test_people_renamed_merged_and_split(story: Story) -> None:
    """Ids of those who stay do not change; the last of them are the same people."""
    nora = next(one for one in story.cast if "Nora" in one.aliases)
    named = corrected(story, Rename(nora.name, "Eleanora"))
    assert next(one for one in named.cast if one.id == nora.id).name == "Eleanora"
    assert line(named, "You came,").speaker == "Eleanora"

    ada = line(story, "So he does,").speaker
    assert ada
    merged = corrected(story, Merge(ada, nora.name))
    assert len(merged.cast) == len(story.cast) - 1
    assert line(merged, "So he does,").speaker == nora.name

    alias = nora.aliases[-1]
    split = corrected(story, Split(nora.name, (alias,), "Somebody Else"))
    other = next(one for one in split.cast if one.name == "Somebody Else")
    assert {one.span.of(STORY) for one in split.names if one.character == other.id} <= {alias}
    assert all(one.span.of(STORY) != alias for one in split.names if one.character == nora.id)


def test_a_narrator_given_is_the_one_who_says_i() -> None:
    """The nameless voice and the person are one; None takes the voice away."""
    story = duologue.read_text(
        "I had the key. I stood by the door and I waited.\n\n“You came,” I said.\n\n“I did,” said Bram.\n\n"
        "I let him in, and I lit the lamp, and I thought of Nora.\n"
    )
    assert any(one.narrator for one in story.cast)
    told = read_again(story, Given(people=(Narrator("Nora"),)))
    nora = next(one for one in told.cast if one.name == "Nora")
    assert nora.narrator and not any(one.name == "I" for one in told.cast)
    assert line(told, "You came,").speaker == "Nora"
    assert not any(one.narrator for one in read_again(story, Given(people=(Narrator(None),))).cast)


def test_a_stretch_is_what_it_is_said_to_be(story: Story) -> None:
    """Speech, thought or neither; a thought has its owner."""
    quote = line(story, "I should never have let them in.")
    nora = next(one for one in story.cast if "Nora" in one.aliases)
    thought = corrected(story, Marked.of(STORY, quote.spans[0], "thought", nora.name))
    assert all(one.text != quote.text for one in thought.lines())
    assert any(one.spans[0] == quote.spans[0] and one.character == nora.id for one in thought.thoughts)

    silent = corrected(story, Marked.of(STORY, quote.spans[0], "not speech"))
    assert all(one.text != quote.text for one in silent.lines())

    at = STORY.index("Mrs Ellis had no answer")
    spoken = corrected(story, Marked.of(STORY, Span(at, at + 23), "speech"))
    assert any(one.text == "Mrs Ellis had no answer" for one in spoken.lines())


def test_undo_and_redo(story: Story) -> None:
    """One step back and forth; a new correction forgets what was undone; the ends are no errors."""
    one, two = Rename("Nora", "Eleanora"), Rename("Bram", "Abraham")
    book = Book().add(one).add(two)

    assert list(book.undo()) == [one]
    assert list(book.undo().redo()) == [one, two]
    assert list(book.undo().add(two).redo()) == [one, two]
    assert list(Book().undo().redo()) == []
    assert list(book.remove(0)) == [two]


def test_a_line_given_twice_keeps_the_last_word(story: Story) -> None:
    """The file stays as small as what it says."""
    book = Book().add(says(story, "I do.", "Nora")).add(says(story, "I do.", "Ada"))

    assert len(book) == 1 and book.corrections[0].speaker == "Ada"


def test_a_book_comes_back_from_its_file(story: Story, tmp_path: Path) -> None:
    """Every kind of correction, and an empty book leaves nothing behind."""
    path = beside(tmp_path / "draft.docx")
    book = Book((
        says(story, "I do.", "Nora"), says(story, "I do.", None), Rename("she", "Nora"), Merge("Bram", "Ada"),
        Split("Nora", ("Mrs Ellis",), "Mrs Ellis"), Narrator(None), Narrator("Nora"),
        Marked.of(STORY, Span(0, 22), "thought", "Nora"),
    ))  # fmt: skip
    save(book, path)

    assert path.name == "draft.docx.duologue.json"
    assert load(path) == book
    save(Book(), path)
    assert not path.exists() and load(path) == Book()


@pytest.mark.parametrize(
    "written",
    ["", "{", "[]", '{"format": "duologue/corrections/9", "corrections": []}',
     '{"format": "duologue/corrections/1", "corrections": [{"say": "sing"}]}',
     '{"format": "duologue/corrections/1", "corrections": [{"say": "rename", "person": 3, "name": "x"}]}'],
)  # fmt: skip
def test_a_file_that_says_nothing_is_named_and_kept(tmp_path: Path, written: str) -> None:
    """The error says which file, why and what to do; the file is as it was."""
    path = tmp_path / "draft.txt.duologue.json"
    path.write_text(written, "utf-8")
    with pytest.raises(UnreadableCorrections, match=r"draft\.txt\.duologue\.json"):
        load(path)
    assert path.read_text("utf-8") == written


def test_the_file_reads_as_what_was_said(story: Story, tmp_path: Path) -> None:
    """Names and words, for somebody who opens it."""
    save(Book((says(story, "I do.", "Nora"),)), tmp_path / "x.json")
    row = json.loads((tmp_path / "x.json").read_text("utf-8"))["corrections"][0]

    assert row["say"] == "speaker" and row["words"] == "I do." and row["speaker"] == "Nora"


def test_small_changes_add_up(story: Story) -> None:
    """Renewed from draft to draft, a correction outlives changes that would be too many at once."""
    book = Book((says(story, "You say a great deal.", "Nora"),))
    words = STORY
    for old, new in [("said Nora", "she said"), ("great deal", "lot"), ("I said I would", "I promised"),
                     ("You say a lot", "You talk a lot"), ("I do", "I talk")]:  # fmt: skip
        words = words.replace(old, new)
        assert not book.onto(words).unmatched
        book = book.moved_onto(words)
    read = read_source(Source.from_text(words), given=book.onto(words).given)
    assert any(one.text == "You talk a lot." and one.score == 1.0 for one in read.lines())


def test_a_reading_takes_up_the_corrections_beside_the_story(tmp_path: Path) -> None:
    """And says so; what no longer matches is counted, not dropped."""
    draft = tmp_path / "draft.txt"
    draft.write_text(STORY, "utf-8")
    before = duologue.read(draft)
    assert not before.source.notes
    save(Book((says(before, "I do.", "Nora"), says(before, "You came,", "Bram"))), beside(draft))
    draft.write_text(STORY.replace("“You came,” said Nora.\n\n", "It was late.\n\n"), "utf-8")
    again = duologue.read(draft)

    assert line(again, "I do.").speaker == "Nora"
    assert again.source.notes == (
        "read with 2 corrections from draft.txt.duologue.json; the words of 1 are no longer in the story",
    )
