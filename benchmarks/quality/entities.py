"""Which LitBank entity each predicted character is: by names, or by the places where both are mentioned."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from benchmarks.quality.cues import GoldMention
from benchmarks.quality.gold import plain_name
from benchmarks.quality.litbank_gold import LitbankText
from benchmarks.quality.naming import Votes, name_votes
from benchmarks.quality.overlap import shared
from duologue.story.cast import Mention
from duologue.story.story import Story
from duologue.text.span import Span

_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
_SPOKEN = _FIRST_PERSON | {
    "you",
    "your",
    "yours",
    "yourself",
    "thou",
    "thee",
    "thy",
    "we",
    "us",
    "our",
    "ours",
}


def votes_by_name(story: Story, gold: LitbankText) -> Votes:
    """Names and descriptions both use, weighted by our mentions; a narrator is the entity that says "I"."""
    strings: dict[str, set[str]] = defaultdict(set)
    for mention in gold.mentions:
        if mention.kind != "pronoun":
            strings[mention.entity].add(mention.span.of(gold.text))
    votes = name_votes(story, {entity: frozenset(names) for entity, names in strings.items()})
    return _with_narrator(votes, story, gold, always=True)


def votes_by_place(story: Story, gold: LitbankText) -> Votes:
    """How many of the character's mentions in the annotated stretch stand where the entity is mentioned.

    A character is whom its names name: its descriptions and pronouns vote only where no name of it does,
    since a pronoun that was resolved wrongly says nothing of who the character is.
    """
    in_order = sorted(gold.mentions, key=lambda m: m.span)
    named: Counter[tuple[str, str]] = Counter()
    other: Counter[tuple[str, str]] = Counter()
    for mention in sorted({*story.names, *story.mentions}, key=lambda m: (m.span, m.character, m.kind)):
        if not gold.region.covers(mention.span) or _follows_from_speaker(mention, gold):
            continue
        entity = _entity_at(mention.span, in_order)
        if entity is not None:
            (named if mention.kind == "name" else other)[mention.character, entity] += 1
    known = {character for character, _ in named}
    votes = dict(named) | {pair: count for pair, count in other.items() if pair[0] not in known}
    return _with_narrator(votes, story, gold, always=False)


def _follows_from_speaker(mention: Mention, gold: LitbankText) -> bool:
    """Whether this is an "I" or "you" in a quotation, which would name speakers by their own answers."""
    word = plain_name(mention.span.of(gold.text))
    return word in _SPOKEN and any(quote.span.covers(mention.span) for quote in gold.quotes)


def _entity_at(span: Span, in_order: Sequence[GoldMention]) -> str | None:
    """The entity of the gold mention most like `span`: half of the two in common, or the same beginning."""
    best: tuple[float, str] | None = None
    index = bisect_left(in_order, span.start - 200, key=lambda m: m.span.start)
    for m in in_order[index:]:
        if m.span.start >= span.end:
            break
        common = shared(span, m.span)
        alike = common / (len(span) + len(m.span) - common)
        if common and (alike >= 0.5 or m.span.start == span.start):
            best = max(best or (0.0, ""), (alike, m.entity))
    return best[1] if best else None


def _with_narrator(votes: Votes, story: Story, gold: LitbankText, always: bool) -> Votes:
    """The votes, and our narrator's for the entity that says "I" most: `always`, or where it has none."""
    spoken = [quote.span for quote in gold.quotes]
    tellers = Counter(
        m.entity
        for m in gold.mentions
        if plain_name(m.span.of(gold.text)) in _FIRST_PERSON and not any(s.covers(m.span) for s in spoken)
    )
    narrators = [c.id for c in story.cast if c.narrator]
    if not tellers or not narrators:
        return votes
    teller, count = max(sorted(tellers.items()), key=lambda pair: pair[1])
    if always:
        votes = {pair: n for pair, n in votes.items() if pair[0] not in narrators}
    known = {character for character, _ in votes}
    return votes | {(who, teller): count for who in narrators if who not in known}
