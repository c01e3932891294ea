"""The door of the reference room: every mention of the cast, pronouns included."""

from dataclasses import replace

from duologue.reading.reference.learned import descriptions
from duologue.reading.reference.pronouns import resolve
from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.story.words import words_of


@stage(
    reads=("source", "blocks", "tokens", "words", "quotes", "cast", "names", "attributions"),
    uses=("referents",),
    writes=("mentions",),
)
def reference(story: Story) -> Story:
    """Add the pronouns to the names and descriptions: all mentions, in reading order."""
    found = [*story.names, *descriptions(story.referents, story.names), *resolve(story, words_of(story))]
    return replace(story, mentions=tuple(sorted(found, key=lambda mention: mention.span)))
