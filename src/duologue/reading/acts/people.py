"""Where the people of a story stand in its words: every mention by its first word, and who says each quote."""

from bisect import bisect_left
from dataclasses import dataclass

from duologue.story.attribution import Attribution
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words

POSSESSIVES = frozenset("his her my their your our its".split())
_OBLIQUE = frozenset("him me them us himself herself myself themselves themself".split())


@dataclass(frozen=True, slots=True)
class Naming:
    """Words [first, last) mean `who`. `owns`: what follows is theirs ("his hand"); `subject`: it can act."""

    first: int
    last: int
    who: str
    owns: bool
    subject: bool


def namings(story: Story, words: Words) -> list[list[Naming]]:
    """The namings in the narration of each block, in order."""
    found: list[list[Naming]] = [[] for _ in story.blocks]
    for mention in story.mentions:
        first = bisect_left(words.start, mention.span.start)
        last = max(bisect_left(words.start, mention.span.end), first + 1)
        if first >= len(words) or words.quote[first] != NARRATION or words.block[first] < 0:
            continue
        low = words.low[last - 1]
        # "her" owns only where a thing of hers follows; "his" and "my" always do.
        owns = low.endswith(("'s", "’s", "s'", "s’")) or (
            low in POSSESSIVES and (low != "her" or _is_thing(words, last))
        )
        subject = low not in _OBLIQUE and low not in POSSESSIVES and not owns
        found[words.block[first]].append(Naming(first, last, mention.character, owns, subject))
    return found


def _is_thing(words: Words, index: int) -> bool:
    """Whether a word can be what "her" owns: no mark and no small word."""
    return index < len(words) and words.low[index].isalpha() and words.low[index] not in _NO_THING


_NO_THING = frozenset(
    "a an the and or but to of in on at by with for from into as than that which who if when while where then "
    "there up down out off away back over through again now so not no any all too very before after until till "
    "because since is was were had has have did do does would could should will shall may might must he she it "
    "they i we you his my their your our".split()
)


def speakers(story: Story) -> list[Attribution | None]:
    """For each quote, by its number, the answer that names its speaker; None where there is none."""
    answers = {answer.quote: answer for answer in story.attributions if answer.speaker}
    return [answers.get(quote.id) for quote in story.quotes]
