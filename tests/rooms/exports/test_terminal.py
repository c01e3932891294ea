"""The summary fits a screen, says who says how much to whom, and cannot move the reader's cursor."""

import re
from dataclasses import replace

import pytest
from annotated import annotated
from last_boat import last_boat

from duologue.exports.terminal import fitted, summary
from duologue.story.cast import Character
from duologue.story.story import Story
from duologue.text.source import Source


def crowd() -> Story:
    """Forty people with long names, each of whom says something unsure."""
    cast = tuple(Character(f"c{n}", f"Person{n:02}x of the Long-Winded Parish", ()) for n in range(40))
    written = "\n\n* * * @later\n\n".join(
        f"[[person{n:02}x .55 i told|“{'word ' * (41 - n)}”]]" for n in range(40)
    )
    return annotated(written, cast, title="T" * 200, notes=("n" * 200,) * 5)


@pytest.mark.parametrize("width", [40, 80, 132])
@pytest.mark.parametrize(
    "story", [last_boat(), crowd(), Story(Source.from_text(""))], ids=["boat", "crowd", "empty"]
)
def test_summary_fits_a_screen(story: Story, width: int) -> None:
    """24 lines of no more than the width, however many people and however long their names."""
    lines = summary(story, width).splitlines()

    assert len(lines) <= 24
    assert max(map(len, lines)) <= width


def test_summary_of_the_last_boat() -> None:
    """Shares, addressees, the scene at another time, and the first unsure lines."""
    told = summary(last_boat(), 80)

    assert told.startswith("The Last Boat, by M. Sayer\n820 words, 32 lines of talk, 33% spoken, 4 scenes\n")
    assert "Daniel    ████████  40%" in told
    assert "14 lines to Ines" in told
    assert "3 earlier: The first winter" in told
    assert "Unsure: 10 of 32 lines, 4 of them with no speaker" in told
    assert "Ines? 57%" in told and "Would you have told me?" in told


def test_plain_without_colour_and_the_same_words_with_it() -> None:
    """Colour adds codes and changes no word."""
    plain, coloured = summary(last_boat(), 80, colour=False), summary(last_boat(), 80, colour=True)
    codes = re.compile("\x1b\\[[0-9;]*m")

    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert codes.sub("", coloured) == plain


def test_nothing_in_a_story_moves_the_cursor() -> None:
    """Escape sequences in titles, names and words are spaces here."""
    story = last_boat()
    evil = "\x1b[2J\x07\r\u202e"
    cast = tuple(replace(c, name=evil + c.name) for c in story.cast)
    source = replace(story.source, title=evil + "x", author=evil, notes=(evil,))
    told = summary(replace(story, cast=cast, source=source), 80)

    assert not set(told) & set("\x1b\x07\r\u202e")


def test_wide_letters_count_for_two_columns() -> None:
    """A name in Chinese takes twice the room of its letters, an accent takes none."""
    assert fitted("林黛玉", 5) == "林黛…"
    assert fitted("林黛玉", 8, fill=True) == "林黛玉  "
    assert fitted("Zoe\u0308", 3) == "Zoe\u0308"


def test_a_story_without_talk_says_so() -> None:
    """And no more."""
    assert "No line of speech was given a speaker." in summary(Story(Source.from_text("Rain.")), 80)


def test_a_story_with_no_doubt_still_admits_that_it_can_be_wrong() -> None:
    """A high score is a chance, not a fact."""
    cast = (Character("c0", "Ada", ()),)

    assert "can still be wrong." in summary(annotated("[[ada .99 e told|“No.”]]", cast), 80)
