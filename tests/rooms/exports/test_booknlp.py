"""BookNLP's files: the columns that its readers ask for, places that fit the text, and what went out comes in."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from last_boat import last_boat

from duologue import read, read_text
from duologue.exports.booknlp import booknlp
from duologue.exports.token_rows import character_numbers
from duologue.story.story import Story

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))
# As the first lines of the files in BookNLP's own repository have them.
COLUMNS = {
    ".tokens": "paragraph_ID sentence_ID token_ID_within_sentence token_ID_within_document word lemma byte_onset "
    "byte_offset POS_tag fine_POS_tag dependency_relation syntactic_head_ID event",
    ".entities": "COREF start_token end_token prop cat text",
    ".quotes": "quote_start quote_end mention_start mention_end mention_phrase char_id quote",
}
HOSTILE = "<script>alert(1)</script> “a\tb</font>,” said Ada\x00.\r\n“\ud800 #begin,” said Bram’s \x85 Ada."


def table(files: dict[str, bytes], ending: str) -> list[dict[str, str]]:
    """One of the tables, as editors for BookNLP's files read it: split at line feeds and tabs, nothing quoted."""
    header, *lines = files[ending].decode("utf-8").split("\n")
    columns = header.split("\t")
    assert columns == COLUMNS[ending].split()
    rows = [line.split("\t") for line in lines if line]
    assert all(len(row) == len(columns) for row in rows)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def check(story: Story) -> None:
    """The laws: whole tables, offsets that give the words, spans that give back the mentions and the lines."""
    files = booknlp(story)
    tokens = table(files, ".tokens")
    assert [int(t["token_ID_within_document"]) for t in tokens] == list(range(len(tokens)))
    places = [(int(t["byte_onset"]), int(t["byte_offset"])) for t in tokens]
    assert [story.text[a:b].replace("\ud800", "?") for a, b in places] == [t["word"] for t in tokens]
    assert "".join(story.text.split()) == "".join(story.text[a:b] for a, b in places)
    for earlier, later in pairwise(tokens):
        step = [int(later[c]) - int(earlier[c]) for c in ("paragraph_ID", "sentence_ID")]
        assert step[0] >= 0 and step[1] in (0, 1) and (step[1] or not step[0])
        within = [int(token["token_ID_within_sentence"]) for token in (earlier, later)]
        assert within[1] == (0 if step[1] else within[0] + 1)
    check_entities(story, files, places)
    check_quotes(story, files, places)


def check_entities(story: Story, files: dict[str, bytes], places: list[tuple[int, int]]) -> None:
    rows = table(files, ".entities")
    kinds = {"name": "PROP", "noun": "NOM", "pronoun": "PRON"}
    back = sorted(
        (places[int(r["start_token"])][0], places[int(r["end_token"])][1], r["prop"], r["cat"]) for r in rows
    )
    assert back == sorted((m.span.start, m.span.end, kinds[m.kind], "PER") for m in story.mentions)
    assert len({r["COREF"] for r in rows}) == len({m.character for m in story.mentions})
    book = json.loads(files[".book"])["characters"]
    assert sum(character["count"] for character in book) == len(rows)
    assert {character["id"] for character in book} == {int(r["COREF"]) for r in rows}


def check_quotes(story: Story, files: dict[str, bytes], places: list[tuple[int, int]]) -> None:
    answers = {answer.quote: answer for answer in story.attributions}
    numbers = character_numbers(story)
    said = [
        (span, answers[quote.id].speaker)
        for quote in story.quotes
        if quote.id in answers and not quote.inside
        for span in quote.spans
        if span.of(story.text).strip()
    ]
    rows = table(files, ".quotes")
    assert len(rows) == len(said)
    for row, (span, speaker) in zip(rows, sorted(said, key=lambda pair: pair[0])):
        start, end = places[int(row["quote_start"])][0], places[int(row["quote_end"])][1]
        assert start <= span.start and span.end <= end and end - start <= len(span) + 6
        assert row["char_id"] == str(numbers[speaker] if speaker else None)
        assert (row["mention_start"] == "None") >= (speaker is None)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_come_back(path: Path) -> None:
    """Every example of the house."""
    check(read(path))


@pytest.mark.parametrize("text", ["", HOSTILE, "“I’m Nora’s,” I said.\n\nNora’s. “Am I?” said Nora."])
def test_odd_texts_come_back(text: str) -> None:
    """Nothing, anything, and names that end inside a token."""
    check(read_text(text))


def test_a_speaker_is_read_off_its_cue() -> None:
    """The mention of a quote is the one that the reporting words hold."""
    story = read_text("“You came,” said Ada. Bram shut the door.\n\n“I said I would,” said Bram to Ada.")
    rows = table(booknlp(story), ".quotes")

    assert [row["mention_phrase"] for row in rows] == ["Ada", "Bram"]


def test_nobody_is_none() -> None:
    """A speaker who is not known is written as BookNLP writes it."""
    files = booknlp(last_boat())
    unknown = [a for a in last_boat().attributions if a.speaker is None]

    assert unknown and sum(row["char_id"] == "None" for row in table(files, ".quotes")) >= len(unknown)


def test_the_narrator_is_zero() -> None:
    """And nobody else is, as readers of these files expect."""
    story = read_text("I shut the door. “Sit down,” I said to Ada.\n\n“No,” said Ada. I sat down myself.")
    files = booknlp(story)

    assert any(c.narrator for c in story.cast)
    assert {r["text"] for r in table(files, ".entities") if r["COREF"] == "0"} <= {"I", "me", "my", "myself"}
    assert "[NARRATOR]" in files[".book.html"].decode("utf-8")


def test_the_page_runs_nothing_of_the_story() -> None:
    """What stands in the text is shown, not run."""
    page = booknlp(read_text(HOSTILE))[".book.html"].decode("utf-8")

    assert "<script" not in page and "&lt;" in page
