"""Decide which names are people, and which names belong to one person. Unnamed people: see nouns.py, leads.py."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from duologue.reading.cast.conflicts import Conflicts, Key
from duologue.reading.cast.gender import pronoun_votes, voted
from duologue.reading.cast.names import NamePlace
from duologue.story.words import Words
from duologue.text.word_lists import ambiguous_names, first_names, full_forms, titles

_MARRIED = frozenset(("mrs", "mme", "madame", "frau", "senora", "señora", "signora"))
_UNMARRIED = frozenset(("miss", "mademoiselle", "mlle", "fraulein", "senorita", "signorina"))
_GIVEN_AFTER = frozenset(("kin", "noble", "church"))
_OFFICES = frozenset(("rank", "noble", "church", "role"))
_KNIGHTLY = frozenset(("sir", "lady", "dame", "don", "dona", "master", "king", "queen", "prince", "princess"))


@dataclass
class Person:
    """One person as far as names tell: the forms of the name, how often each is used, and hints at gender."""

    keys: Counter[Key] = field(default_factory=Counter)
    given: set[str] = field(default_factory=set)
    family: str = ""
    titles: set[str] = field(default_factory=set)
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def uses(self) -> int:
        """How often the person is named."""
        return sum(self.keys.values())

    @property
    def title_gender(self) -> str:
        """The gender that a title states, if one does."""
        stated = {titles()[title][0] for title in self.titles if titles()[title][0]}
        return stated.pop() if len(stated) == 1 else ""

    @property
    def listed_gender(self) -> str:
        """The usual gender of the given name."""
        usual = {first_names()[name] for name in self.given if name in first_names()} - {"x"}
        return usual.pop() if len(usual) == 1 else ""

    @property
    def shown_gender(self) -> str:
        """The gender that two pronouns or more show and none speaks against: enough to refuse a "Mr."."""
        women, men = self.votes["f"], self.votes["m"]
        return "" if max(women, men) < 2 or min(women, men) else "f" if women else "m"

    @property
    def known_gender(self) -> str:
        """The gender by title, by the pronouns that follow, or by the given name, whichever comes first."""
        return self.title_gender or voted(self.votes) or self.listed_gender

    def take(self, key: Key, uses: int, votes: Counter[str], given: str = "", family: str = "") -> None:
        """Add a form of the name, with the pronouns that follow it."""
        self.keys[key] += uses
        self.votes += votes
        if key[0]:
            self.titles.add(key[0])
        if given:
            self.given.add(given)
        if family and not self.family:
            self.family = family

    def absorb(self, other: "Person") -> None:
        """Become one person with `other`."""
        self.keys += other.keys
        self.votes += other.votes
        self.given |= other.given
        self.titles |= other.titles
        self.family = self.family or other.family


def find_people(words: Words, places: list[NamePlace], conflicts: Conflicts) -> list[Person]:
    """The named people of a text, most used first."""
    evidence = _evidence(places)
    shown = {place.key for place in places if not place.opens or place.subject or place.cue}
    gathered = _Gathering(conflicts.uses, conflicts, _votes(words, places))
    for key in gathered.in_order():
        gathered.place(key)
    only_called = {key for key in conflicts.uses if len(key) == 1} - {
        place.key for place in places if not place.address
    }
    for key in only_called:
        gathered.forget(key)
    people = [person for person in gathered.people if _is_person(person, evidence, shown)]
    return sorted(people, key=lambda person: (-person.uses, sorted(person.keys)))


def _votes(words: Words, places: list[NamePlace]) -> dict[Key, Counter[str]]:
    numbers = {key: number for number, key in enumerate(dict.fromkeys(place.key for place in places))}
    named = [(place.first, place.last, numbers[place.key]) for place in places]
    borne = {key[0] for key in numbers if key[0] and len(key) > 1 and titles()[key[0]][1] in _OFFICES}
    for at in words.places(borne.__contains__):
        if at and words.low[at - 1] == "the" and words.low[at + 1 : at + 2] != ["of"]:
            named.append((at, at + 1, numbers.setdefault((words.low[at],), len(numbers))))
    votes = pronoun_votes(words, sorted(set(named)))
    return {key: votes.get(number, Counter()) for key, number in numbers.items()}


def _evidence(places: list[NamePlace]) -> dict[Key, float]:
    total: dict[Key, float] = defaultdict(float)
    for place in places:
        total[place.key] += (
            (2.0 if place.title else 0.0)
            + (1.0 if place.subject else 0.0)
            + (2.0 if place.cue else 0.0)
            + (1.5 if place.address else 0.0)
            - (1.5 if place.place else 0.0)
            - (1.5 if place.the and not place.title else 0.0)
        )
        if place.names and place.names[0] in first_names():
            total[place.key] += 1.0
    return total


def _is_person(person: Person, evidence: dict[Key, float], shown: set[Key]) -> bool:
    total = sum(evidence[key] for key in person.keys)
    if person.titles:
        return total >= max(1.0, 0.12 * person.uses)
    if all(name in ambiguous_names() for key in person.keys for name in key[1:]):
        return total >= max(2.0, 0.5 * person.uses)
    if any(name in first_names() for name in person.given):
        return total >= max(1.0, 0.12 * person.uses)
    return total >= max(2.0, 0.2 * person.uses) and any(key in shown for key in person.keys)


class _Gathering:
    """People gathered name by name, the fullest forms first."""

    def __init__(self, uses: Counter[Key], conflicts: Conflicts, votes: dict[Key, Counter[str]]) -> None:
        self.uses = uses
        self.votes = votes
        self.conflicts = conflicts
        self._pool_bare_titles()
        self.people: list[Person] = []
        self.families: Counter[str] = Counter()
        self.givens: Counter[str] = Counter()
        for key, often in uses.items():
            if len(key) > 2:
                self.families[key[-1]] += often
                self.givens[key[1]] += often
            elif len(key) == 2 and key[0]:
                takes = _takes_family(key[0]) and not self._is_given(key)
                (self.families if takes else self.givens)[key[1]] += often

    def _is_given(self, key: Key) -> bool:
        """ "Miss Lucy", of somebody who is mostly plain Lucy."""
        return key[1] in first_names() and self.uses[("", key[1])] > self.uses[key]

    def _pool_bare_titles(self) -> None:
        """Let the pronouns after "the Judge" count for the one Judge Halloran."""
        for title in {key[0] for key in self.votes if len(key) == 1}:
            bearers = {key[-1] for key in self.uses if len(key) > 1 and key[0] == title}
            if len(bearers) == 1 and not titles()[title][0]:
                for key in [key for key in self.uses if len(key) > 1 and key[0] == title]:
                    self.votes[key] = self.votes[key] + self.votes.get((title,), Counter())

    def _mostly_given(self, name: str) -> bool:
        return self.givens[name] > self.families[name]

    def in_order(self) -> list[Key]:
        """Full names, given names, titled family names, single ones, bare titles; the most used first in each.

        A given name comes before "Mr. Emerson", so that George, who stands beside him, can object.
        """

        def rank(key: Key) -> int:
            if len(key) > 2:
                return 0
            if len(key) == 1 or len(key[1]) == 1:
                return 4
            if key[0]:
                return 2 if _takes_family(key[0]) else 1
            name = key[1]
            given = self._mostly_given(name) or (name in first_names() and name not in self.families)
            return 1 if given else 3

        return sorted(self.uses, key=lambda key: (rank(key), -self.uses[key], key))

    def place(self, key: Key) -> None:
        """Give one form of a name to the person it fits, or to a new one."""
        if len(key) > 2:
            self._place_full(key)
        elif len(key) == 1:
            self._place_bare_title(key)
        elif key[0]:
            self._place_titled(key)
        else:
            self._place_single(key)

    def forget(self, key: Key) -> None:
        """Nobody is called by this alone: "Auntie" may be said to many."""
        self.people = [person for person in self.people if set(person.keys) != {key}]

    def _new(self, key: Key, given: str = "", family: str = "") -> None:
        person = Person()
        person.take(key, self.uses[key], self.votes[key], given, family)
        self.people.append(person)

    def _may_be(self, key: Key, person: Person) -> bool:
        gender, known = voted(self.votes[key]), person.known_gender
        if gender and known and gender != known and not (key[0] and titles()[key[0]][0]):
            return False
        return not self.conflicts.with_any(key, person.keys) and _agree(key[0], person)

    def _best(self, key: Key, fits: Iterable[Person]) -> Person | None:
        free = [person for person in fits if self._may_be(key, person)]
        return max(free, key=lambda person: person.uses, default=None)

    def _place_full(self, key: Key) -> None:
        given, family = key[1], key[-1]
        fits = [p for p in self.people if p.family == family and _shares_given(given, p)]
        person = self._best(key, fits)
        if person:
            person.take(key, self.uses[key], self.votes[key], given)
        else:
            self._new(key, given, family)

    def _place_titled(self, key: Key) -> None:
        name = key[1]
        if _takes_family(key[0]) and not self._is_given(key):
            holders = [p for p in self.people if p.family == name or (len(name) == 1 and p.family[:1] == name)]
            free = [p for p in holders if self._may_be(key, p)]
            untitled = [p for p in free if not p.titles or key[0] in p.titles] or free
            if len(untitled) == 1:
                return untitled[0].take(key, self.uses[key], self.votes[key])
            if name in self.givens and not free:
                person = self._best(key, [p for p in self.people if name in p.given])
                if person:
                    return person.take(key, self.uses[key], self.votes[key])
            return self._new(key, family=name)
        person = self._best(key, [p for p in self.people if name in p.given])
        person = person or self._best(key, [p for p in self.people if p.family == name])
        if person:
            return person.take(key, self.uses[key], self.votes[key], name if name != person.family else "")
        return self._new(key, given=name)

    def _place_single(self, key: Key) -> None:
        name = key[1]
        as_given = [p for p in self.people if name in p.given]
        as_family = [p for p in self.people if p.family == name]
        if len(as_family) == 1 and not as_given and self._is_full(name, as_family[0]):
            return as_family[0].take(key, self.uses[key], self.votes[key])
        as_family = self._likely_bearers(key, as_family)
        as_short = () if name in self.families else (p for p in self.people if _shares_given(name, p))
        for fits in (as_given, as_family, as_short):
            person = self._best(key, fits)
            if person:
                return person.take(key, self.uses[key], self.votes[key], name if fits is not as_family else "")
        is_family = name in self.families and not self._mostly_given(name)
        return self._new(key, given="" if is_family else name, family=name if is_family else "")

    def _is_full(self, family: str, person: Person) -> bool:
        """Whether the text has the full name often enough to vouch for the family name: "Bram Hale", "Hale"."""
        full = sum(uses for own, uses in person.keys.items() if len(own) > 2 and own[-1] == family)
        return full >= max(2, self.uses["", family] / 20)

    def _likely_bearers(self, key: Key, family: list[Person]) -> list[Person]:
        """Of one family, whoever the text calls by the full name most; others who are so half as often."""
        free = [person for person in family if self._may_be(key, person)]
        full = [sum(uses for own, uses in person.keys.items() if len(own) > 2) for person in free]
        return [person for person, uses in zip(free, full) if 2 * uses >= max(full)]

    def _place_bare_title(self, key: Key) -> None:
        titled = [p for p in self.people if key[0] in p.titles and not self.conflicts.with_any(key, p.keys)]
        kind = titles()[key[0]][1]
        if kind in _OFFICES and titled:
            first, *rest = sorted(titled, key=lambda p: -p.uses)
            if not rest or first.uses > 3 * rest[0].uses:
                return first.take(key, self.uses[key], self.votes[key])
        return self._new(key)


def _takes_family(title: str) -> bool:
    kind = titles()[title][1]
    return kind not in _GIVEN_AFTER and title not in _KNIGHTLY


def _agree(title: str, person: Person) -> bool:
    """Whether a title can be this person's: same gender, and no other rank."""
    if not title:
        return True
    gender, kind = titles()[title]
    known = person.known_gender or person.shown_gender
    if gender and known and gender != known:
        return False
    if any({kind, titles()[own][1]} == {"church", "rank"} for own in person.titles):
        return False  # a priest and a captain of one name
    if (title in _MARRIED and person.titles & _UNMARRIED) or (title in _UNMARRIED and person.titles & _MARRIED):
        return False
    ranks = {own for own in person.titles if titles()[own][1] in ("rank", "noble") and own != title}
    if (
        title in _MARRIED
        and not person.given
        and any(titles()[own][1] in ("rank", "role") for own in person.titles)
    ):
        return False  # the Captain's wife
    return not (ranks and titles()[title][1] in ("rank", "noble")) or title in person.titles


def _shares_given(name: str, person: Person) -> bool:
    """Whether `name` is a form of the person's given name, and usual for the same gender."""
    gender = first_names().get(name, "x")
    if gender in "fm" and any(first_names().get(own, "x") not in (gender, "x") for own in person.given):
        return False
    return any(same_given(name, own) for own in person.given)


@lru_cache(maxsize=65536)
def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one: equal, a known short form, or a clipped one ("Theo", "Theodora")."""
    if one == other:
        return True
    one_full, other_full = full_forms().get(one, frozenset()), full_forms().get(other, frozenset())
    if one in other_full or other in one_full:
        return True
    if one[:1] != other[:1]:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long in (short + "y", short + "ie", short + "s"):
        return True
    return len(short) >= 3 and len(long) - len(short) >= 2 and long.startswith(short)
