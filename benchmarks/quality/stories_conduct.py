"""How two people treat each other in the modern stories of training/stories: our acts against a coder's.

The coders were careful language models that worked by the coding guide, not people, one for each story. Nothing
was learned from these stories. The measures are those of the doubly coded scenes (bonds.py), end to end. Stories
without codes are left out. Run: python -m benchmarks.quality.stories_conduct [--rules]
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.agreement import Agreement, agreement
from benchmarks.quality.bonds import read_off
from benchmarks.quality.coded_scenes import PEOPLE, Coded
from benchmarks.quality.stories import PARTS, STORIES, stories, told_and_found
from duologue.reader import read_text
from duologue.story.story import Story

EMPTY = {"out_aff": None, "out_dom": None, "in_aff": None, "move": None}


def coded(path: Path) -> Coded | None:
    """One story as a scene of one coder; None where nobody coded it."""
    about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if "conduct" not in about:
        return None
    scene = Coded(path.stem, STORIES.name, path.read_text(encoding="utf-8"), about, ())
    person = dict(zip(about["between"], PEOPLE))
    rows = [{who: dict(EMPTY) for who in PEOPLE} for _ in scene.paragraphs]
    for paragraph, who, *values in about["conduct"]:
        rows[paragraph][person[who]] = dict(zip(EMPTY, values))
    return Coded(scene.id, scene.work, scene.text, about, ({"paragraphs": rows},))


def the_two(scene: Coded, story: Story) -> dict[str, str]:
    """Our character for each of the two, as far as we have them."""
    _, ours = told_and_found(story, scene.about)
    character = {key: who for who, key in ours.items() if who}
    named = zip(PEOPLE, scene.about["between"])
    return {person: character[key] for person, key in named if key in character}


def measure(part: str, rules: bool) -> dict[str, Any]:
    """Every measure of the coded stories of one part."""
    total, scenes = Agreement(), [scene for path in stories(part) if (scene := coded(path))]
    for scene in scenes:
        story = read_text(scene.text, rules=rules)
        values = read_off(scene, story, the_two(scene, story))
        agreement(scene, lambda place, name, values=values: values.get(place, {}).get(name), total)
    return {"stories": len(scenes)} | total.numbers()


def main(arguments: Sequence[str] | None = None) -> dict[str, Any]:
    """Print the numbers of every part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", action="store_true", help="by rules alone")
    options = parser.parse_args(arguments)
    numbers = {"parts": {part: measure(part, options.rules) for part in PARTS}}
    print(json.dumps(numbers, indent=1))
    return numbers


if __name__ == "__main__":
    main()
