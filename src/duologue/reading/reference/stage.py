"""The door of the reference room."""

from duologue.story.stage import stage
from duologue.story.story import Story


@stage(reads=("source","blocks","scenes","tokens","quotes","cast","names","attributions","thoughts"), writes=("mentions",))
def reference(story: Story) -> Story:
    """Interim."""
    return story
