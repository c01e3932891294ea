"""The reader: the ordered list of stages, and the two calls that run it."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from duologue.formats.open import open_source
from duologue.reading.attribution.stage import attribution
from duologue.reading.cast.stage import cast
from duologue.reading.layout.stage import layout
from duologue.reading.reference.stage import reference
from duologue.reading.speech.stage import speech
from duologue.reading.thoughts.stage import thoughts
from duologue.reading.words.stage import words
from duologue.story.stage import Stage, check_order
from duologue.story.story import Story
from duologue.text.source import Source

STAGES: tuple[Stage, ...] = (layout, speech, words, cast, attribution, reference, thoughts)
READ_FOR_TALK = STAGES[:4]
"""What must be read before a choice of speakers: where training begins."""

Progress = Callable[[str, int, int], None]


def read(path: str | os.PathLike[str], progress: Progress | None = None) -> Story:
    """Read the story in a file of any format that `duologue formats` lists.

    `progress` is called before each stage with its name, its place from 0 and the number of stages.
    Raises UnreadableSource where the file cannot be opened as a story.
    """
    return read_source(open_source(Path(path)), progress)


def read_text(text: str, progress: Progress | None = None) -> Story:
    """Read a story already in memory as plain text. Any string at all gives a Story."""
    return read_source(Source.from_text(text), progress)


def read_source(source: Source, progress: Progress | None = None) -> Story:
    """Run every stage over `source`."""
    return read_stages(source, STAGES, progress)


def read_stages(source: Source, stages: Sequence[Stage], progress: Progress | None = None) -> Story:
    """Run some stages, in order, over `source`. Raises StageError where one runs ahead of what it reads."""
    check_order(stages)
    story = Story(source)
    for place, stage in enumerate(stages):
        if progress:
            progress(stage.name, place, len(stages))
        story = stage(story)
    return story
