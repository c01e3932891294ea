"""The door of the thoughts room: what is thought and not said, in which form, and whose it is."""

from dataclasses import replace

from duologue.reading.thoughts import verbs
from duologue.reading.thoughts.find import (
    Finder,
    find_free,
    find_indirect,
    find_italic,
    find_quoted,
    find_tagged,
)
from duologue.story.speech import Thought
from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.story.words import words_of

_REMEMBERED = 4
"""Blocks for which the narration stays with the person it last looked into."""


@stage(
    reads=("source", "blocks", "scenes", "tokens", "quotes", "quoted_thoughts", "cast", "mentions"),
    writes=("thoughts",),
)
def thoughts(story: Story) -> Story:
    """Find the thoughts of the story, in reading order, none inside another."""
    finder = Finder(story, words_of(story))
    inner = _looked_into(finder)
    found = find_quoted(finder) + find_italic(finder, inner)
    taken = [span for thought in found for span in thought.spans]
    for sentence in finder.sentences():
        thought = (
            find_tagged(finder, sentence)
            or find_indirect(finder, sentence)
            or find_free(finder, sentence, inner.get(sentence.block))
        )
        if thought and not any(thought.spans[0].touches(span) for span in taken):
            found.append(thought)
    found.sort(key=lambda thought: thought.spans[0])
    return replace(story, thoughts=_numbered(found))


def _looked_into(finder: Finder) -> dict[int, str]:
    """For each block, the person whose mind the narration is in: the last one with a verb of inner life."""
    words, found = finder.words, {}
    current, since, scene = finder.narrator, 0, None
    for block, part in enumerate(finder.story.blocks):
        if part.scene != scene:
            current, scene = finder.narrator, part.scene
        for index in range(words.first[block], words.last[block]):
            if words.low[index] in verbs.INNER and (who := finder.subject_before(index)):
                current, since = who, block
        if current is not None and (current == finder.narrator or block - since <= _REMEMBERED):
            found[block] = current
    return found


def _numbered(found: list[Thought]) -> tuple[Thought, ...]:
    return tuple(replace(thought, id=f"t{index}") for index, thought in enumerate(found))
