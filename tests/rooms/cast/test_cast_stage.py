"""The cast as a layer of the story: order, places, and the same answer every time."""

import json
import os
import subprocess
import sys

from cast_passages import cast_of, story_of

VISIT = (
    "Mrs. Ada Lind's house was cold. “Come in,” said Mrs. Lind. Bram wiped his feet.\n\n"
    "“Ada, the waiter at the Crown sends this,” said Bram.\n\n“The Crown,” said Ada. “Bram, sit.”"
)


def test_the_cast_is_in_order_of_weight() -> None:
    """Whoever is named most comes first."""
    assert [(person.id, person.name) for person in cast_of("Bram sat. “Sit,” said Ada. Bram said, “I sit.”")] == [
        ("c0", "Bram"),
        ("c1", "Ada"),
    ]


def test_a_brother_with_a_name_is_shown_by_it() -> None:
    """And known as her brother, there and wherever he is called so."""
    story = story_of("“Late,” said Ada.\n\n“The bus,” said her brother Tom.\n\nHer brother sat down. Ada did not.")
    tom = next(person for person in story.cast if "Tom" in person.aliases)

    assert tom.name == "Tom" and tom.gender == "m"
    mentions = [mention.span.of(story.text) for mention in story.names if mention.character == tom.id]
    assert mentions == ["her brother", "Tom", "Her brother"]
    assert len(story.cast) == 2


def test_mentions_hold_the_words_of_the_name_alone() -> None:
    """Without a possessive ending, in reading order, with whether they call."""
    story = story_of(VISIT)

    found = [(mention.span.of(story.text), mention.address) for mention in story.names if mention.kind == "name"]

    assert found == [
        ("Mrs. Ada Lind", False),
        ("Mrs. Lind", False),
        ("Bram", False),
        ("Ada", True),
        ("Bram", False),
        ("Ada", False),
        ("Bram", True),
    ]


def test_every_mention_is_of_somebody_in_the_cast() -> None:
    """By an id that exists."""
    story = story_of(VISIT)

    assert {mention.character for mention in story.names} <= {person.id for person in story.cast}


def test_a_text_without_people_has_no_cast() -> None:
    """Empty, not an error."""
    assert cast_of("") == ()
    assert cast_of("The rain fell on the roofs. It fell all night.") == ()


PROGRAM = """
import sys, duologue
from duologue.exports.story_json import story_json
print(story_json(duologue.read_text(sys.argv[1])))
"""


def test_the_same_text_gives_the_same_reading_in_every_process() -> None:
    """Whatever the order in which Python's sets happen to be walked."""
    readings = set()
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, VISIT], env=environment, capture_output=True, check=True, timeout=120
        )
        readings.add(json.dumps(json.loads(run.stdout), sort_keys=True))

    assert len(readings) == 1
