"""Somebody of the cast while it is put together, and what the text calls them."""

from collections import Counter
from dataclasses import dataclass, field

from duologue.reading.cast.contrast import contrasts
from duologue.reading.cast.names import NamePlace
from duologue.reading.cast.nouns import NounPlace
from duologue.story.words import Words

Place = NamePlace | NounPlace
_TRADES = frozenset("nurse midwife nanny au-pair typist housekeeper cabbie cabby sailor docker".split())
"""What women mostly were called, or men, and anybody may be."""


@dataclass(eq=False)
class Member:
    """One person: a name to show, the places that name or describe them, and what is known of them.

    `gender` is as in story/cast.py with "" for unknown, `given` the usual gender of the given name; `weight`
    orders the cast.
    """

    name: str
    gender: str
    places: list[Place] = field(default_factory=list)
    named: bool = True
    narrator: bool = False
    lead: bool = False
    weight: float = 0.0
    given: str = ""

    @property
    def told(self) -> list[Place]:
        """The places in narration."""
        return [place for place in self.places if not place.said]

    @property
    def first_adjective(self) -> str:
        """What the first description in narration says beside its noun, "" for a name or nothing."""
        first = min(self.told, key=lambda place: place.first, default=None)
        return first.adjective if isinstance(first, NounPlace) else ""

    @property
    def is_the_other(self) -> bool:
        """Whether the narration only ever calls the person "the other one"."""
        told = self.told
        return bool(told) and all(isinstance(place, NounPlace) and place.adjective == "other" for place in told)

    @property
    def is_one_of_several(self) -> bool:
        """Whether the narration tells the person from others of a kind: "the tall one", "the older man"."""
        return any(isinstance(p, NounPlace) and (p.head == "one" or contrasts(p.adjective)) for p in self.told)

    @property
    def has_trade(self) -> bool:
        """Whether the person is only known by a trade that anybody may have."""
        return all(isinstance(place, NounPlace) and place.head in _TRADES for place in self.places)

    @property
    def is_present(self) -> bool:
        """Whether the person ever acts, speaks or is called, and is not only spoken of."""
        called = any(isinstance(place, NamePlace) and place.address for place in self.places)
        return called or any(place.subject or place.cue for place in self.told)

    def take(self, other: "Member", words: Words) -> None:
        """Become one person with `other`."""
        self.places += other.places
        self.gender = self.gender or other.gender
        self.given = self.given or other.given
        self.named = self.named or other.named
        self.lead = self.lead or other.lead
        self.narrator = self.narrator or other.narrator
        self.weight += other.weight
        names = [place for place in self.places if isinstance(place, NamePlace)]
        if names:
            self.name = commonest(words, names)


def commonest(words: Words, places: list[NamePlace] | list[NounPlace] | list[Place]) -> str:
    """What the narration calls somebody most often; what others call them where it never does.

    A name has a capital where any form has one.
    """
    told = Counter(form(words, place) for place in places if not place.said)
    forms = Counter({shown: uses for shown, uses in told.items() if not shown.isupper()})
    forms = forms or Counter(form(words, place) for place in places)
    if any(isinstance(place, NamePlace) for place in places) and any(shown[:1].isupper() for shown in forms):
        forms = Counter({shown: uses for shown, uses in forms.items() if shown[:1].isupper()})
    indefinite = {shown: shown.lower().startswith(("a ", "an ")) for shown in forms}
    return min(forms, key=lambda shown: (-forms[shown], indefinite[shown], -len(shown), shown))


def form(words: Words, place: Place) -> str:
    """The name or description as written, without a possessive ending."""
    shown = words.text[words.start[place.first] : words.end[place.last - 1]]
    shown = shown[:-2] if shown.endswith(("'s", "’s")) else shown
    return " ".join(shown.split())
