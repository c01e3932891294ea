"""D402 and D403: names that look alike: two people's, or one person's spelt two ways."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from duologue.checks.finding import Check, Finding
from duologue.story.cast import Mention
from duologue.story.story import Story
from duologue.story.words import Words, bare, words_of
from duologue.text.span import Span
from duologue.text.word_lists import common_words, full_forms, nicknames, not_people, titles

OFTEN = 8
"""A name used so often has a spelling of its own."""
LONG = 7
"""Names from so many letters on look alike though two of them differ."""
ACTS = 4
"""Somebody named so often acts in the story."""
TOGETHER = 1
"""So many scenes that two people share make them a pair a reader must tell apart."""


def look_alike(story: Story) -> Iterator[Finding]:
    """Two people who share scenes and whose names differ in a letter or two, or one person with two such names."""
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(story.mentions, key=lambda one: one.span):
        if mention.kind == "name" and story.characters[mention.character].named:
            places[mention.character].append(mention)
    people = {who: _called(story, found) for who, found in places.items() if len(found) >= ACTS}
    scenes = {who: _scenes(story, places[who]) for who in people}
    for who, words in people.items():
        for pair in combinations(words, 2):
            if _alike(*pair):
                firsts = (next(m.span for m in places[who] if one.word in m.span.of(story.text)) for one in pair)
                message = f"{pair[0].word} and {pair[1].word} look alike, and may be one person or two"
                evidence = tuple(sorted(firsts))
                yield Finding("D402", message, evidence[-1], evidence, 0.6)
    for one, other in combinations(people, 2):
        if len(scenes[one] & scenes[other]) < TOGETHER or set(people[one]) & set(people[other]):
            continue
        alike = next(((x, y) for x in people[one] for y in people[other] if _alike(x, y)), None)
        if alike:
            evidence = (places[one][0].span, places[other][0].span)
            message = f"{alike[0].word} and {alike[1].word} look alike, and share scenes"
            yield Finding("D402", message, max(evidence), evidence, 0.8)


@dataclass(frozen=True, slots=True)
class _Called:
    """A word by which a person is often known: a first name, or the surname behind a title."""

    word: str
    titled: bool


def _called(story: Story, places: list[Mention]) -> tuple[_Called, ...]:
    counts: Counter[_Called] = Counter()
    for mention in places:
        words = mention.span.of(story.text).split()
        titled = words[0].rstrip(".").lower() in titles()
        counts[_Called(bare(words[-1] if titled else words[0]), titled)] += 1
    often = [one for one, times in counts.most_common() if times >= ACTS]
    return tuple(one for one in often if one.word[:1].isupper() and one.word.lower() not in common_words())


def _scenes(story: Story, places: list[Mention]) -> set[str]:
    found, at = set(), 0
    for scene in story.scenes:
        while at < len(places) and places[at].span.start < scene.span.end:
            if places[at].span.start >= scene.span.start:
                found.add(scene.id)
            at += 1
    return found


def _alike(left: _Called, right: _Called) -> bool:
    if left.titled != right.titled:
        return False  # nobody takes Mr. Pett for Pete
    one, other = left.word.lower(), right.word.lower()
    if one == other or one[0] != other[0] or abs(len(one) - len(other)) > 1 or _short_form(one, other):
        return False
    if one == other + "s" or other == one + "s":
        return False  # the Musgroves are no second person
    shorter = min(len(one), len(other))
    return shorter >= 3 and distance(one, other) <= (1 if shorter < LONG else 2)


def _short_form(one: str, other: str) -> bool:
    full, short = nicknames(), full_forms()
    one_name = set(short.get(one, ())) & set(short.get(other, ()))  # Bill and Billy
    return other in full.get(one, ()) or one in full.get(other, ()) or bool(one_name)


def distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out, changed or swapped with their neighbour."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            best = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def odd_spelling(story: Story) -> Iterator[Finding]:
    """A name spelt so only once, beside a near one that stands there often."""
    words = words_of(story)
    places = _capitalised(words)
    cast = {bare(part) for person in story.cast for alias in person.aliases for part in alias.split()}
    known = [word for word, at in places.items() if len(at) >= OFTEN and word in cast]
    once: dict[str, list[str]] = defaultdict(list)
    for word, at in places.items():
        if len(at) == 1 and len(word) >= 5:
            once[word[0]].append(word)
    for name in known:
        for word in once[name[0]]:
            if _slip(word, name):
                often, place = len(places[name]), _span(words, places[word][0])
                message = f"“{word}” stands here once, and “{name}” {often} times: one name spelt two ways?"
                yield Finding("D403", message, place, (_span(words, places[name][0]),), 0.8)


def _capitalised(words: Words) -> dict[str, list[int]]:
    """Where each word stands that is written like a name, and is no ordinary word."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words.word):
        # A name as somebody slurs it, W'sbeach, is no slip.
        if word[0].isupper() and word[1:].islower() and words.block[index] >= 0 and "'" not in bare(word):
            found[bare(word)].append(index)
    ordinary, nobody = common_words(), not_people()
    return {w: at for w, at in found.items() if w.lower() not in ordinary and w.lower() not in nobody}


def _slip(word: str, name: str) -> bool:
    if abs(len(word) - len(name)) > 1 or len(name) < 5 or _short_form(word.lower(), name.lower()):
        return False
    # Darcys, Brontë and Bronte's, Jimmy-like endings: other words, not slips.
    if word in (name + "s", name + "y") or name in (word + "s", word + "y"):
        return False
    return distance(word.lower(), name.lower()) == 1


def _span(words: Words, index: int) -> Span:
    return Span(words.start[index], words.start[index] + len(bare(words.word[index])))


CHECKS = (
    Check("D402", "names that look alike", "Two people who share scenes, named almost alike.", True, look_alike),
    Check("D403", "a name spelt two ways", "A spelling that occurs once beside a near one.", True, odd_spelling),
)
