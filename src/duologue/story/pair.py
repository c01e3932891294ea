"""One bond beside the story it was read in: who the two are, the sentences, the drawing, and what if."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from duologue.errors import DuologueError
from duologue.figures.curves import Line, Mark, curves_svg
from duologue.figures.drawing import Drawing
from duologue.story.bonds import Bond, CurvePoint, Dynamics, Ending, Moment, TurningPoint
from duologue.story.cast import Character, person_called, who
from duologue.story.couple import dynamics_of
from duologue.story.naming import object_of, opening, subject
from duologue.story.whatif import WhatIf, what_if

if TYPE_CHECKING:
    from duologue.story.story import Story

_LISTED = 8
_ENDED = {"together": "together", "apart": "apart", "open": "left open"}


class NoBondError(DuologueError):
    """Nobody of that name, or nothing between the two."""


@dataclass(frozen=True)
class Pair:
    """The bond of two people of a story.

    `fact` holds the bare numbers, with people and places by id; what is here says the same in names and words.
    """

    story: "Story"
    fact: Bond

    def __repr__(self) -> str:
        names = " and ".join(self.names)
        return f"<Pair {names}: {len(self.moments)} moments, {_ENDED[self.ending.status]}>"

    def _repr_html_(self) -> str:
        return self.curve.plot().svg

    @cached_property
    def people(self) -> tuple[Character, Character]:
        """The two, the one who acts more first."""
        first, second = self.fact.between
        return self.story.characters[first], self.story.characters[second]

    @cached_property
    def names(self) -> tuple[str, str]:
        """How to show the two."""
        return opening(subject(self.people[0])), opening(subject(self.people[1]))

    @cached_property
    def objects(self) -> tuple[str, str]:
        """The two as they stand after "to": "her" for somebody the text only calls "she"."""
        return object_of(self.people[0]), object_of(self.people[1])

    @property
    def weight(self) -> float:
        """The share of all that people do to each other in the story, 0 to 1."""
        return self.fact.weight

    @property
    def moments(self) -> tuple[Moment, ...]:
        """What each block shows of each of the two, in reading order."""
        return self.fact.moments

    @cached_property
    def curve(self) -> "Curve":
        """How each stands to the other, block by block in the story's own time, with 90 % bands."""
        return Curve(self)

    @property
    def turning_points(self) -> tuple[TurningPoint, ...]:
        """Where things turn, least likely by chance first; empty where nothing turns."""
        return self.fact.turning_points

    @property
    def ending(self) -> Ending:
        """How it ends, by whose decision, and who goes away."""
        return self.fact.ending

    @cached_property
    def dynamics(self) -> Dynamics | None:
        """The fitted system; None where the turns are too few for one."""
        return self.fact.dynamics or dynamics_of(self.fact, self.scenes)

    @cached_property
    def scenes(self) -> dict[str, str | None]:
        """The scene of each block."""
        return {block.id: block.scene for block in self.story.blocks}

    def name_of(self, person: str) -> str:
        """The name of one of the two, by id."""
        return self.names[self.fact.between.index(person)]

    def sentences(self, fact: TurningPoint | Ending) -> tuple[str, ...]:
        """The words of the story that are the evidence of a turning point, or of the ending."""
        return tuple(" ".join(span.of(self.story.text).split()) for span in fact.evidence)

    def whatif(self, at: str, act: str, by: str | None = None, seed: int = 0) -> WhatIf:
        """What the fitted equations do from block `at` on, had `by` made the move `act` there.

        `at` is a block's id, or words that stand in it; `act` is one of `story.acts.MOVES`; `by` is one of the two
        (a name or an id), else whoever acts there. The same seed gives the same paths. WhatIfError where there is
        no such block, move or person, or the turns are too few to fit anything.
        """
        return what_if(self, at, act, by, seed)


@dataclass(frozen=True)
class Curve:
    """The points of a bond's curve, to walk over or to draw."""

    pair: Pair

    @property
    def points(self) -> tuple[CurvePoint, ...]:
        """The states after each block, in the story's own time."""
        return self.pair.fact.curve

    def __len__(self) -> int:
        return len(self.points)

    def __iter__(self) -> Iterator[CurvePoint]:
        return iter(self.points)

    def _repr_svg_(self) -> str:
        return self.plot().svg

    def plot(self) -> Drawing:
        """The two curves with their bands, what is felt, and the turning points, as SVG."""
        pair, points = self.pair, self.points
        (first, second), (to_first, to_second) = pair.names, pair.objects
        lines = (
            Line(f"{first} to {to_second}", [p.first for p in points], [p.first_inner for p in points]),
            Line(f"{second} to {to_first}", [p.second for p in points], [p.second_inner for p in points]),
        )
        place = {point.block: n for n, point in enumerate(points)}
        marks = [
            Mark(place[turn.block], str(number), opening("; ".join(turn.because)))
            for number, turn in enumerate(pair.turning_points, start=1)
            if turn.block in place
        ]
        scenes = [pair.scenes.get(point.block) for point in points]
        parts = [n for n in range(1, len(points)) if scenes[n] != scenes[n - 1]]
        return curves_svg(lines, marks, parts, _ENDED[pair.ending.status])


def pair_of(story: "Story", names: tuple[str, ...]) -> Pair:
    """The bond of the people named: two, one with whoever is closest, or none for the story's strongest bond.

    NoBondError where somebody is not in the story, or nothing between the two was read.
    """
    if len(names) > 2:
        raise NoBondError(", ".join(names), "a bond is between two people", "Name two of them.")
    people = [_person(story, name) for name in names]
    if len(people) == 2 and people[0].id == people[1].id:
        raise NoBondError(" and ".join(names), f"both are {who(people[0])}", "Name somebody else beside.")
    wanted = [person.id for person in people]
    bond = next((bond for bond in story.bonds if set(wanted) <= set(bond.between)), None)
    if bond is None:
        raise _no_bond(story, people)
    return Pair(story, bond)


def _person(story: "Story", name: str) -> Character:
    found = story.characters.get(name) or person_called(story.cast, name)
    if found is None:
        there = [who(person) for person in story.cast]
        more = f" and {len(there) - _LISTED} more" if len(there) > _LISTED else ""
        way_out = f"There are: {', '.join(there[:_LISTED])}{more}." if there else "Nobody was found in it."
        raise NoBondError(name, "nobody of that name is in the story", way_out)
    return found


def _no_bond(story: "Story", people: list[Character]) -> NoBondError:
    names = " and ".join(who(person) for person in people) or "the story"
    if not story.bonds:
        if len(story.cast) < 2:
            return NoBondError(names, "a bond needs two people, and fewer were found in it")
        return NoBondError(names, "nothing that anybody in it does to anybody was found")
    chars = story.characters
    there = [f"{who(chars[a])} and {who(chars[b])}" for a, b in (bond.between for bond in story.bonds)]
    way_out = f"There are bonds between: {'; '.join(there[:_LISTED])}."
    return NoBondError(names, "too little between them was found for a bond", way_out)
