"""Whom pronouns mean, row by row: the tokens in brackets are asked for, `[word|name]`; `[word|-]` means nobody."""

import re
from dataclasses import dataclass

import pytest

from duologue.reader import read_text
from duologue.reading.reference.forms import FORMS, OBJECT, POSSESSIVE
from duologue.reading.reference.parts import part_of_pronoun
from duologue.story.story import Story
from duologue.story.words import words_of

_ASKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Row:
    """A passage with its answers in it."""

    name: str
    marked: str


ROWS = (
    Row("the only woman", "Nora shut the door. Tom stood in the hall. [She|Nora] took off [her|Nora] coat."),
    Row(
        "the subject goes on",
        "Nora called Anna from the stairs. [She|Nora] waited, and then [she|Nora] called again.",
    ),
    Row("an object is not its subject", "Nora had the keys. When Anna came in, [she|Anna] thanked [her|Nora]."),
    Row("a reflexive is its subject", "Tom looked at Piet. Then Tom poured [himself|Tom] a glass and drank it."),
    Row("beside a name", "It was Nora Price [herself|Nora Price] who came. Nora Price had never been late."),
    Row("a shortened form", "Nora put down the box. [She|Nora]'d carried it from the station."),
    Row("I in speech", "“[I|Nora] can't stay,” said Nora. Nora sat down. Tom waited."),
    Row("you in speech", "“Do [you|Tom] want tea?” Nora asked Tom.\n\n“No,” said Tom. Nora poured it anyway."),
    Row(
        "he in speech is neither of the two who talk",
        "Piet was late. Nora looked for Piet. “[He|Piet] won't come,” Nora said to Tom. “No,” said Tom.",
    ),
    Row(
        "a beat is the speaker's",
        "Tom came in with Piet.\n\n“It's wet,” said Piet. [He|Piet] hung up [his|Piet] hat.\n\n“So it is,” "
        "said Tom.",
    ),
    Row(
        "leads without names",
        "He came at ten past one. [He|he] always knocked.\n\n‘Number nine,’ [he|he] said.\n\n[She|she] wrote it "
        "in the book. [He|he] watched [her|she] do it.\n\n‘Sit down,’ she said. He sat.",
    ),
    Row(
        "somebody passing is nobody of the cast",
        "Tom and Piet had gone home. Tom was tired.\n\nNora stood at the bar with Anna. It was late. The rain had "
        "stopped. Anna read the card. A sailor came in, and [he|-] sang. Nora laughed. Anna paid.",
    ),
    Row(
        "several people are they",
        "Rowan put down their bag; Rowan was tired. The workmen were in the yard, and [they|-] were singing.",
    ),
)


def read(row: Row) -> tuple[Story, list[tuple[int, str]]]:
    """The story without the brackets, and where each answer is expected."""
    text, asked, at = "", [], 0
    for match in _ASKED.finditer(row.marked):
        text += row.marked[at : match.start()]
        asked.append((len(text), match[2]))
        text += match[1]
        at = match.end()
    return read_text(text + row.marked[at:]), asked


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_row(row: Row) -> None:
    story, asked = read(row)
    meant = {m.span.start: story.characters[m.character].name for m in story.mentions if m.kind == "pronoun"}

    assert [(at, meant.get(at, "-")) for at, _ in asked] == asked


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("He saw her.", OBJECT),
        ("He told her that it was late.", OBJECT),
        ("He saw her again on the stairs.", OBJECT),
        ("He gave her the key.", OBJECT),
        ("He took her hand.", POSSESSIVE),
        ("He knew her old red coat.", POSSESSIVE),
    ],
)
def test_her_is_object_or_possessive(sentence: str, part: str) -> None:
    words = words_of(read_text(sentence))

    assert part_of_pronoun(words, words.low.index("her"), FORMS["her"]) == part


def test_every_mention_lies_in_the_text_in_order_with_its_own_words() -> None:
    """A short form gives only the pronoun: "she" of "she'd"."""
    story = read_text("Nora put down the box. She'd carried it. “I'll go,” said Nora.")
    words = [m.span.of(story.text) for m in story.mentions if m.kind == "pronoun"]

    assert words == ["She", "I"]
    assert list(story.mentions) == sorted(story.mentions, key=lambda m: m.span)


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "\n\n".join(_ASKED.sub(r"\1", row.marked) for row in ROWS)

    assert read_text(text).mentions == read_text(text).mentions
