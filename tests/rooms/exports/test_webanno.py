"""Web Annotations: shaped as the W3C's model asks, found again by place and by words, and saying what was read."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from last_boat import last_boat

from duologue import read, read_text
from duologue.exports.webanno import webanno
from duologue.story.story import Story

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))
MOTIVATIONS = {"identifying", "tagging", "describing"}  # of the thirteen of the model, those we use
IRI = re.compile(r"ni:///sha-256;[\w-]{43}(#\w+)?")
HOSTILE = "</script> “\ud800\\\"\x00😀,” said Ada.\r\n\r\n“\u2028No,” said Bram."


def items(story: Story) -> list[dict[str, Any]]:
    """The annotations, the collection around them checked against the model."""
    collection = json.loads(webanno(story)[".webanno.jsonld"])
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection.get("first", {"type": "AnnotationPage", "items": []})
    assert page["type"] == "AnnotationPage" and len(page["items"]) == collection["total"]
    assert [c["duologue:name"] for c in collection["duologue:cast"]] == [c.name for c in story.cast]
    return page["items"]


def check(story: Story) -> None:
    """The laws: the model's shapes, unique names, both selectors leading to the same place, the same facts."""
    found = items(story)
    names = [item["id"] for item in found]
    assert len(set(names)) == len(names) and all(IRI.fullmatch(name) for name in names)
    for item in found:
        assert item["type"] == "Annotation" and item["motivation"] in MOTIVATIONS and item["target"]
        assert all(body["type"] in ("TextualBody", "SpecificResource") for body in item["body"])
        assert {body["purpose"] for body in item["body"]} <= MOTIVATIONS
        for target in item["target"]:
            place, words = target["selector"]
            assert (place["type"], words["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            start, end = place["start"], place["end"]
            assert words["exact"] == story.text[start:end]
            around = words["prefix"] + words["exact"] + words["suffix"]
            assert story.text.find(around) == start - len(words["prefix"]) or story.text.count(around) > 1
    check_facts(story, {name.rpartition("#")[2]: item for name, item in zip(names, found)})


def check_facts(story: Story, by_id: dict[str, dict[str, Any]]) -> None:
    answers = {answer.quote: answer for answer in story.attributions}
    for quote in story.quotes:
        item, answer = by_id[quote.id], answers.get(quote.id)
        assert spans(item) == [(s.start, s.end) for s in quote.spans]
        assert item["body"][0]["value"] == quote.kind
        assert whose(item) == (answer.speaker if answer else None)
        told = [to.rpartition("#")[2] for to in item.get("duologue:addressees", ())]
        assert told == list(answer.addressees if answer else ())
    for thought in story.thoughts:
        assert whose(by_id[thought.id]) == thought.character
        assert spans(by_id[thought.id]) == [(s.start, s.end) for s in thought.spans]
    for number, mention in enumerate(story.mentions):
        assert whose(by_id[f"m{number}"]) == mention.character
        assert spans(by_id[f"m{number}"]) == [(mention.span.start, mention.span.end)]
    assert len(by_id) == len(story.quotes) + len(story.thoughts) + len(story.mentions)


def spans(item: dict[str, Any]) -> list[tuple[int, int]]:
    return [(t["selector"][0]["start"], t["selector"][0]["end"]) for t in item["target"]]


def whose(item: dict[str, Any]) -> str | None:
    found = [body["source"] for body in item["body"] if body["purpose"] == "identifying"]
    return found[0].rpartition("#")[2] if found else None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_come_back(path: Path) -> None:
    """Every example of the house."""
    check(read(path))


def test_a_story_by_hand_comes_back() -> None:
    """With an interrupted speech, writing, thought and a speaker who is not known."""
    check(last_boat())


@pytest.mark.parametrize("text", ["", HOSTILE])
def test_odd_texts_come_back(text: str) -> None:
    """Nothing, and what JSON minds; places count code points."""
    check(read_text(text))


def test_it_names_the_file_and_not_the_machine() -> None:
    """Two copies of one file give the same names, wherever they lie."""
    story = last_boat()

    assert {target["source"] for item in items(story) for target in item["target"]} == {
        items(story)[0]["id"].partition("#")[0]
    }
