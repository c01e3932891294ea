"""Fit the weights for whom a pronoun means to LitBank's coreference, as a softmax over each pronoun's candidates.

Run as `python -m training.reference.fit --write`. Fitted on the training texts of LitBank's first fold without
those that are also in the Project Dialogism Novel Corpus; the development texts choose nothing and are printed
for comparison. In the first round each pronoun is answered with the truth, so that what follows is weighed in the
situation a right reading would be in; in later ones with the weights so far, since a reading must also find back
after its own mistakes (Ross, Gordon & Bagnell 2011). All rounds together make the next weights.
"""

import argparse
from collections import defaultdict
from collections.abc import Hashable
from pathlib import Path

import numpy as np
from benchmarks.data import data_folder
from benchmarks.quality.entities import votes_by_name
from benchmarks.quality.litbank_gold import LitbankText, load_text
from benchmarks.quality.naming import many_to_one

import duologue.reading.reference.weights as shelf
from duologue.reader import READ_FOR_TALK, read_stages
from duologue.reading.reference.evidence import Place
from duologue.reading.reference.pronouns import Resolver, Weighed
from duologue.story.story import Story
from duologue.story.words import words_of
from duologue.text.source import Source

PENALTY = 60.0
STEPS = 300
ROUNDS = 2
PRIOR: dict[Hashable, float] = {("speaker", "subject"): 0.8, "gender untold": -1.0}
"""What the weights are drawn back to. Modern prose lets beats tell who speaks more often than these novels do."""
BY_HAND: dict[Hashable, float] = {"lead": 1.5, "lead not seen": 2.0}
"""No novel of LitBank has leads without names; by definition every such pronoun may mean them."""
NOBODY = "?"
"""How the ids of people begin who are not of the cast."""
READ = 40_000
Example = tuple[list[list[Hashable]], list[int]]


Tables = tuple[dict[Hashable, float], dict[Hashable, float]]


class Taught(Resolver):
    """A resolver that knows the right answers and keeps what it weighed; without `tables` it gives them, too."""

    def __init__(self, story: Story, gold: LitbankText, tables: Tables | None) -> None:
        super().__init__(story, words_of(story), *(tables or ()))
        self.corrected = tables is None
        who = many_to_one(votes_by_name(story, gold))
        ours = defaultdict(set)
        for character, entity in who.items():
            ours[entity].add(character)
        self.truth = {m.span.start: ours.get(m.entity, {NOBODY}) for m in gold.mentions if m.kind == "pronoun"}
        self.examples: dict[bool, list[Example]] = {True: [], False: []}

    def choose(self, place: Place, weighed: Weighed) -> str | None:
        """The right candidate where there is one."""
        right = self.truth.get(self.words.start[place.index])
        if not right:
            return super().choose(place, weighed)
        strange = NOBODY in right
        fitting = [n for n, (who, _) in enumerate(weighed) if (who[0] == NOBODY if strange else who in right)]
        if not fitting:
            return super().choose(place, weighed)
        if len(weighed) > 1:
            self.examples[place.told].append(([reasons for _, reasons in weighed], fitting))
        return weighed[fitting[0]][0] if self.corrected else super().choose(place, weighed)


def texts(names: list[str]) -> list[tuple[Story, LitbankText]]:
    """Some texts, read as far as their attributions, with their gold mentions."""
    root = data_folder("litbank")
    every = [load_text(root, name) for name in names]
    return [
        (read_stages(Source.from_text(gold.text[: max(gold.region.end, READ)]), READ_FOR_TALK), gold)
        for gold in every
        if not gold.is_evaluation_only
    ]


def examples(read: list[tuple[Story, LitbankText]], tables: Tables | None) -> dict[bool, list[Example]]:
    """The pronouns of the texts with their candidates."""
    found: dict[bool, list[Example]] = {True: [], False: []}
    for story, gold in read:
        taught = Taught(story, gold, tables)
        taught.run()
        for told, rows in taught.examples.items():
            found[told] += rows
    return found


def fit(rows: list[Example], prior: dict[Hashable, float], penalty: float) -> dict[Hashable, float]:
    """The weights of most likelihood, drawn back to `prior`."""
    names = sorted({reason for people, _ in rows for reasons in people for reason in reasons}, key=repr)
    number = {name: place for place, name in enumerate(names)}
    start = np.array([prior.get(name, 0.0) for name in names])
    flat = [
        (r, p, number[name]) for r, (people, _) in enumerate(rows) for p, rs in enumerate(people) for name in rs
    ]
    width = max(len(people) for people, _ in rows)
    row, person, column = np.array(flat).T
    there = np.zeros((len(rows), width), dtype=bool)
    right = np.zeros((len(rows), width), dtype=bool)
    for r, (people, fitting) in enumerate(rows):
        there[r, : len(people)] = True
        right[r, fitting] = True
    weight, speed, square = start.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        score = np.where(there, 0.0, -np.inf)
        np.add.at(score, (row, person), weight[column])
        chance = np.exp(score - score.max(1, keepdims=True))
        chance /= chance.sum(1, keepdims=True)
        among = np.where(right, chance, 0.0)
        among /= among.sum(1, keepdims=True) + 1e-12
        slope = np.zeros(len(names))
        np.add.at(slope, column, (chance - among)[row, person])
        slope = slope / len(rows) + penalty * (weight - start) / len(rows)
        speed = 0.9 * speed + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weight -= 0.05 * (speed / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    best = np.where(there, 0.0, -np.inf)
    np.add.at(best, (row, person), weight[column])
    print(
        len(rows), "pronouns,", len(names), "features, right:", right[np.arange(len(rows)), best.argmax(1)].mean()
    )
    return {name: round(float(value), 2) for name, value in zip(names, weight) if abs(value) >= 0.05}


def split(part: str) -> list[str]:
    """The texts of one part of the first fold."""
    ids = data_folder("litbank") / "litbank_tenfold_splits" / "0" / f"{part}.ids"
    return [line.strip().removesuffix("_brat.tsv") for line in ids.read_text("utf-8").splitlines()]


def table(name: str, weights: dict[Hashable, float]) -> str:
    """A dictionary as source."""
    rows = "".join(f"    {key!r}: {value},\n" for key, value in weights.items()).replace("'", '"')
    return f"{name}: Mapping[Hashable, float] = {{\n{rows}}}\n"


def main() -> None:
    """Fit both tables; write them over the room's weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="replace the weights of the reference room")
    asked = parser.parse_args()
    read = texts(split("train"))
    rows: dict[bool, list[Example]] = {True: [], False: []}
    tables: Tables | None = None
    for _ in range(ROUNDS):
        for told, more in examples(read, tables).items():
            rows[told] += more
        told_table = fit(rows[True], PRIOR, PENALTY) | BY_HAND
        tables = told_table, fit(rows[False], told_table, 2 * PENALTY) | BY_HAND
    told_table, said_table = tables or ({}, {})
    if asked.write:
        head = (
            '"""The weights of the evidence for whom a pronoun means. Written by training/reference/fit.py."""\n\n'
        )
        body = (
            "from collections.abc import Hashable, Mapping\n\n"
            + table("TOLD", told_table)
            + "\n"
            + table("SAID", said_table)
        )
        Path(shelf.__file__).write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    main()
