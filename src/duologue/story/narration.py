"""Who says "I" in the narration of each block: one narrator, or several who take turns under their own names."""

import re

from duologue.story.story import Story

_AROUND_A_NAME = re.compile(
    r"\b(?:chapter|part|\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|point of view|pov)\b"
    r"|’s\b|'s\b|[^\w\s’'-]",
    re.IGNORECASE,
)
LONGEST = 40
"""Characters of a line that can be the name of whoever tells what follows."""


def names_alone(story: Story) -> dict[int, str]:
    """Blocks that hold a name and nothing else, by number: "NORA", "Chapter 3: Nora", "Nora's POV"; in lower case.

    What stands in quotation marks is said to somebody, and begins nothing.
    """
    spoken = {quote.block for quote in story.quotes}
    found = {}
    for number, block in enumerate(story.blocks):
        if len(block.span) <= LONGEST and block.id not in spoken and block.kind in ("heading", "paragraph"):
            left = " ".join(_AROUND_A_NAME.sub(" ", block.span.of(story.text)).split())
            if left:
                found[number] = left.lower()
    return found


def narrators(story: Story) -> list[str | None]:
    """For each block the character who tells it in the first person, or None.

    Where several do, a line with one's name alone begins their part.
    """
    telling = [character for character in story.cast if character.narrator]
    if len(telling) < 2:
        return [telling[0].id if telling else None] * len(story.blocks)
    by_name = {alias.lower(): character.id for character in telling for alias in character.aliases if alias != "I"}
    heads = names_alone(story)
    found: list[str | None] = []
    now: str | None = None
    for number in range(len(story.blocks)):
        now = by_name.get(heads.get(number, ""), now)
        found.append(now)
    return found
