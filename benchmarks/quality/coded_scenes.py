"""Coded scenes: a text, its two people, and for each paragraph and person what the coders saw. Also as a Story.

A scene is read in two settings. "People given": the cast is the two people under their names, and the coders say
who speaks each quotation; paragraphs, quotations, thoughts and pronouns are our own reading. "End to end":
everything is.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from duologue.reader import RULES, STAGES, read_stages
from duologue.story.attribution import Attribution
from duologue.story.cast import Character, Mention
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span

PEOPLE = ("a", "b")
_BEFORE_PEOPLE = ("layout", "speech", "encoding", "words", "cast")
_AFTER_PEOPLE = ("reference", "thoughts")


@dataclass(frozen=True)
class Coded:
    """One scene with the codes of one or two coders. `paragraphs` are spans of the text, as the coders count."""

    id: str
    work: str
    text: str
    about: dict[str, Any]
    coders: tuple[dict[str, Any], ...]

    @property
    def paragraphs(self) -> list[Span]:
        """Paragraphs are separated by blank lines."""
        edges = [0, *(m.end() for m in re.finditer(r"\n\s*\n", self.text)), len(self.text)]
        return [Span(a, b) for a, b in pairwise(edges) if self.text[a:b].strip()]

    def value(self, paragraph: int, who: str, name: str) -> float | None:
        """The coders' mean of "out_aff", "out_dom" or "in_aff", in -2..2; None where either saw nothing."""
        seen = [coder["paragraphs"][paragraph][who][name] for coder in self.coders]
        return None if None in seen else sum(seen) / len(seen)

    def moves(self, paragraph: int, who: str) -> list[str]:
        """What each coder that saw anything called it."""
        seen = [coder["paragraphs"][paragraph][who]["move"] for coder in self.coders]
        return [move for move in seen if move]


def scenes(folder: Path) -> list[Coded]:
    """The scenes of a part ("train" or "dev"), in the order of its index."""
    found = []
    for about in json.loads((folder / "index.json").read_text("utf-8")):
        with (folder / "scenes" / about["file"]).open(encoding="utf-8", newline="") as file:
            text = file.read()
        paths = [folder / "codes" / coder / f"{about['id']}.json" for coder in ("A", "B", ".")]
        codes = tuple(json.loads(path.read_text("utf-8")) for path in paths if path.exists())
        found.append(Coded(about["id"], about["work"], text, about, codes))
    return found


def given(scene: Coded, rules: bool = False) -> Story:
    """The scene read with its two people and the speakers of its quotations given; people have the ids a and b.

    By `rules` alone, or with the encoder.
    """
    stages = RULES if rules else STAGES
    story = read_stages(Source.from_text(scene.text), [one for one in stages if one.name in _BEFORE_PEOPLE])
    ours = {c.id: person for c in story.cast if (person := _same(scene, c))}
    cast = tuple(
        Character(p, i["name"], (i["name"],), gender=i["gender"], narrator=scene.about.get("narrator_is") == p)
        for p in PEOPLE
        for i in [scene.about[p]]
    )
    others = tuple(c for c in story.cast if c.id not in ours and not c.narrator and not c.lead and c.named)
    kept = {c.id for c in others}
    names = {m.span: replace(m, character=ours.get(m.character, m.character)) for m in story.names}
    names |= {m.span: m for m in _named(scene)}
    names = {s: m for s, m in names.items() if m.character in kept or m.character in PEOPLE}
    story = replace(
        story,
        cast=(*cast, *others),
        names=tuple(sorted(names.values(), key=lambda m: m.span)),
        attributions=tuple(_given_speakers(scene, story)),
        read=(*story.read, "attributions"),
    )
    for stage in stages:
        if stage.name in _AFTER_PEOPLE:
            story = stage(story)
    return story


def _same(scene: Coded, character: Character) -> str | None:
    """Which of the two a character of ours is: by name, as the narrator, or as the only one of their gender."""
    for person in PEOPLE:
        about = scene.about[person]
        words = {word for alias in (character.name, *character.aliases) for word in alias.lower().split()}
        if about["name"].lower() in words:
            return person
        if character.narrator and scene.about.get("narrator_is") == person:
            return person
        if character.lead and character.gender == about["gender"] != scene.about[_other(person)]["gender"]:
            return person
    return None


def _other(person: str) -> str:
    return "b" if person == "a" else "a"


def _named(scene: Coded) -> Iterator[Mention]:
    for person in PEOPLE:
        name = re.escape(scene.about[person]["name"])
        if name != "I":
            for match in re.finditer(rf"\b{name}\b", scene.text):
                yield Mention(Span(*match.span()), person, "name")


def _given_speakers(scene: Coded, story: Story) -> Iterator[Attribution]:
    told = speakers_told(scene, story)
    for quote in story.quotes:
        if quote.kind == "quoted" or quote.inside is not None:
            continue
        who = told.get(quote.id)
        if who in PEOPLE:
            yield Attribution(quote.id, who, (_other(who),), "explicit", None, 1.0, ("given",))
        else:
            yield Attribution(quote.id, None, (), "implicit", None, 0.0, ())


def speakers_told(scene: Coded, story: Story) -> dict[str, str]:
    """Who the first coder says speaks each of our quotes ("a", "b", "other:…"), by paragraph and first words."""
    rows = scene.coders[0]["speakers"]
    places = scene.paragraphs
    votes: dict[str, Counter[str]] = {}
    for row in rows:
        paragraph = places[row["par"]] if row["par"] < len(places) else Span(0, 0)
        wanted = "".join(c for c in row["text"].lower() if c.isalnum())[:25]
        for quote in story.quotes:
            for span in quote.spans:
                if span.start in paragraph:
                    said = "".join(c for c in span.of(scene.text)[:80].lower() if c.isalnum())
                    if wanted and (said.startswith(wanted) or wanted.startswith(said)):
                        votes.setdefault(quote.id, Counter())[row["speaker"]] += 1
    found = {quote: max(sorted(count), key=lambda who: count[who]) for quote, count in votes.items()}
    return found | _by_paragraph(scene, story, rows, found)


def _by_paragraph(scene: Coded, story: Story, rows: list[dict[str, Any]], found: dict[str, str]) -> dict[str, str]:
    """Quotes whose words were not found: whoever alone speaks in that paragraph."""
    more = {}
    for number, paragraph in enumerate(scene.paragraphs):
        here = {row["speaker"] for row in rows if row["par"] == number}
        for quote in story.quotes:
            if quote.span.start in paragraph and quote.id not in found and len(here) == 1:
                more[quote.id] = next(iter(here))
    return more


def read_whole(scene: Coded, rules: bool = False) -> Story:
    """The scene as we read it, with nothing given, up to the thoughts."""
    stages = RULES if rules else STAGES
    until = next(n for n, stage in enumerate(stages) if stage.name == "thoughts")
    return read_stages(Source.from_text(scene.text), stages[: until + 1])


def whom(scene: Coded, story: Story) -> dict[str, str]:
    """Our character for each of the two, one for one: by lines spoken in common, then by name."""
    told = speakers_told(scene, story)
    votes: Counter[tuple[str, str]] = Counter()
    for answer in story.attributions:
        person = told.get(answer.quote)
        if answer.speaker and person in PEOPLE:
            votes[person, answer.speaker] += 1
    for character in story.cast:
        person = _same(scene, character)
        if person:
            votes[person, character.id] += 2
    found: dict[str, str] = {}
    for (person, ours), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if person not in found and ours not in found.values():
            found[person] = ours
    return found
