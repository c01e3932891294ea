"""Texts that name every speaker: labelled dialogues, screenplays, chats. Who speaks is as they say, and exact."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duologue import read_text
from duologue.formats.fountain import read_fountain
from duologue.formats.transcript import transcript_of
from duologue.reader import read_source

DIALOGUE = """\
A TALK

Nora: You came.
Theo (quietly): I said I would. (He sits.) Nora, I am
sorry.

NOTE this is no line of anybody's.

Nora: “Sorry,” you say.
Theo: Yes.
"""
CHAT = """\
\u200e[12.03.24, 21:14:07] Nora Ellis: \u200eMessages and calls are end-to-end encrypted.
[12.03.24, 21:14:09] Nora Ellis: you home?
[12.03.24, 21:15:00] Theo 🙂: yeah: tired
so tired

really
[12.03.24, 21:15:30] Theo 🙂: \u200eimage omitted
[12.03.24, 21:16:00] Nora Ellis: ok 🙂
"""


def lines(text: str) -> list[tuple[str | None, str]]:
    """Who says what, as it is read."""
    return [(line.speaker, line.text) for line in read_text(text, rules=True).lines()]


def test_a_dialogue_is_read_as_it_is_labelled() -> None:
    """What is done in brackets is not said; a line that goes on is one speech; all sure."""
    story = read_text(DIALOGUE, rules=True)

    assert story.source.format == "dialogue"
    assert lines(DIALOGUE) == [
        ("Nora", "You came."),
        ("Theo", "I said I would. Nora, I am\nsorry."),
        ("Nora", "“Sorry,” you say."),
        ("Theo", "Yes."),
    ]
    assert {a.score for a in story.attributions} == {1.0}
    assert [a.addressees for a in story.attributions] == [("c1",), ("c0",), ("c1",), ("c0",)]
    assert [(m.span.of(story.text), m.address) for m in story.names if m.address] == [("Nora", True)]


def test_a_chat_is_read_as_it_is_sent() -> None:
    """Messages of several lines; what was a picture has no words; messages are written."""
    story = read_text(CHAT, rules=True)

    assert story.source.format == "chat"
    assert [who for who, _ in lines(CHAT)] == ["Nora Ellis", "Nora Ellis", "Theo 🙂", "Nora Ellis"]
    assert lines(CHAT)[2][1] == "yeah: tired\nso tired\n\nreally"
    assert {quote.kind for quote in story.quotes} == {"written"}


@pytest.mark.parametrize(
    "stamp",
    [
        "12/03/2024, 21:14 - ",
        "3/12/24, 9:14\u202fPM - ",
        "[2024-03-12 21:14] ",
        "[12.03.24, 21:14:07] ",
        "2024-03-12 21:14:07 - ",
        "12 Mar 2024, 21:14 - ",
    ],
)
def test_times_as_others_write_them(stamp: str) -> None:
    """Date and time, in the ways that exports have."""
    found = transcript_of(f"{stamp}Nora: hi\n{stamp}Theo: hello\n{stamp}Nora added Leo\n")

    assert found is not None and found.format == "chat"
    assert (found.spoken[0].name, found.spoken[0].spans[0].start) == ("Nora", len(stamp) + 6)
    assert [part.label for part in found.parts if part.kind == "matter"] == ["notice"]


def test_names_in_angle_brackets() -> None:
    """As in old chats."""
    found = transcript_of("21:14 <nora> hi\n21:15 <theo> hello\n21:15 * nora leaves\n")

    assert found is not None and [one.name for one in found.spoken] == ["nora", "theo"]


@pytest.mark.parametrize("label", ["{}:", "**{}:**", "{} (low):", "12  {}:", "[00:14:02] {}:"])
def test_labels_as_others_write_them(label: str) -> None:
    """Plain, bold, with a direction, numbered, timed."""
    text = "\n".join(f"{label.format(name)} Well, well." for name in ("Ann", "Bo", "Ann", "Bo"))
    found = transcript_of(text)

    assert found is not None and [one.name for one in found.spoken] == ["Ann", "Bo", "Ann", "Bo"]
    assert {span.of(text) for one in found.spoken for span in one.spans} == {"Well, well."}


@pytest.mark.parametrize(
    "text",
    [
        "“You came,” said Ada.\n\nBram shut the door. “I said I would.”\n",
        "Title: A\nAuthor: B\nRating: C\nSummary: D\n\nShe came in. He did not look up.\n",
        "There was one thing: rain.\n\nAnd one more: snow.\n\nAnd then: hail.\n\nAnd then: sun.\n",
        "12/03/2024, 21:14 - it was late.\nShe put the phone down.\n",
        "Nora: Yes.\nTheo: No.\n",
        "",
    ],
)
def test_a_story_is_no_transcript(text: str) -> None:
    """Colons and times alone make none."""
    assert transcript_of(text) is None


@pytest.mark.parametrize(
    "story", sorted((Path(__file__).parents[3] / "examples").glob("*.txt")), ids=lambda p: p.stem
)
def test_the_examples_are_no_transcripts(story: Path) -> None:
    """Whole stories."""
    assert transcript_of(story.read_text("utf-8")) is None


SCRIPT = b"""\
Title: _The Kitchen_
Author: A. Sayer

INT. KITCHEN - NIGHT

Nora stands at the sink.

NORA
You came. [[late!]]

THEO (CONT'D)
(quietly)
I said I would.
\x20\x20
I did.

@McAvoy
Both of you.

BANG!

CUT TO:

/* NORA
struck out */

EXT. STREET - DAY
"""


def test_a_screenplay_is_read_by_its_cues() -> None:
    """Parentheticals, notes and what is struck out are not said; a line of two spaces goes on."""
    source = read_fountain(SCRIPT, "a.fountain")
    said = [(one.name, [span.of(source.text) for span in one.spans]) for one in source.spoken]

    assert (source.title, source.author) == ("The Kitchen", "A. Sayer")
    assert said == [("NORA", ["You came."]), ("THEO", ["I said I would.", "I did."]), ("McAvoy", ["Both of you."])]
    kinds = [(part.kind, part.label, part.span.of(source.text)[:9]) for part in source.parts]
    assert ("heading", None, "INT. KITC") in kinds and ("heading", None, "EXT. STRE") in kinds
    assert ("matter", "title page", "Title: _T") in kinds and ("paragraph", None, "BANG!") in kinds


@pytest.mark.parametrize("text", [DIALOGUE, CHAT])
def test_every_place_is_exact(text: str) -> None:
    """What is said stands there, in order, in a block of its own; nothing is said twice."""
    story = read_text(text, rules=True)
    spans = [span for quote in story.quotes for span in quote.spans]

    assert spans == sorted(spans) and not any(a.touches(b) for a, b in pairwise(spans))
    for quote, answer in zip(story.quotes, story.attributions, strict=True):
        block = next(b for b in story.blocks if b.id == quote.block)
        assert quote.spans[0].start in block.span
        assert answer.cue is not None and answer.cue.end <= quote.spans[0].start
        assert story.characters[answer.speaker or ""].name in answer.cue.of(text)


def test_a_transcript_goes_straight_to_the_bond() -> None:
    """Nobody else is in it."""
    story = read_source(read_fountain(b"\n\n".join([SCRIPT] * 3), "a.fountain"), rules=True)

    assert {person.name for person in story.cast} == {"NORA", "THEO", "McAvoy"}
    assert story.bonds


PIECES = st.sampled_from([
    "Nora", "Theo", ":", ": ", "\n", "\n\n", "\r\n", " ", "(", ")", "[", "]", "You came.", "12/03/24, 21:14 - ",
    "<", ">", "@", "NORA\n", "INT. HALL\n\n", "/*", "*/", "[[", "]]", "Title: A\n", "\u200e", "21:14 ", "—",
    "“Yes”", "#", "=",
])  # fmt: skip


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=200, deadline=None)
def test_laws_of_any_text(pieces: list[str]) -> None:
    """Parts and lines lie in the text, in order, apart; words lie in a part, and their head before them."""
    text = "".join(pieces)
    found = transcript_of(text)
    script = read_fountain(text.encode(), "a.fountain")
    for whole, parts, spoken in (
        (text, found.parts if found else (), found.spoken if found else ()),
        (script.text, script.parts, script.spoken),
    ):
        assert all(a.span.end <= b.span.start for a, b in pairwise(parts))
        assert all(part.span.of(whole).strip() == part.span.of(whole) != "" for part in parts)
        for line in spoken:
            assert line.name.strip() and line.name in line.head.of(whole)
            assert line.head.end <= line.spans[0].start
            assert all(span.of(whole).strip() for span in line.spans)
            assert any(part.span.covers(span) for span in line.spans for part in parts)


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_script_is_read(pieces: list[str]) -> None:
    """A quote for every line, and a speaker for every quote."""
    source = read_fountain("".join(pieces).encode(), "a.fountain")
    story = read_source(source, rules=True)
    if source.spoken:
        assert len(story.quotes) == len(story.attributions) == len(source.spoken)
        assert all(answer.speaker for answer in story.attributions)
