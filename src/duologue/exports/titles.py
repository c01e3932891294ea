"""What to call a story."""

from duologue.story.story import Story


def title_of(story: Story) -> str:
    """Its title, else the heading it opens with, else its file's name."""
    if story.source.title and story.source.title.strip():
        return " ".join(story.source.title.split())
    for block in story.blocks:
        if block.kind == "heading":
            return _without_notation(story, block.span.start, block.span.end)
        if block.kind == "paragraph":
            break
    return story.source.name or "Untitled"


def _without_notation(story: Story, start: int, end: int) -> str:
    notation = (span for span in story.source.markup if start < span.end and span.start < end)
    hidden = {place for span in notation for place in range(span.start, span.end)}
    return " ".join("".join(story.text[n] for n in range(start, end) if n not in hidden).split())
