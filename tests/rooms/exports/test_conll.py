"""CoNLL-2012: brackets that nest, tokens that are the text, chains and speakers that come back."""

from dataclasses import replace
from pathlib import Path

import pytest
from last_boat import last_boat

from duologue import read, read_text
from duologue.exports.conll import conll
from duologue.exports.token_rows import character_numbers
from duologue.story.cast import Character, Mention
from duologue.story.story import Story
from duologue.text.span import Span

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))
Chains = dict[int, set[tuple[int, int]]]


def read_back(document: str) -> tuple[list[list[str]], Chains]:
    """The rows of a document, and the token ranges of each chain, as a scorer reads them."""
    begin, *lines, end, last = document.split("\n")
    assert begin.startswith("#begin document (") and begin.endswith("); part 000")
    assert (end, last) == ("#end document", "")
    rows = [line.split("\t") for line in lines if line]
    chains: Chains = {}
    opened: dict[int, list[int]] = {}
    for n, row in enumerate(rows):
        assert len(row) == 12
        for mark in [] if row[-1] == "-" else row[-1].split("|"):
            number = int(mark.strip("()"))
            if mark.startswith("("):
                opened.setdefault(number, []).append(n)
            if mark.endswith(")"):
                chains.setdefault(number, set()).add((opened[number].pop(), n))
    assert not any(opened.values())
    return rows, chains


def check(story: Story) -> None:
    """The laws: the words are the text's, the chains are the mentions."""
    rows, chains = read_back(conll(story)[".conll"].decode("utf-8"))
    words = "".join(row[3] for row in rows)
    assert words == "".join(story.text.split()).replace("\ud800", "?")
    ends = [0]
    for row in rows:
        ends.append(ends[-1] + len(row[3]))
    numbers = character_numbers(story)
    back = {(ends[a], ends[b + 1], number) for number, spans in chains.items() for a, b in spans}
    dense = [0]
    for character in story.text:
        dense.append(dense[-1] + (not character.isspace()))
    told = {(dense[m.span.start], dense[m.span.end], numbers[m.character]) for m in story.mentions}
    assert back <= told
    for start, end, number in told - back:  # what brackets cannot say: two of one person that cross
        mine = [(a, b) for a, b, who in back if who == number]
        assert any(a < start < b < end or start < a < end < b for a, b in mine)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_come_back(path: Path) -> None:
    """Every example of the house."""
    check(read(path))


@pytest.mark.parametrize("text", ["", "#begin document (x)\n\n“(1|2)\t-\x00\ud800,” said Ada’s \x85 Bram."])
def test_odd_texts_come_back(text: str) -> None:
    """Nothing, and what looks like the format itself."""
    check(read_text(text))


def test_sentences_keep_their_quotation_marks() -> None:
    """No sentence is a mark alone."""
    rows, _ = read_back(conll(read_text("“No. You go,” said Ada. “I stay.” “Do,” said Bram."))[".conll"].decode())
    sentences = " ".join("| " * (row[2] == "0") + row[3] for row in rows)

    assert sentences == "| “ No . | You go , ” said Ada . | “ I stay . ” | “ Do , ” said Bram ."


def test_speakers_stand_in_their_column() -> None:
    """By name, a space in it written as `_`; nobody known is `-`."""
    rows, _ = read_back(conll(last_boat())[".conll"].decode("utf-8"))

    assert {"Ines", "Daniel", "-"} <= {row[9] for row in rows}
    assert all(" " not in row[9] for row in rows)


def test_of_two_that_cross_the_first_is_kept() -> None:
    """Brackets of one number nest: "Captain Vane" would open inside "that Captain" and close after it."""
    story = read_text("She saw that Captain Vane.")
    captain = (Mention(Span(8, 20), "c0", "noun"), Mention(Span(13, 25), "c0", "name"))
    story = replace(story, cast=(Character("c0", "Vane", ()),), mentions=captain)
    _, chains = read_back(conll(story)[".conll"].decode("utf-8"))

    assert chains == {1: {(2, 3)}}
    check(story)
