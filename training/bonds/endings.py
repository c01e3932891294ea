"""Fit the weights of the signs of an ending (src/duologue/reading/bonds/ending_weights.py) on the coded scenes.

    python -m training.bonds.endings [--write]      # after training.bonds.held_out

Multinomial logistic regression of the status, and a logistic regression asked of each person: whether they go.
Folds never part a novel. What is weighed is what a reading finds, so that half of what is learned from are acts as
models find them in novels they have not seen; the other half are the codes, blurred several times over (values
correlate .60 with them, dominance .40, feelings .50, and the right move stands .55 of the time), for mistakes of a
reading run through a whole scene and 170 are few. What is measured are the held-out acts. Doubly coded scenes are
never opened.
"""

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from benchmarks.quality.coded_scenes import PEOPLE, Coded, given, scenes
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from duologue.reading.bonds.ending import STATUSES
from duologue.reading.bonds.ending_signs import PERSON_SIGNS, STATUS_SIGNS, LastMoments, last_moments
from duologue.reading.bonds.moments import moments_of
from duologue.reading.bonds.order import ground_of
from duologue.story.acts import Act
from duologue.story.story import Story
from training.bonds.held_out import held_out
from training.novels import DATA

Floats = NDArray[np.float64]

OUT = Path(__file__).parents[2] / "src" / "duologue" / "reading" / "bonds" / "ending_weights.py"
OUTER, DOMINANCE, INNER, MOVE = 0.60, 0.40, 0.50, 0.55
SPREAD = {"out_aff": 0.6, "out_dom": 0.45, "in_aff": 0.6}
BLURS = 8
FOLDS, TIMES = 10, 3
STRENGTH, PERSON_STRENGTH = 0.01, 0.1


@dataclass(frozen=True)
class Ended:
    """One scene as read under one blur, with the coder's ending."""

    work: str
    scene: str
    signs: Floats
    persons: Floats
    ending: dict[str, str | None]


def blurred_acts(scene: Coded, story: Story, chance: np.random.Generator) -> tuple[Act, ...]:
    """Acts as a reading might find them, made from the codes."""
    acts: list[Act] = []
    moves = [m for n in range(len(scene.paragraphs)) for who in PEOPLE for m in scene.moves(n, who)]
    spoken = {quote.block for quote in story.quotes}
    for number, paragraph in enumerate(scene.paragraphs):
        block = next((b for b in story.blocks if b.span.start in paragraph), None)
        for who in PEOPLE if block else ():
            outer, inner = (_blurred(scene.value(number, who, key), key, chance) for key in ("out_aff", "in_aff"))
            act = Act("", block.id, block.span, who, "b" if who == "a" else "a", "felt", None, 0.0, None, 0.6)
            if outer is not None:
                made = scene.moves(number, who)[0] if chance.random() < MOVE else str(chance.choice(moves))
                dominance = _blurred(scene.value(number, who, "out_dom"), "out_dom", chance)
                channel = "said" if block.id in spoken else "done"
                acts.append(replace(act, channel=channel, move=made, affiliation=outer, dominance=dominance))
            if inner is not None:
                acts.append(replace(act, affiliation=inner))
    return tuple(acts)


def _blurred(value: float | None, key: str, chance: np.random.Generator) -> float | None:
    """As the best linear guess would be that correlates so much: drawn to the middle, and noisy."""
    if value is None:
        return None
    rho = {"out_aff": OUTER, "out_dom": DOMINANCE, "in_aff": INNER}[key]
    noise = rho * np.sqrt(1 - rho**2) * SPREAD[key] * chance.standard_normal()
    return float(np.clip(rho**2 * value / 2 + noise, -1, 1))


def signs_of(story: Story) -> LastMoments:
    """The signs of an ending between the two coded people of a story with acts."""
    acts = [act for act in story.acts if {act.actor, act.target} == set(PEOPLE)]
    return last_moments(ground_of(story), PEOPLE, moments_of(acts))


def ended(scene: Coded, story: Story) -> Ended:
    """The signs of one story as a row of numbers."""
    last = signs_of(story)
    signs = np.array([last.signs[name] for name in STATUS_SIGNS])
    persons = np.array([[person[name] for name in PERSON_SIGNS] for person in last.persons])
    return Ended(scene.work, scene.id, signs, persons, scene.coders[0]["ending"])


def blurred() -> list[Ended]:
    """Every training scene under every blur."""
    chance = np.random.default_rng(0)
    found = []
    for scene in scenes(DATA / "bonds" / "train"):
        story = given(scene, rules=True)
        found += [ended(scene, replace(story, acts=blurred_acts(scene, story, chance))) for _ in range(BLURS)]
    return found


def model(strength: float, weight: str | None = None) -> Pipeline:
    """A logistic regression on scaled signs; `strength` is per scene, each of which stands in many rows."""
    regression = LogisticRegression(C=strength / (2 * BLURS), max_iter=3000, class_weight=weight)
    return make_pipeline(StandardScaler(), regression)


def status_model() -> Pipeline:
    """All endings count alike: how scenes were chosen for coding says nothing of how stories end."""
    return model(STRENGTH, "balanced")


def of_status(rows: list[Ended]) -> tuple[Floats, NDArray[np.str_]]:
    """Signs and status of each row."""
    return np.stack([row.signs for row in rows]), np.array([row.ending["status"] for row in rows])


def of_leaving(rows: list[Ended]) -> tuple[Floats, NDArray[np.bool_]]:
    """Signs of each person, and whether they go away."""
    x = np.concatenate([row.persons for row in rows])
    return x, np.array([row.ending["leaves"] in (who, "both") for row in rows for who in PEOPLE])


def cross_validated(read: list[Ended], codes: list[Ended]) -> dict[str, float]:
    """How often each answer is right for novels that were not fitted to, beside the commonest answer."""
    groups = np.array([row.work for row in read])
    right: dict[str, list[float]] = defaultdict(list)
    for seed in range(TIMES):
        for train, test in GroupKFold(FOLDS, shuffle=True, random_state=seed).split(read, groups=groups):
            works = set(groups[test])
            fitted = [read[n] for n in train] * BLURS + [row for row in codes if row.work not in works]
            held = [read[n] for n in test]
            status = status_model().fit(*of_status(fitted))
            signs, wanted = of_status(held)
            guessed = status.predict(signs)
            right["status"] += (guessed == wanted).tolist()
            for one in STATUSES:
                right[f"status, of those {one}"] += (guessed[wanted == one] == one).tolist()
            right["sure"] += status.predict_proba(signs).max(axis=1).tolist()
            leaves = model(PERSON_STRENGTH).fit(*of_leaving(fitted))
            right["leaves"] += [_goes(leaves, row) == row.ending["leaves"] for row in held]
            parted = [row for row in held if row.ending["ended_by"] in PEOPLE]
            right["ended_by"] += [_first(leaves, row) == row.ending["ended_by"] for row in parted]
    found = {name: float(np.mean(hits)) for name, hits in right.items()}
    for name in ("status", "leaves"):
        counts = Counter(row.ending[name] for row in read)
        found[f"{name}, commonest"] = counts.most_common(1)[0][1] / len(read)
    return {name: round(value, 3) for name, value in found.items()}


def _goes(fitted: Pipeline, row: Ended) -> str | None:
    first, second = fitted.predict_proba(row.persons)[:, 1]
    if max(first, second) < 0.5:
        return None
    return "both" if min(first, second) >= 0.5 else PEOPLE[int(second > first)]


def _first(fitted: Pipeline, row: Ended) -> str:
    """Whoever goes in the words; where both or neither, whoever is likelier to."""
    chances = fitted.predict_proba(row.persons)[:, 1]
    ranked = list(zip(row.persons[:, PERSON_SIGNS.index("goes")], chances))
    return PEOPLE[int(ranked[1] > ranked[0])]


def weights(made: Pipeline, names: tuple[str, ...], row: int = 0) -> dict[str, float]:
    """A fitted model's weights for signs as they stand, the scaling folded in."""
    scaler, fitted = made[0], made[1]
    coef = fitted.coef_[row] / scaler.scale_
    constant = fitted.intercept_[row] - float(coef @ scaler.mean_)
    return {"constant": float(constant)} | {name: float(w) for name, w in zip(names, coef)}


def main() -> None:
    """Report, and with --write put the weights where a reading finds them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    read = [ended(scene, story) for scene, story in held_out()]
    codes = blurred()
    print(cross_validated(read, codes))
    rows = read * BLURS + codes
    status = status_model().fit(*of_status(rows))
    order = list(status[1].classes_)
    tables = {name: weights(status, STATUS_SIGNS, order.index(name)) for name in STATUSES}
    tables["leaves"] = weights(model(PERSON_STRENGTH).fit(*of_leaving(rows)), PERSON_SIGNS)
    if asked.write:
        OUT.write_text(_written(tables), "utf-8")


def _written(tables: dict[str, dict[str, float]]) -> str:
    """The two tables as text, a sign a line."""
    lines = [_HEAD, '_STATUS = """', _row("sign", *STATUSES)]
    lines += [_row(name, *(tables[one][name] for one in STATUSES)) for name in ("constant", *STATUS_SIGNS)]
    lines += ['"""\n_PERSON = """', _row("sign", "leaves")]
    lines += [_row(name, tables["leaves"][name]) for name in ("constant", *PERSON_SIGNS)]
    return "\n".join([*lines, _FOOT])


def _row(name: str, *cells: str | float) -> str:
    return f"{name.replace(' ', '_'):20}" + "".join(
        f"{cell:>10}" if isinstance(cell, str) else f"{cell:10.3f}" for cell in cells
    )


_HEAD = '''"""How much each sign of an ending counts, in natural-log units. Made by training/bonds/endings.py."""
'''
_FOOT = '''"""


def _columns(table: str) -> dict[str, dict[str, float]]:
    head, *rows = (line.split() for line in table.strip().splitlines())
    signs = [row[0].replace("_", " ") for row in rows]
    columns = [[float(cell) for cell in column] for column in zip(*(row[1:] for row in rows))]
    return {name: dict(zip(signs, column)) for name, column in zip(head[1:], columns)}


STATUS = _columns(_STATUS)
"""For each status its constant, and the weight of each of STATUS_SIGNS."""
LEAVES = _columns(_PERSON)["leaves"]
"""Whether a person goes away: the constant, and the weight of each of PERSON_SIGNS."""
'''


if __name__ == "__main__":
    main()
