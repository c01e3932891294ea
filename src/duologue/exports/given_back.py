"""A story's own web page or e-book with every line's speaker marked in it, and nothing else changed.

Which words are whose is told here; where they stand in the file is known to `formats.own_file`.
"""

import hashlib
from collections.abc import Iterator
from html import escape
from itertools import pairwise

import numpy as np

from duologue.errors import DuologueError
from duologue.exports.legend import LEGEND, legend
from duologue.exports.line_marks import LineMark, line_marks, painted
from duologue.formats.own_file import Mark, book_given_back, page_given_back
from duologue.story.story import Story
from duologue.text.span import Span

_OURS = "duologue-"


def own_page(story: Story, raw: bytes) -> bytes:
    """The web page `raw` that `story` was read from, with data attributes beside classes.

    Raises DuologueError where it is another file, or its markup is too broken to tell where its words stand.
    """
    _check(story, raw, f'id="{_OURS}')
    return page_given_back(raw, story.source.name or "the page", story.text, list(_marks(story, True)))


def own_book(story: Story, raw: bytes) -> bytes:
    """The EPUB `raw` that `story` was read from; who is meant by each class is told in its member LEGEND.

    EPUB 2 knows no data attributes, so that only ids and classes stand in the chapters. Raises as `own_page`.
    """
    _check(story, raw, LEGEND)
    added = {LEGEND: legend(story, _OURS)}
    return book_given_back(raw, story.source.name or "the book", story.text, list(_marks(story, False)), added)


def _check(story: Story, raw: bytes, ours: str) -> None:
    """Raise DuologueError for another file than was read, and for one that holds `ours`: ids would stand twice."""
    name = story.source.name or "the file"
    if hashlib.sha256(raw).hexdigest() != story.source.sha256:
        raise DuologueError(name, "it has changed since it was read", "Read it again.")
    if ours.encode("ascii") in raw:
        raise DuologueError(name, "duologue has marked it already", "Name the file that it was made from.")


def _marks(story: Story, data: bool) -> Iterator[Mark]:
    """A mark for each stretch of one innermost quote or thought, in the order of the text."""
    told = [(f"{_OURS}{mark.key}", _attributes(mark, data)) for mark in line_marks(story)]
    paint = painted(story)
    edges = [0, *(np.flatnonzero(np.diff(paint)) + 1).tolist(), len(paint)] if len(paint) else []
    for start, end in pairwise(edges):
        if paint[start]:
            yield Mark(Span(start, end), *told[paint[start] - 1])


def _attributes(mark: LineMark, data: bool) -> str:
    classes = " ".join(f"{_OURS}{name}" for name in mark.classes)
    more = "".join(f' data-{name}="{escape(value)}"' for name, value in mark.data.items()) if data else ""
    return f'class="{classes}"{more}'
