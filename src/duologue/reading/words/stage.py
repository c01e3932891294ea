"""The door of the words room: every word beside its block, its quote and its sentence, made once for all."""

from dataclasses import replace

from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.story.words import view


@stage(reads=("source", "blocks", "tokens", "quotes"), writes=("words",))
def words(story: Story) -> Story:
    """Look at the words in context once, for the rooms that follow."""
    return replace(story, words=view(story))
