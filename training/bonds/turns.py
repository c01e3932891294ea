"""Fit the weights of the signs of a turn (src/duologue/dynamics/signs.py) on the coded training scenes.

    python -m training.bonds.turns

A conditional logit: of all moments of a scene, the ones coders named are to be the likeliest. What is printed: how
often the likeliest moment is within two paragraphs of the one the coder named first, by cross-validation over
whole scenes, beside a rule that knows only the place in the scene and one that guesses; then the table. "Blurred"
is the same with acts as a reader may see them: values that correlate .65 with the codes (dominance .40, feelings
.50), and the right move .55 of the time.
"""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from duologue.dynamics.signs import MOVES, PLACE, WEIGHTS, signs
from duologue.dynamics.turning import NEAR, level_shifts, shift_sign

Floats = NDArray[np.float64]

_WORTH = (1.0, 0.35, 0.2, 0.2)
"""How much a turning point counts by its rank."""
_PENALTY = 5.0
_FOLDS, _TIMES = 8, 4


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Codes of one scene, halved to [-1, 1], (2, n) each; `turns` most important first."""

    values: Floats
    dominance: Floats
    inner: Floats
    moves: Floats
    turns: tuple[int, ...]


def scenes() -> list[Scene]:
    """The training scenes. The doubly coded ones are never read here."""
    folder = Path(os.environ.get("DUOLOGUE_DATA", "../shared/data")) / "bonds" / "train" / "codes"
    return [_scene(json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))]


def _scene(codes: dict) -> Scene:
    def rows(key: str) -> Floats:
        values = [[paragraph[who][key] for paragraph in codes["paragraphs"]] for who in "ab"]
        return np.array(values, dtype=np.float64) / 2

    made = [[[p[who]["move"] == move for move in MOVES] for p in codes["paragraphs"]] for who in "ab"]
    turns = tuple(turn["par"] for turn in codes["turning_points"])
    return Scene(rows("out_aff"), rows("out_dom"), rows("in_aff"), np.array(made, dtype=np.float64), turns)


def blurred(scene: Scene, rng: np.random.Generator) -> Scene:
    """The scene as a reader of middling skill sees it."""

    def dim(values: Floats, skill: float) -> Floats:
        spread = np.sqrt(skill**2 - skill**4) * np.nanstd(values) if np.any(~np.isnan(values)) else 0.0
        return np.clip(skill**2 * values + spread * rng.standard_normal(values.shape), -1, 1)

    mistaken = rng.random(scene.moves.shape[:2]) > 0.55
    there = scene.moves.sum(axis=2) > 0
    pool = np.argmax(scene.moves[there], axis=1)
    other = np.eye(len(MOVES))[rng.choice(pool, size=there.shape)]
    moves = np.where((mistaken & there)[..., None], other, scene.moves)
    values, dominance, inner = dim(scene.values, 0.65), dim(scene.dominance, 0.4), dim(scene.inner, 0.5)
    return replace(scene, values=values, dominance=dominance, inner=inner, moves=moves)


def table(scene: Scene) -> Floats:
    """The signs of each moment, (n, signs), in the order of WEIGHTS."""
    found = signs(scene.values, scene.moves, scene.dominance, scene.inner)
    found["shift"] = shift_sign(level_shifts(scene.values))
    return np.stack([found[name] for name in WEIGHTS], axis=1)


def fit(tables: list[Floats], kept: list[Scene], columns: list[int]) -> Floats:
    """Weights of the columns, with an L2 penalty."""
    wanted = [_wanted(scene, len(rows)) for scene, rows in zip(kept, tables)]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = 0.5 * _PENALTY * float(weights @ weights), _PENALTY * weights
        for rows, target in zip(tables, wanted):
            chance = likely(rows[:, columns] @ weights)
            total -= float(target @ np.log(chance + 1e-12))
            slope = slope - rows[:, columns].T @ (target - chance)
        return total, slope

    return np.asarray(minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B").x)


def _wanted(scene: Scene, n: int) -> Floats:
    target = np.zeros(n)
    for rank, turn in enumerate(scene.turns):
        target[turn] += _WORTH[min(rank, len(_WORTH) - 1)]
    return target / target.sum()


def likely(scores: Floats) -> Floats:
    """Scores as chances."""
    chance = np.exp(scores - scores.max())
    return chance / chance.sum()


def placed(scene: Scene, scores: Floats) -> int:
    """The moment with the most around it, as `turning_points` chooses."""
    shown = ~(np.isnan(scene.values) & np.isnan(scene.inner)).all(axis=0)
    around = np.convolve(np.where(shown, likely(scores), 0.0), np.ones(2 * NEAR + 1), "full")[NEAR:-NEAR]
    return int(np.argmax(np.where(shown, around, -1.0)))


def hits(kept: list[Scene], learnt: list[Floats], seen: list[Floats], columns: list[int]) -> tuple[float, float]:
    """Cross-validated: within two paragraphs of the first turning point, and of any."""
    first, every = [], []
    for time in range(_TIMES):
        order = np.random.default_rng(time).permutation(len(kept))
        for fold in range(_FOLDS):
            held, rest = order[fold::_FOLDS], np.setdiff1d(order, order[fold::_FOLDS])
            weights = fit([learnt[i] for i in rest], [kept[i] for i in rest], columns)
            for i in held:
                away = np.abs(np.array(kept[i].turns) - placed(kept[i], seen[i][:, columns] @ weights))
                first.append(away[0] <= 2)
                every.append(away.min() <= 2)
    return float(np.mean(first)), float(np.mean(every))


def main() -> None:
    """Measure, then print the table."""
    kept = [scene for scene in scenes() if scene.turns]
    rng = np.random.default_rng(0)
    clear = [table(scene) for scene in kept]
    dim, other = ([table(blurred(scene, rng)) for scene in kept] for _ in range(2))
    names = list(WEIGHTS)
    every = list(range(len(names)))
    place = [names.index(name) for name in PLACE]
    by_guess = np.mean([np.mean([abs(n - s.turns[0]) <= 2 for n in range(s.values.shape[1])]) for s in kept])
    print(f"{len(kept)} scenes; a guess {by_guess:.3f}")
    print("place only        first {:.3f}  any {:.3f}".format(*hits(kept, clear, clear, place)))
    print("shift only        first {:.3f}  any {:.3f}".format(*hits(kept, clear, clear, [names.index("shift")])))
    print("all signs         first {:.3f}  any {:.3f}".format(*hits(kept, clear, clear, every)))
    print("blurred acts      first {:.3f}  any {:.3f}".format(*hits(kept, clear, dim, every)))
    print("learnt on blurred first {:.3f}  any {:.3f}".format(*hits(kept, other, dim, every)))
    without = {name: [at for at in every if names[at] != name] for name in names}
    for name, columns in without.items():
        print("without {:10s}  first {:.3f}  any {:.3f}".format(name, *hits(kept, clear, clear, columns)))
    both = fit([*clear, *dim], [*kept, *kept], every)
    for name, weight, mixed in zip(names, fit(clear, kept, every), both):
        print(f"{name:10s} {weight:6.2f}   with blurred scenes too {mixed:6.2f}")


if __name__ == "__main__":
    main()
