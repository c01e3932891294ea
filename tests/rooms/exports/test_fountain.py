"""The draft as another program's Fountain parser reads it: every line under its speaker, and nothing misread."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from last_boat import last_boat
from screenplay_tools.fountain.parser import Parser

from duologue import read, read_text
from duologue.exports.casting import voice_names
from duologue.exports.fountain import fountain
from duologue.exports.stretches import NARRATION, WRITTEN, stretches
from duologue.story.story import Story

ROOT = Path(__file__).parents[3]
TEXTS = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "golden" / "passages").glob("*.txt")])
KNOWN = {"TITLEENTRY", "HEADING", "ACTION", "CHARACTER", "DIALOGUE", "PARENTHETICAL", "SECTION"}


def parsed(draft: str) -> Parser:
    parser = Parser()
    parser.add_text(draft)
    return parser


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def spoken_in(draft: str) -> list[tuple[str, str]]:
    """Who says what by the parser; what one person says in a row counts as one."""
    said: list[tuple[str, str]] = []
    for element in parsed(draft).script.elements:
        if element.type.value == "CHARACTER":
            said.append((element.name, ""))
        elif element.type.value == "DIALOGUE":
            said[-1] = (said[-1][0], said[-1][1] + letters(element.text_raw))
    return joined(said)


def joined(said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for who, words in said:
        if rows and rows[-1][0] == who:
            rows[-1] = (who, rows[-1][1] + words)
        elif words:
            rows.append((who, words))
    return rows


def spoken_of(story: Story) -> Iterator[tuple[str, str]]:
    """The same, from the reading."""
    names = voice_names(story)
    for one in stretches(story):
        sign = one.kind == WRITTEN and one.speaker is None
        if one.kind != NARRATION and not sign and one.block.kind == "paragraph":
            spans = [s for s in one.fact.spans if s.start < one.span.end and one.span.start < s.end]
            words = "".join(story.text[max(s.start, one.span.start) : min(s.end, one.span.end)] for s in spans)
            yield names[one.speaker or "unknown"].upper(), letters(words)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_line_stands_under_its_speaker(path: Path) -> None:
    """In order and to the letter, by a parser that others wrote; and it takes nothing for something else."""
    story = read(path)
    draft = fountain(story)
    elements = parsed(draft).script.elements

    assert spoken_in(draft) == joined(list(spoken_of(story)))
    assert {element.type.value for element in elements} <= KNOWN
    assert sum(e.type.value == "SECTION" for e in elements) <= sum(b.kind == "heading" for b in story.blocks)
    told = {block.scene for block in story.blocks if block.kind == "paragraph" and block.scene}
    assert sum(element.type.value == "HEADING" for element in elements) == len(told)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="“”'ab .,!@>~#=([/*]_\\\n:TOI\x1c\u2028", max_size=120))
def test_no_text_is_taken_for_notation(text: str) -> None:
    """Notes, boneyards, lyrics, transitions and page breaks are ours to make, and we make none."""
    parser = parsed(fountain(read_text(text)))

    assert {element.type.value for element in parser.script.elements} <= KNOWN
    assert (parser.script.notes, parser.script.boneyards) == ([], [])


def draft_of(text: str) -> str:
    return fountain(read_text(text)).split("\n\n", 1)[1].replace(".SCENE 1\n\n", "").strip()


def test_a_cue_that_says_no_more_goes() -> None:
    """The name stands above the line already; the comma before the cue ends a sentence now."""
    assert draft_of("“You came,” said Ada. She smiled.") == "ADA\nYou came.\n\nShe smiled."


def test_how_it_is_said_is_a_parenthetical() -> None:
    """Where it is short."""
    assert draft_of("“You came,” said Ada softly.") == "ADA\n(softly)\nYou came."


def test_what_is_done_with_a_line_is_action() -> None:
    """Nothing of it is lost."""
    told = "said Ada, and took the lamp from the hook by the door, and looked at the stairs for a long while."

    assert draft_of(f"“You came,” {told}") == f"ADA\nYou came,\n\n{told}"


def test_an_interrupted_line_stays_one() -> None:
    """Under one cue."""
    assert draft_of("“You came,” said Ada, “after all.”") == "ADA\nYou came, after all."


def test_thoughts_are_heard_and_nobody_known_is_said() -> None:
    """As (V.O.), and as UNKNOWN."""
    story = last_boat()
    assert re.search(r"^INES \(V\.O\.\)\n", fountain(story), re.M)
    unknown = replace(story, attributions=tuple(replace(a, speaker=None) for a in story.attributions))
    assert "\nUNKNOWN\n" in fountain(unknown)


def test_a_name_that_capitals_do_not_tell_is_forced() -> None:
    """A cue must begin with a capital of English, else with @."""
    story = last_boat()
    story = replace(story, cast=(replace(story.cast[0], name="Éloïse (née Int.)"), *story.cast[1:]))

    assert "\n@ÉLOÏSE NÉE INT.\n" in fountain(story)
    assert "ÉLOÏSE NÉE INT." in {who for who, _ in spoken_in(fountain(story))}
