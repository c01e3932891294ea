"""What each kind of evidence adds to the choice of speakers: the same reading under tables of weights that grow.

Every text is read once, by rules; then its speakers are chosen anew under each table, on the development novels of
the Project Dialogism Novel Corpus and on LitBank's quotations. The tables only leave evidence out, and nothing is
fitted anew: a step tells what the shipped weights of its features are worth.
Run: python -m benchmarks.quality.ablation
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.data import DataAbsentError, data_folder
from benchmarks.quality import litbank_quotes, pdnc
from benchmarks.quality.attribution import Judged, judge, judge_with
from benchmarks.quality.cues import CUES
from benchmarks.quality.entities import votes_by_name
from benchmarks.quality.litbank_gold import litbank_names, load_text
from benchmarks.quality.measures import share
from benchmarks.quality.naming import many_to_one, one_to_one
from benchmarks.quality.overlap import predictions
from benchmarks.quality.report import shown
from duologue.reader import READ_FOR_TALK, read_stages
from duologue.reading.attribution import weights
from duologue.reading.attribution.stage import attribution
from duologue.story.story import Story
from duologue.text.source import Source

# Weights as they were set by hand, before any was fitted; the others never moved.
_BY_HAND = """
CALLS -5.0 SPEAKS_OF -1.2 CALLED_BEFORE 1.7 OTHER_CALLED_BEFORE -0.3 CALLED_AFTER 1.2 OTHER_CALLED_AFTER -0.2
ADDRESS_AGREES 0.9 ADDRESS_CLASHES -1.4 MET_1 -0.1 MET_2 -0.25 MET_3_4 -0.45 MET_5_8 -0.9 MET_9_15 -1.6
ONLY_AHEAD -2.6 USES 0.22 HERE 0.0 SPEAKS_HERE 0.0 SPEAKS_EVER 0.3 NEVER_SPEAKS -0.5 ACTS_EVER 0.0 LATEST 0.0
NARRATOR 0.2 NOBODY -3.0 SAME_ADJACENT -2.6 SAME_GAP -0.7 SAME_GAP_2 -0.7 SAME_FAR 0.0 SAME_AFTER_QUESTION 0.0
ALTERNATE_ADJACENT 1.7 ALTERNATE_GAP 0.7 ALTERNATE_GAP_2 0.7 ALTERNATE_FAR 0.1 ALTERNATE_ASKED 0.0
"""

STEPS = {
    "participants": """CALLED_HERE TALKED_OF_HERE TRAILS_BEFORE TRAILS_AGREES TRAILS_CLASHES ACTED_BETWEEN
        OTHER_ACTED_BETWEEN ACTED_AGREES ACTED_CLASHES ACTS_NEXT HEARER HEARER_BEFORE OTHER_HEARER_BEFORE
        HEARER_AGREES HEARER_CLASHES BYSTANDER_AFTER""".split(),
    "pairs of turns": "SAME_CALL SAME_REPLY ALTERNATE_BOTH_ASK ALTERNATE_BOTH_CALL ALTERNATE_BOTH_SIR".split(),
    "who holds the floor": "FLOOR_NEAR FLOOR".split(),
    "how each one talks": ["VOICE"],
}
"""What each step adds, in this order, to the fitted weights of the rest."""

_Counts = dict[str, Counter[str]]


def tables() -> dict[str, tuple[float, ...]]:
    """The weights of each row: by hand, fitted, and with each further kind of evidence."""
    shipped = dict(zip(weights.NAMES, weights.RULES, strict=True))
    later = {name for names in STEPS.values() for name in names}
    now = {name: 0.0 if name in later else weight for name, weight in shipped.items()}
    words = _BY_HAND.split()
    by_hand = now | {name: float(weight) for name, weight in zip(words[::2], words[1::2], strict=True)}
    found = {"weights by hand": by_hand, "weights fitted": dict(now)}
    for step, names in STEPS.items():
        now |= {name: shipped[name] for name in names}
        found[f"+ {step}"] = dict(now)
    return {row: tuple(table.values()) for row, table in found.items()}


def of_novel(folder: Path) -> _Counts:
    """One novel under every table."""
    gold = pdnc.load_novel(folder)
    story = read_stages(Source.from_text(gold.text), READ_FOR_TALK)
    found = {}
    for row, table in tables().items():
        weights.RULES = table
        found[row] = _counted(judge(gold, attribution(_anew(story))))
    return found


def of_text(root_and_name: tuple[Path, str]) -> _Counts:
    """One text of LitBank under every table; nothing where its speakers are not scored."""
    gold = load_text(*root_and_name)
    known = tuple(quote for quote in gold.quotes if quote.speaker.isdigit())
    if gold.is_evaluation_only or not known:
        return {}
    story = read_stages(Source.from_text(gold.text), READ_FOR_TALK)
    votes = votes_by_name(story, gold)
    found = {}
    for row, table in tables().items():
        weights.RULES = table
        inside = [p for p in predictions(attribution(_anew(story))) if p.span.touches(gold.region)]
        novel = litbank_quotes.as_novel(gold, known)
        found[row] = _counted(judge_with(novel, inside, many_to_one(votes), one_to_one(votes)))
    return found


def _anew(story: Story) -> Story:
    """The story as one that was not read before: the room keeps what it learned of a story's voices."""
    return replace(story, names=(*story.names,))


def _counted(judged: Judged) -> Counter[str]:
    counts: Counter[str] = Counter()
    for v in judged.verdicts:
        for kind in ("all", v.part.kind):
            counts[f"{kind} of"] += 1
            counts[f"{kind} right"] += v.right
        counts["one to one right"] += v.right_alone
    return counts


def _summed(rows: Sequence[_Counts], kinds: Sequence[str]) -> dict[str, dict[str, float | None]]:
    sums = {row: sum((found[row] for found in rows if found), Counter[str]()) for row in tables()}
    return {
        row: {kind: share(counts[f"{kind} right"], counts[f"{kind} of"]) for kind in ("all", *kinds)}
        | {"one to one": share(counts["one to one right"], counts["all of"])}
        for row, counts in sums.items()
    }


def main(arguments: Sequence[str] | None = None) -> dict[str, Any] | None:
    """Run both corpora under every table; None where one is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the numbers there")
    options = parser.parse_args(arguments)
    try:
        folders, root = pdnc.novel_folders(data_folder("pdnc_dev")), data_folder("litbank")
    except DataAbsentError as absent:
        print(f"skipped: {absent}")
        return None
    texts = [(root, name) for name in litbank_names(root)]
    with ProcessPoolExecutor(options.processes) as pool:
        novels = list(pool.map(of_novel, folders))
        openings = list(pool.map(of_text, texts, chunksize=4))
    numbers = {"pdnc": _summed(novels, pdnc.KINDS), "litbank": _summed(openings, CUES)}
    print(page(numbers))
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return numbers


def page(numbers: dict[str, dict[str, dict[str, float | None]]]) -> str:
    """Both tables, as Markdown."""
    blocks = []
    for corpus, rows in numbers.items():
        columns = list(next(iter(rows.values())))
        lines = [f"| {corpus} | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
        lines += [f"| {row} | {' | '.join(shown(found[c]) for c in columns)} |" for row, found in rows.items()]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


if __name__ == "__main__":
    main()
