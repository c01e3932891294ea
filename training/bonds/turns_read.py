"""Fit how much each sign of a turn counts in a reading (src/duologue/reading/bonds/turn_weights.py).

    python -m training.bonds.turns_read [--write]      # after training.bonds.held_out

A conditional logit (McFadden 1974): of all moments of a scene, those that coders named are to be the likeliest.
It learns from acts as models find them in novels they have not seen, and from the text beside them. What is
printed is how often the likeliest moment is within two paragraphs of the turning point that the coder named first,
in the shared scenes, by five folds that part no novel; beside it what the place alone tells, fitted the same way,
and a fixed place.
"""

import argparse
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from duologue.reading.bonds.moments import moments_of
from duologue.reading.bonds.order import ground_of
from duologue.reading.bonds.series import series_of
from duologue.reading.bonds.turn_signs import signs_of
from training.bonds.held_out import Held, careful, folds, held_out
from training.bonds.turns import likely

Floats = NDArray[np.float64]

OUT = Path(__file__).parents[2] / "src" / "duologue" / "reading" / "bonds" / "turn_weights.py"
PLACE = ("late", "last third", "ends", "begins", "squared")
NEAR = 2
"""Paragraphs."""
LEAST = 4
"""Moments that a scene must have."""
WORTH = (1.0, 0.35, 0.2, 0.2)
"""How much a turning point counts by its rank."""
PENALTY = 15.0


@dataclass(frozen=True, eq=False)
class Scene:
    """Signs of n moments, (n, signs), the paragraph of each, the turning points named, and how many paragraphs."""

    rows: Floats
    paragraphs: NDArray[np.int64]
    turns: list[int]
    size: int

    @property
    def wanted(self) -> Floats:
        """What each moment is worth as a turn, together 1; nothing where no moment is near what was named."""
        found = np.zeros(len(self.rows))
        for rank, turn in enumerate(self.turns):
            away = np.abs(self.paragraphs - turn)
            if away.min() <= NEAR:
                nearest = away == away.min()
                found[nearest] += WORTH[min(rank, len(WORTH) - 1)] / nearest.sum()
        return found / max(found.sum(), 1e-9)

    def right(self, scores: Floats) -> bool:
        """Whether the moment with the most around it is near the turning point named first."""
        chance = likely(scores)
        around = [chance[np.abs(self.paragraphs - here) <= NEAR].sum() for here in self.paragraphs]
        return bool(abs(self.paragraphs[int(np.argmax(around))] - self.turns[0]) <= NEAR)


def read(one: Held) -> tuple[list[str], Scene] | None:
    """The signs of a scene and their names; None where nothing turns in it, or too little is read."""
    turns = [turn["par"] for turn in one.scene.coders[0]["turning_points"]]
    ground = ground_of(one.story)
    acts = [act for act in one.story.acts if {act.actor, act.target} == set(one.two)]
    series = series_of(ground, moments_of(acts), one.two)
    if not turns or len(series) < LEAST:
        return None
    found = signs_of(ground, series)
    starts = [paragraph.start for paragraph in one.scene.paragraphs]
    spans = {block.id: block.span for block in one.story.blocks}
    places = [bisect_right(starts, spans[block].start) - 1 for block in series.blocks]
    return list(found), Scene(np.stack(list(found.values()), axis=1), np.array(places), turns, len(starts))


def fit(scenes: list[Scene], columns: list[int], spread: Floats) -> Floats:
    """Weights of the columns, as they stand in `rows`."""
    tables = [scene.rows[:, columns] / spread[columns] for scene in scenes]
    wanted = [scene.wanted for scene in scenes]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = 0.5 * PENALTY * float(weights @ weights), PENALTY * weights
        for rows, target in zip(tables, wanted):
            chance = likely(rows @ weights)
            total -= float(target @ np.log(chance + 1e-12))
            slope = slope - rows.T @ (target - chance * target.sum())
        return total, slope

    begin = np.zeros(len(columns))
    return np.asarray(minimize(loss, begin, jac=True, method="L-BFGS-B").x) / spread[columns]


def main() -> None:
    """Measure, and with --write put the weights where a reading finds them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    every = careful(held_out())
    made = [read(one) for one in every]
    names = next(found[0] for found in made if found)
    scenes = {n: found[1] for n, found in enumerate(made) if found}
    spread = np.concatenate([scene.rows for scene in scenes.values()]).std(axis=0) + 1e-6
    columns = {"place": [names.index(name) for name in PLACE], "all signs": list(range(len(names)))}
    right: dict[str, list[bool]] = {name: [] for name in (*columns, "at .9 of the scene")}
    for learned, held in folds(every):
        here = [scenes[n] for n in held if n in scenes]
        for name, chosen in columns.items():
            weights = fit([scenes[n] for n in learned if n in scenes], chosen, spread)
            right[name] += [scene.right(scene.rows[:, chosen] @ weights) for scene in here]
        right["at .9 of the scene"] += [abs(round(0.9 * (s.size - 1)) - s.turns[0]) <= NEAR for s in here]
    print(len(scenes), "scenes; on", len(right["place"]), "shared ones:")
    print({name: round(float(np.mean(hits)), 3) for name, hits in right.items()})
    if asked.write:
        weights = fit(list(scenes.values()), columns["all signs"], spread)
        lines = [f"{name.replace(' ', '_'):16}{weight:8.3f}" for name, weight in zip(names, weights)]
        OUT.write_text("\n".join([_HEAD, *lines, _FOOT]), "utf-8")


_HEAD = '''"""How much each sign of a turn counts, in natural-log units. Made by training/bonds/turns_read.py."""

_TABLE = """'''
_FOOT = '''"""

WEIGHTS = {line.split()[0].replace("_", " "): float(line.split()[1]) for line in _TABLE.strip().splitlines()}
"""Each of the signs of `turn_signs` and its weight."""
'''


if __name__ == "__main__":
    main()
