"""What speaks for and against a person being meant by a pronoun, as named features. Their weights: weights.py.

The features are those of pronoun resolution since Lappin & Leass (1994): nearness, grammatical part, parallel
parts, binding; and the story's own: who speaks in the paragraph, who the passage is about.
"""

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass

from duologue.reading.reference.forms import OBJECT, REFLEXIVE, SUBJECT
from duologue.reading.reference.history import FORGOTTEN, History, Seen
from duologue.reading.reference.scene import Scene
from duologue.text.verbs import looks_finite

_PREPOSITIONS = frozenset(
    "around round about behind beside before after with near over under above below to from for of on upon".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A pronoun that is to be resolved. `gender` is that of its form, `part` its part in the sentence."""

    index: int
    sentence: int
    gender: str
    part: str
    told: bool


def evidence(scene: Scene, history: History, place: Place, who: str) -> list[Hashable]:
    """The features of `who` as the person meant at `place`."""
    seen = history.seen.get(who)
    found: list[Hashable] = [*scene.of_person[who]]
    if seen is not None and place.index - seen.at <= FORGOTTEN:
        found += _of_last_mention(history, place, who, seen)
    elif who in scene.leads:
        found.append("lead not seen")
    else:
        found.append(("ahead", bisect_right((20, 100, 300, 1000), scene.ahead(who, place.index)), seen is None))
    _add_paragraph(found, scene, who, place)
    before, at = history.meant.get(place.gender, ("", 0))
    if before == who:
        found.append(("same pronoun", place.part, bisect_right((12, 40, 120), place.index - at)))
    return found


def _of_last_mention(history: History, place: Place, who: str, seen: Seen) -> list[Hashable]:
    apart = place.sentence - seen.sentence
    found: list[Hashable] = [
        ("sentences", bisect_right((1, 2, 3, 5, 10), apart)),
        ("tokens", bisect_right((2, 4, 8, 20, 50, 120), place.index - seen.at)),
        ("parts", seen.part, place.part, apart == 0),
        ("kind", seen.kind),
        ("lately", bisect_right((0.4, 1.0, 2.0, 4.0), seen.weight(place.index))),
    ]
    if place.part == REFLEXIVE and place.index - seen.at == 1:
        found.append("beside")
    if not seen.told:
        found.append("only spoken of")
    if history.subject == who:
        found.append(("subject", place.part, bisect_right((1, 2), place.sentence - history.subject_sentence)))
    if history.topic == who:
        found.append(("topic", place.part))
    return found


def of_person(scene: Scene, who: str) -> tuple[Hashable, ...]:
    """What holds of `who` wherever the pronoun stands."""
    character = scene.characters.get(who)
    if character is None:
        return ("stranger" if scene.gender[who] else "stranger of any gender",)
    found: list[Hashable] = [("share", bisect_right((0.01, 0.03, 0.1, 0.25), scene.share.get(who, 0.0)))]
    if character.gender is None:
        found.append("gender untold")
    if not character.named:
        found.append("unnamed")
    if who in scene.leads:
        found.append("lead")
    return tuple(found)


def _add_paragraph(found: list[Hashable], scene: Scene, who: str, place: Place) -> None:
    if scene.cued.get(place.index) == who:
        found.append("cue")
    block = scene.words.block[place.index]
    here, before = scene.spoken.get(block), scene.spoken.get(block - 1)
    if here and place.told:
        if here.speaker == who:
            found.append(("speaker", place.part))
        elif who in here.addressees:
            found.append(("hearer", place.part))
    if before and before.speaker == who:
        found.append(("spoke before", here is not None))


def bound(scene: Scene, history: History, place: Place) -> list[Hashable]:
    """What the grammar says of the clause's subject: "she saw her" are two people, "she saw herself" is one."""
    if history.subject_sentence != place.sentence or place.part == SUBJECT or not place.told:
        return []
    low = scene.words.low
    begin, end = history.subject_at + 1, place.index
    verbs = sum(looks_finite(word) for word in low[begin:end]) if end - begin < 14 else 3
    if place.part == REFLEXIVE:
        return ["its own subject"]
    if place.part == OBJECT:
        return [("object of", min(verbs, 3), low[end - 1] in _PREPOSITIONS)]
    return [("owned by", min(verbs, 3))]
