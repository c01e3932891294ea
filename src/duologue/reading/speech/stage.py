"""The door of the speech room: quotes, and thoughts that stand in quotation marks."""

import re
from dataclasses import replace

from duologue.story.speech import Quote
from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.text.span import Span

_DOUBLE = re.compile(r"[\"“]([^\"“”]+)(?:[\"”]|$)")


@stage(reads=("source", "blocks", "tokens"), writes=("quotes", "quoted_thoughts"))
def speech(story: Story) -> Story:
    """Find quotations under every convention."""
    found = []
    for block in story.blocks:
        for match in _DOUBLE.finditer(block.span.of(story.text)):
            span = Span(block.span.start + match.start(1), block.span.start + match.end(1))
            found.append(Quote(f"q{len(found)}", (span,), block.id, "double-straight"))
    return replace(story, quotes=tuple(found))
