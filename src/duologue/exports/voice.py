"""The voice script: one JSON line per stretch in reading order; the `text` of all of them is the story's text.

It says who speaks, not how: the choice of voices and their performance is the producer's. See casting.py.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from duologue.exports.stretches import NARRATION, Stretch, keys, stretches
from duologue.exports.titles import who
from duologue.story.narration import narrators
from duologue.story.speech import Thought
from duologue.story.story import Story

SCHEMA = "duologue/voice/1"
NARRATOR = "narrator"
# Readers that split on every Unicode line end would cut a line in two at these; UTF-8 has no lone surrogates.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def voice_script(story: Story) -> str:
    """The whole script as JSON Lines."""
    return "".join(_line(record) for record in voice_records(story))


def voice_records(story: Story) -> Iterator[dict[str, Any]]:
    """The stretches as plain dictionaries; docs/exports.md tells each field."""
    found = list(stretches(story))
    ids = keys(story, [(one.kind, (one.span,)) for one in found])
    tellers = {block.id: teller for block, teller in zip(story.blocks, narrators(story))}
    for n, (one, key) in enumerate(zip(found, ids)):
        record: dict[str, Any] = {"schema": SCHEMA, "id": key, "n": n, "kind": one.kind}
        record |= _narrated(tellers.get(one.block.id)) if one.kind == NARRATION else _voiced(story, one)
        record |= {
            "part": one.block.kind,
            "block": one.block.id,
            "scene": one.block.scene,
            "span": [one.span.start, one.span.end],
            "text": one.span.of(story.text),
        }
        yield record


def why_unknown(story: Story, one: Stretch) -> str | None:
    """`unread`, `open` (some are likelier than others) or `unnamed` (nobody is); None where somebody is known."""
    if one.speaker is not None or one.kind == NARRATION:
        return None
    if one.answer is None and not isinstance(one.fact, Thought):
        return "unread"
    return "open" if one.answer and one.answer.others else "unnamed"


def _narrated(teller: str | None) -> dict[str, Any]:
    return {"speaker": NARRATOR, "name": "Narrator", "teller": teller}


def _voiced(story: Story, one: Stretch) -> dict[str, Any]:
    fact, answer, speaker = one.fact, one.answer, one.speaker
    record: dict[str, Any] = {
        "speaker": speaker,
        "name": who(story.characters[speaker]) if speaker else None,
        "unknown": why_unknown(story, one),
        "of": fact.id if fact else None,
        "begins": one.begins,
    }
    if answer:
        record["addressees"] = list(answer.addressees)
        record["how"] = answer.kind
        record["score"] = round(answer.score, 3)
        record["because"] = list(answer.because)
        record["others"] = [[other, round(part, 3)] for other, part in answer.others]
    elif isinstance(fact, Thought):
        record["addressees"] = []
        record["score"] = round(fact.score, 3)
        record["because"] = list(fact.because)
    return record


def _line(record: dict[str, Any]) -> str:
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda one: f"\\u{ord(one[0]):04x}", written) + "\n"
