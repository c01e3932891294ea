"""What the encoder's heads say of pronouns and descriptions, as evidence beside the rules'.

Rules and heads err in different places: together they are right more often than either, and more often right where
they answer. How much the heads count was chosen on the development texts of LitBank's first fold.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log

from duologue.story.cast import Mention, Referent

COUNTS, DOUBT = 0.5, 0.02
"""A candidate's weight gains COUNTS times the logarithm of their chance; DOUBT is added to every chance."""
LIKELY = 0.2
"""Whoever is so likely is weighed, however long ago the text last mentioned them."""
SURE = 0.5
"""A description is somebody's from this chance on."""


class Learned:
    """The chances at the pronouns of one story, by where each begins. Empty where no encoder has read it."""

    def __init__(self, referents: Sequence[Referent]) -> None:
        self._at: dict[int, Mapping[str, float]] = {
            referent.span.start: dict(referent.people) for referent in referents if referent.kind == "pronoun"
        }

    def at(self, start: int) -> Mapping[str, float] | None:
        """How likely the pronoun beginning at `start` means each of the cast; None where the heads do not tell."""
        return self._at.get(start)


def weight(chance: float) -> float:
    """What a chance adds to the weight of a candidate."""
    return COUNTS * log(chance + DOUBT)


def nobody(chances: Mapping[str, float]) -> float:
    """The weight of somebody who is not of the cast."""
    return weight(max(1.0 - sum(chances.values()), 0.0))


def descriptions(referents: Sequence[Referent], known: Sequence[Mention]) -> Iterator[Mention]:
    """The descriptions that surely mean somebody of the cast, where none of the `known` mentions stands."""
    taken = {place for mention in known for place in range(mention.span.start, mention.span.end)}
    for referent in referents:
        if referent.kind != "noun" or not referent.people or referent.people[0][1] < SURE:
            continue
        if taken.isdisjoint(range(referent.span.start, referent.span.end)):
            yield Mention(referent.span, referent.people[0][0], "noun")
