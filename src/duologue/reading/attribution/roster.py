"""The cast as the attribution room works with it: numbered, with each token that names somebody."""

from bisect import bisect_left
from dataclasses import dataclass

from duologue.story.narration import narrators, spoken_to
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words, bare
from duologue.text.kin import kin_of
from duologue.text.verbs import looks_finite
from duologue.text.word_lists import person_nouns


@dataclass(frozen=True, slots=True)
class Naming:
    """Tokens [first, last) name or describe person number `who`. `address`: they call to the person."""

    first: int
    last: int
    who: int
    noun: bool
    address: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """The cast by number. `starts` are the first tokens of `namings`; `at` and `ending` find one by either end.

    `narrators` is who says "I" in each block, `you` whom the story is told to, where that is somebody of it.
    """

    ids: list[str]
    names: list[str]
    gender: list[str]
    named: list[bool]
    narrators: list[int | None]
    leads: dict[str, int]
    namings: list[Naming]
    starts: list[int]
    at: dict[int, Naming]
    ending: dict[int, Naming]
    uses: list[int]
    acts: list[int]
    kin: dict[str, int]
    you: int | None = None

    def is_self(self, who: int, block: int) -> bool:
        """Whether the narration of a block calls somebody "I" or "you", and so neither "she" nor by a name."""
        return who == self.narrators[block] or who == self.you


def roster_of(story: Story, words: Words) -> Roster:
    """Number the cast and find the tokens of every name."""
    number = {character.id: index for index, character in enumerate(story.cast)}
    namings = []
    for mention in story.names:
        first = bisect_left(words.start, mention.span.start)
        last = bisect_left(words.start, mention.span.end)
        who = number[mention.character]
        namings.append(Naming(first, last, who, mention.kind == "noun", mention.address))
    uses, acts = [0] * len(story.cast), [0] * len(story.cast)
    for naming in namings:
        uses[naming.who] += 1
        if naming.last < len(words) and words.quote[naming.first] == NARRATION:
            acts[naming.who] += looks_finite(words.low[naming.last])
    leads = {c.gender or "": index for index, c in enumerate(story.cast) if c.lead}
    return Roster(
        ids=[c.id for c in story.cast],
        names=[c.name for c in story.cast],
        gender=[c.gender or "" for c in story.cast],
        named=[c.named for c in story.cast],
        narrators=[number[who] if who else None for who in narrators(story)],
        leads=leads,
        namings=namings,
        starts=[naming.first for naming in namings],
        at={naming.first: naming for naming in namings},
        ending={naming.last: naming for naming in namings},
        uses=uses,
        acts=acts,
        kin=_kin(words, namings),
        you=number.get(spoken_to(story) or ""),
    )


def _kin(words: Words, namings: list[Naming]) -> dict[str, int]:
    """Whom "Mum" calls: the one person described by that kin word."""
    bearers: dict[str, set[int]] = {}
    for naming in namings:
        head = bare(words.low[naming.last - 1])
        if naming.noun and person_nouns().get(head, ("", ""))[1] == "kin":
            bearers.setdefault(kin_of(head), set()).add(naming.who)
    return {head: who.pop() for head, who in bearers.items() if len(who) == 1}
