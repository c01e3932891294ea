"""A reading as W3C Web Annotations: every speech, thought and mention pointed at from outside the text.

Each place is told twice, by its position and by its words with those around it, so that it is found again where
the text has moved. Layout and scenes are left out; reasons are in the JSON alone.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from duologue.exports.titles import title_of
from duologue.story.story import Story
from duologue.text.span import Span

SUFFIX = ".webanno.jsonld"
# The first is the W3C's own context; our terms, which it does not have, are named apart.
_POINTS = {"@type": "@id"}
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"duologue": "urn:duologue:terms:", "duologue:addressees": _POINTS, "duologue:inside": _POINTS},
]
_AROUND = 32  # characters before and after a place that tell it from others of the same words

_Node = dict[str, Any]


def webanno(story: Story) -> dict[str, bytes]:
    """The story's annotations, one collection of one page."""
    base = _name_of(story)
    items = [*_quotes(story, base), *_thoughts(story, base), *_mentions(story, base)]
    collection: _Node = {
        "@context": CONTEXT,
        "id": f"{base}#annotations",
        "type": "AnnotationCollection",
        "generator": {"id": "urn:duologue", "type": "Software", "name": "duologue"},
        "label": title_of(story),
        "total": len(items),
        "duologue:cast": list(_cast(story, base)),
    }
    if items:
        page = {"id": f"{base}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
        collection["first"] = page
    written = json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"
    return {SUFFIX: written.encode("utf-8", "backslashreplace")}


def _name_of(story: Story) -> str:
    """The story by the hash of its file, as RFC 6920 writes it: the same wherever the file lies."""
    digest = bytes.fromhex(story.source.sha256)
    if not digest:
        digest = hashlib.sha256(story.text.encode("utf-8", "surrogatepass")).digest()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode('ascii').rstrip('=')}"


def _cast(story: Story, base: str) -> Iterator[_Node]:
    for character in story.cast:
        told: _Node = {
            "id": f"{base}#{character.id}",
            "type": "duologue:Character",
            "duologue:name": character.name,
            "duologue:aliases": list(character.aliases),
            "duologue:named": character.named,
            "duologue:narrator": character.narrator,
        }
        if character.gender:
            told["duologue:gender"] = character.gender
        yield told


def _quotes(story: Story, base: str) -> Iterator[_Node]:
    answers = {answer.quote: answer for answer in story.attributions}
    for quote in story.quotes:
        answer = answers.get(quote.id)
        who = answer.speaker if answer else None
        told = _annotation(story, base, quote.id, quote.kind, who, quote.spans)
        if answer:
            told["duologue:given"] = answer.kind
            told["duologue:addressees"] = [f"{base}#{to}" for to in answer.addressees]
            if who:
                told["duologue:score"] = round(answer.score, 4)
        if quote.inside:
            told["duologue:inside"] = f"{base}#{quote.inside}"
        yield told


def _thoughts(story: Story, base: str) -> Iterator[_Node]:
    for thought in story.thoughts:
        told = _annotation(story, base, thought.id, "thought", thought.character, thought.spans)
        told["duologue:form"] = thought.form
        told["duologue:score"] = round(thought.score, 4)
        yield told


def _mentions(story: Story, base: str) -> Iterator[_Node]:
    for number, mention in enumerate(story.mentions):
        yield _annotation(story, base, f"m{number}", mention.kind, mention.character, (mention.span,))


def _annotation(
    story: Story, base: str, name: str, kind: str, who: str | None, spans: tuple[Span, ...]
) -> _Node:
    """One annotation: what it is as a tag, whose it is as an identifying body, which nobody known has not."""
    bodies: list[_Node] = [{"type": "TextualBody", "purpose": "tagging", "value": kind}]
    if who:
        character = f"{base}#{who}"
        named = story.characters[who].name
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": character})
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": named, "format": "text/plain"})
    return {
        "id": f"{base}#{name}",
        "type": "Annotation",
        "motivation": "identifying" if who else "tagging",
        "body": bodies,
        "target": [_target(story.text, base, span) for span in spans],
    }


def _target(text: str, base: str, span: Span) -> _Node:
    words = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": base, "selector": [place, words]}
