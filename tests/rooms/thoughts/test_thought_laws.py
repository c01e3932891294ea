"""Whatever the text: thoughts lie in it in order, and touch neither quotes nor one another nor headings."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_thought_passages import read
from thought_passages import ROWS, Row

from duologue.story.story import Story

_PIECES = st.sampled_from(
    [
        *("Nora", "she", "he", "thought", "wondered", "whether", "that", "knew", "told", "herself", "I", "must"),
        *("of course", "had", "was", "now", "said", "Don't", "go", "what", "_", "“", "”", "‘", "’", "—", ","),
        *(".", "?", "!", "\n\n", "CHAPTER ONE\n\n", "Mrs.", "\n\n***\n\n", "They're", "gone"),
    ]
)


def check(story: Story) -> None:
    """Raise where a law is broken."""
    spans = [span for thought in story.thoughts for span in thought.spans]
    quoted = [span for quote in story.quotes for span in quote.spans]
    outside = [block.span for block in story.blocks if block.kind != "paragraph"]
    assert [thought.spans[0] for thought in story.thoughts] == sorted(t.spans[0] for t in story.thoughts)
    in_order = sorted(spans)
    assert all(0 <= span.start < span.end <= len(story.text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(in_order))
    assert not any(span.touches(other) for span in spans for other in (*quoted, *outside))
    assert all(0.0 < thought.score <= 1.0 and thought.because for thought in story.thoughts)
    assert all(thought.character in {None, *story.characters} for thought in story.thoughts)
    assert not any(span.of(story.text)[0] in " _“‘" or span.of(story.text)[-1] in " _" for span in spans)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_laws_hold_in_every_passage(row: Row) -> None:
    check(read(row.text))


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=40))
def test_laws_hold_in_any_text(pieces: list[str]) -> None:
    check(read(" ".join(pieces)))


def test_the_same_text_gives_the_same_thoughts() -> None:
    text = "\n\n".join(row.text for row in ROWS)

    assert read(text).thoughts == read(text).thoughts
