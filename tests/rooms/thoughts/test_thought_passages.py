"""Every passage gives exactly the thoughts a careful reader finds in it."""

import re

import pytest
from thought_passages import ROWS, Row

from duologue.reader import read_source
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span


def read(text: str) -> Story:
    """The story, with `_…_` for italics."""
    italics = tuple(Span(m.start() + 1, m.end() - 1) for m in re.finditer(r"_[^_]+_", text))
    return read_source(Source(text=text, italics=italics))


def found(story: Story) -> list[tuple[str, str, str | None]]:
    """Each stretch of thought with its form and whose it is."""
    return [
        (
            span.of(story.text),
            thought.form,
            story.characters[thought.character].name if thought.character else None,
        )
        for thought in story.thoughts
        for span in thought.spans
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_passage(row: Row) -> None:
    assert found(read(row.text)) == list(row.thoughts)


def test_names_differ() -> None:
    names = [row.name for row in ROWS]

    assert len(names) == len(set(names))
