"""Measure the shipped files on held-out texts: mentions, events, coreference, whom pronouns and descriptions mean.

Run `python -m training.encoder.evaluate --name first --part dev`. The shipped files answer through the same code
as in a reading. Whom a pronoun means is asked of the head and of the rules alike: for every gold third-person
pronoun or description in narration whose entity is one of the cast that our rules found (named alike, as the
LitBank benchmark maps it). A cue is a pronoun that stands in the words the rules take for a cue ("she said").
"""

import argparse
import json
from bisect import bisect_left
from pathlib import Path

import numpy as np
import onnxruntime
from benchmarks.data import data_folder
from benchmarks.quality.cues import GoldMention
from benchmarks.quality.entities import votes_by_name
from benchmarks.quality.litbank_gold import LitbankText, load_text
from benchmarks.quality.naming import many_to_one

from duologue.models.encoder import Encoder, open_encoder
from duologue.models.windows import Floats
from duologue.reader import STAGES, read_stages
from duologue.story.pieces import Page, page_of
from duologue.reading.coreference.finding import find_mentions
from duologue.reading.coreference.mentions import NOBODY, NOUN, PRONOUN, Describer, Mentions
from duologue.reading.coreference.referents import UNSURE, chances
from duologue.story.story import Story
from duologue.text.source import Source
from training.encoder.data import WORK, Excerpt, excerpts
from training.encoder.decode import find, judged

READ_MENTIONS = STAGES[: next(n for n, stage in enumerate(STAGES) if "mentions" in stage.writes) + 1]
THIRD = {"she": "f", "her": "f", "hers": "f", "herself": "f", "he": "m", "him": "m", "his": "m", "himself": "m"}


def entities(encoder: Encoder, texts: list[Excerpt]) -> dict[str, float]:
    """Mentions, coreference and events of the shipped files."""
    vectors = [encoder.vectors(text.page.pieces.ids, text.page.features()) for text in texts]
    return judged([(text, find(text, these, encoder.heads)) for text, these in zip(texts, vectors)])


class Whom:
    """Head and rules asked whom pronouns and descriptions of one text mean."""

    def __init__(self, encoder: Encoder, name: str) -> None:
        self.gold: LitbankText = load_text(data_folder("litbank"), name)
        self.story: Story = read_stages(Source.from_text(self.gold.text), READ_MENTIONS)
        self.entity = many_to_one(votes_by_name(self.story, self.gold))
        self.page: Page = page_of(self.story, encoder.wordpiece, self.gold.region.start, self.gold.region.end)
        vectors = encoder.vectors(self.page.pieces.ids, self.page.features())
        self.mentions, self.people = self._people(encoder, vectors)
        self.rule = {(m.span.start, m.kind): m.character for m in self.story.mentions}
        self.cued = [a.cue for a in self.story.attributions if a.cue and a.kind == "anaphoric"]

    def _people(self, encoder: Encoder, vectors: Floats) -> tuple[Mentions, Floats]:
        found = find_mentions(self.page, vectors, encoder.heads, UNSURE)
        mentions = Describer(self.story).describe(self.page, *found)
        return mentions, chances(self.story, encoder, mentions, vectors)

    def rows(self) -> list[dict[str, object]]:
        """One row for each question: its kind, whether the rules and the head are right, how sure the head is."""
        starts = self.page.starts[self.mentions.first].tolist()
        known = set(self.entity.values())
        answers = []
        for gold in self.gold.mentions:
            low = gold.span.of(self.gold.text).lower()
            if gold.entity not in known or self._is_said(gold) or not (gold.kind == "noun" or low in THIRD):
                continue
            kind = "noun" if gold.kind == "noun" else "cue" if self._in_cue(gold) else "pronoun"
            wanted = PRONOUN if gold.kind == "pronoun" else NOUN
            at = bisect_left(starts, gold.span.start)
            here = [
                n
                for n in range(at, len(starts))
                if starts[n] == gold.span.start and self.mentions.kind[n] == wanted
            ]
            row = self.people[here[0]] if here else np.zeros(self.people.shape[1])
            best = int(row[:-1].argmax()) if row[:-1].any() else None
            anchored = bool(here) and self.mentions.who[here[0]] != NOBODY
            rule = self.rule.get((gold.span.start, gold.kind))
            answers.append(
                {
                    "kind": kind,
                    "anchored": anchored,
                    "rule": rule is not None and self.entity.get(rule) == gold.entity,
                    "answered": rule is not None,
                    "head": best is not None and self.entity.get(self.story.cast[best].id) == gold.entity,
                    "sure": float(row[:-1].max()) if len(row) > 1 else 0.0,
                    "place": gold.span.start,
                }
            )
        return answers

    def _is_said(self, gold: GoldMention) -> bool:
        at = bisect_left(self.page.starts, gold.span.start)
        return bool(self.page.quote[min(at, len(self.page) - 1)] >= 0)

    def _in_cue(self, gold: GoldMention) -> bool:
        return any(cue.covers(gold.span) for cue in self.cued)


def compared(rows: list[dict[str, object]]) -> dict[str, dict[str, float]]:
    """For each kind, how often the rules, the head, and the better of both by the head's sureness are right."""
    found = {}
    for kind in ("pronoun", "cue", "noun"):
        asked = [row for row in rows if row["kind"] == kind]
        both = [bool(row["head"]) if float(str(row["sure"])) > 0.6 else bool(row["rule"]) for row in asked]
        found[kind] = {
            "of": len(asked),
            "rules": float(np.mean([bool(row["rule"]) for row in asked])) if asked else 0.0,
            "rules_answer": float(np.mean([bool(row["answered"]) for row in asked])) if asked else 0.0,
            "head": float(np.mean([bool(row["head"]) for row in asked])) if asked else 0.0,
            "mixed": float(np.mean(both)) if asked else 0.0,
            "either": float(np.mean([bool(r["rule"]) or bool(r["head"]) for r in asked])) if asked else 0.0,
        }
    return found


def main() -> None:
    """Measure one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="first")
    parser.add_argument("--part", default="dev", choices=("dev", "test"))
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    encoder, texts = open_encoder(WORK / asked.name / "shipped"), excerpts(asked.part)
    rates = entities(encoder, texts)
    print({name: round(value, 4) for name, value in rates.items()})
    numbers: dict[str, object] = {"entities": rates, "runtime": onnxruntime.__version__}
    rows = [row for text in texts for row in Whom(encoder, text.name).rows()]
    numbers["whom"] = compared(rows)
    for kind, rates in compared(rows).items():
        print(kind, {name: round(value, 3) for name, value in rates.items()})
    if asked.json:
        asked.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
