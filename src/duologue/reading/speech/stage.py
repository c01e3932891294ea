"""The door of the speech room: quotes, and thoughts that stand in quotation marks."""

from dataclasses import replace

from duologue.reading.speech.given import corrected
from duologue.reading.speech.labelled import labelled_quotes
from duologue.reading.speech.quotes import find_quotes
from duologue.story.stage import stage
from duologue.story.story import Story


@stage(reads=("given", "source", "blocks", "tokens"), writes=("quotes", "quoted_thoughts"))
def speech(story: Story) -> Story:
    """Find quotations under every convention, whole or with a mark missing."""
    if story.source.spoken:
        return replace(story, quotes=labelled_quotes(story.source, story.blocks))
    quotes, thoughts = find_quotes(story.text, story.blocks)
    if story.given.stretches:
        quotes, thoughts = corrected(story.given.stretches, story.blocks, quotes, thoughts)
    return replace(story, quotes=quotes, quoted_thoughts=thoughts)
