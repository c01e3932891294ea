"""What HTML says of each quote and thought: an id, classes, data attributes; and which characters are whose."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.exports.stretches import keys
from duologue.exports.titles import who
from duologue.story.speech import Quote, Thought
from duologue.story.story import Story
from duologue.text.span import Span

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LineMark:
    """One quote or thought. `key` is made of its words; `classes` are its kind and who says it, if anybody.

    `data` are the data attributes that have a value.
    """

    key: str
    classes: tuple[str, ...]
    data: dict[str, str]


def facts(story: Story) -> list[Quote | Thought]:
    """Quotes and thoughts, outer before inner."""
    found: list[Quote | Thought] = [*story.quotes, *story.thoughts]
    return sorted(found, key=lambda fact: (fact.spans[0].start, -fact.spans[-1].end))


def painted(story: Story) -> NDArray[np.int32]:
    """For each character the place of its innermost fact, from 1; 0 for those in none."""
    paint = np.zeros(len(story.text), dtype=np.int32)
    for place, fact in enumerate(facts(story), start=1):
        for span in fact.spans:
            paint[span.start : span.end] = place
    return paint


def line_marks(story: Story) -> Iterator[LineMark]:
    """A mark for each fact, in the order of `facts`."""
    answers = {answer.quote: answer for answer in story.attributions}
    found = facts(story)
    kinds: list[tuple[str, tuple[Span, ...]]] = [
        ("thought" if isinstance(fact, Thought) else fact.kind, fact.spans) for fact in found
    ]
    for fact, (kind, _), key in zip(found, kinds, keys(story, kinds)):
        told: dict[str, str | None]
        if isinstance(fact, Thought):
            told = {"thought": fact.id, "form": fact.form, "speaker": fact.character, "score": f"{fact.score:.3f}"}
        else:
            told = {"quote": fact.id, "inside": fact.inside}
            if answer := answers.get(fact.id):
                told |= {"speaker": answer.speaker, "to": " ".join(answer.addressees), "how": answer.kind}
                told |= {"score": f"{answer.score:.3f}"}
        speaker = told.get("speaker")
        if speaker:
            told["name"] = " ".join(who(story.characters[speaker]).split())
        classes = (kind, f"who-{speaker or UNKNOWN}") if "speaker" in told else (kind,)
        yield LineMark(key, classes, {name: value for name, value in told.items() if value})
