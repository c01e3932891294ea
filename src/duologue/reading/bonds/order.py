"""The order in which things happened: the time of a story is not the order of its pages."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from duologue.reading.bonds.turn_words import Floats, turn_words
from duologue.story.story import Story
from duologue.text.span import Span

_EARLIER, _STORY, _AFTER_ALL = 0, 1, 2


@dataclass(frozen=True)
class Ground:
    """A story as the bonds look at it: `order` is that of story_order, and the rest is made once for all pairs."""

    story: Story
    order: list[int]

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of each block in the story's own time; what is dreamt has none."""
        return {self.story.blocks[number].id: at for at, number in enumerate(self.order)}

    @cached_property
    def scenes(self) -> dict[str, str | None]:
        """The scene of each block."""
        return {block.id: block.scene for block in self.story.blocks}

    @cached_property
    def block_starts(self) -> list[int]:
        """Where each block begins."""
        return [block.span.start for block in self.story.blocks]

    @cached_property
    def mention_starts(self) -> list[int]:
        """Where each mention begins."""
        return [mention.span.start for mention in self.story.mentions]

    @cached_property
    def _spoken(self) -> list[Span]:
        return sorted(span for quote in self.story.quotes for span in quote.spans)

    @cached_property
    def _spoken_starts(self) -> list[int]:
        return [span.start for span in self._spoken]

    @cached_property
    def turn_words(self) -> Floats:
        """What each block has of the words that stand where things turn, (blocks, kinds)."""
        return turn_words(self.story)

    def spoken(self, place: int) -> bool:
        """Whether a place of the text is in speech."""
        before = bisect_left(self._spoken_starts, place + 1) - 1
        return before >= 0 and place in self._spoken[before]


def ground_of(story: Story) -> Ground:
    """The ground of a story."""
    return Ground(story, story_order(story))


def story_order(story: Story) -> list[int]:
    """The numbers of the blocks in the story's own time, dreams left out: what is dreamt did not happen.

    Scenes marked "earlier" come first. A story that opens on a "later" scene is told in retrospect, and that
    scene comes last; any other "later" scene follows what stands before it, as in the text.
    """
    ranks: dict[str | None, int] = {}
    for place, scene in enumerate(story.scenes):
        if scene.time != "dream":
            opens_late = scene.time == "later" and place == 0
            ranks[scene.id] = _EARLIER if scene.time == "earlier" else _AFTER_ALL if opens_late else _STORY
    dreamt = {scene.id for scene in story.scenes if scene.time == "dream"}
    happened = [number for number, block in enumerate(story.blocks) if block.scene not in dreamt]
    return sorted(happened, key=lambda number: (ranks.get(story.blocks[number].scene, _STORY), number))
