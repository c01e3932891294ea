"""The door of the encoding room: the encoder reads the whole story once; every head reads what it wrote."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from duologue.models.encoder import SHIPPED, open_encoder
from duologue.models.wordpiece import Pieces, WordPiece
from duologue.story.encoding import Encoding
from duologue.story.pieces import page_of
from duologue.story.stage import stage
from duologue.story.story import Story

MOST_PIECES = 1_500_000
"""A text of more, about a million words, is read by rules alone: its vectors would fill the memory of a laptop."""


@stage(reads=("source", "blocks", "quotes"), writes=("encoding",))
def encoding(story: Story) -> Story:
    """Give every word piece its vector, in windows that overlap. Matter is not the story, and is left out."""
    encoder = open_encoder(SHIPPED)
    pieces = pieces_of(story, encoder.wordpiece)
    if len(pieces) > MOST_PIECES:
        return replace(story, encoding=None)
    page = page_of(story, pieces.starts, pieces.ends, pieces.word)
    vectors = encoder.vectors(pieces.ids, page.features())
    spans = np.stack([pieces.starts, pieces.ends], axis=1).astype(np.int32)
    return replace(story, encoding=Encoding(SHIPPED.name, vectors, spans, pieces.word.astype(np.int32)))


def pieces_of(story: Story, wordpiece: WordPiece) -> Pieces:
    """The pieces of all blocks but matter, in one row."""
    parts, words = [], 0
    for start, end in _stretches(story):
        part = wordpiece.cut(story.text, start, end)
        parts.append(replace(part, word=part.word + words))
        words += int(part.word[-1]) + 1 if len(part) else 0
    if not parts:
        return wordpiece.cut("")
    ids, starts, ends, word = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("ids", "starts", "ends", "word")
    )
    return Pieces(ids, starts, ends, word)


def _stretches(story: Story) -> Iterator[tuple[int, int]]:
    """The text between pieces of matter, in characters; each begins and ends with a block."""
    start = end = -1
    for block in story.blocks:
        if block.kind != "matter":
            start, end = (block.span.start if start < 0 else start), block.span.end
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end
