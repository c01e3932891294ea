"""Agreement of a reading with coded scenes, paragraph by paragraph and person by person."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from benchmarks.quality.coded_scenes import PEOPLE, Coded

EDGE = 0.25
CODES = {"outer": "out_aff", "dominance": "out_dom", "inner": "in_aff"}
Place = tuple[int, str]
Told = Callable[[Place, str], Any]
"""A place and "outer", "dominance", "inner" (in [-1, 1]), "move" or "score", to what a reading says."""


@dataclass
class Agreement:
    """Pairs of a told and a coded value, gathered over scenes. A value that is not told is 0."""

    values: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: {name: [] for name in CODES})
    moves: list[float] = field(default_factory=list)
    scores: list[tuple[float, bool]] = field(default_factory=list)
    shown: dict[str, list[tuple[bool, bool]]] = field(default_factory=lambda: {"outer": [], "inner": []})

    def numbers(self) -> dict[str, Any]:
        """Spearman's rho, the three sides of outer affiliation, moves, what was found, and calibration."""
        found: dict[str, Any] = {f"{name}_rho": _number(rho(rows)) for name, rows in self.values.items()}
        found["outer_sides_f1"] = _number(sides_f1(self.values["outer"]))
        found["move_accuracy"] = _number(float(np.mean(self.moves)) if self.moves else None)
        for name, pairs in self.shown.items():
            right = sum(told and coded for told, coded in pairs)
            found[f"{name}_found"] = _number(right / max(sum(coded for _, coded in pairs), 1))
            found[f"{name}_precision"] = _number(right / max(sum(told for told, _ in pairs), 1))
        found["score_ece"] = _number(calibration_error(self.scores))
        found["coded"] = {name: len(rows) for name, rows in self.values.items()}
        return found


def agreement(scene: Coded, told: Told, total: Agreement) -> None:
    """Add one scene to `total`."""
    for paragraph in range(len(scene.paragraphs)):
        for who in PEOPLE:
            place = paragraph, who
            for name, code in CODES.items():
                coded = scene.value(paragraph, who, code)
                said = told(place, name)
                if name in total.shown:
                    total.shown[name].append((said is not None, coded is not None))
                if coded is not None:
                    total.values[name].append((0.0 if said is None else float(said), coded / 2))
            if scene.value(paragraph, who, "out_aff") is not None:
                _moves_and_score(scene, place, told, total)


def _moves_and_score(scene: Coded, place: Place, told: Told, total: Agreement) -> None:
    move = told(place, "move")
    total.moves.append(float(np.mean([move == coded for coded in scene.moves(*place)])))
    score = told(place, "score")
    if score is not None:
        value, coded = total.values["outer"][-1]
        total.scores.append((score, side(value) == side(coded)))


def side(value: float) -> int:
    """-1 for cold, 0 for neutral, 1 for warm."""
    return int(value >= EDGE) - int(value <= -EDGE)


def sides_f1(rows: list[tuple[float, float]]) -> float | None:
    """The mean F1 of cold, neutral and warm."""
    if not rows:
        return None
    pairs = [(side(told), side(coded)) for told, coded in rows]
    scores = []
    for one in (-1, 0, 1):
        both = sum(told == coded == one for told, coded in pairs)
        either = sum(told == one for told, _ in pairs) + sum(coded == one for _, coded in pairs)
        scores.append(2 * both / either if either else 0.0)
    return float(np.mean(scores))


def rho(rows: list[tuple[float, float]]) -> float | None:
    """Spearman's rank correlation, ties at their mean rank; None where a side does not vary."""
    if len(rows) < 3:
        return None
    told, coded = (_ranks(np.array(column)) for column in zip(*rows))
    if told.std() == 0 or coded.std() == 0:
        return None
    return float(np.corrcoef(told, coded)[0, 1])


def _ranks(values: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = counts.cumsum()
    mean: np.ndarray = ((ends - counts + ends - 1) / 2)[inverse]  # type: ignore[type-arg]
    return mean


def calibration_error(scores: list[tuple[float, bool]], bins: int = 10) -> float | None:
    """Expected calibration error over bins of equal width."""
    if not scores:
        return None
    table = np.array(scores, dtype=float)
    which = np.minimum((table[:, 0] * bins).astype(int), bins - 1)
    parts = [table[which == n] for n in range(bins) if (which == n).any()]
    return float(sum(abs(part.mean(axis=0) @ [1, -1]) * len(part) for part in parts) / len(table))


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
