"""The door of the coreference room: whom pronouns and descriptions may mean, read off the vectors."""

from dataclasses import replace

from duologue.models.encoder import WEIGHTS, open_heads
from duologue.models.threads import threads_at_hand
from duologue.reading.coreference.referents import referents
from duologue.story.stage import stage
from duologue.story.story import Story


@stage(reads=("source", "blocks", "tokens", "words", "quotes", "cast", "names", "encoding"), writes=("referents",))
def coreference(story: Story) -> Story:
    """Find the mentions, lead each back to earlier ones, and so to the people they name."""
    if story.encoding is None or not len(story.encoding):
        return replace(story, referents=())
    heads = open_heads(WEIGHTS / story.encoding.weights)
    return replace(story, referents=tuple(referents(story, story.encoding, heads, threads_at_hand())))
