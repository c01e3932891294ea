"""Where it turns and how it ends: our bonds against two coders, on scenes coded by both and never learned from.

The coders are careful language models that worked by the coding guide (docs/bond.md), not people. A turning point
is right if it stands within two paragraphs of the one that either coder named first. "Told" counts what a reading
tells, which often is that nothing turns more than by chance: a miss here. "Likeliest" is the moment that it would
name if it had to. Beside them the place in the scene where turns stood most often in the training scenes, and a
paragraph at random. Of the ending: status, who goes away, and, where a coder says that one of the two ended it,
who.
Run: python -m benchmarks.quality.turnings [--part train]
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from benchmarks.data import data_folder
from benchmarks.quality.bonds import Read, every_setting, run
from benchmarks.quality.coded_scenes import Coded, scenes
from duologue.reader import STAGES
from duologue.reading.bonds.moments import moments_of
from duologue.reading.bonds.order import ground_of
from duologue.reading.bonds.series import series_of
from duologue.reading.bonds.turns import likeliest
from duologue.story.bonds import Bond
from duologue.story.story import Story

NEAR = 2
_BONDS = next(stage for stage in STAGES if stage.name == "bonds")


@dataclass
class Tally:
    """How many of each are right, of how many."""

    right: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        """One more answer, from 0 (wrong) to 1 (right, by both coders)."""
        self.right.setdefault(name, []).append(value)

    def numbers(self) -> dict[str, float]:
        """The share of each that is right."""
        return {name: round(float(np.mean(values)), 3) for name, values in self.right.items()}


def firsts(scene: Coded) -> list[int]:
    """The paragraphs that the coders named first."""
    return [coder["turning_points"][0]["par"] for coder in scene.coders if coder["turning_points"]]


def near(paragraph: int | None, wanted: Iterable[int]) -> bool:
    """Whether a paragraph is close enough to one of those wanted."""
    return paragraph is not None and any(abs(paragraph - one) <= NEAR for one in wanted)


def measure(coded: Sequence[Coded], read: Read) -> dict[str, Any]:
    """Every measure of one setting."""
    tally = Tally()
    for scene in coded:
        story, ours = read(scene)
        story = _BONDS(story)
        pair = set(ours.values())
        bond = next((one for one in story.bonds if len(pair) == 2 and set(one.between) == pair), None)
        if firsts(scene):
            tally.add("turning point, told", near(_told(scene, story, bond), firsts(scene)))
            tally.add("turning point, likeliest", near(_likeliest(scene, story, bond), firsts(scene)))
            tally.add("a turning point is told", bool(bond and bond.turning_points))
        _ending(scene, bond, {character: person for person, character in ours.items()}, tally)
    return tally.numbers()


def _paragraph(scene: Coded, story: Story, block: str) -> int:
    start = next(one.span.start for one in story.blocks if one.id == block)
    return bisect_right([paragraph.start for paragraph in scene.paragraphs], start) - 1


def _told(scene: Coded, story: Story, bond: Bond | None) -> int | None:
    return _paragraph(scene, story, bond.turning_points[0].block) if bond and bond.turning_points else None


def _likeliest(scene: Coded, story: Story, bond: Bond | None) -> int | None:
    if bond is None:
        return None
    acts = [act for act in story.acts if {act.actor, act.target} == set(bond.between)]
    ground = ground_of(story)
    rows = series_of(ground, moments_of(acts), bond.between)
    block = likeliest(ground, rows)
    return _paragraph(scene, story, block) if block else None


def _ending(scene: Coded, bond: Bond | None, person: dict[str, str], tally: Tally) -> None:
    ending = bond.ending if bond else None
    wanted = [coder["ending"] for coder in scene.coders]
    tally.add("status", float(np.mean([ending is not None and ending.status == one["status"] for one in wanted])))
    leaves = person.get(ending.leaves or "", ending.leaves) if ending else None
    tally.add("leaves", float(np.mean([leaves == one["leaves"] for one in wanted])))
    for one in wanted:
        if one["status"] == "apart" and one["ended_by"] in ("a", "b"):
            by = person.get(ending.ended_by or "") if ending else None
            tally.add("ended by", by == one["ended_by"])


def baselines(coded: Sequence[Coded], learned_from: Sequence[Coded]) -> dict[str, float]:
    """What the place alone tells, what chance does, and what always the commonest ending does."""
    place = _best_place(learned_from)
    turned = [scene for scene in coded if firsts(scene)]
    counts = [len(scene.paragraphs) for scene in turned]
    commonest = max(("together", "apart", "open"), key=lambda status: _share(learned_from, status))
    return {
        "place alone": round(
            float(np.mean([near(round(place * (n - 1)), firsts(s)) for n, s in zip(counts, turned)])), 3
        ),
        "place": place,
        "random": round(
            float(np.mean([np.mean([near(k, firsts(s)) for k in range(n)]) for n, s in zip(counts, turned)])), 3
        ),
        f"always {commonest}": round(_share(coded, commonest), 3),
    }


def _best_place(coded: Sequence[Coded]) -> float:
    turned = [scene for scene in coded if firsts(scene)]
    grid = [round(0.05 * step, 2) for step in range(21)]
    return max(
        grid,
        key=lambda place: sum(near(round(place * (len(s.paragraphs) - 1)), firsts(s)) for s in turned),
    )


def _share(coded: Sequence[Coded], status: str) -> float:
    return float(np.mean([coder["ending"]["status"] == status for scene in coded for coder in scene.coders]))


def coders(coded: Sequence[Coded]) -> dict[str, float] | None:
    """The second coder against the first."""
    if any(len(scene.coders) < 2 for scene in coded):
        return None
    tally = Tally()
    for scene in coded:
        first, second = scene.coders
        if first["turning_points"] and second["turning_points"]:
            named = second["turning_points"][0]["par"], [first["turning_points"][0]["par"]]
            tally.add("turning point, first against first", near(*named))
        tally.add("status", first["ending"]["status"] == second["ending"]["status"])
        tally.add("leaves", first["ending"]["leaves"] == second["ending"]["leaves"])
    return tally.numbers()


def results(part: str) -> dict[str, Any]:
    """All settings on one part."""
    folder = data_folder("bonds")
    coded = scenes(folder / part)
    return {
        "part": part,
        "scenes": len(coded),
        "coder against coder": coders(coded),
        "settings": every_setting(coded, measure),
        "baselines": baselines(coded, scenes(folder / "train")),
    }


def main(arguments: Sequence[str] | None = None) -> dict[str, Any] | None:
    """Run the benchmark; None where the data is absent."""
    return run(__doc__, results, arguments)


if __name__ == "__main__":
    main()
