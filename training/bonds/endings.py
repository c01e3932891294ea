"""Fit the weights of the signs of an ending (src/duologue/reading/bonds/ending_weights.py) on the coded scenes.

    python -m training.bonds.endings [--write]      # after training.bonds.held_out

Multinomial logistic regression of the status on signs and on the last words (tf-idf), and a logistic regression
asked of each person: whether they go. What is weighed is what a reading finds, so that it is learned from acts as
models find them in novels they have not seen. Scenes coded for this project count half: many were chosen by their
tone, and their coders were least sure of endings. What is measured are the shared scenes, by five folds that part
no novel. Doubly coded scenes are never opened.
"""

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.quality.coded_scenes import PEOPLE, Coded
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from duologue.models.act_model import WEIGHTS
from duologue.models.ending_words import FILE, EndingWords
from duologue.reading.bonds.ending import STATUSES
from duologue.reading.bonds.ending_signs import PERSON_SIGNS, STATUS_SIGNS, last_moments
from duologue.reading.bonds.moments import moments_of
from duologue.reading.bonds.order import ground_of
from duologue.story.story import Story
from training.bonds.fit import seal
from training.bonds.held_out import careful, folds, held_out

Floats = NDArray[np.float64]

OUT = Path(__file__).parents[2] / "src" / "duologue" / "reading" / "bonds" / "ending_weights.py"
STRENGTH, PERSON_STRENGTH = 0.01, 0.1
WORD_SCALE = 7.0
"""Vectors of words have length 1; signs have a spread of 1 each."""
LEAST, MOST = 8, 1500
"""A word of the vocabulary ends so many scenes; so many words at most."""
OWN = 0.5
"""So much a scene coded for this project counts."""


@dataclass(frozen=True)
class Ended:
    """One scene as read, with the coder's ending; it counts `weight`."""

    scene: str
    signs: Floats
    persons: Floats
    words: tuple[str, ...]
    ending: dict[str, str | None]
    weight: float


def ended(scene: Coded, story: Story, two: tuple[str, str], weight: float) -> Ended:
    """The signs of one story between its two coded people as rows of numbers."""
    acts = [act for act in story.acts if {act.actor, act.target} == set(two)]
    last = last_moments(ground_of(story), two, moments_of(acts))
    signs = np.array([last.signs[name] for name in STATUS_SIGNS])
    persons = np.array([[person[name] for name in PERSON_SIGNS] for person in last.persons])
    ending = dict(scene.coders[0]["ending"])
    return Ended(scene.id, signs, persons, last.words, ending, weight)


def vocabulary(rows: list[Ended]) -> EndingWords:
    """The words that end scenes often enough, and how rare each is; without weights."""
    counts: Counter[str] = Counter()
    scene = {row.scene: row.words for row in rows}
    for words in scene.values():
        counts.update({word for word in words if word[0].isalpha() and len(word) > 1})
    kept = sorted(word for word, n in counts.most_common(MOST) if n >= LEAST)
    rare = np.log((1 + len(scene)) / (1 + np.array([counts[word] for word in kept]))) + 1
    return EndingWords(kept, rare, np.zeros((len(kept), len(STATUSES))))


@dataclass(frozen=True)
class StatusModel:
    """Scaling and regression of the status."""

    words: EndingWords
    scaler: StandardScaler
    regression: LogisticRegression

    @staticmethod
    def of(rows: list[Ended], words: EndingWords) -> "StatusModel":
        """Fit. All endings count alike: how scenes were chosen for coding says nothing of how stories end."""
        scaler = StandardScaler().fit(np.stack([row.signs for row in rows]))
        model = StatusModel(words, scaler, LogisticRegression(C=STRENGTH, max_iter=1000))
        status = np.array([row.ending["status"] for row in rows])
        weight = np.array([row.weight for row in rows])
        whole = weight.sum()
        for one in STATUSES:
            weight[status == one] *= whole / (len(STATUSES) * weight[status == one].sum())
        model.regression.fit(model.inputs(rows), status, sample_weight=weight)
        return model

    def inputs(self, rows: list[Ended]) -> Floats:
        """Signs and words of each row."""
        signs = self.scaler.transform(np.stack([row.signs for row in rows]))
        words = np.stack([self.words.vector(row.words) for row in rows])
        return np.concatenate([signs, WORD_SCALE * words], axis=1)

    def chances(self, rows: list[Ended]) -> Floats:
        """The probability of each of STATUSES, (rows, 3)."""
        order = list(self.regression.classes_)
        found: Floats = self.regression.predict_proba(self.inputs(rows))[:, [order.index(one) for one in STATUSES]]
        return found

    def shipped(self) -> tuple[dict[str, dict[str, float]], Floats]:
        """For each status the weights of signs as they stand, and those of words, (words, statuses)."""
        tables, columns = {}, []
        for name in STATUSES:
            row = list(self.regression.classes_).index(name)
            coef = self.regression.coef_[row]
            signs = coef[: len(STATUS_SIGNS)] / self.scaler.scale_
            constant = float(self.regression.intercept_[row] - signs @ self.scaler.mean_)
            tables[name] = {"constant": constant} | dict(zip(STATUS_SIGNS, signs.tolist()))
            columns.append(WORD_SCALE * coef[len(STATUS_SIGNS) :])
        return tables, np.stack(columns, axis=1)


def leaving(rows: list[Ended]) -> dict[str, float]:
    """Weights of PERSON_SIGNS as they stand: whether a person goes away."""
    x = np.concatenate([row.persons for row in rows])
    goes = [row.ending["leaves"] in (who, "both") for row in rows for who in PEOPLE]
    weight = np.repeat([row.weight for row in rows], len(PEOPLE))
    scaler = StandardScaler().fit(x)
    model = LogisticRegression(C=PERSON_STRENGTH, max_iter=1000)
    model.fit(scaler.transform(x), goes, sample_weight=weight)
    coef = model.coef_[0] / scaler.scale_
    constant = float(model.intercept_[0] - coef @ scaler.mean_)
    return {"constant": constant} | dict(zip(PERSON_SIGNS, coef.tolist()))


def cross_validated(read: list[Ended], parts: list[tuple[list[int], list[int]]]) -> None:
    """Print how often each answer is right for novels that were not fitted to, beside the commonest answer."""
    right: dict[str, list[float]] = defaultdict(list)
    for known, asked in parts:
        rows, tests = [read[n] for n in known], [read[n] for n in asked]
        chances = StatusModel.of(rows, vocabulary(rows)).chances(tests)
        wanted = [row.ending["status"] for row in tests]
        for chance, status in zip(chances, wanted):
            guessed = STATUSES[int(chance.argmax())]
            right["status"].append(guessed == status)
            right[f"status, of those {status}"].append(guessed == status)
            right["sure"].append(float(chance.max()))
            right["log loss"].append(-float(np.log(chance[STATUSES.index(status)])))
        weights = leaving(rows)
        right["leaves"] += [_goes(weights, row) == row.ending["leaves"] for row in tests]
    every = [read[n] for _, asked in parts for n in asked]
    for name in ("status", "leaves"):
        counts = Counter(row.ending[name] for row in every)
        right[f"{name}, commonest"] = [counts.most_common(1)[0][1] / len(every)]
    print({name: round(float(np.mean(hits)), 3) for name, hits in right.items()})


def _goes(weights: dict[str, float], row: Ended) -> str | None:
    first, second = row.persons @ np.array([weights[name] for name in PERSON_SIGNS]) + weights["constant"]
    if max(first, second) < 0:
        return None
    return "both" if min(first, second) >= 0 else PEOPLE[int(second > first)]


def main() -> None:
    """Report, and with --write put the weights where a reading finds them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    every = careful(held_out())
    read = [ended(one.scene, one.story, one.two, 1.0 if one.shared else OWN) for one in every]
    cross_validated(read, list(folds(every)))
    if asked.write:
        words = vocabulary(read)
        tables, by_words = StatusModel.of(read, words).shipped()
        OUT.write_text(_written(tables | {"leaves": leaving(read)}), "utf-8")
        np.savez_compressed(
            WEIGHTS / FILE,
            vocabulary=np.frombuffer("\n".join(words.vocabulary).encode("utf-8"), dtype=np.uint8),
            rare=words.rare.astype(np.float32),
            weights=by_words.astype(np.float32),
        )
        seal(WEIGHTS, FILE)


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
