"""The best sequence of speakers, against every sequence there is."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from duologue.reading.attribution.pairs import Feature
from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.sequence import Chain, chains_of, lattice_of, max_marginals, probabilities, same
from duologue.reading.attribution.turns import Turn
from duologue.reading.attribution.weights import FAR, NAMES

SCORES = st.floats(-9, 9, allow_nan=False).map(lambda score: round(score, 3))
WEIGHTS = st.lists(SCORES, min_size=len(NAMES), max_size=len(NAMES))


def turns_with(gaps: list[int], asks: list[bool]) -> list[Turn]:
    """Turns with so many blocks of narration before each."""
    turns, block = [], 0
    for gap, asked in zip(gaps, asks):
        block += gap + 1
        turns.append(Turn([], block, block, "s0", asks=asked))
    return turns


@st.composite
def talks(draw: st.DrawFn) -> tuple[list[Chain], list[np.ndarray]]:
    """Two or three short runs of turns with up to four candidates each, and a score for every candidate."""
    lengths = draw(st.lists(st.integers(1, 4), min_size=2, max_size=3))
    length = sum(lengths)
    gaps = draw(st.lists(st.integers(0, FAR), min_size=length, max_size=length))
    for begin in np.cumsum(lengths)[:-1]:
        gaps[begin] = 2 * FAR
    asks = draw(st.lists(st.booleans(), min_size=length, max_size=length))
    people = [sorted(draw(st.sets(st.integers(0, 4), min_size=1, max_size=3))) for _ in range(length)]
    candidates = [[*map(Candidate, these), Candidate(NOBODY)] for these in people]
    chains = chains_of(turns_with(gaps, asks), candidates)
    assert [len(chain.people) for chain in chains] == lengths
    unary = [np.array(draw(st.lists(SCORES, min_size=len(these), max_size=len(these)))) for these in candidates]
    return chains, unary


def every_sequence(chain: Chain, unary: list[np.ndarray], weights: list[float]) -> list[np.ndarray]:
    """The max-marginals of one chain, by trying all sequences."""
    n, people = len(unary), chain.people
    step = [None, *(same(people[t - 1], people[t]) * weight(chain.same[t], weights) for t in range(1, n))]
    skip = [None, None, *(same(people[t - 2], people[t]) * weight(chain.again[t], weights) for t in range(2, n))]
    best = [np.full(len(scores), -np.inf) for scores in unary]
    for who in product(*(range(len(scores)) for scores in unary)):
        total = sum(unary[t][who[t]] for t in range(n))
        total += sum(step[t][who[t - 1], who[t]] for t in range(1, n))
        total += sum(skip[t][who[t - 2], who[t]] for t in range(2, n))
        for t in range(n):
            best[t][who[t]] = max(best[t][who[t]], total)
    return best


def weight(features: list[Feature], weights: list[float]) -> float:
    """What the features of two neighbouring turns weigh."""
    return sum(weights[index] * value for index, value in features)


@settings(max_examples=60, deadline=None)
@given(talks(), WEIGHTS)
def test_max_marginals_are_those_of_all_sequences(
    talk: tuple[list[Chain], list[np.ndarray]], weights: list[float]
) -> None:
    """For every turn and candidate: the score of the best whole sequence through it, chain by chain."""
    chains, unary = talk

    fast = max_marginals(lattice_of(chains, weights), np.concatenate(unary))

    slow = [every_sequence(one, unary[one.begin : one.begin + len(one.people)], weights) for one in chains]
    np.testing.assert_allclose(fast, np.concatenate([row for rows in slow for row in rows]), atol=1e-9)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=9))
def test_probabilities_sum_to_one(scores: list[float]) -> None:
    """Whatever the scores, and the highest stays the highest."""
    shares = probabilities(np.array(scores))

    assert abs(shares.sum() - 1) < 1e-9
    assert shares.min() >= 0
    assert shares[int(np.argmax(scores))] == shares.max()


def test_one_person_is_the_same_and_nobody_is_not() -> None:
    """Two strangers need not be one stranger."""
    found = same(np.array([3, 5, NOBODY]), np.array([5, NOBODY]))

    assert found.tolist() == [[0, 0], [1, 0], [0, 0]]


def test_a_new_scene_and_a_long_silence_begin_a_new_chain() -> None:
    """Turns that cannot answer each other are decided apart."""
    turns = turns_with([0, 0, 2 * FAR, 0], [False] * 4)
    turns.append(Turn([], turns[-1].last + 1, turns[-1].last + 1, "s1"))
    chains = chains_of(turns, [[Candidate(0), Candidate(NOBODY)]] * 5)

    assert [(chain.begin, len(chain.people)) for chain in chains] == [(0, 2), (2, 2), (4, 1)]


def test_letters_take_no_part_in_turn_taking() -> None:
    """Nobody answers a note by speaking next."""
    turns = turns_with([0, 0, 0], [False] * 3)
    turns[1].written = True
    chains = chains_of(turns, [[Candidate(0), Candidate(1), Candidate(NOBODY)]] * 3)

    marginals = max_marginals(lattice_of(chains, [1.0] * len(NAMES)), np.zeros(9))

    assert marginals.tolist() == [0] * 9


def test_no_turns_make_no_chains() -> None:
    """A story in which nobody speaks."""
    assert chains_of([], []) == []
    assert not len(max_marginals(lattice_of([], [1.0] * len(NAMES)), np.zeros(0)))
