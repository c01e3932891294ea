"""Who says "I" in the narration of each block: one narrator, or several who take turns under their own names."""

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import pairwise

from duologue.story.story import Story
from duologue.story.words import NARRATION, Words, words_of

FIRST_PERSON = frozenset(
    ("i", "me", "my", "mine", "myself", "i'm", "i’m", "i'd", "i’d", "i'll", "i’ll", "i've", "i’ve")
)

YOU = "you"
"""The name of somebody whom the narration only ever calls so."""

NARRATOR_SHARE = 0.006
"""A text tells of an "I" when that word is more than this share of its narration (a novel in the third person
has stray ones: a verse, an aside, a missed quotation mark)."""

_AROUND_A_NAME = re.compile(
    r"\b(?:chapter|part|book|\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|point of view|pov)\b"
    r"|’s\b|'s\b|[^\w\s’'-]",
    re.IGNORECASE,
)
_TEXT = r"(?:journal|diary|narrative|story|statement|account|tale|log|memoirs?|notebook|testimony|version)"
_BY = r"\b(?:told|related|contributed|written|narrated|continued|resumed|kept)\s+by\s+(?P<hand>[^,.;(]+)"
_TELLS = re.compile(
    rf"^\W*(?:.*[.:]\s+)?(?P<of>[^.:]+?)(?:’s|'s)\s+{_TEXT}\b|\b{_TEXT}\s+(?:of|by)\s+(?P<by>[^,.(]+)|{_BY}",
    re.IGNORECASE,
)
_TELLS_BELOW = re.compile(rf"^\W*(?:(?:the )?(?:events|story)\s+)?{_BY}", re.IGNORECASE)
"""In a line under the heading: "Contributed by Miss Clack, niece of …"."""
_DATE = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\W+\d", re.IGNORECASE)
LONGEST, LONGEST_TITLE = 40, 140
"""Characters of a line that can be the name of whoever tells what follows, and of one that says who does."""
_TELLING = 200
"""So many words of narration tell whether a part is told by an "I"."""


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks [first, last) under one heading: whose name it gives ("": nobody's), and how often "I" tells.

    `says_so`: it says that they tell ("Nora's diary"). `narration` counts words outside quotations.
    """

    first: int
    last: int
    name: str
    says_so: bool
    first_person: int
    narration: int

    @property
    def told_by_somebody(self) -> bool:
        """Whether an "I" tells it."""
        return self.first_person > NARRATOR_SHARE * self.narration

    @property
    def told_by_nobody(self) -> bool:
        """Whether it surely has no "I"."""
        return self.narration >= _TELLING and not self.told_by_somebody


def parts(story: Story, people: Container[str]) -> list[Part]:
    """The story cut at its headings, and at lines that hold one of the names of `people` (in lower case) alone."""
    words = words_of(story)
    names = {number: named for number, named in _names(story).items() if named[0] in people}
    heads = {number for number, block in enumerate(story.blocks) if block.kind == "heading"} | names.keys()
    edges = sorted({0, *heads, len(story.blocks)})
    return [Part(a, b, *names.get(a, ("", False)), *_first_person(words, a, b)) for a, b in pairwise(edges)]


def _names(story: Story) -> dict[int, tuple[str, bool]]:
    """Blocks that name whose part begins, the name in lower case: "NORA", "Chapter 3: Nora", and "Nora's diary",
    which says so.

    What stands in quotation marks is said to somebody, and begins nothing.
    """
    spoken = {quote.block for quote in story.quotes}
    found = {}
    for number, block in enumerate(story.blocks):
        if block.id in spoken or block.kind not in ("heading", "paragraph") or len(block.span) > LONGEST_TITLE:
            continue
        line = block.span.of(story.text)
        tells = (_TELLS if block.kind == "heading" else _TELLS_BELOW).search(line)
        if tells or (len(line) <= LONGEST and not _DATE.search(line)):
            name = next(filter(None, tells.groups())) if tells else line
            if left := " ".join(_AROUND_A_NAME.sub(" ", name).split()):
                found[number] = left.lower(), tells is not None
    return found


def _first_person(words: Words, first: int, last: int) -> tuple[int, int]:
    tokens = range(words.first[first], words.last[last - 1]) if first < last else range(0)
    narration = [i for i in tokens if words.quote[i] == NARRATION and words.block[i] >= 0]
    return sum(words.low[i] in FIRST_PERSON for i in narration), len(narration)


def narrators(story: Story) -> list[str | None]:
    """For each block the character who tells it in the first person, or None.

    Where several do, a line with one's name alone begins their part. A part without an "I" is told by nobody.
    """
    telling = [character for character in story.cast if character.narrator]
    if not telling:
        return [None] * len(story.blocks)
    by_name = {alias.lower(): character.id for character in telling for alias in character.aliases if alias != "I"}
    found: list[str | None] = []
    now = telling[0].id if len(telling) == 1 else None
    for part in parts(story, by_name):
        now = by_name.get(part.name, now)
        found += [None if part.told_by_nobody else now] * (part.last - part.first)
    return found


def spoken_to(story: Story) -> str | None:
    """The character whom the narration calls "you", or None: most often "you" is anybody, or the reader."""
    return next((character.id for character in story.cast if YOU in character.aliases), None)
