"""Fit the weights of the signs of an ending (src/duologue/reading/bonds/ending_weights.py) on the coded scenes.

    python -m training.bonds.endings [--write]

Multinomial logistic regression of the status, and two logistic regressions asked of each person: whether they go
away, and, where the two part, whether it is their decision. Folds never part a novel. What a reading knows of the acts
is not what coders know, so that the codes are blurred first, several times over: values correlate .60 with the codes
(dominance .40, feelings .50), and the right move stands .55 of the time. Doubly coded scenes are never opened.
"""

import argparse
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.quality.coded_scenes import PEOPLE, Coded, given, scenes
from duologue.reading.bonds.ending import STATUSES
from duologue.reading.bonds.ending_signs import PERSON_SIGNS, STATUS_SIGNS, LastMoments, last_moments
from duologue.reading.bonds.moments import moments_of
from duologue.reading.bonds.order import ground_of
from duologue.story.acts import MOVES, Act
from duologue.story.story import Story
from training.novels import DATA

Floats = NDArray[np.float64]

OUT = Path(__file__).parents[2] / "src" / "duologue" / "reading" / "bonds" / "ending_weights.py"
OUTER, DOMINANCE, INNER, MOVE = 0.60, 0.40, 0.50, 0.55
SPREAD = {"out_aff": 0.6, "out_dom": 0.45, "in_aff": 0.6}
BLURS = 8
FOLDS, TIMES = 10, 3
STRENGTH, PERSON_STRENGTH = 0.02, 0.1


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


def gathered() -> list[Ended]:
    """Every training scene under every blur."""
    chance = np.random.default_rng(0)
    found = []
    for scene in scenes(DATA / "bonds" / "train"):
        story = given(scene, rules=True)
        found += [ended(scene, replace(story, acts=blurred_acts(scene, story, chance))) for _ in range(BLURS)]
    return found


def status_model(strength: float) -> Pipeline:
    """The model of the status."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=strength / BLURS, max_iter=3000))


def person_model(strength: float) -> Pipeline:
    """The model of what is asked of one person."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=strength / BLURS, max_iter=3000))


def of_status(rows: list[Ended]) -> tuple[Floats, NDArray[np.str_]]:
    """Signs and status of each row."""
    return np.stack([row.signs for row in rows]), np.array([row.ending["status"] for row in rows])


def of_leaving(rows: list[Ended]) -> tuple[Floats, NDArray[np.bool_]]:
    """Signs of each person, and whether they go away."""
    x = np.concatenate([row.persons for row in rows])
    return x, np.array([row.ending["leaves"] in (who, "both") for row in rows for who in PEOPLE])


def of_deciding(rows: list[Ended]) -> tuple[Floats, NDArray[np.bool_]]:
    """Where one of the two ends it: signs of each, and whether it is this one."""
    parted = [row for row in rows if row.ending["ended_by"] in PEOPLE]
    x = np.concatenate([row.persons for row in parted])
    return x, np.array([row.ending["ended_by"] == who for row in parted for who in PEOPLE])


def cross_validated(rows: list[Ended]) -> dict[str, float]:
    """How often each answer is right for novels that were not fitted to, beside the commonest answer."""
    groups = np.array([row.work for row in rows])
    right: dict[str, list[float]] = {"status": [], "leaves": [], "ended_by": []}
    for seed in range(TIMES):
        for train, test in GroupKFold(FOLDS, shuffle=True, random_state=seed).split(rows, groups=groups):
            fitted, held = [rows[n] for n in train], [rows[n] for n in test]
            right["status"] += (status_model(STRENGTH).fit(*of_status(fitted)).predict(of_status(held)[0])
                                == of_status(held)[1]).tolist()  # fmt: skip
            leaves = person_model(PERSON_STRENGTH).fit(*of_leaving(fitted))
            decides = person_model(PERSON_STRENGTH).fit(*of_deciding(fitted))
            right["leaves"] += [_goes(leaves, row) == row.ending["leaves"] for row in held]
            parted = [row for row in held if row.ending["ended_by"] in PEOPLE]
            right["ended_by"] += [_first(decides, row) == row.ending["ended_by"] for row in parted]
    found = {name: float(np.mean(hits)) for name, hits in right.items()}
    for name in ("status", "leaves"):
        counts = Counter(row.ending[name] for row in rows)
        found[f"{name}, commonest"] = counts.most_common(1)[0][1] / len(rows)
    return {name: round(value, 3) for name, value in found.items()}


def _goes(model: Pipeline, row: Ended) -> str | None:
    first, second = model.predict_proba(row.persons)[:, 1]
    if max(first, second) < 0.5:
        return None
    return "both" if min(first, second) >= 0.5 else PEOPLE[int(second > first)]


def _first(model: Pipeline, row: Ended) -> str:
    first, second = model.predict_proba(row.persons)[:, 1]
    return PEOPLE[int(second > first)]


def weights(model: Pipeline, names: tuple[str, ...], row: int = 0) -> dict[str, float]:
    """A fitted model's weights for signs as they stand, the scaling folded in."""
    scaler, fitted = model[0], model[1]
    coef = fitted.coef_[row] / scaler.scale_
    constant = fitted.intercept_[row] - float(coef @ scaler.mean_)
    return {"constant": float(constant)} | {name: float(w) for name, w in zip(names, coef)}


def main() -> None:
    """Report, and with --write put the weights where a reading finds them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    rows = gathered()
    print(cross_validated(rows))
    status = status_model(STRENGTH).fit(*of_status(rows))
    order = list(status[1].classes_)
    tables = {
        **{name: weights(status, STATUS_SIGNS, order.index(name)) for name in STATUSES},
        "leaves": weights(person_model(PERSON_STRENGTH).fit(*of_leaving(rows)), PERSON_SIGNS),
        "decides": weights(person_model(PERSON_STRENGTH).fit(*of_deciding(rows)), PERSON_SIGNS),
    }
    if asked.write:
        OUT.write_text(_written(tables), "utf-8")


def _written(tables: dict[str, dict[str, float]]) -> str:
    """The two tables as text, a sign a line."""
    lines = [_HEAD, '_STATUS = """', _row("sign", *STATUSES)]
    lines += [_row(name, *(tables[one][name] for one in STATUSES)) for name in ("constant", *STATUS_SIGNS)]
    lines += ['"""\n_PERSON = """', _row("sign", "leaves", "decides")]
    lines += [_row(name, tables["leaves"][name], tables["decides"][name]) for name in ("constant", *PERSON_SIGNS)]
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
    return {
        name: {row[0].replace("_", " "): float(row[at]) for row in rows} for at, name in enumerate(head[1:], start=1)
    }


STATUS = _columns(_STATUS)
"""For each status its constant, and the weight of each of STATUS_SIGNS."""
LEAVES, DECIDES = _columns(_PERSON).values()
"""Whether a person goes away, and whether a parting is theirs: the constant, and the weight of PERSON_SIGNS."""
'''


if __name__ == "__main__":
    main()
