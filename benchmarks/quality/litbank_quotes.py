"""Quotations of LitBank: how well they are found, by how they are printed, and who speaks them, end to end.

The first 90,000 characters of each untouched book are read; the annotated opening of about 2,000 words is
scored. Run: python -m benchmarks.quality.litbank_quotes --help
"""

import argparse
import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import duologue
from benchmarks.data import DataAbsentError, data_folder
from benchmarks.quality.attribution import Judged, judge_with
from benchmarks.quality.cues import CUES
from benchmarks.quality.entities import votes_by_name, votes_by_place
from benchmarks.quality.gold import GoldNovel, GoldPart
from benchmarks.quality.litbank_gold import LitbankText, litbank_names, load_text
from benchmarks.quality.measures import b_cubed, by_kind, calibration, losses, share
from benchmarks.quality.naming import many_to_one, one_to_one
from benchmarks.quality.overlap import predictions
from benchmarks.quality.report import print_wrong, shown
from benchmarks.quality.typography import STYLES, Typography, detection_by_style, find, recall_by_own_style

MAPPINGS = ("by_name", "by_place")


@dataclass(frozen=True, slots=True)
class Scored:
    """One text, scored. `judged` has one judgement per mapping; it is empty where only finding is scored."""

    name: str
    typography: Typography
    judged: dict[str, Judged]
    styles: tuple[str, ...]
    open_speakers: int


def score_text(root: Path, name: str) -> Scored:
    """Read the opening of one book and score it."""
    gold = load_text(root, name)
    story = duologue.read_text(gold.text, rules=True)  # the choice of speakers does without the encoder
    inside = [p for p in predictions(story) if p.span.touches(gold.region)]
    typography = find(gold, inside)
    known = tuple(quote for quote in gold.quotes if quote.speaker.isdigit())
    if gold.is_evaluation_only or not known:
        return Scored(name, typography, {}, (), 0)
    novel = as_novel(gold, known)
    votes = {"by_name": votes_by_name(story, gold), "by_place": votes_by_place(story, gold)}
    judged = {
        mapping: judge_with(novel, inside, many_to_one(votes[mapping]), one_to_one(votes[mapping]))
        for mapping in MAPPINGS
    }
    return Scored(name, typography, judged, tuple(q.style for q in known), len(gold.quotes) - len(known))


def as_novel(gold: LitbankText, quotes: Sequence[Any]) -> GoldNovel:
    """The quotations as gold parts: speakers are entity numbers, kinds are those of their cues."""
    parts = tuple(GoldPart(q.span, q.id, q.speaker, frozenset(), q.cue) for q in quotes)
    return GoldNovel(gold.name, gold.text, parts, {})


def results(scored: Sequence[Scored]) -> dict[str, Any]:
    """Detection over all texts, attribution over those outside the other corpus, under both mappings."""
    judged = [s for s in scored if s.judged]
    return {
        "corpus": "LitBank, annotated openings; the first 90,000 characters of each book are read",
        "detection": {
            "by_style_of_text": detection_by_style([s.typography for s in scored]),
            "recall_by_own_style": recall_by_own_style([s.typography for s in scored]),
        },
        "attribution": {mapping: _attribution(judged, mapping) for mapping in MAPPINGS},
        "texts": {
            s.name: {mapping: _accuracy(s.judged[mapping]) for mapping in MAPPINGS}
            | {"parts": len(s.judged["by_name"].verdicts)}
            for s in judged
        },
    }


def _accuracy(judged: Judged) -> float | None:
    return share(sum(v.right for v in judged.verdicts), len(judged.verdicts))


def _attribution(scored: Sequence[Scored], mapping: str) -> dict[str, Any]:
    judged = [s.judged[mapping] for s in scored]
    verdicts = [v for j in judged for v in j.verdicts]
    styles = [style for s in scored for style in s.styles]
    by_style = {
        style: share(
            sum(v.right for v, own in zip(verdicts, styles, strict=True) if own == style), styles.count(style)
        )
        for style in STYLES
        if style in styles
    }
    known = sum(v.part.speaker in j.persons_with_character for j in judged for v in j.verdicts)
    return {
        "texts": len(judged),
        "parts": len(verdicts),
        "left_out_for_unknown_gold": sum(s.open_speakers for s in scored),
        "speakers": by_kind(verdicts, CUES, lambda v: v.right),
        "speakers_one_to_one": by_kind(verdicts, CUES, lambda v: v.right_alone),
        "ceiling": share(known, len(verdicts)),
        "by_style": by_style,
        "b_cubed": b_cubed(judged),
        "losses": losses(judged),
        "calibration": calibration(verdicts),
    }


def report(numbers: dict[str, Any]) -> str:
    """Both halves as tables for a terminal."""
    return "\n".join((*_detection_lines(numbers["detection"]), "", *_attribution_lines(numbers["attribution"])))


def _detection_lines(row: dict[str, Any]) -> list[str]:
    lines = ["texts that print most     texts quotes  found strict  prec  (all)     chars P   R     F1"]
    for style, r in row["by_style_of_text"].items():
        found = f"{shown(r['recall'])}   {shown(r['recall_strict'])}"
        precise = f"{shown(r['precision_speech'])}  {shown(r['precision_all'])}"
        inside = "  ".join(shown(r[f"character_{name}"]) for name in ("precision", "recall", "f1"))
        lines.append(f"  {style:22} {r['texts']:5} {r['quotes']:6}   {found}   {precise}       {inside}")
    lines.append("quotations printed so")
    for style, r in row["recall_by_own_style"].items():
        tail = f"{shown(r['recall'])}   {shown(r['recall_strict'])}"
        lines.append(f"  {style:22}       {r['quotes']:6}   {tail}")
    return lines


def _attribution_lines(rows: dict[str, Any]) -> list[str]:
    lines = []
    for mapping, r in rows.items():
        cells = "  ".join(
            f"{kind} {shown(r['speakers'][kind]['accuracy'])} ({r['speakers'][kind]['of']})"
            for kind in ("all", *CUES)
        )
        styles = "  ".join(f"{style} {shown(right)}" for style, right in r["by_style"].items())
        alone = shown(r["speakers_one_to_one"]["all"]["accuracy"])
        lines += [
            f"speakers {mapping}, {r['texts']} texts, {r['left_out_for_unknown_gold']} quotations left out",
            f"  {cells}",
            f"  ceiling {shown(r['ceiling'])}  one to one {alone}  B³ {shown(r['b_cubed']['f1'])}  {styles}",
            "  wrong: " + "  ".join(f"{name} {count}" for name, count in r["losses"].items()),
        ]
    return lines


def score_all(root: Path, names: Sequence[str], processes: int) -> list[Scored]:
    """Score several texts, in the order given."""
    if processes == 1 or len(names) == 1:
        return [score_text(root, name) for name in names]
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(partial(score_text, root), names, chunksize=4))


def main(arguments: Sequence[str] | None = None) -> dict[str, Any] | None:
    """Run the benchmark; None where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", action="append", help="only texts whose name holds this (may be given again)")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show N wrong parts, picked by chance")
    parser.add_argument("--mapping", choices=MAPPINGS, default="by_place", help="of the wrong parts shown")
    parser.add_argument("--kind", choices=CUES, help="show only wrong parts with this kind of cue")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the numbers there")
    options = parser.parse_args(arguments)
    try:
        root = data_folder("litbank")
    except DataAbsentError as absent:
        print(f"skipped: {absent}")
        return None
    names = [n for n in litbank_names(root) if not options.text or any(t in n for t in options.text)]
    scored = score_all(root, names, options.processes)
    numbers = results(scored)
    print(report(numbers))
    if options.wrong:
        judged = [s.judged[options.mapping] for s in scored if s.judged]
        texts = {j.name: load_text(root, j.name).text for j in judged}
        print_wrong(judged, texts, options.wrong, options.seed, options.kind)
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return numbers


if __name__ == "__main__":
    main()
