"""Laws of the layout room: they hold for any text at all, sensible or hostile."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duologue.reading.layout.stage import lay_out
from duologue.story.layout import Block, Scene
from duologue.text.source import Part, Source
from duologue.text.span import Span

LINES = st.sampled_from(
    [
        "Chapter 1",
        "CHAPTER II.",
        "Contents",
        "***",
        "oOo",
        "~+~",
        "by Jane Smith",
        "A/N: sorry!",
        "Rating: Mature",
        "Five years later,",
        "That night she dreamed",
        "She woke.",
        "“No,” he said.",
        "'No..,' she could hardly speak",
        "— Non.",
        "and so the sentence ran on to the end of the line, as it was bound to,",
        "    Set in from the margin.",
        "*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***",
        "*** END OF THE PROJECT GUTENBERG EBOOK EMMA ***",
        "I",
        "2",
        "",
        " ",
        "\t",
        "\u200b",
        "é😀",
    ]
)
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\x0c", "\n\n\n\n", " "])
PAGES = st.lists(st.tuples(LINES, ENDS), max_size=30).map(lambda rows: "".join(line + end for line, end in rows))
ANY = st.text(alphabet="ab .,*#\n\r\t\x0c\u2028\u2029\u200b“”é😀oOxX1I:'\"—", max_size=200)


def the_laws_hold(text: str, blocks: tuple[Block, ...], scenes: tuple[Scene, ...]) -> None:
    spans = [block.span for block in blocks]
    assert [block.id for block in blocks] == [f"p{n}" for n in range(len(blocks))]
    assert all(block.kind in {"paragraph", "heading", "break", "matter"} for block in blocks)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert not any(text[span.start].isspace() or text[span.end - 1].isspace() for span in spans)
    outside = [
        text[left:right]
        for left, right in zip([0, *(s.end for s in spans)], [*(s.start for s in spans), len(text)])
    ]
    assert not "".join(outside).strip()

    by_id = {scene.id: scene for scene in scenes}
    assert [scene.id for scene in scenes] == [f"s{n}" for n in range(len(scenes))]
    assert all(left.span.end <= right.span.start for left, right in pairwise(scenes))
    assert all(scene.time in {"story", "earlier", "later", "dream", None} for scene in scenes)
    assert {block.scene for block in blocks if block.scene} == set(by_id)
    assert all(by_id[block.scene].span.covers(block.span) for block in blocks if block.scene)
    assert all(block.scene is None for block in blocks if block.kind == "matter")
    assert all(block.scene for block in blocks if block.kind in {"paragraph", "heading"})


@given(st.one_of(PAGES, ANY))
def test_every_character_of_ink_lies_in_one_block_and_every_paragraph_in_one_scene(text: str) -> None:
    """Any text at all gives blocks in order that hold all its ink, and scenes that cover their blocks."""
    the_laws_hold(text, *lay_out(Source.from_text(text)))


@given(st.one_of(PAGES, ANY), st.data())
def test_the_laws_hold_whatever_the_file_declares(text: str, data: st.DataObject) -> None:
    """Parts may leave gaps, hold nothing, or call the same paragraph a heading: the laws hold all the same."""
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    kinds = st.sampled_from(["paragraph", "heading", "break", "matter"])
    parts = tuple(Part(data.draw(kinds), Span(start, end)) for start, end in pairwise(places))

    the_laws_hold(text, *lay_out(Source(text, parts=parts)))


HOSTILE = {
    "quotes": '"',
    "quotes on lines": '"\n',
    "new lines": "\n",
    "spaces": " ",
    "breaks": "* * *\n",
    "drawn breaks": "oOo ",
    "chapters": "Chapter 2\n\nChapter 1\n\n",
    "contents": "Contents\n\n",
    "tables": "Contents\n\nChapter 1\n\n",
    "fields": "Tags: a\n\n",
    "notes": "Notes:\n\n",
    "draft notes": "NOTES FOR NEXT DRAFT:\n\n",
    "brackets": "[Illustration\n\n",
    "numbers": "1\n\n1 2\n\n",
    "dreams": "That night she dreamed\n\n",
    "wakings": "That night she dreamed\n\nShe woke.\n\n",
    "years": "Five years later,\n\n",
    "wide gaps": "a.\n\n\n\nb.\n\nc.\n\nd.\n\n",
    "page ends": "\x0c",
    "names": "Nora\n\n" + "x" * 150 + ".\n\n",
    "one line": "had gone and ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    """Four times the text takes about four times the time, whatever it is made of."""
    short, long = (min(_seconds(unit * (size // len(unit))) for _ in range(2)) for size in (20_000, 80_000))

    assert long < 8 * short + 0.05


def test_a_long_text_of_anything_is_read_in_bounded_time() -> None:
    """One line of two million characters, and two million characters of white space."""
    assert _seconds("said " * 400_000) < 2
    assert _seconds(" \t\n" * 700_000) < 2


def _seconds(text: str) -> float:
    source = Source.from_text(text)
    before = time.process_time()
    lay_out(source)
    return time.process_time() - before
