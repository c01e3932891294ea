"""Fit the lexical model of acts on the coded scenes and exchanges, and say by cross-validation how well it reads.

Run `python -m training.bonds.fit`. Five folds, no novel in two of them. First a linear model of words and of what the
list of acts counts; then, on its answers for novels it has not seen, a linear model of each answer among those around
it; then the edges between warm, neutral and cold and how sure they are. What ships is fitted on everything.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import f1_score

from duologue.models.act_words import OUTPUTS
from duologue.reading.acts.bags import BAGS
from duologue.reading.acts.context import around
from duologue.story.acts import MOVES
from training.bonds.examples import Example, coded_scenes, exchanges

WEIGHTS = Path(__file__).parents[2] / "src" / "duologue" / "models" / "weights" / "acts"
FOLDS = 5
PAIRED = (0, 1, 2)
"""Bags whose pairs of words count: said, done, felt."""
LEAST = 5
"""A word is in the vocabulary that stands so often in what is learned from."""
BAG_SCALE = (1.0, 1.0, 1.0, 0.5, 0.5, 0.3)
COUNTED_SCALE = 0.5
STRENGTH = 10.0
"""Of the ridge."""
EXCHANGE_WEIGHT = 0.4
CONTEXT_STRENGTH = 10.0
OF_CONTEXT = 3
"""Affiliation, dominance and inner affiliation of what is around are looked at."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Targets:
    """What is learned of each conduct: values (n, outputs), and which are coded."""

    values: Floats
    coded: NDArray[np.bool_]


def vocabulary(examples: list[Example]) -> dict[str, int]:
    """Words and pairs that stand often enough."""
    counts: Counter[str] = Counter()
    for example in examples:
        bags = example.bags
        for bag, first, last in zip(bags.bag.tolist(), bags.first.tolist(), bags.last.tolist()):
            if bag < 4:
                counts.update(_entries(example.low[first:last], bag))
    return {word: number for number, word in enumerate(sorted(w for w, n in counts.items() if n >= LEAST))}


def _entries(low: list[str], bag: int) -> list[str]:
    return low + [f"{one} {two}" for one, two in zip(low, low[1:])] if bag in PAIRED else low


def matrix(example: Example, known: dict[str, int]) -> sparse.csr_matrix:
    """Words by bag and counts of the list, scaled as the fit wants them: a row for each conduct."""
    bags, size = example.bags, len(known)
    lengths: Counter[tuple[int, int]] = Counter()
    ranges = list(zip(bags.unit.tolist(), bags.bag.tolist(), bags.first.tolist(), bags.last.tolist()))
    for unit, bag, first, last in ranges:
        lengths[unit, bag] += last - first
    rows, columns, values = [], [], []
    for unit, bag, first, last in ranges:
        weight = BAG_SCALE[bag] / np.sqrt(lengths[unit, bag])
        for entry in _entries(example.low[first:last], bag):
            if entry in known:
                rows.append(unit)
                columns.append(bag * size + known[entry])
                values.append(weight)
    words = sparse.csr_matrix((values, (rows, columns)), shape=(bags.count, len(BAGS) * size))
    return sparse.hstack([words, sparse.csr_matrix(example.counted * COUNTED_SCALE)]).tocsr()


def targets(example: Example) -> Targets:
    """The codes of a text as arrays."""
    values = np.zeros((len(example.codes), len(OUTPUTS) + len(MOVES)))
    coded = np.zeros(values.shape, dtype=bool)
    for row, (code, one) in enumerate(zip(example.codes, example.found)):
        for column, value in enumerate((code.affiliation, code.dominance, code.inner)):
            if value is not None:
                values[row, column], coded[row, column] = value, True
        if code.known:
            values[row, 3], values[row, 4] = code.affiliation is not None, code.inner is not None
            coded[row, 3] = not one.said and bool(one.done)
            coded[row, 4] = example.group != "exchanges" or code.inner is not None
        if code.move and code.affiliation is not None:
            values[row, 5 + MOVES.index(code.move)] = 1.0
            coded[row, 5:] = True
    return Targets(values, coded)


class Texts:
    """All examples with their matrices, targets and folds."""

    def __init__(self, coded: list[Example], more: list[Example]) -> None:
        self.examples = [*coded, *more]
        self.known = vocabulary(self.examples)
        self.matrices = [matrix(example, self.known) for example in self.examples]
        self.targets = [targets(example) for example in self.examples]
        groups = sorted({example.group for example in coded})
        np.random.default_rng(0).shuffle(groups)
        fold = {group: number % FOLDS for number, group in enumerate(groups)}
        self.fold = [fold.get(example.group, -1) for example in self.examples]
        self.scenes = range(len(coded))

    def learned_from(self, held: int) -> list[int]:
        """Examples outside one fold; all with -2."""
        return [n for n in range(len(self.examples)) if self.fold[n] != held]


def fit_words(texts: Texts, chosen: list[int]) -> tuple[Floats, Floats]:
    """Weights (columns, outputs) and bias of the first answers."""
    every = sparse.vstack([texts.matrices[n] for n in chosen]).tocsr()
    values = np.concatenate([texts.targets[n].values for n in chosen])
    coded = np.concatenate([texts.targets[n].coded for n in chosen])
    weight = np.concatenate([np.full(len(texts.targets[n].values), _weight(texts, n)) for n in chosen])
    found = np.zeros((every.shape[1], values.shape[1]))
    bias = np.zeros(values.shape[1])
    for column in range(values.shape[1]):
        rows = np.flatnonzero(coded[:, column])
        model = Ridge(alpha=STRENGTH, solver="lsqr")
        model.fit(every[rows], values[rows, column], sample_weight=weight[rows])
        found[:, column], bias[column] = model.coef_, model.intercept_
    return found, bias


def _weight(texts: Texts, number: int) -> float:
    return EXCHANGE_WEIGHT if texts.fold[number] < 0 else 1.0


def out_of_fold(texts: Texts) -> list[Floats]:
    """For each scene the first answers of a model that has not seen its novel."""
    answers: list[Floats] = [np.zeros(0)] * len(texts.scenes)
    for held in range(FOLDS):
        weights, bias = fit_words(texts, texts.learned_from(held))
        for n in texts.scenes:
            if texts.fold[n] == held:
                answers[n] = texts.matrices[n] @ weights + bias
    return answers


def with_context(texts: Texts, alone: list[Floats]) -> list[Floats]:
    """The answers beside what stands around them."""
    return [
        np.concatenate(
            [alone[n], around(texts.examples[n].found, alone[n][:, :OF_CONTEXT]).reshape(len(alone[n]), -1)], axis=1
        )
        for n in texts.scenes
    ]


def fit_context(texts: Texts, inputs: list[Floats], chosen: list[int]) -> tuple[Floats, Floats]:
    """Weights and bias of the final answers."""
    x = np.concatenate([inputs[n] for n in chosen])
    values = np.concatenate([texts.targets[n].values for n in chosen])
    coded = np.concatenate([texts.targets[n].coded for n in chosen])
    found, bias = np.zeros((x.shape[1], values.shape[1])), np.zeros(values.shape[1])
    for column in range(values.shape[1]):
        rows = coded[:, column]
        if column in (3, 4):
            chance = LogisticRegression(C=0.1, max_iter=500).fit(x[rows], values[rows, column] > 0.5)
            found[:, column], bias[column] = chance.coef_[0], chance.intercept_[0]
        elif column < 3:
            model = Ridge(alpha=CONTEXT_STRENGTH).fit(x[rows], values[rows, column])
            found[:, column], bias[column] = model.coef_, model.intercept_
    rows = coded[:, 5]
    moves = LogisticRegression(C=0.3, max_iter=2000).fit(x[rows], values[rows, 5:].argmax(axis=1))
    found[:, 5:], bias[5:] = moves.coef_.T, moves.intercept_
    return found, bias


def final_out_of_fold(texts: Texts, inputs: list[Floats]) -> list[Floats]:
    """For each scene the final answers of models that have not seen its novel."""
    answers: list[Floats] = [np.zeros(0)] * len(texts.scenes)
    for held in range(FOLDS):
        weights, bias = fit_context(texts, inputs, [n for n in texts.scenes if texts.fold[n] != held])
        for n in texts.scenes:
            if texts.fold[n] == held:
                answers[n] = inputs[n] @ weights + bias
    return answers


def edges(values: Floats, gold: Floats) -> tuple[float, float]:
    """The two edges between cold, neutral and warm that give the best mean F1."""
    side = np.sign(gold)
    grid = np.quantile(values, np.linspace(0.05, 0.95, 37))
    scored = [
        (f1_score(side, np.where(values >= high, 1, np.where(values <= low, -1, 0)), average="macro"), low, high)
        for low in grid
        for high in grid
        if low < high
    ]
    return max(scored)[1:]


def sureness(values: Floats, gold: Floats) -> tuple[Floats, Floats]:
    """Weights (3, 2) and bias (3,) of cold, neutral and warm from a value and its square."""
    model = LogisticRegression(C=10.0, max_iter=1000).fit(np.stack([values, values**2], axis=1), np.sign(gold))
    return model.coef_, model.intercept_


def measured(texts: Texts, answers: list[Floats]) -> dict[str, float]:
    """How well out-of-fold answers agree with the codes."""
    final = np.concatenate(answers)
    values = np.concatenate([texts.targets[n].values for n in texts.scenes])
    coded = np.concatenate([texts.targets[n].coded for n in texts.scenes])
    found: dict[str, float] = {}
    for column, name in enumerate(OUTPUTS[:3]):
        rows = coded[:, column]
        found[name] = float(spearmanr(final[rows, column], values[rows, column])[0])
    rows = coded[:, 0]
    low, high = edges(final[rows, 0], values[rows, 0])
    sides = np.where(final[rows, 0] >= high, 1, np.where(final[rows, 0] <= low, -1, 0))
    found["sides"] = float(f1_score(np.sign(values[rows, 0]), sides, average="macro"))
    rows = coded[:, 5]
    found["move"] = float((final[rows, 5:].argmax(1) == values[rows, 5:].argmax(1)).mean())
    for column in (3, 4):
        rows = coded[:, column]
        found[OUTPUTS[column]] = max(
            float(f1_score(values[rows, column] > 0.5, final[rows, column] > edge)) for edge in np.linspace(-3, 3, 61)
        )
    return {name: round(value, 4) for name, value in found.items()}


def main() -> None:
    """Fit, report and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    texts = Texts(coded_scenes(), exchanges())
    alone = out_of_fold(texts)
    inputs = with_context(texts, alone)
    final = final_out_of_fold(texts, inputs)
    report = {"alone": measured(texts, alone), "in context": measured(texts, final)}
    print(json.dumps(report, indent=1))
    arrays = shipped(texts, inputs, final)
    asked.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(asked.out / "words.npz", **arrays)
    (asked.out / "words.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def shipped(texts: Texts, inputs: list[Floats], final: list[Floats]) -> dict[str, NDArray[np.generic]]:
    """Everything a reading needs, fitted on all texts; edges and sureness from answers out of fold."""
    weights, bias = fit_words(texts, texts.learned_from(-2))
    context, context_bias = fit_context(texts, inputs, list(texts.scenes))
    size, count = len(texts.known), weights.shape[1]
    scale = np.array(BAG_SCALE)[:, None, None]
    arrays: dict[str, NDArray[np.generic]] = {
        "vocabulary": np.frombuffer("\n".join(texts.known).encode("utf-8"), dtype=np.uint8),
        "words": (weights[: len(BAGS) * size].reshape(len(BAGS), size, count) * scale).astype(np.float16),
        "counted": (weights[len(BAGS) * size :] * COUNTED_SCALE).astype(np.float32),
        "bias": bias.astype(np.float32),
        "context": context.astype(np.float32),
        "context_bias": context_bias.astype(np.float32),
    }
    values = np.concatenate([texts.targets[n].values for n in texts.scenes])
    coded = np.concatenate([texts.targets[n].coded for n in texts.scenes])
    every = np.concatenate(final)
    for column, name in ((0, "outer"), (2, "inner")):
        rows = coded[:, column]
        arrays[f"{name}_edges"] = np.array(edges(every[rows, column], values[rows, column]), dtype=np.float32)
        by_value, by_bias = sureness(every[rows, column], values[rows, column])
        arrays[f"{name}_sides"] = np.concatenate([by_value, by_bias[:, None]], axis=1).astype(np.float32)
    return arrays


if __name__ == "__main__":
    main()
