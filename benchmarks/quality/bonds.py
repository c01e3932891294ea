"""How people treat each other: our acts against two coders, on scenes coded by both and never learned from.

The coders are careful language models that worked by the coding guide (docs/bond.md), not people. The unit is a
paragraph and person that both coders give a value. Our value there is the mean of that person's acts in that
paragraph (said and done for outer, felt for inner), those toward the other of the two before any; where we read
no act, it is 0, neutral, and the move is wrong: what is missed counts. Settings: "people given" (cast of the two,
and who speaks each quotation, by the coders), "end to end" (our own reading of everything), each with the encoder
and by rules alone. Run: python -m benchmarks.quality.bonds [--part train]
"""

import argparse
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import DataAbsentError, data_folder
from benchmarks.quality.agreement import CODES, Agreement, agreement
from benchmarks.quality.coded_scenes import PEOPLE, Coded, given, read_whole, scenes, whom
from duologue.reader import STAGES
from duologue.story.acts import Act
from duologue.story.story import Story

Place = tuple[int, str]
"""A paragraph and one of the two people."""
Read = Callable[[Coded], tuple[Story, dict[str, str]]]
"""How a scene is read: to a story, and which of its people the two are."""
_ACTS = next(stage for stage in STAGES if stage.name == "acts")


def with_acts(story: Story) -> Story:
    """The story with its acts."""
    return _ACTS(story)


def people_given(scene: Coded, rules: bool) -> tuple[Story, dict[str, str]]:
    """Read with the two people and all speakers given."""
    return with_acts(given(scene, rules)), {person: person for person in PEOPLE}


def end_to_end(scene: Coded, rules: bool) -> tuple[Story, dict[str, str]]:
    """Read with nothing given; the two are found among our people by the lines they speak and their names."""
    story = with_acts(read_whole(scene, rules))
    return story, whom(scene, story)


def read_off(scene: Coded, story: Story, ours: dict[str, str]) -> dict[Place, dict[str, Any]]:
    """Our value for every paragraph and person of which we read an act: outer, dominance, move, inner, score."""
    starts = [paragraph.start for paragraph in scene.paragraphs]
    person = {character: who for who, character in ours.items()}
    acts: dict[Place, list[Act]] = defaultdict(list)
    for act in story.acts:
        if act.actor in person:
            acts[bisect_right(starts, act.span.start) - 1, person[act.actor]].append(act)
    return {place: _values(row, set(ours.values())) for place, row in acts.items()}


def _values(acts: list[Act], two: set[str]) -> dict[str, Any]:
    among = [act for act in acts if act.target in two] or acts
    outer = [act for act in among if act.channel != "felt"]
    inner = [act.affiliation for act in among if act.channel == "felt"]
    found: dict[str, Any] = {}
    if outer:
        main = max(outer, key=lambda act: (act.channel == "said", act.score))
        found["outer"] = float(np.mean([act.affiliation for act in outer]))
        found["dominance"] = float(np.mean([act.dominance or 0.0 for act in outer]))
        found["move"], found["score"] = main.move, main.score
    if inner:
        found["inner"] = float(np.mean(inner))
    return found


def every_setting(
    coded: Sequence[Coded], measure: Callable[[Sequence[Coded], Read], dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """What is measured with the people given and end to end, each with the encoder and by rules alone."""
    return {
        f"{name}, {how}": measure(coded, lambda scene, read=read, rules=rules: read(scene, rules))
        for name, read in (("people given", people_given), ("end to end", end_to_end))
        for how, rules in (("with the encoder", False), ("by rules", True))
    }


def measure(coded: Sequence[Coded], read: Read) -> dict[str, Any]:
    """Every measure of one setting."""
    total = Agreement()
    for scene in coded:
        values = read_off(scene, *read(scene))
        agreement(scene, lambda place, name, values=values: values.get(place, {}).get(name), total)
    return total.numbers()


def baselines(coded: Sequence[Coded]) -> dict[str, dict[str, Any]]:
    """Always neutral; and what the coders said of this person's last paragraph, which no reading may know."""
    neutral, last = Agreement(), Agreement()
    for scene in coded:
        agreement(scene, lambda place, name: "tell" if name == "move" else 0.0, neutral)
        agreement(scene, _last(scene), last)
    return {"always neutral": neutral.numbers(), "the person's coded value before": last.numbers()}


def _last(scene: Coded) -> Callable[[Place, str], Any]:
    def before(place: Place, name: str) -> Any:  # noqa: ANN401
        for paragraph in range(place[0] - 1, -1, -1):
            if name == "move" and scene.moves(paragraph, place[1]):
                return scene.moves(paragraph, place[1])[0]
            if name in CODES and (value := scene.value(paragraph, place[1], CODES[name])) is not None:
                return value / 2
        return None

    return before


def coders(coded: Sequence[Coded]) -> dict[str, Any] | None:
    """The second coder against the first."""
    if any(len(scene.coders) < 2 for scene in coded):
        return None
    total = Agreement()
    for scene in coded:
        one, other = (Coded(scene.id, scene.work, scene.text, scene.about, (coder,)) for coder in scene.coders)

        def second(place: Place, name: str, other: Coded = other) -> Any:  # noqa: ANN401
            if name == "move":
                return next(iter(other.moves(*place)), None)
            value = other.value(*place, CODES[name]) if name in CODES else None
            return None if value is None else value / 2

        agreement(one, second, total)
    return total.numbers()


def results(part: str) -> dict[str, Any]:
    """All settings on one part."""
    coded = scenes(data_folder("bonds") / part)
    return {
        "part": part,
        "scenes": len(coded),
        "coder against coder": coders(coded),
        "settings": every_setting(coded, measure),
        "baselines": baselines(coded),
    }


def run(
    about: str | None, results: Callable[[str], dict[str, Any]], arguments: Sequence[str] | None
) -> dict[str, Any] | None:
    """A benchmark of coded scenes from the command line: its numbers for the part asked; None without the data."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--part", choices=("dev", "train"), default="dev", help="train: what was learned from")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the numbers there")
    options = parser.parse_args(arguments)
    try:
        numbers = results(options.part)
    except DataAbsentError as absent:
        print(f"skipped: {absent}")
        return None
    print(json.dumps(numbers, indent=1))
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return numbers


def main(arguments: Sequence[str] | None = None) -> dict[str, Any] | None:
    """Run the benchmark; None where the data is absent."""
    return run(__doc__, results, arguments)


if __name__ == "__main__":
    main()
