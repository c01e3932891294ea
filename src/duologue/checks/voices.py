"""D505: two people who talk alike, by how often each uses the little words that nobody chooses.

The measure is the Jensen-Shannon divergence of the two people's shares of function words (Lin 1991, "Divergence
measures based on the Shannon entropy"); function words tell writers apart since Mosteller and Wallace (1964). What
chance gives is found by dealing the lines of both out again, many times.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duologue.checks.finding import Check, Finding
from duologue.checks.lines import Said, name_of, said
from duologue.story.story import Story
from duologue.story.words import words_of

FUNCTION_WORDS = (
    "the a an and but or if because as until while of at by for with about against between into through "
    "before after to from up down in out on off over under again then here there when where why how all any "
    "both each few more most other some such no nor not only own same so than too very can will just should "
    "now could would must may might shall i me my we us our you your he him his she her it its they them "
    "their this that these those am is are was were be been have has had do does did what which who never "
    "always well oh yes perhaps quite really don't can't won't i'm you're it's that's i'll i've didn't "
).split()
WORDS = 600
"""So many function words of each are enough for two voices to be told apart."""
DEALS = 400
LIKELY = 0.5
"""Two voices are alike where so many deals of their lines lie at least as far apart as they do."""


def alike(story: Story) -> Iterator[Finding]:
    """Pairs of people whose lines lie no further apart than lines dealt out by chance."""
    lines: dict[str, list[Said]] = {}
    for line in said(story):
        if line.answer.speaker:
            lines.setdefault(line.answer.speaker, []).append(line)
    counts = _counted(story, lines)
    people = [who for who, table in counts.items() if table.sum() >= WORDS]
    for one, other in combinations(people, 2):
        p = by_chance(counts[one], counts[other])
        if p >= LIKELY:
            names = f"{name_of(story, one)} and {name_of(story, other)}"
            message = (
                f"{names} talk alike: in {p:.0%} of deals by chance their little words would lie as far apart "
                "(Jensen-Shannon divergence)"
            )
            places = (lines[one][0].quote.spans[0], lines[other][0].quote.spans[0])
            yield Finding("D505", message, max(places), places, round(p, 3))


def _counted(story: Story, lines: dict[str, list[Said]]) -> dict[str, NDArray[np.int64]]:
    """For each speaker the counts of FUNCTION_WORDS in each line, (lines, words)."""
    columns = {word: n for n, word in enumerate(FUNCTION_WORDS)}
    words = words_of(story)
    starts = np.asarray(words.start)
    found = {}
    for who, said_by in lines.items():
        table = np.zeros((len(said_by), len(columns)), dtype=np.int64)
        for row, line in enumerate(said_by):
            for span in line.quote.spans:
                first, last = np.searchsorted(starts, (span.start, span.end))
                for word in words.low[first:last]:
                    column = columns.get(word.replace("’", "'"))
                    if column is not None:
                        table[row, column] += 1
        found[who] = table
    return found


def by_chance(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """How often deals of all lines into two hands of these sizes lie at least as far apart. The same each time."""
    both = np.concatenate((one, other)).astype(np.float64)
    whole = both.sum(axis=0)
    apart = divergence(one.sum(axis=0), other.sum(axis=0))
    dealer = np.random.default_rng(len(both))
    further = 0
    for _ in range(DEALS):
        hand = both[dealer.permutation(len(both))[: len(one)]].sum(axis=0)
        further += divergence(hand, whole - hand) >= apart
    return further / DEALS


def divergence(one: NDArray[Any], other: NDArray[Any]) -> float:
    """The Jensen-Shannon divergence of two rows of counts, in bits, 0 to 1."""
    p, q = (row.astype(np.float64) / max(float(row.sum()), 1.0) for row in (one, other))
    return _entropy((p + q) / 2) - (_entropy(p) + _entropy(q)) / 2


def _entropy(shares: NDArray[np.float64]) -> float:
    held = shares[shares > 0]
    return float(-(held * np.log2(held)).sum())


CHECKS = (Check("D505", "voices alike", "Two people whose little words tell nobody apart.", False, alike),)
