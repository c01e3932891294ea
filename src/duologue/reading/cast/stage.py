"""The door of the cast room."""

from duologue.story.stage import stage
from duologue.story.story import Story


@stage(reads=("source","blocks","scenes","tokens","quotes","quoted_thoughts"), writes=("cast","names"))
def cast(story: Story) -> Story:
    """Interim."""
    return story
