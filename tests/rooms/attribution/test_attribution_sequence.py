"""The best sequence of speakers, against every sequence there is."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from duologue.reading.attribution import sequence
from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.sequence import Chain, chains_of, max_marginals, probabilities, same
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
def talks(draw: st.DrawFn) -> tuple[Chain, list[np.ndarray]]:
    """One short run of turns with up to four candidates each, and a score for every candidate."""
    length = draw(st.integers(1, 5))
    gaps = draw(st.lists(st.integers(0, FAR), min_size=length, max_size=length))
    asks = draw(st.lists(st.booleans(), min_size=length, max_size=length))
    people = [sorted(draw(st.sets(st.integers(0, 4), min_size=1, max_size=3))) for _ in range(length)]
    candidates = [[*map(Candidate, these), Candidate(NOBODY)] for these in people]
    (chain,) = chains_of(turns_with(gaps, asks), candidates)
    unary = [np.array(draw(st.lists(SCORES, min_size=len(these), max_size=len(these)))) for these in candidates]
    return chain, unary


def every_sequence(chain: Chain, unary: list[np.ndarray], weights: list[float]) -> list[np.ndarray]:
    """The same as max_marginals, by trying all sequences."""
    n = len(unary)
    step = [sequence._step_scores(chain, t, weights) if t else None for t in range(n)]
    skip = [sequence._skip_scores(chain, t, weights) if t > 1 else None for t in range(n)]
    best = [np.full(len(scores), -np.inf) for scores in unary]
    for who in product(*(range(len(scores)) for scores in unary)):
        total = sum(unary[t][who[t]] for t in range(n))
        total += sum(step[t][who[t - 1], who[t]] for t in range(1, n))
        total += sum(skip[t][who[t - 2], who[t]] for t in range(2, n))
        for t in range(n):
            best[t][who[t]] = max(best[t][who[t]], total)
    return best


@settings(max_examples=60, deadline=None)
@given(talks(), WEIGHTS)
def test_max_marginals_are_those_of_all_sequences(
    talk: tuple[Chain, list[np.ndarray]], weights: list[float]
) -> None:
    """For every turn and candidate: the score of the best whole sequence through it."""
    chain, unary = talk

    for fast, slow in zip(
        max_marginals(chain, unary, weights), every_sequence(chain, unary, weights), strict=True
    ):
        np.testing.assert_allclose(fast, slow, atol=1e-9)


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
    (chain,) = chains_of(turns, [[Candidate(0), Candidate(1), Candidate(NOBODY)]] * 3)

    marginals = max_marginals(chain, [np.zeros(3)] * 3, [1.0] * len(NAMES))

    assert [row.tolist() for row in marginals] == [[0, 0, 0]] * 3


def test_no_turns_make_no_chains() -> None:
    """A story in which nobody speaks."""
    assert chains_of([], []) == []
