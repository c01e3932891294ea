"""What is known before any pronoun is read: the cast, where it is named, who speaks in which paragraph."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

from duologue.story.attribution import Attribution
from duologue.story.cast import Character, Mention
from duologue.story.narration import narrators, spoken_to
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words
from duologue.text.word_lists import person_nouns

AHEAD = 1500
"""How many tokens before a name a pronoun may already mean its bearer: novels open with "He"."""
RIVAL = 5
"""Named so often, somebody has as good a claim to "she" as a lead who is never named."""
SURE_SPEAKER = 0.5
_OWNERS = frozenset("his her my your their our its".split())
_LEADING = frozenset("a an another one some the this that".split()) | _OWNERS
# Among the words for people, these mostly mean something else.
_SELDOM_PEOPLE = frozenset(
    "one hand head body face figure soul heart mind voice thing party kind power other drunk dead love".split()
)
_STOPS = frozenset(", . ; : ! ? - -- — – … of and or who that in on at with to for from by".split())


@dataclass(frozen=True, slots=True)
class Naming:
    """Tokens [first, last) name or describe somebody."""

    first: int
    last: int
    mention: Mention
    kind: str


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody described who is not of the cast. The same description is taken for the same person."""

    id: str
    gender: str
    kind: str
    first: int


class Scene:
    """The story as the reference room looks at it. Nothing here changes while pronouns are resolved."""

    def __init__(self, story: Story, words: Words) -> None:
        self.words = words
        self.characters: dict[str, Character] = {c.id: c for c in story.cast}
        self.gender = {c.id: c.gender for c in story.cast}
        self.narrators = narrators(story)
        self.you = spoken_to(story)
        self.namings = _namings(story, words)
        self.placed: dict[str, list[int]] = {}
        for first in sorted(self.namings):
            self.placed.setdefault(self.namings[first].mention.character, []).append(first)
        self.leads = frozenset(c.id for c in story.cast if c.lead and not self._has_rival(c))
        self.strangers = _strangers(words, self.namings)
        self.gender |= {stranger.id: stranger.gender or None for stranger in self.strangers.values()}
        self.name_ends = frozenset(naming.last for naming in self.namings.values())
        self.share = _shares(self.namings, words)
        self.of_person: dict[str, tuple[Hashable, ...]] = {}
        self.prominent = _prominent(story, self.share)
        answers = {a.quote: a for a in story.attributions}
        self.answers: list[Attribution | None] = [answers.get(q.id) for q in story.quotes]
        self.cued = _cued(story, words)
        self.spoken = _spoken(story)
        self.opens = [index for index, opens in enumerate(words.opens) if opens]

    def _has_rival(self, lead: Character) -> bool:
        """Whether somebody else of their gender is named so often that the pronouns may well be theirs."""
        others = (c.id for c in self.characters.values() if c.named and c.gender == lead.gender)
        return any(len(self.placed.get(who, ())) >= RIVAL for who in others)

    def sentence(self, index: int) -> int:
        """The number of the sentence that token `index` stands in."""
        return bisect_right(self.opens, index)

    def ahead(self, who: str, index: int) -> int:
        """How many tokens after `index` they are next named, AHEAD at most."""
        placed = self.placed.get(who, [])
        at = bisect_left(placed, index)
        return min(placed[at] - index, AHEAD) if at < len(placed) else AHEAD

    def narrator(self, index: int) -> str | None:
        """Who says "I" in the narration at a token."""
        return self.narrators[self.words.block[index]]

    def answer(self, index: int) -> Attribution | None:
        """Who speaks the quote that token `index` stands in, and to whom; None in narration."""
        quote = self.words.quote[index]
        return None if quote == NARRATION else self.answers[quote]


def _namings(story: Story, words: Words) -> dict[int, Naming]:
    found = {}
    for mention in story.names:
        first = bisect_left(words.start, mention.span.start)
        last = bisect_left(words.start, mention.span.end)
        kind = "name" if mention.kind == "name" else _kind(words, first)
        found[first] = Naming(first, max(last, first + 1), mention, "address" if mention.address else kind)
    return found


def _strangers(words: Words, namings: dict[int, Naming]) -> dict[int, Stranger]:
    """People described who are not of the cast: a pronoun near them may well mean them, and then means nobody."""
    nouns = person_nouns()
    taken = {index for naming in namings.values() for index in range(naming.first, naming.last)}
    found: dict[int, Stranger] = {}
    for index in words.places(nouns.__contains__):
        if index in taken:
            continue
        gender, kind = nouns[words.low[index]]
        if kind in ("group", "creature") or words.block[index] < 0 or words.low[index] in _SELDOM_PEOPLE:
            continue
        led = next((i for i in range(index - 1, max(index - 5, -1), -1) if words.low[i] in _LEADING), None)
        if led is not None and not any(i in taken or words.low[i] in _STOPS for i in range(led + 1, index)):
            found[index] = Stranger("?" + words.low[index], gender, _kind(words, led), led)
    return found


def _kind(words: Words, first: int) -> str:
    low = words.low[first]
    return "new" if low in ("a", "an", "another", "one", "some") else "owned" if low in _OWNERS else "noun"


def _shares(namings: dict[int, Naming], words: Words) -> dict[str, float]:
    counts = Counter(n.mention.character for n in namings.values() if words.block[n.first] >= 0)
    total = sum(counts.values()) or 1
    return {who: count / total for who, count in counts.items()}


def _prominent(story: Story, share: dict[str, float]) -> dict[str, tuple[str, ...]]:
    """The two people of each gender who are named most often, and any lead."""
    found = {}
    for gender in ("f", "m", "x"):
        people = [c for c in story.cast if c.gender == gender and not c.narrator]
        people.sort(key=lambda c: (not c.lead, -share.get(c.id, 0.0)))
        found[gender] = tuple(c.id for c in people[:2] if c.lead or share.get(c.id, 0.0) > 0.02)
    return found


def _cued(story: Story, words: Words) -> dict[int, str]:
    """The tokens of cues with a pronoun, and whom the attribution takes for the speaker."""
    return {
        bisect_left(words.start, a.cue.start) + step: a.speaker
        for a in story.attributions
        if a.cue and a.speaker and a.kind == "anaphoric"
        for step in range(2)
    }


def _spoken(story: Story) -> dict[int, Attribution]:
    """For each block, the answer for its first quote with a speaker."""
    number = {block.id: index for index, block in enumerate(story.blocks)}
    block_of = {quote.id: number[quote.block] for quote in story.quotes}
    found: dict[int, Attribution] = {}
    for answer in story.attributions:
        if answer.speaker and answer.score >= SURE_SPEAKER:
            found.setdefault(block_of[answer.quote], answer)
    return found
