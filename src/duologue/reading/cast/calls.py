"""Join two names of one person when whoever is called by the one answers under the other.

"Is it far, Miss Ferris?" "A mile," said Ruth: one such line proves little, since a third may cut in. But where
nobody else answers to the name as often, the two never stand together, and one is a family name where the other is
a given name, they are one person.
"""

from collections import Counter, defaultdict
from itertools import product

from duologue.reading.cast.conflicts import Conflicts, Key
from duologue.reading.cast.names import NamePlace
from duologue.reading.cast.people import Person, same_given
from duologue.story.words import Words

ANSWERS = 3
"""So many answers must come from one, and twice as many as from any other who could be meant."""
ONLY_CALLED = 2
"""So many are enough for a name that the narration itself never uses."""
OFTEN = 5
"""One sentence may have both names once, and once more for every so many answers: "Miss Ferris--Ruth--listen"."""
RARELY = 0.01
"""A family name in fewer of somebody's uses is none."""


def join_who_answers(
    words: Words, places: list[NamePlace], people: list[Person], conflicts: Conflicts
) -> list[Person]:
    """The people, those joined who are one by this evidence; the best supported pair first."""
    answers = _answers(words, places, people)
    told = {place.key for place in places if not place.said}
    gone: set[int] = set()
    for _, called, answering in sorted(_pairs(answers, people, conflicts, told), reverse=True):
        if called not in gone and answering not in gone:
            fuller, other = sorted((called, answering), key=lambda at: -people[at].uses)
            people[fuller].absorb(people[other])
            gone.add(other)
    return [person for at, person in enumerate(people) if at not in gone]


def _pairs(
    answers: dict[int, Counter[int]], people: list[Person], conflicts: Conflicts, told: set[Key]
) -> list[tuple[int, int, int]]:
    """(answers, who is called, who answers) wherever one person answers to a name far more than the others."""
    found = []
    for called, counts in answers.items():
        name = people[called]
        fits = [(count, one) for one, count in counts.items() if one != called and _complement(name, people[one])]
        (most, one), *rest = sorted(fits, reverse=True) or [(0, called)]
        enough = ANSWERS if name.keys.keys() & told else ONLY_CALLED
        clear = most >= enough and most >= 2 * max((count for count, _ in rest), default=0)
        if clear and not _apart(name, people[one], conflicts, 1 + most // OFTEN):
            found.append((most, called, one))
    return found


def _answers(words: Words, places: list[NamePlace], people: list[Person]) -> dict[int, Counter[int]]:
    """Who speaks or acts in the paragraphs beside one that calls to a person, where it is one person alone."""
    owner = {key: at for at, person in enumerate(people) for key in person.keys}
    speaking: dict[int, set[int]] = defaultdict(set)
    acting: dict[int, set[int]] = defaultdict(set)
    for place in places:
        if place.key in owner and not place.said and (place.cue or place.subject):
            acting[words.block[place.first]].add(owner[place.key])
            if place.cue:
                speaking[words.block[place.first]].add(owner[place.key])
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for place in places:
        if place.address and place.key in owner:
            block = words.block[place.first]
            beside = [acting.get(near, set()) - speaking.get(block, set()) for near in (block - 1, block + 1)]
            found[owner[place.key]].update({one for there in beside if len(there) == 1 for one in there})
    return found


def _apart(one: Person, other: Person, conflicts: Conflicts, allowed: int) -> bool:
    """Whether more than the `allowed` sentences have both, or the one answers the other."""
    pairs = list(product(one.keys, other.keys))
    together = sum(conflicts.together_at(*pair) for pair in pairs)
    return together > allowed or any(conflicts.answering_at(*pair) for pair in pairs)


def _complement(one: Person, other: Person) -> bool:
    """Whether the one's names can stand beside the other's: a given name with a family name, and one gender."""
    genders = {one.known_gender, other.known_gender} - {""}
    mine, theirs = _family(one), _family(other)
    if len(genders) > 1 or (mine and theirs and mine != theirs):
        return False
    if one.given and other.given:
        return any(same_given(a, b) for a in one.given for b in other.given)
    return bool((one.given and theirs) or (mine and other.given))


def _family(person: Person) -> str:
    """The family name, where it is more than a slip: "ask Ruth, Highbury knows" is no Ruth Highbury."""
    uses = sum(count for key, count in person.keys.items() if key[-1] == person.family)
    return person.family if uses >= RARELY * person.uses else ""
