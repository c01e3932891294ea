"""Duologue reads prose fiction: who says what to whom, who they are, and what they keep to themselves."""

from duologue.errors import DuologueError, StageError, UnreadableSource
from duologue.reader import read, read_text
from duologue.story.story import Story

__version__ = "0.1.0"
__all__ = ["DuologueError", "StageError", "Story", "UnreadableSource", "read", "read_text"]
