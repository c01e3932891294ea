"""Whom pronouns and descriptions may mean: what the heads make of the vectors, as chances over the cast."""

from collections.abc import Iterator

import numpy as np

from duologue.models.heads import Heads
from duologue.models.threads import side_by_side
from duologue.models.windows import Floats, Ints, Vectors
from duologue.reading.coreference.finding import find_mentions
from duologue.reading.coreference.mentions import (
    FEMALE,
    KINDS,
    MALE,
    NAME,
    SEVERAL,
    UNTOLD,
    Describer,
    Mentions,
)
from duologue.reading.coreference.people import link, people
from duologue.story.cast import Referent
from duologue.story.encoding import Encoding
from duologue.story.pieces import Page, page_of
from duologue.story.story import Story
from duologue.text.span import Span

UNSURE = -1.0
"""A mention is looked at from this logit on: here a false one does no harm, and a missed one has no answer."""
LEAST = 0.02
"""Chances below this are not told."""
STRETCH, CONTEXT = 12_000, 1_000
"""So many pieces are looked at together, and so many before them again for the mentions they lead back to: memory
must not grow with the length of a story."""
NEAR = 3_000
"""A stretch ends with a block where one ends within so many pieces."""

_GENDERS = {"f": FEMALE, "m": MALE, "x": SEVERAL}


def referents(story: Story, encoding: Encoding, heads: Heads, threads: int = 1) -> Iterator[Referent]:
    """Every pronoun and description of one person, in reading order. Needs the blocks, quotes, cast and names.

    Stretches are looked at on so many threads, each by itself.
    """
    starts, ends = encoding.spans.astype(np.int64).T
    page, describer = page_of(story, starts, ends, encoding.word.astype(np.int64)), Describer(story)

    def told(stretch: tuple[int, int, int]) -> list[Referent]:
        context, first, last = stretch
        here, vectors = page.part(context, last), encoding.vectors[context:last].astype(np.float32)
        mentions = describer.describe(here, *find_mentions(here, vectors, heads, UNSURE))
        found = chances(story, heads, mentions, vectors)
        return list(_told(story, here, mentions, found, int(np.searchsorted(mentions.first, first - context))))

    for found in side_by_side(told, stretches(page, STRETCH, CONTEXT), threads):
        yield from found


def stretches(page: Page, length: int, context: int) -> list[tuple[int, int, int]]:
    """The page in parts of about `length` pieces: (where its context begins, its first piece, past its last).

    Each begins and ends with a block where one begins near.
    """
    opens = np.flatnonzero(np.diff(page.block, prepend=-2))
    found, first = [], 0
    while first < len(page):
        last = _next(opens, page, first + length)
        found.append((int(page.first_of_word[max(0, first - context)]), first, last))
        first = last
    return found


def _next(opens: Ints, page: Page, piece: int) -> int:
    """The first block that opens at `piece` or soon after it, else the next word."""
    if piece >= len(page):
        return len(page)
    at = int(np.searchsorted(opens, piece))
    if at < len(opens) and opens[at] - piece <= NEAR:
        return int(opens[at])
    return int(page.first_of_word[piece])


def chances(story: Story, heads: Heads, mentions: Mentions, vectors: Vectors) -> Floats:
    """For each mention the chance of each of the cast, (m, cast + 1); the last column is somebody else."""
    cast = story.cast
    found = people(mentions, link(mentions, vectors, heads), len(cast))
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


def _told(story: Story, page: Page, mentions: Mentions, found: Floats, first: int) -> Iterator[Referent]:
    """The referents from mention `first` on."""
    wanted = (mentions.kind != NAME) & (mentions.person == 3) & (mentions.gender < SEVERAL)
    asked = np.flatnonzero(wanted[first:]) + first
    share = found[asked, :-1]
    order = np.argsort(-share, axis=1, kind="stable")[:, :4]
    rows = zip(
        page.starts[mentions.first[asked]].tolist(),
        page.ends[mentions.last[asked]].tolist(),
        mentions.kind[asked].tolist(),
        order.tolist(),
        np.take_along_axis(share, order, axis=1).tolist(),
    )
    names = [character.id for character in story.cast]
    for start, end, kind, likeliest, chance in rows:
        people = tuple((names[n], c) for n, c in zip(likeliest, chance) if c >= LEAST)
        yield Referent(Span(start, end), KINDS[kind], people)
