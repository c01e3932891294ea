"""The door of the thoughts room."""

from duologue.story.stage import stage
from duologue.story.story import Story


@stage(reads=("source","blocks","scenes","tokens","quotes","quoted_thoughts","cast","names","attributions"), writes=("thoughts",))
def thoughts(story: Story) -> Story:
    """Interim."""
    return story
