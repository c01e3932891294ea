"""How well scores hold on the nine novels kept from fitting: stated against right, and accuracy against coverage.

Run as `python -m training.conversation.calibrate`. The lines are those whose sure cue was hidden: hard ones, with
nothing beside them. A line's own cue, the answer, is never shown to the model that is asked.
"""

import argparse
import json
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from benchmarks.quality.measures import COVERAGES

from duologue.reading.attribution.deciding import decide, learn, question
from duologue.reading.attribution.presence import NOBODY
from duologue.reading.attribution.weights import RULES, TEMPERATURE, UNKNOWN_BELOW
from training.conversation.gather import hide, is_sure, read_novel
from training.novels import split

BINS = 10
TEMPERATURES = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.4)


def asked(path: Path) -> list[tuple[np.ndarray, int]]:
    """For each hidden line of a novel the max-marginals of its people, and the place of the true one (or -1)."""
    novel = read_novel(path)
    talk = hide(novel, random.Random(path.name))
    asking = question(talk, RULES)
    decided = decide(asking, learn(novel.words, talk, asking))
    found = []
    for turn, true, these, row in zip(talk.turns, novel.turns, talk.candidates, decided, strict=True):
        if turn.masked and is_sure(true):
            people = [candidate.who for candidate in these]
            who = true.cue.subject.who
            found.append((row[: len(people) - (people[-1] == NOBODY)], people.index(who) if who in people else -1))
    return found


def stated(lines: list[tuple[np.ndarray, int]], temperature: float) -> tuple[np.ndarray, np.ndarray]:
    """The score of the likeliest person of each line, and whether that one is right."""
    scores, right = [], []
    for row, true in lines:
        shares = np.exp((row - row.max()) / temperature)
        scores.append(float(shares.max() / shares.sum()))
        right.append(int(row.argmax()) == true)
    return np.array(scores), np.array(right)


def table(scores: np.ndarray, right: np.ndarray) -> tuple[float, list[dict[str, float]]]:
    """The expected calibration error, and each bin of scores with what was right in it."""
    place = np.minimum((scores * BINS).astype(int), BINS - 1)
    rows, error = [], 0.0
    for number in range(BINS):
        inside = place == number
        if inside.any():
            mean, share = float(scores[inside].mean()), float(right[inside].mean())
            error += abs(mean - share) * float(inside.mean())
            rows.append(
                {
                    "from": number / BINS,
                    "lines": int(inside.sum()),
                    "stated": round(mean, 4),
                    "right": round(share, 4),
                }
            )
    return round(error, 4), rows


def coverage(scores: np.ndarray, right: np.ndarray) -> dict[str, float]:
    """Accuracy of the surest share of lines."""
    order = np.argsort(-scores, kind="stable")
    return {
        f"{share:.1f}": round(float(right[order[: round(share * len(order))]].mean()), 4) for share in COVERAGES
    }


def main() -> None:
    """Ask, print, and write the numbers if told where."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, metavar="PATH")
    options = parser.parse_args()
    _, held = split()
    with ProcessPoolExecutor(2) as pool:
        lines = [line for found in pool.map(asked, held) for line in found]
    for temperature in TEMPERATURES:
        print(f"temperature {temperature}: expected calibration error {table(*stated(lines, temperature))[0]:.4f}")
    scores, right = stated(lines, TEMPERATURE)
    error, rows = table(scores, right)
    below = scores < UNKNOWN_BELOW
    numbers = {
        "lines": len(lines),
        "accuracy": round(float(right.mean()), 4),
        "temperature": TEMPERATURE,
        "ece": error,
        "unanswered": {"below": UNKNOWN_BELOW, "lines": int(below.sum()), "right": int(right[below].sum())},
        "table": rows,
        "accuracy_at_coverage": coverage(scores, right),
    }
    print(json.dumps(numbers, indent=1))
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
