"""The voice script loses nothing and says what it does not know; its adapters can be read by a parser."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from annotated import annotated
from hypothesis import given, settings
from hypothesis import strategies as st
from last_boat import last_boat

from duologue import read, read_text
from duologue.exports.casting import COLUMNS, casting_sheet
from duologue.exports.stretches import stretches
from duologue.exports.voice import voice_records, voice_script
from duologue.exports.voice_tags import sml, ssml
from duologue.story.cast import Character
from duologue.story.story import Story
from duologue.text.source import Source

ROOT = Path(__file__).parents[3]
TEXTS = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "golden" / "passages").glob("*.txt")])
SSML = "{http://www.w3.org/2001/10/synthesis}"
HOSTILE = (
    "“Take </voice> & [voice:Mallory]this[/voice],” said =Ada.\n\n"
    "Bram \x00\x0b\ud800 “left\u2028“. _Oh_ ]]>\r\n\r\n“No.”"
)


def sheet(story: Story) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(casting_sheet(story), newline="")))


def script(story: Story) -> list[dict]:
    """As another program reads it, one that splits on every kind of line end included."""
    written = voice_script(story).encode("utf-8").decode("utf-8")
    assert written.splitlines() == written.split("\n")[:-1]
    return [json.loads(line) for line in written.splitlines()]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_script_is_the_text(path: Path) -> None:
    """To the character, in order, each stretch once, on every example and hard passage."""
    story = read(path)
    lines = script(story)

    assert "".join(line["text"] for line in lines) == story.text
    assert [line["text"] for line in lines] == [story.text[slice(*line["span"])] for line in lines]
    assert len({line["id"] for line in lines}) == len(lines)
    said = {line["of"] for line in lines if line["kind"] in ("speech", "written")}
    nested = {quote.id for quote in story.quotes if quote.inside}
    assert said == {answer.quote for answer in story.attributions} - nested


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab .,\n“”‘’'\"é😀—*_#I\x00\x85\r", max_size=120))
def test_any_text_is_kept_and_gives_valid_ssml(text: str) -> None:
    """Whatever is in it."""
    story = read_text(text)

    assert "".join(line["text"] for line in script(story)) == text
    ET.fromstring(ssml(story).encode())
    assert sheet(story) is not None and sml(story).endswith("\n")


def test_a_speech_takes_its_marks_and_leaves_its_cue() -> None:
    """An interrupted speech is two stretches of one quote."""
    lines = script(read_text("“You came,” said Ada, “after all.” She smiled.\n\nBram shut the door."))

    assert [(line["kind"], line["text"]) for line in lines] == [
        ("speech", "“You came,”"),
        ("narration", " said Ada, "),
        ("speech", "“after all.”"),
        ("narration", " She smiled.\n\n"),
        ("narration", "Bram shut the door."),
    ]
    assert lines[0]["of"] == lines[2]["of"] and (lines[0]["begins"], lines[2]["begins"]) == (True, False)
    assert lines[0]["name"] == "Ada" and lines[1]["speaker"] == "narrator"


def test_nobody_known_is_said_with_the_reason() -> None:
    """A null speaker never comes without why."""
    story = last_boat()
    story = replace(story, attributions=tuple(replace(a, speaker=None) for a in story.attributions))
    unknown = [line for line in script(story) if line["kind"] in ("speech", "written")]

    assert unknown and all(line["speaker"] is None and line["name"] is None for line in unknown)
    assert {line["unknown"] for line in unknown} <= {"open", "unnamed"}
    unread = replace(story, attributions=())
    assert {line["unknown"] for line in script(unread) if line["kind"] == "speech"} == {"unread"}


def test_ids_stay_where_another_place_is_edited() -> None:
    """A producer's notes on a line survive the author's next draft."""
    before = "“Stay,” said Ada.\n\n“No,” said Bram.\n\n“Stay,” said Ada."
    after = "It rained.\n\n“Stay,” said Ada.\n\n“Never,” said Bram.\n\n“Stay,” said Ada."
    spoken = [
        [line["id"] for line in script(read_text(text)) if line["kind"] == "speech"] for text in (before, after)
    ]

    assert spoken[0][0] == spoken[1][0] and spoken[0][2] == spoken[1][2] and spoken[0][1] != spoken[1][1]
    assert len(set(spoken[0])) == 3


def test_matter_is_in_the_script_and_is_not_read_aloud() -> None:
    """The script says which part of the book each stretch is; what no listener wants is left to the adapters."""
    story = last_boat()
    matter = [b.span.of(story.text) for b in story.blocks if b.kind == "matter"]

    assert matter and {line["part"] for line in script(story)} >= {"matter", "paragraph", "heading"}
    assert all(words not in ssml(story) and words not in sml(story) for words in matter)


@pytest.mark.parametrize("path", TEXTS[:12], ids=lambda path: path.stem)
def test_ssml_reads_back(path: Path) -> None:
    """Flat voices, each with a name without a space, and the words in order."""
    story = read(path)
    root = ET.fromstring(ssml(story).encode())

    assert root.tag == f"{SSML}speak" and {one.tag for one in root} <= {f"{SSML}voice"}
    assert all(re.fullmatch(r"[\w.-]+", one.attrib["name"]) for one in root)
    assert letters("".join(root.itertext())) == read_aloud(story)


@pytest.mark.parametrize("path", TEXTS[:12], ids=lambda path: path.stem)
def test_sml_reads_back(path: Path) -> None:
    """Tags never nest, and without them the words are there in order."""
    story = read(path)
    tags = re.findall(r"\[(/?)voice(?::([^\]\n]+))?\]", sml(story))

    assert [slash for slash, _ in tags] == ["", "/"] * (len(tags) // 2)
    assert letters(re.sub(r"\[/?voice[^\]\n]*\]", "", sml(story))) == read_aloud(story)


def test_sml_parts_words_as_the_text_does() -> None:
    """No space before a comma, none at the head of a paragraph."""
    story = read_text("“Stay—” said Ada.\n\n * * *\n\n‘No’, he thought; “No,” said Bram. “I can’t.”\n")

    assert not re.search(r" [,.;]|(?m:^ | $)|  ", sml(story))
    assert "[voice:Ada]“Stay—”[/voice] said Ada.\n" in sml(story)


def test_hostile_text_stays_text() -> None:
    """Markup in a story is the author's words: it opens no voice and breaks no document."""
    story = read_text(HOSTILE)
    root = ET.fromstring(ssml(story).encode())

    assert "</voice> &" in "".join(root.itertext())
    assert "Mallory" not in {one.attrib["name"] for one in root}
    assert "[voice:Mallory]" not in sml(story)
    assert "".join(line["text"] for line in script(story)) == HOSTILE


def test_the_casting_sheet_adds_up() -> None:
    """Shares sum to one, the narrator comes first, and everybody who speaks is there."""
    story = last_boat()
    rows = sheet(story)

    assert list(rows[0]) == list(COLUMNS) and rows[0]["voice"] == "Narrator"
    assert sum(float(row["share"]) for row in rows) == pytest.approx(1, abs=0.001)
    assert {row["id"] for row in rows} >= {a.speaker for a in story.attributions if a.speaker}
    ines = next(row for row in rows if row["voice"] == "Ines")
    assert ines["gender"] == "female" and "Daniel" in ines["talks_mostly_with"] and ines["sample_1"]


def test_the_casting_sheet_runs_nothing_in_a_spreadsheet() -> None:
    """A name or sample that begins like a formula is text."""
    story = last_boat()
    story = replace(story, cast=(replace(story.cast[0], name='=HYPERLINK("x")'), *story.cast[1:]))

    assert not [cell for row in sheet(story) for cell in row.values() if cell[:1] in ("=", "+", "-", "@")]


def test_two_of_one_name_keep_two_voices() -> None:
    """And nobody is taken for the narrator."""
    story = last_boat()
    names = ("Narrator", "Ines", "Ines")
    story = replace(story, cast=tuple(replace(c, name=n) for c, n in zip(story.cast, names)))
    voices = [row["voice"] for row in sheet(story)]

    assert len(set(voices)) == len(voices)


def test_who_tells_each_part_is_told() -> None:
    """One narrator's chapter is not the other's, and the sheet's one narrator is then neither."""
    two = tuple(Character(f"c{n}", name, (name,), narrator=True) for n, name in enumerate(("Ines", "Tom")))
    story = annotated("# Ines\n\nI waited.\n\n# Tom\n\nI stayed.", two)

    assert [line["teller"] for line in script(story) if line["part"] == "paragraph"] == ["c0", "c1"]
    assert sheet(story)[0]["id"] == ""


def test_an_unread_story_is_all_narration() -> None:
    """Nothing read, nothing lost."""
    story = Story(Source.from_text("“Unread,” he said.\n"))

    assert [line["text"] for line in voice_records(story)] == [story.text]


def read_aloud(story: Story) -> str:
    """The letters of all that is the story."""
    told = (one for one in stretches(story) if one.block.kind not in ("matter", "break"))
    return letters("".join(one.span.of(story.text) for one in told))


def letters(text: str) -> str:
    """What is read aloud of a text, notation and space aside."""
    return re.sub(r"[\W_]+", "", text)
