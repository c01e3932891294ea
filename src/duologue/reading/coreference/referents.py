"""Whom the pronouns and descriptions of the narration may mean: the encoder's answer, as chances over the cast."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duologue.models.encoder import Encoder
from duologue.models.windows import Floats
from duologue.reading.coreference.features import Page, page_of
from duologue.reading.coreference.finding import find_mentions
from duologue.reading.coreference.mentions import (
    FEMALE,
    KINDS,
    MALE,
    NAME,
    NOBODY,
    SEVERAL,
    UNTOLD,
    Describer,
    Mentions,
)
from duologue.reading.coreference.passages import passages
from duologue.reading.coreference.people import link, people
from duologue.story.story import Story
from duologue.story.words import words_of
from duologue.text.span import Span

UNSURE = -1.0
"""A mention is looked at from this logit on: here a false one does no harm, and a missed one has no answer."""
LEAST = 0.02
"""Chances below this are not told."""

_GENDERS = {"f": FEMALE, "m": MALE, "x": SEVERAL}


@dataclass(frozen=True, slots=True)
class Referent:
    """A pronoun or description of the narration, and the chance of each of the cast to be meant, likeliest first.

    `kind` is "noun" or "pronoun". What the chances leave to 1 is somebody who is not of the cast.
    """

    span: Span
    kind: str
    people: tuple[tuple[str, float], ...]


class ReferentsByPlace:
    """Finds the referent of a phrase that another room has read: the subject of a cue or of a beat."""

    def __init__(self, found: Iterable[Referent]) -> None:
        self._starting: dict[tuple[int, str], list[Referent]] = {}
        for referent in found:
            self._starting.setdefault((referent.span.start, referent.kind), []).append(referent)

    def at(self, start: int, end: int, kind: str) -> Referent | None:
        """The referent of `kind` that begins at `start` and ends nearest to `end`; None where none begins there.

        For "her eyes" ask for the pronoun: the phrase begins with whose they are.
        """
        there = self._starting.get((start, kind), ())
        return min(there, key=lambda referent: abs(referent.span.end - end), default=None)


def referents(
    story: Story, encoder: Encoder, within: Sequence[tuple[int, int]] | None = None
) -> Iterator[Referent]:
    """Every pronoun and description that is told (not said), in reading order, in the passages that need it.

    Needs the blocks, tokens, quotes, cast and names. `within` gives the stretches to read instead, in characters.
    """
    describer, done = Describer(story), 0
    for start, end in passages(story, words_of(story)) if within is None else within:
        page = page_of(story, encoder.wordpiece, start, end)
        vectors = encoder.vectors(page.pieces.ids, page.features())
        mentions = describer.describe(page, *find_mentions(page, vectors, encoder.heads, UNSURE))
        for referent in _told(story, page, mentions, chances(story, encoder, mentions, vectors)):
            if referent.span.start >= done:
                yield referent
        done = end


def chances(story: Story, encoder: Encoder, mentions: Mentions, vectors: Floats) -> Floats:
    """For each mention the chance of each of the cast, (m, cast + 1); the last column is somebody else."""
    cast = story.cast
    narrator = next((number for number, c in enumerate(cast) if c.narrator), NOBODY)
    found = people(mentions, link(mentions, vectors, encoder.heads), len(cast), narrator)
    for number, character in enumerate(cast):
        if character.lead and character.gender:
            # Somebody without any name has no name to lead back to: what leads nowhere is theirs.
            theirs = (mentions.gender == _GENDERS[character.gender]) & (mentions.person == 3)
            found[theirs, number] += found[theirs, -1]
            found[theirs, -1] = 0.0
    gender = np.array([_GENDERS.get(character.gender or "", UNTOLD) for character in cast] + [UNTOLD])
    clash = (mentions.gender[:, None] != gender) & (mentions.gender[:, None] != UNTOLD) & (gender != UNTOLD)
    clash[(mentions.gender >= SEVERAL) | (mentions.kind == NAME)] = False
    found[:, -1] += np.where(clash, found, 0.0).sum(axis=1)
    return np.where(clash, np.float32(0.0), found)


def _told(story: Story, page: Page, mentions: Mentions, found: Floats) -> Iterator[Referent]:
    for number, row in enumerate(found):
        if mentions.quote[number] >= 0 or mentions.kind[number] == NAME or mentions.person[number] != 3:
            continue
        order = np.argsort(-row[:-1], kind="stable")[:4]
        yield Referent(
            Span(int(page.pieces.starts[mentions.first[number]]), int(page.pieces.ends[mentions.last[number]])),
            KINDS[int(mentions.kind[number])],
            tuple((story.cast[n].id, float(row[n])) for n in order.tolist() if row[n] >= LEAST),
        )
