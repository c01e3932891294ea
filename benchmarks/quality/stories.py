"""Who speaks in the modern stories of training/stories, which their authors marked line by line.

Run as `python -m benchmarks.quality.stories [--rules] [--part dev|held|fresh] [--wrong]`. Of those hard on
purpose (a to c) the odd ones are "dev", open to whoever repairs the reading, the even ones "held", which are only
counted. "Fresh" (d to f) are ordinary ones, counted when a change is done, by which nothing is chosen.

A stretch is found where one of ours ends where the author's does (two characters at most away). One of our people
is the author's person whom our name for them names; people without names are matched one to one so that most lines
agree.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from duologue.reader import read_text
from duologue.story.story import Story

STORIES = Path(__file__).parents[2] / "training" / "stories"
NEAR = 2
PARTS = ("dev", "held", "fresh")
PRONOUNS = frozenset(("she", "he", "they", "i", "you", "it"))


@dataclass(frozen=True)
class Counted:
    """One story: stretches said, found, with the right speaker, with right hearers, left open; and those wrong."""

    said: int
    found: int
    right: int
    hearers: int
    unknown: int
    wrong: list[str]


def stories(part: str | None = None) -> list[Path]:
    """The texts of a part, sorted by name; without one, all."""
    found = sorted(STORIES.glob("*.txt"))
    return [path for path in found if part in (None, _part(path))]


def _part(path: Path) -> str:
    letter, number, *_ = path.stem.split("_")
    if letter > "c":
        return "fresh"
    return "dev" if int(number) % 2 else "held"


def count(path: Path, rules: bool) -> Counted:
    """Read one story and hold it against its author's marks."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    story = read_text(path.read_text(encoding="utf-8"), rules=rules)
    pairs, ours = told_and_found(story, gold)
    right = [ours.get(found[0]) == who if found else False for _, who, _, found in pairs]
    wrong = [
        f"{who}, not {_name(story, found)}: …{story.text[max(end - 70, 0) : end]!r}"
        for (end, who, _, found), fits in zip(pairs, right)
        if not fits
    ]
    hearers = sum(
        bool(found) and bool(found[1]) and all(ours.get(one) in to for one in found[1])
        for _, _, to, found in pairs
    )
    return Counted(
        len(pairs),
        sum(bool(found) for *_, found in pairs),
        sum(right),
        hearers,
        sum(bool(found) and found[0] is None for *_, found in pairs),
        wrong,
    )


_Answer = tuple[str | None, tuple[str, ...]]
_Told = list[tuple[int, str, list[str], _Answer | None]]


def told_and_found(story: Story, gold: dict[str, Any]) -> tuple[_Told, dict[str | None, str]]:
    """Every stretch said, as its author and as we tell it (where it ends, speaker, hearers, ours), and which of
    the author's people each of ours is."""
    answers = _answers(story)
    told = [
        (end, who, hearers, _near(answers, end))
        for end, kind, who, hearers in gold["lines"]
        if kind == "said" and who in gold["people"]
    ]
    return told, _matched(story, gold["people"], [(who, found[0]) for _, who, _, found in told if found])


def _answers(story: Story) -> dict[int, _Answer]:
    """The speaker and hearers of every stretch of speech, by where it ends."""
    found = {}
    for line in story.lines():
        for span in line.spans:
            found[span.end] = (
                _id(story, line.speaker),
                tuple(filter(None, (_id(story, a) for a in line.addressees))),
            )
    return found


def _id(story: Story, name: str | None) -> str | None:
    return next((person.id for person in story.cast if name in (person.name, person.id)), None)


def _near(answers: dict[int, _Answer], end: int) -> _Answer | None:
    return next(
        (answers[place] for step in range(NEAR + 1) for place in (end - step, end + step) if place in answers),
        None,
    )


def _name(story: Story, found: _Answer | None) -> str:
    if not found:
        return "found"
    return next((person.name for person in story.cast if person.id == found[0]), "nobody")


def _matched(story: Story, people: dict[str, Any], lines: list[tuple[str, str | None]]) -> dict[str | None, str]:
    """Our people as the author's: by name where we have one, else one to one by the lines they share."""
    called = {name.lower(): key for key, person in people.items() for name in person["called"]}
    found: dict[str | None, str] = {}
    for person in story.cast:
        votes = Counter(
            called[alias.lower()]
            for alias in (person.name, *person.aliases)
            if alias.lower() in called and alias.lower() not in PRONOUNS
        )
        if votes:
            found[person.id] = votes.most_common(1)[0][0]
    open_ours = sorted({who for _, who in lines if who and who not in found})
    open_gold = [key for key in people if key not in found.values()]
    shared = np.array([[sum(a == key and b == who for a, b in lines) for key in open_gold] for who in open_ours])
    if shared.size:
        for row, column in zip(*linear_sum_assignment(-shared)):
            found[open_ours[row]] = open_gold[column]
    return found


def measure(part: str, rules: bool, wrong: bool = False) -> list[dict[str, Any]]:
    """The shares of every story of a part, and of all of them last; printed as they come."""
    rows, total = [], np.zeros(5)
    for path in stories(part):
        one = count(path, rules)
        numbers = np.array([one.said, one.found, one.right, one.hearers, one.unknown])
        total += numbers
        rows.append({"story": path.stem} | _shares(numbers))
        print(f"{part:5} {path.stem:36}" + "  ".join(f"{key} {value}" for key, value in _shares(numbers).items()))
        if wrong and part == "dev":
            print("\n".join(f"      {line}" for line in one.wrong))
    print(f"{part:5} {'all':36}" + "  ".join(f"{key} {value}" for key, value in _shares(total).items()))
    return [*rows, {"story": "all"} | _shares(total)]


def _shares(numbers: np.ndarray[Any, Any]) -> dict[str, Any]:
    said, *counted = numbers
    names = ("found", "speaker", "hearers", "left open")
    return {"said": int(said)} | {name: round(float(n / said), 3) for name, n in zip(names, counted)}


def main(arguments: Sequence[str] | None = None) -> dict[str, Any]:
    """Print each story's shares and those of both parts, by rules and with the encoder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", action="store_true", help="by rules alone")
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--wrong", action="store_true", help="list the wrong lines of dev stories")
    options = parser.parse_args(arguments)
    parts = [options.part] if options.part else list(PARTS)
    readings = {"by rules": True} if options.rules else {"by rules": True, "with the encoder": False}
    return {
        "command": "python -m benchmarks.quality.stories",
        **{
            name: {part: measure(part, rules, options.wrong) for part in parts} for name, rules in readings.items()
        },
    }


if __name__ == "__main__":
    main()
