"""The door of the layout room: paragraphs, headings, breaks, matter, scenes and tokens."""

import re
from dataclasses import replace

from duologue.story.layout import Block, Scene
from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.text.span import Span
from duologue.text.tokens import Tokens

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


@stage(reads=("source",), writes=("blocks", "scenes", "tokens"))
def layout(story: Story) -> Story:
    """Find the blocks and scenes of a text."""
    text = story.text
    blocks = tuple(
        Block(f"p{n}", "paragraph", Span(m.start(), m.start() + len(m.group().rstrip())), "s0")
        for n, m in enumerate(_PARAGRAPH.finditer(text))
    )
    scenes = (Scene("s0", Span(0, len(text))),) if blocks else ()
    return replace(story, blocks=blocks, scenes=scenes, tokens=Tokens.of(text))
