"""Fit the models of acts on the coded scenes and exchanges, and say by cross-validation how well it reads.

Run `python -m training.bonds.fit` after `python -m training.bonds.gather`. Five folds, no novel in two of them.
First two linear models: of words and of what the list of acts counts ("words"), and of the encoder's vectors and
the same counts ("vectors"); then, on their answers for novels they have not seen, a linear model of each answer
among those around it; then the edges between warm, neutral and cold and how sure they are. Affiliation is learned
as classes, not as a number (multinomial logistic regression): first cold, neutral, warm, then the five codes. What
ships is fitted on everything.
"""

import argparse
import json
import warnings
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.stats import spearmanr
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import f1_score

from duologue.models.act_model import CODES, OUTPUTS, VALUES, WEIGHTS, final_answers, first_answers
from duologue.models.encoder import sha256
from duologue.reading.acts.bags import BAGS
from duologue.reading.acts.context import WIDTH, beside
from duologue.story.acts import MOVES
from training.bonds.edges import best_edge, edges, sureness
from training.bonds.examples import EXCHANGES, Example, novels_of
from training.bonds.gather import gathered

FOLDS = 5
PAIRED = (0, 1, 2)
"""Bags whose pairs of words count: said, done, felt."""
LEAST = 5
"""A word is in the vocabulary that stands so often in what is learned from."""
BAG_SCALE = (1.0, 1.0, 1.0, 0.5, 0.5, 0.3)
COUNTED_SCALE = 0.5
STRENGTH = 10.0
"""Of the ridge of words."""
VECTOR_STRENGTH = 25.0
VECTOR_SCALE = 0.15
"""Vectors, brought to a spread of 1, against the counts of the list."""
VECTOR_BAG_SCALE = (1.0, 1.0, 1.0, 0.6, 0.6, 0.4)
EXCHANGE_WEIGHT, VECTOR_EXCHANGE_WEIGHT = 0.4, 0.2
"""So much an exchange counts against a paragraph of a scene, for words and for vectors."""
WORD_SIDES, VECTOR_SIDES, STEPS = 1.0, 0.1, 60
"""Inverse strengths of the logistic regressions of cold, neutral and warm, and after how many steps they end."""
CONTEXT_CODES = (0.003, 0.003, 0.001)
"""The same for the codes of affiliation, dominance and feelings in context."""
INSIDE_RECALL = 1.5
"""A feeling that is told and missed is so many times as bad as one that is not told."""
INNER = (2, 4)
"""Of feelings, and of whether the narration looks inside, few rows tell: they look at affiliation, dominance and
feelings around, and at nothing else there."""
LOOKED_AT = 3
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
    return low + [f"{one} {two}" for one, two in pairwise(low)] if bag in PAIRED else low


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
            coded[row, 4] = example.group != EXCHANGES or code.inner is not None
        if code.move and code.affiliation is not None:
            values[row, 5 + MOVES.index(code.move)] = 1.0
            coded[row, 5:] = True
    return Targets(values, coded)


@dataclass(frozen=True)
class VectorInputs:
    """How vectors of bags become columns: less `middle` (hidden,), times the `scale` (bags,) of each bag."""

    middle: Floats
    scale: Floats

    @staticmethod
    def of(examples: list[Example]) -> "VectorInputs":
        """Middle and spread of all bags that hold something."""
        some = np.concatenate([e.vectors[e.vectors.any(axis=2)] for e in examples[::4]]).astype(np.float64)
        return VectorInputs(some.mean(axis=0), VECTOR_SCALE / some.std() * np.array(VECTOR_BAG_SCALE))

    def of_text(self, example: Example) -> NDArray[np.float32]:
        """Vectors and counts of one text, (n, columns)."""
        there = example.vectors.any(axis=2, keepdims=True)
        own = np.where(there, example.vectors - self.middle, 0.0) * self.scale[:, None]
        return np.concatenate(
            [own.reshape(len(own), own.shape[1] * own.shape[2]), example.counted], axis=1
        ).astype(np.float32)


class Texts:
    """All examples with their matrices, targets and folds."""

    def __init__(self, examples: list[Example]) -> None:
        self.examples = examples
        self.known = vocabulary(examples)
        self.matrices = [matrix(example, self.known) for example in examples]
        self.vectors = VectorInputs.of(examples)
        self.targets = [targets(example) for example in examples]
        self.scenes = [n for n, example in enumerate(examples) if example.group != EXCHANGES]
        self.shared = [n for n in self.scenes if examples[n].shared]
        novels = novels_of([examples[n].group for n in self.scenes])
        groups = sorted(set(novels))
        np.random.default_rng(0).shuffle(groups)
        number = {group: place % FOLDS for place, group in enumerate(groups)}
        self.fold = [-1] * len(examples)
        for n, novel in zip(self.scenes, novels):
            self.fold[n] = number[novel]

    def learned_from(self, held: int) -> list[int]:
        """Examples outside one fold; all with -2."""
        return [n for n in range(len(self.examples)) if self.fold[n] != held]


def fit_words(texts: Texts, chosen: list[int]) -> tuple[Floats, Floats]:
    """Weights (columns, outputs) and bias of the first answers."""
    every = sparse.vstack([texts.matrices[n] for n in chosen]).tocsr()
    values = np.concatenate([texts.targets[n].values for n in chosen])
    coded = np.concatenate([texts.targets[n].coded for n in chosen])
    weight = weights_of(texts, chosen, EXCHANGE_WEIGHT)
    found, bias = np.zeros((every.shape[1], 2 + values.shape[1])), np.zeros(2 + values.shape[1])
    rows = coded[:, 0]
    found[:, :3], bias[:3] = sides(every[rows], values[rows, 0], weight[rows], WORD_SIDES)
    for column in range(1, values.shape[1]):
        rows = coded[:, column]
        model = Ridge(alpha=STRENGTH, solver="lsqr")
        model.fit(every[rows], values[rows, column], sample_weight=weight[rows])
        found[:, 2 + column], bias[2 + column] = model.coef_, model.intercept_
    return found, bias


def sides(x: Any, values: Floats, weight: Floats, strength: float) -> tuple[Floats, Floats]:  # noqa: ANN401
    """Weights (columns, 3) and bias of cold, neutral and warm."""
    model = LogisticRegression(C=strength, max_iter=STEPS)
    with warnings.catch_warnings():
        # To end early is meant: on novels not learned from, more steps do no better.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(x, np.sign(values), sample_weight=weight)
    return model.coef_.T, model.intercept_


def weights_of(texts: Texts, chosen: list[int], exchange: float) -> Floats:
    """How much each conduct of these texts counts."""
    sizes = [len(texts.targets[n].values) for n in chosen]
    return np.repeat([exchange if texts.fold[n] < 0 else 1.0 for n in chosen], sizes)


def fit_vectors(texts: Texts, chosen: list[int]) -> tuple[Floats, Floats]:
    """Weights (columns, outputs) and bias of the first answers from vectors and counts."""
    x = np.concatenate([texts.vectors.of_text(texts.examples[n]) for n in chosen])
    values = np.concatenate([texts.targets[n].values for n in chosen])
    coded = np.concatenate([texts.targets[n].coded for n in chosen])
    weight = weights_of(texts, chosen, VECTOR_EXCHANGE_WEIGHT)
    found, bias = np.zeros((x.shape[1], 2 + values.shape[1])), np.zeros(2 + values.shape[1])
    rows = coded[:, 0]
    found[:, :3], bias[:3] = sides(x[rows], values[rows, 0], weight[rows], VECTOR_SIDES)
    for columns in ((1,), (2,), (3,), (4,), tuple(range(5, values.shape[1]))):
        rows = coded[:, columns[0]]
        shares = weight[rows, None] / weight[rows].sum()
        mean, middle = (x[rows] * shares).sum(axis=0), (values[rows][:, columns] * shares).sum(axis=0)
        root = np.sqrt(weight[rows, None])
        left, right = (x[rows] - mean) * root, (values[rows][:, columns] - middle) * root
        square = (left.T @ left).astype(np.float64)
        square[np.diag_indices(len(square))] += VECTOR_STRENGTH
        solved = np.linalg.solve(square, left.T @ right)
        place = [2 + column for column in columns]
        found[:, place], bias[place] = solved, middle - mean @ solved
    return found, bias


def out_of_fold(texts: Texts) -> tuple[list[Floats], list[Floats]]:
    """For each scene the first answers of both models, neither having seen its novel."""
    words: list[Floats] = [np.zeros(0)] * len(texts.examples)
    vectors: list[Floats] = [np.zeros(0)] * len(texts.examples)
    for held in range(FOLDS):
        weights, bias = fit_words(texts, texts.learned_from(held))
        more, more_bias = fit_vectors(texts, texts.learned_from(held))
        for n in texts.scenes:
            if texts.fold[n] == held:
                words[n] = first_answers(texts.matrices[n] @ weights + bias)
                vectors[n] = first_answers(texts.vectors.of_text(texts.examples[n]) @ more + more_bias)
    return words, vectors


def with_context(texts: Texts, *answers: list[Floats]) -> list[Floats]:
    """The answers of one model or both beside what stands around them: an empty place for an exchange."""
    found: list[Floats] = [np.zeros(0)] * len(texts.examples)
    for n in texts.scenes:
        found[n] = beside(texts.examples[n].found, *(answer[n] for answer in answers))
    return found


def fit_context(texts: Texts, inputs: list[Floats], chosen: list[int]) -> tuple[Floats, Floats]:
    """Weights and bias of the final answers."""
    x = np.concatenate([inputs[n] for n in chosen])
    values = np.concatenate([texts.targets[n].values for n in chosen])
    coded = np.concatenate([texts.targets[n].coded for n in chosen])
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    x = (x - middle) / spread
    outputs = values.shape[1]
    few = _narrow(x.shape[1], outputs)
    found, bias = np.zeros((x.shape[1], 4 * VALUES + outputs)), np.zeros(4 * VALUES + outputs)
    for column in range(VALUES):
        rows, seen = coded[:, column], few if column in INNER else np.ones_like(few)
        place = np.arange(len(CODES)) + len(CODES) * column
        codes = LogisticRegression(C=CONTEXT_CODES[column], max_iter=500)
        codes.fit(x[rows][:, seen], np.rint(values[rows, column]))
        found[np.ix_(seen, place)], bias[place] = codes.coef_.T, codes.intercept_
    for column in (3, 4):
        rows, seen = coded[:, column], few if column in INNER else np.ones_like(few)
        chance = LogisticRegression(C=0.01, max_iter=500)
        chance.fit(x[rows][:, seen], values[rows, column] > 0.5)
        place = 4 * VALUES + column
        found[seen, place], bias[place] = chance.coef_[0], chance.intercept_[0]
    rows = coded[:, 5]
    moves = LogisticRegression(C=0.01, max_iter=2000).fit(x[rows], values[rows, 5:].argmax(axis=1))
    found[:, -len(MOVES) :], bias[-len(MOVES) :] = moves.coef_.T, moves.intercept_
    found /= spread[:, None]
    return found, bias - middle @ found


def _narrow(columns: int, outputs: int) -> NDArray[np.bool_]:
    """Which columns of `beside` are first answers, or what stands around by the first LOOKED_AT of them."""
    place = np.arange(columns)
    return (place < columns - WIDTH * outputs) | ((place - columns) % outputs < LOOKED_AT)


def final_out_of_fold(texts: Texts, inputs: list[Floats]) -> list[Floats]:
    """For each scene the final answers of models that have not seen its novel."""
    answers: list[Floats] = [np.zeros(0)] * len(texts.examples)
    for held in range(FOLDS):
        weights, bias = fit_context(texts, inputs, [n for n in texts.scenes if texts.fold[n] != held])
        for n in texts.scenes:
            if texts.fold[n] == held:
                answers[n] = final_answers(inputs[n] @ weights + bias)
    return answers


def measured(texts: Texts, answers: list[Floats]) -> dict[str, float]:
    """How well out-of-fold answers agree with the codes of the shared scenes."""
    final = np.concatenate([answers[n] for n in texts.shared])
    values = np.concatenate([texts.targets[n].values for n in texts.shared])
    coded = np.concatenate([texts.targets[n].coded for n in texts.shared])
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
        found[OUTPUTS[column]] = best_edge(final[rows, column], values[rows, column] > 0.5)[0]
    return {name: round(value, 4) for name, value in found.items()}


def main() -> None:
    """Fit, report and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    texts = Texts(gathered())
    words, vectors = out_of_fold(texts)
    report = {"words": measured(texts, words), "vectors": measured(texts, vectors)}
    inputs = {"words": with_context(texts, words), "both": with_context(texts, words, vectors)}
    final = {name: final_out_of_fold(texts, given) for name, given in inputs.items()}
    report |= {f"{name}, in context": measured(texts, answers) for name, answers in final.items()}
    print(json.dumps(report, indent=1))
    asked.out.mkdir(parents=True, exist_ok=True)
    arrays = words_shipped(texts) | decided(texts, inputs["words"], final["words"], "words")
    np.savez_compressed(asked.out / "words.npz", **arrays)
    arrays = vectors_shipped(texts) | decided(texts, inputs["both"], final["both"], "both")
    np.savez_compressed(asked.out / "vectors.npz", **arrays)
    seal(asked.out, "words.npz", "vectors.npz")
    (asked.out / "cross_validation.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def seal(folder: Path, *names: str) -> None:
    """Put the checksums of these files beside those of the others."""
    path = folder / "sha256.json"
    told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    told |= {name: sha256(folder / name) for name in names}
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


Arrays = dict[str, NDArray[np.generic]]


def words_shipped(texts: Texts) -> Arrays:
    """The model of words, fitted on all texts."""
    weights, bias = fit_words(texts, texts.learned_from(-2))
    size, count = len(texts.known), weights.shape[1]
    scale = np.array(BAG_SCALE)[:, None, None]
    return {
        "vocabulary": np.frombuffer("\n".join(texts.known).encode("utf-8"), dtype=np.uint8),
        "words": (weights[: len(BAGS) * size].reshape(len(BAGS), size, count) * scale).astype(np.float16),
        "counted": (weights[len(BAGS) * size :] * COUNTED_SCALE).astype(np.float32),
        "bias": bias.astype(np.float32),
    }


def vectors_shipped(texts: Texts) -> Arrays:
    """The model of vectors, fitted on all texts, on the scale of the encoder's own vectors."""
    weights, bias = fit_vectors(texts, texts.learned_from(-2))
    given = texts.vectors
    size = given.middle.size * len(BAGS)
    own = weights[:size].reshape(len(BAGS), -1, weights.shape[1]) * given.scale[:, None, None]
    return {
        "middle": given.middle.astype(np.float32),
        "vectors": own.astype(np.float32),
        "counted": weights[size:].astype(np.float32),
        "bias": bias.astype(np.float32),
    }


def decided(texts: Texts, inputs: list[Floats], final: list[Floats], name: str) -> Arrays:
    """The model of context, fitted on all scenes. Edges and sureness are from answers out of fold to the shared
    scenes, for many of the others were chosen by their tone."""
    context, bias = fit_context(texts, inputs, texts.scenes)
    arrays: Arrays = {"context": context.astype(np.float32), "context_bias": bias.astype(np.float32)}
    values = np.concatenate([texts.targets[n].values for n in texts.shared])
    coded = np.concatenate([texts.targets[n].coded for n in texts.shared])
    every = np.concatenate([final[n] for n in texts.shared])
    for column, name, recall in ((3, "shows_edge", 1.0), (4, "inside_edge", INSIDE_RECALL)):
        rows = coded[:, column]
        edge = best_edge(every[rows, column], values[rows, column] > 0.5, recall)[1]
        arrays[name] = np.array(edge, dtype=np.float32)
    for column, side in ((0, "outer"), (2, "inner")):
        rows = coded[:, column]
        arrays[f"{side}_edges"] = np.array(edges(every[rows, column], values[rows, column]), dtype=np.float32)
        by_value, by_bias = sureness(every[rows, column], values[rows, column])
        arrays[f"{side}_sides"] = np.concatenate([by_value, by_bias[:, None]], axis=1).astype(np.float32)
    return arrays


if __name__ == "__main__":
    main()
