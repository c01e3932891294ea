"""Which stretches of a story the encoder reads: those where narration beside talk means somebody unnamed."""

from duologue.reading.coreference.features import NARRATION
from duologue.story.story import Story
from duologue.story.words import Words
from duologue.text.word_lists import person_nouns

BEFORE, AFTER = 1500, 200
"""Characters read around such a place: what a pronoun stands for is mostly not far before it."""
GAP, LONGEST = 400, 40_000
"""Stretches nearer than this are read as one, unless it grows longer than this: memory must not grow with it."""

_PRONOUNS = frozenset("he she they him her them his hers their".split())


def passages(story: Story, words: Words) -> list[tuple[int, int]]:
    """The stretches [start, end) in characters, in order; each begins and ends with a block.

    Where a long stretch is cut, the next begins so far before the cut that its first pronouns have their context.
    """
    talk = {number for number in range(len(story.blocks)) if _has_quote(words, number)}
    wanted = [n for n in range(len(story.blocks)) if n in talk or n - 1 in talk or n + 1 in talk]
    found: list[tuple[int, int]] = []
    for number in wanted:
        block = story.blocks[number]
        if block.kind != "paragraph" or not _needs_reading(words, words.first[number], words.last[number]):
            continue
        start, end = _whole_blocks(story, number, block.span.start - BEFORE, block.span.end + AFTER)
        if found and start - found[-1][1] < GAP and end - found[-1][0] < LONGEST:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _has_quote(words: Words, block: int) -> bool:
    first, last = words.first[block], words.last[block]
    return last > first and any(quote != NARRATION for quote in words.quote[first:last])


def _needs_reading(words: Words, first: int, last: int) -> bool:
    nouns = person_nouns()
    return any(
        words.quote[n] == NARRATION and (words.low[n] in _PRONOUNS or words.low[n] in nouns)
        for n in range(first, last)
    )


def _whole_blocks(story: Story, number: int, start: int, end: int) -> tuple[int, int]:
    """Out to the blocks that hold `start` and `end`, matter left out at either side."""
    first = last = number
    while first and story.blocks[first].span.start > start and story.blocks[first - 1].kind != "matter":
        first -= 1
    while last + 1 < len(story.blocks) and story.blocks[last].span.end < end:
        if story.blocks[last + 1].kind == "matter":
            break
        last += 1
    return story.blocks[first].span.start, story.blocks[last].span.end
