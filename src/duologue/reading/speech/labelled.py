"""The quotes of a source that names every speaker: a transcript, a screenplay, a chat."""

from bisect import bisect_right

from duologue.story.layout import Block
from duologue.story.speech import Quote
from duologue.text.source import Source


def labelled_quotes(source: Source, blocks: tuple[Block, ...]) -> tuple[Quote, ...]:
    """One quote for each line, in reading order; what else stands in quotation marks is within what is said."""
    starts = [block.span.start for block in blocks]
    found = []
    for number, line in enumerate(source.spoken):
        block = blocks[max(0, bisect_right(starts, line.spans[0].start) - 1)]
        found.append(Quote(f"q{number}", line.spans, block.id, "none", kind=line.kind))
    return tuple(found)
