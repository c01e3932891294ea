"""How many planted faults the checks find: `python -m benchmarks.quality.planted [--each 40] [--seed 6]`.

A fault of one kind is planted into a clean passage of a novel (from a folder outside the project; nothing of it is
kept) and the passage is read. The fault counts as found where its check tells of something at that place which it
does not tell of in the clean passage. How faults are made: slips.py. False alarms are counted on whole novels.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import ROOT, data_folder
from benchmarks.quality.slips import SLIPS, Slip
from duologue.checks.table import BY_CODE, CHECKS, findings
from duologue.reader import read, read_text
from duologue.story.story import Story

PASSAGE = 9000
"""Characters of a passage, about 1,600 words."""
NOVELS = (
    "105_persuasion", "113_the_secret_garden", "2005_piccadilly_jim", "217_sons_and_lovers", "543_main_street",
)  # fmt: skip


def passages(rng: random.Random) -> Iterator[Story]:
    """Clean passages of the examples and of novels, without end, from paragraph to paragraph."""
    stories = [path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    novels = sorted((data_folder("litbank") / "original").glob("*.txt"))
    while True:
        if rng.random() < 0.1:
            yield read_text(rng.choice(stories))
            continue
        text = rng.choice(novels).read_text("utf-8").replace("\r\n", "\n")
        start = text.find("\n\n", rng.randrange(len(text) // 10, max(len(text) * 8 // 10, len(text) // 10 + 1)))
        end = text.find("\n\n", start + PASSAGE)
        if 0 <= start < end:
            yield read_text(text[start:end].strip() + "\n")


def found(slip: Slip, clean: Story, rng: random.Random) -> bool | None:
    """Whether a fault planted in `clean` is found; None where the passage has no place for it."""
    made = slip.plant(clean, rng)
    if made is None:
        return None
    text, begin, end = made
    before = Counter(one.message for one in BY_CODE[slip.code].find(clean))
    told = list(BY_CODE[slip.code].find(read_text(text)))
    near = [one for one in told if one.span.start < end and begin < max(one.span.end, one.span.start + 1)]
    return bool(near) and (len(told) > sum(before.values()) or any(one.message not in before for one in near))


def count(each: int, seed: int, only: str = "") -> dict[str, dict[str, int]]:
    """For each kind of fault, how many were planted and how many found."""
    slips = [slip for slip in SLIPS if slip.code.startswith(only)]
    counts = {slip.name: {"planted": 0, "found": 0} for slip in slips}
    for slip in slips:
        rng = random.Random(f"{seed} {slip.name}")
        for tried, clean in enumerate(passages(rng)):
            answer = found(slip, clean, rng)
            if answer is not None:
                counts[slip.name]["planted"] += 1
                counts[slip.name]["found"] += answer
            if counts[slip.name]["planted"] >= each or tried > each * 50:
                break
    return counts


def alarms() -> dict[str, float]:
    """What every check says of five published novels and the examples, per 1,000 words."""
    files = [data_folder("litbank") / "original" / f"{name}.txt" for name in NOVELS]
    words, told = 0, Counter[str]()
    for path in [*files, *sorted((ROOT / "examples").glob("*.txt"))]:
        story = read(path)
        words += len(story.text.split())
        told.update(one.code for one in findings(story, CHECKS))
    on = sum(told[check.code] for check in CHECKS if check.on)
    rates = {check.code: round(1000 * told[check.code] / words, 4) for check in CHECKS}
    return {**rates, "on, together": round(1000 * on / words, 4), "words": words}


def main() -> None:
    """Print both measures, and keep them with `-o`."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--each", type=int, default=40, help="faults of each kind")
    asked.add_argument("--seed", type=int, default=6)
    asked.add_argument("--only", default="", help="the codes of the faults to plant, by their beginning")
    asked.add_argument("-o", "--output", type=Path)
    given = asked.parse_args()
    planted = count(given.each, given.seed, given.only)
    told = alarms()
    for name, row in planted.items():
        print(f"{name:45}{row['found']:4} of {row['planted']}")
    for code, rate in told.items():
        print(f"{code:14}{rate:10.3f} findings per 1,000 words" if code != "words" else f"{rate:,.0f} words")
    if given.output:
        kept = {"planted": planted, "alarms_per_1000_words": told, "seed": given.seed}
        given.output.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
