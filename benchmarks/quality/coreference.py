"""Mentions, who means whom, and events, on LitBank's annotated openings that nothing was fitted to.

The reading is that of a user: the first 90,000 characters of the untouched book, our own quotations, cast and
speakers. Two questions are asked of it.

Of the heads on the encoder's vectors: mentions of people, places and the rest (a mention is right where its words
are the gold's), clusters (MUC, B³, CEAFe with predicted mentions, clusters of one included), triggers of events.

Of the layer `mentions`, with the encoder and by rules alone: whom third-person pronouns and descriptions mean. A
character is the gold entity that its names name most often. "right": of all gold pronouns (he, she and their
forms), or of all gold descriptions of people who are in our cast; pronouns of people whom our cast does not hold
count as wrong. "of those answered": of the gold ones at which we name somebody. Run:
python -m benchmarks.quality.coreference --part test
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import DataAbsentError, data_folder
from benchmarks.quality.cluster_scores import Score
from benchmarks.quality.clusters import clusters
from benchmarks.quality.cues import GoldMention
from benchmarks.quality.entities import votes_by_name
from benchmarks.quality.litbank_gold import LitbankText, load_events, load_text
from benchmarks.quality.naming import many_to_one
from duologue.models.encoder import SHIPPED, open_heads
from duologue.reader import read_text
from duologue.reading.coreference.finding import find_mentions, whole_words
from duologue.reading.coreference.mentions import Describer
from duologue.reading.coreference.people import link
from duologue.story.cast import Mention
from duologue.story.pieces import page_of
from duologue.story.story import Story

THIRD = frozenset("she her hers herself he him his himself".split())
FAR = 250
"""So many earlier mentions are weighed where the entities of a whole opening are wanted."""
KINDS = ("pronoun told", "pronoun said", "description told", "description said")


@dataclass(frozen=True, slots=True)
class Asked:
    """One gold pronoun or description. `known`: our cast has the person; `answered`: we name somebody there."""

    kind: str
    known: bool
    answered: bool
    right: bool


def names_of(root: Path, part: str, fold: int = 0) -> list[str]:
    """The texts of one part of one fold, without the evaluation-only novels where something is chosen by them."""
    ids = root / "litbank_tenfold_splits" / str(fold) / f"{part}.ids"
    return [line.removesuffix("_brat.tsv") for line in ids.read_text("utf-8").split()]


def asked(story: Story, gold: LitbankText) -> Iterator[Asked]:
    """Every third-person pronoun and description of the annotated stretch, and what the reading says there."""
    entity = many_to_one(votes_by_name(story, gold))
    known, spoken = set(entity.values()), [quote.span for quote in gold.quotes]
    ours = _by_start(story.mentions)
    for mention in gold.mentions:
        if not _is_asked(mention, gold):
            continue
        said = any(span.covers(mention.span) for span in spoken)
        answers = [m for m in ours.get(mention.span.start, ()) if m.kind == mention.kind]
        yield Asked(
            f"{'pronoun' if mention.kind == 'pronoun' else 'description'} {'said' if said else 'told'}",
            mention.entity in known,
            bool(answers),
            any(entity.get(m.character) == mention.entity for m in answers),
        )


def _by_start(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.span.start].append(mention)
    return found


def _is_asked(mention: GoldMention, gold: LitbankText) -> bool:
    return mention.kind == "noun" or (mention.kind == "pronoun" and mention.span.of(gold.text).lower() in THIRD)


def rates(rows: Sequence[Asked]) -> dict[str, dict[str, float]]:
    """For each kind, how many are asked, and the share of right answers."""
    found = {}
    for kind in KINDS:
        these = [row for row in rows if row.kind == kind and (row.known or kind.startswith("pronoun"))]
        answered = [row for row in rows if row.kind == kind and row.answered]
        found[kind] = {
            "asked": len(these),
            "right": round(sum(row.right for row in these) / max(len(these), 1), 4),
            "answered": len(answered),
            "right_of_answered": round(sum(row.right for row in answered) / max(len(answered), 1), 4),
        }
    return found


class Entities:
    """Mentions, clusters and events of several texts, added up."""

    def __init__(self) -> None:
        self.score = Score()
        self.events = [0, 0, 0]

    def add(self, story: Story, gold: LitbankText, events: frozenset[tuple[int, int]]) -> None:
        """Count one text: what the heads find in its annotated stretch."""
        assert story.encoding is not None
        here = story.encoding.pieces(gold.region)
        starts, ends = story.encoding.spans[here].astype(np.int64).T
        page = page_of(story, starts, ends, story.encoding.word[here].astype(np.int64))
        vectors, heads = story.encoding.vectors[here], open_heads(SHIPPED)
        mentions = Describer(story).describe(page, *find_mentions(page, vectors, heads))
        ours = clusters(mentions, link(mentions, vectors, heads, FAR).table)
        spans = [frozenset((int(starts[a]), int(ends[b])) for a, b in cluster) for cluster in ours]
        theirs: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for mention in gold.mentions:
            theirs[mention.entity].add((mention.span.start, mention.span.end))
        self.score.add([frozenset(cluster) for cluster in theirs.values()], spans)
        firsts, lasts = whole_words(page, 0, len(page))
        told = heads.events(vectors[firsts]) > 0
        found = set(zip(starts[firsts[told]].tolist(), ends[lasts[told]].tolist()))
        for place, count in enumerate((len(found & events), len(found), len(events))):
            self.events[place] += count

    def numbers(self) -> dict[str, float]:
        """F1 of everything."""
        right, found, gold = self.events
        names = ("mentions", "muc", "b_cubed", "ceaf_e")
        numbers = {name: self.score.f1(name) for name in names}
        numbers |= {"average": self.score.average, "events": 2 * right / max(found + gold, 1)}
        return {name: round(value, 4) for name, value in numbers.items()}


def measured(root: Path, part: str) -> dict[str, Any]:
    """Everything for one part of the first fold."""
    entities, with_encoder, by_rules = Entities(), list[Asked](), list[Asked]()
    for name in names_of(root, part):
        gold = load_text(root, name)
        story = read_text(gold.text)
        entities.add(story, gold, load_events(root, gold))
        with_encoder += asked(story, gold)
        by_rules += asked(read_text(gold.text, rules=True), gold)
    return {
        "part": part,
        "texts": len(names_of(root, part)),
        "entities": entities.numbers(),
        "whom": {"with the encoder": rates(with_encoder), "by rules": rates(by_rules)},
    }


def report(numbers: dict[str, Any]) -> str:
    """The numbers for a terminal."""
    lines = [f"LitBank fold 0, {numbers['part']}, {numbers['texts']} texts: {numbers['entities']}"]
    for reading, kinds in numbers["whom"].items():
        lines += [f"  {reading:17} {kind:17} {row}" for kind, row in kinds.items()]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> dict[str, Any] | None:
    """Run the benchmark; None where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="test", choices=("dev", "test"))
    options = parser.parse_args(arguments)
    try:
        root = data_folder("litbank")
    except DataAbsentError as absent:
        print(f"skipped: {absent}")
        return None
    numbers = measured(root, options.part)
    print(report(numbers))
    return numbers


if __name__ == "__main__":
    main()
