"""Where a place of the text lies: its block, and its scene."""

from bisect import bisect_right

from duologue.story.layout import Block
from duologue.story.story import Story


class Places:
    """The blocks of one story, to be asked by place or by id."""

    def __init__(self, story: Story) -> None:
        self.blocks = story.blocks
        self._starts = [block.span.start for block in story.blocks]
        self._scenes = {block.id: block.scene for block in story.blocks}

    def block(self, at: int) -> Block | None:
        """The block that holds the character at `at`, or None where it lies in none."""
        n = bisect_right(self._starts, at) - 1
        return self.blocks[n] if n >= 0 and at < self.blocks[n].span.end else None

    def ids(self, at: int) -> tuple[str | None, str | None]:
        """The ids of scene and block at this place."""
        block = self.block(at)
        return (block.scene, block.id) if block else (None, None)

    def scene_of(self, block: str) -> str | None:
        """The id of the scene that a block belongs to."""
        return self._scenes.get(block)
