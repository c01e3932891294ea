"""Which gold person each predicted character is, by its names alone: gold speakers are never looked at."""

from collections import Counter, defaultdict

from benchmarks.quality.gold import plain_name
from benchmarks.quality.matching import best_matching
from duologue.story.story import Story

NARRATOR = "_narr"  # what the Project Dialogism Novel Corpus writes for whoever tells the story

Votes = dict[tuple[str, str], float]


def name_counts(story: Story) -> dict[str, Counter[str]]:
    """How often each character is called by each plain name; by its aliases where it has no name mentions."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in story.names:
        if mention.kind != "pronoun":
            counts[mention.character][plain_name(mention.span.of(story.text))] += 1
    for character in story.cast:
        if character.id not in counts:
            counts[character.id] = Counter(plain_name(alias) for alias in character.aliases)
    return counts


def name_votes(story: Story, aliases: dict[str, frozenset[str]]) -> Votes:
    """For each (character, gold person), how many of the character's name mentions name that person."""
    owners: dict[str, list[str]] = defaultdict(list)
    for person in sorted(aliases):
        for plain in {plain_name(alias) for alias in (*aliases[person], person)} - {""}:
            owners[plain].append(person)
    votes: Votes = defaultdict(float)
    for character, counts in name_counts(story).items():
        for plain, count in counts.items():
            for person in owners.get(plain, ()):
                votes[character, person] += count
    return dict(votes)


def narrator_by_role(story: Story, aliases: dict[str, frozenset[str]]) -> dict[str, str]:
    """Our narrators as the person the corpus lists as one: it has "_narr" among the aliases of some."""
    tellers = sorted(person for person, names in aliases.items() if NARRATOR in names)
    return {character.id: tellers[0] for character in story.cast if character.narrator and tellers}


def many_to_one(votes: Votes) -> dict[str, str]:
    """Each character's person of most votes; two characters may be one person. Ties go by the alphabet."""
    best: dict[str, str] = {}
    for character, person in sorted(votes):
        if character not in best or votes[character, person] > votes[character, best[character]]:
            best[character] = person
    return best


def one_to_one(votes: Votes) -> dict[str, str]:
    """The matching of most votes in which a person is one character at most, as in a clean cast list."""
    return best_matching(votes)
