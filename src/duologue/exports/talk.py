"""Who speaks to whom, how much and in which scenes: what the network formats write. Draws and judges nothing."""

from collections import Counter
from dataclasses import dataclass
from statistics import fmean

from duologue.exports.shares import quote_words
from duologue.story.cast import Character
from duologue.story.story import Story


@dataclass(frozen=True, slots=True)
class Speaker:
    """One character, with all the lines and words they say, to somebody known or not."""

    character: Character
    lines: int
    words: int


@dataclass(frozen=True, slots=True)
class Tie:
    """What `speaker` says to `addressee`. `scenes` are pairs of a scene's place in the story and its lines.

    `warmth`, cold -1 to warm 1, is the mean of how the speaker's words and visible acts treat the addressee, over
    the moments of their bond; None where no bond of theirs was read, or it shows nothing of the speaker.
    """

    speaker: str
    addressee: str
    lines: int
    words: int
    scenes: tuple[tuple[int, int], ...]
    warmth: float | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """The network of one story; `unknown` lines have no speaker known, `unheard` ones no addressee."""

    people: tuple[Speaker, ...]
    ties: tuple[Tie, ...]
    scenes: int
    unknown: int
    unheard: int


def talk(story: Story) -> Talk:
    """Count `story`. A line to two people counts once for each; one nested in another is its teller's words."""
    quotes = {quote.id: quote for quote in story.quotes}
    scene_of = _scene_of_blocks(story)
    lines: Counter[str] = Counter()
    words: Counter[str] = Counter()
    pair_words: Counter[tuple[str, str]] = Counter()
    by_scene: dict[tuple[str, str], Counter[int]] = {}
    unknown = unheard = 0
    for answer in story.attributions:
        quote = quotes[answer.quote]
        if quote.inside:
            continue
        if answer.speaker is None:
            unknown += 1
            continue
        count = quote_words(story, quote)
        lines[answer.speaker] += 1
        words[answer.speaker] += count
        unheard += not answer.addressees
        for addressee in dict.fromkeys(answer.addressees):
            pair = answer.speaker, addressee
            pair_words[pair] += count
            by_scene.setdefault(pair, Counter())[scene_of.get(quote.block, -1)] += 1
    people = tuple(Speaker(c, lines[c.id], words[c.id]) for c in story.cast)
    warm = _warmth(story)
    ties = (
        Tie(
            *(*pair, found.total(), pair_words[pair]),
            tuple(sorted(s for s in found.items() if s[0] >= 0)),
            warm.get(pair),
        )
        for pair, found in by_scene.items()
    )
    ordered = sorted(ties, key=lambda tie: (-tie.lines, -tie.words, tie.speaker, tie.addressee))
    return Talk(people, tuple(ordered), len(story.scenes), unknown, unheard)


def _scene_of_blocks(story: Story) -> dict[str, int]:
    place = {scene.id: number for number, scene in enumerate(story.scenes)}
    return {block.id: place[block.scene] for block in story.blocks if block.scene in place}


def _warmth(story: Story) -> dict[tuple[str, str], float]:
    """The mean outer value of each toward the other, by both ids."""
    values: dict[tuple[str, str], list[float]] = {}
    for bond in story.bonds:
        others = dict(zip(bond.between, reversed(bond.between)))
        for moment in bond.moments:
            if moment.outer is not None:
                values.setdefault((moment.of, others[moment.of]), []).append(moment.outer)
    return {pair: fmean(shown) for pair, shown in values.items()}
