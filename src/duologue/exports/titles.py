"""What to call a story, and the people in it who have no name."""

import re
from pathlib import PurePath

from duologue.story.cast import who as who
from duologue.story.cast import whom as whom
from duologue.story.story import Story

# "PART ONE", "Chapter 3: The Ball", "IV": these say where we are, not what the story is called.
_NUMBERED = re.compile(
    r"(?:part|book|chapter|volume|act|scene|section|prologue|epilogue|prelude|interlude|contents)\b|[\divxlc]+\W*$",
    re.IGNORECASE,
)


def title_of(story: Story) -> str:
    """Its title, else the heading it opens with, unless that is a chapter's; else its file's name, bare."""
    if story.source.title and story.source.title.strip():
        return " ".join(story.source.title.split())
    for block in story.blocks:
        if block.kind == "heading":
            words = _without_notation(story, block.span.start, block.span.end)
            if words and (block.label == "title" or not (block.label or _NUMBERED.match(words))):
                return words
        if block.kind != "matter":
            break
    return PurePath(story.source.name or "").stem or "Untitled"


def _without_notation(story: Story, start: int, end: int) -> str:
    notation = (span for span in story.source.markup if start < span.end and span.start < end)
    hidden = {place for span in notation for place in range(span.start, span.end)}
    return " ".join("".join(story.text[n] for n in range(start, end) if n not in hidden).split())
