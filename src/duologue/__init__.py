"""Duologue reads prose fiction: who says what to whom, who they are, and what they keep to themselves."""

from importlib import import_module
from typing import TYPE_CHECKING

from duologue.errors import DuologueError, StageError, UnreadableSource

if TYPE_CHECKING:
    from duologue.reader import read, read_text
    from duologue.story.story import Story

__version__ = "0.1.0"
__all__ = ["DuologueError", "StageError", "Story", "UnreadableSource", "read", "read_text"]

_LATE = {"read": "duologue.reader", "read_text": "duologue.reader", "Story": "duologue.story.story"}


def __getattr__(name: str) -> object:
    """Load the reader when it is first asked for: `duologue --help` should not wait for numpy."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # The notebook view stands above the story in the house, so the front door ties the two together.
    import_module("duologue.story.story").Story._repr_html_ = _notebook
    return getattr(import_module(_LATE[name]), name)


def _notebook(story: "Story") -> str:
    """What a notebook shows for a Story: the coloured text and the cast."""
    from duologue.exports.notebook import notebook_html

    return notebook_html(story)
