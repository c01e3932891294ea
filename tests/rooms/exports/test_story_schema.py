"""The published schema holds for what is written, covers every field of it, and is told in docs/story.md."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from last_boat import last_boat

from duologue import read_text
from duologue.exports.story_json import as_document, story_json
from duologue.story.story import Story
from duologue.text.source import Source

SCHEMA = json.loads((files("duologue.exports") / "story.schema.json").read_text("utf-8"))
ROOT = Path(__file__).parents[3]
PASSAGES = sorted((ROOT / "tests" / "golden" / "passages").glob("*.txt"))
VALIDATOR = Draft202012Validator(SCHEMA)


def wrong(story: Story) -> list[str]:
    """What the schema objects to, each with its place."""
    return [f"{e.json_path}: {e.message}" for e in VALIDATOR.iter_errors(json.loads(story_json(story)))]


def undescribed(value: Any, rule: dict[str, Any], path: str) -> set[str]:
    """The fields in `value` that the schema does not know."""
    rule = SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]] if "$ref" in rule else rule
    if isinstance(value, list) and "items" in rule:
        return set().union(*(undescribed(one, rule["items"], f"{path}[]") for one in value))
    if not isinstance(value, dict) or "properties" not in rule:
        return set()
    known = rule["properties"]
    strange = {f"{path}.{name}" for name in value if name not in known}
    return strange.union(
        *(undescribed(value[name], known[name], f"{path}.{name}") for name in value if name in known)
    )


def test_the_schema_is_one() -> None:
    """By the rules of draft 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "story",
    [last_boat(), Story(Source.from_text("Unread.")), read_text(""), read_text("“No,” said Ada.\n\nBram left.")],
    ids=["by hand", "unread", "empty", "short"],
)
def test_stories_fit_the_schema(story: Story) -> None:
    """Whatever was read of them."""
    assert wrong(story) == []


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda path: path.stem)
def test_passages_fit_the_schema(passage: Path) -> None:
    """The hard texts, as they are read today."""
    assert wrong(read_text(passage.read_bytes().decode("utf-8", "replace"))) == []


def test_every_field_that_is_written_is_described() -> None:
    """A field that is added to the JSON is added to the schema."""
    assert undescribed(as_document(last_boat()), SCHEMA, "$") == set()
    assert undescribed(as_document(read_text("“No,” said Ada. “I think not.”")), SCHEMA, "$") == set()


def test_every_field_is_in_the_docs() -> None:
    """docs/story.md names each layer and each field of it."""
    docs = (ROOT / "docs" / "story.md").read_text("utf-8")
    names = {
        name
        for rule in (SCHEMA, SCHEMA["properties"]["source"], *SCHEMA["$defs"].values())
        for name in rule.get("properties", {})
    }

    assert {name for name in names if not re.search(rf"`{name}`", docs)} == set()


def test_a_wrong_document_is_refused() -> None:
    """The schema says no to what the contract forbids."""
    document = as_document(last_boat())
    document["attributions"][0]["score"] = 1.5
    document["quotes"][0]["spans"] = []
    del document["text"]

    assert len(list(VALIDATOR.iter_errors(document))) == 3
