"""Turns are found where there are some, hardly ever where there are none, and say why."""

import itertools
import time

import numpy as np
import pytest
from couples import talk

from duologue.dynamics.gottman import fit
from duologue.dynamics.series import last_shown
from duologue.dynamics.signs import MOVES, WEIGHTS, signs
from duologue.dynamics.smoother import noise, smooth
from duologue.dynamics.turning import level_shifts, turning_points
from duologue.story import acts


def scene(n: int, seed: int, levels: list[tuple[int, float]]) -> np.ndarray:
    """Two who speak in turn, n moments, at each level from its moment on."""
    rng = np.random.default_rng(seed)
    level = np.zeros(n)
    for at, value in levels:
        level[at:] = value
    values = np.full((2, n), np.nan)
    values[np.arange(n) % 2, np.arange(n)] = np.clip(level + rng.normal(0, 0.3, n), -1, 1)
    return values


def test_the_shift_is_a_difference_of_means_in_units_of_its_error() -> None:
    """Counted out for one moment: each person's means before and after, weighed as two samples are."""
    values = np.array([[0.5, np.nan, 0.3, np.nan, -0.4, np.nan], [np.nan, 0.2, np.nan, 0.0, np.nan, -0.2]])
    at = 3
    about, weighed, known = [], 0.0, 0.0
    for row in values:
        before, after = row[:at][~np.isnan(row[:at])], row[at:][~np.isnan(row[at:])]
        share = len(before) * len(after) / (len(before) + len(after))
        weighed, known = weighed + share * (after.mean() - before.mean()), known + share
        about += list(row[~np.isnan(row)] - np.nanmean(row))

    expected = abs(weighed) / np.sqrt(known) / np.sqrt(np.mean(np.square(about)))
    assert level_shifts(values)[at] == pytest.approx(expected)
    assert level_shifts(values)[0] == -np.inf


def test_p_is_the_share_of_all_orders() -> None:
    """For few acts every order can be made; the seeded sample of orders comes close to all of them."""
    row = np.array([0.9, 0.7, 0.8, -0.2, -0.4, -0.3, -0.6])
    values = np.stack([row, np.full(7, np.nan)])
    (turn, *_) = turning_points(values, level=1.0)
    every = [level_shifts(np.stack([np.array(order), values[1]])).max() for order in itertools.permutations(row)]
    near = level_shifts(values)[max(0, turn.index - 2) : turn.index + 3].max()

    assert turn.p == pytest.approx(np.mean(np.array(every) >= near - 1e-9), abs=0.03)


def test_hardly_ever_does_a_scene_turn_that_does_not() -> None:
    """At level .05, one scene in twenty of those whose acts come in any order."""
    turned = [bool(turning_points(scene(int(20 + seed % 40), seed, []))) for seed in range(200)]

    assert np.mean(turned) < 0.09


@pytest.mark.parametrize("at", [12, 30, 45])
def test_a_turn_is_found_where_it_is(at: int) -> None:
    """With its direction and how far it goes."""
    for seed in range(5):
        (turn, *_) = turning_points(scene(60, seed, [(0, 0.4), (at, -0.5)]))
        assert abs(turn.index - at) <= 3
        assert turn.shift == pytest.approx(-0.9, abs=0.25)
        assert turn.p <= 0.05


def test_several_turns_are_found_the_greatest_first() -> None:
    """There and back again."""
    found = turning_points(scene(200, 1, [(0, 0.5), (80, -0.6), (150, 0.1)]))

    assert len(found) == 2
    assert abs(found[0].index - 80) <= 3 and abs(found[1].index - 150) <= 4
    assert found[0].shift < 0 < found[1].shift


def test_one_persons_turn_counts() -> None:
    """The other may stay as he was, or be silent altogether."""
    values = scene(80, 2, [(0, 0.6), (40, -0.3)])
    values[1, :] = np.nan
    (turn, *_) = turning_points(values)

    assert abs(turn.index - 40) <= 4


def test_the_signs_say_which_moment_it_was() -> None:
    """Of moments at which the level shifts alike, the one with the refusal; and it is named."""
    values = scene(40, 3, [(0, 0.5), (20, -0.5)])
    moves = np.zeros((2, 40, len(MOVES)))
    moves[:, :, MOVES.index("tell")] = 1.0
    plain = turning_points(values, moves=moves)[0]
    told = [at for at in range(plain.index - 2, plain.index + 3) if at != plain.index]
    for at in told[-1:]:
        moves[at % 2, at] = 0.0
        moves[at % 2, at, MOVES.index("leave")] = 1.0
    marked = turning_points(values, moves=moves, dominance=np.where(np.arange(40) == told[-1], 1.0, values))[0]

    assert abs(marked.index - told[-1]) <= abs(plain.index - told[-1])
    assert marked.p == pytest.approx(plain.p, abs=0.02)
    assert {"shift", "strong"} <= dict(plain.signs).keys() <= WEIGHTS.keys()


def test_whoever_knows_more_of_the_moments_says_which_it_was() -> None:
    """Whether it turns is as before; where, is as is told, and what was told is named."""
    values = scene(40, 3, [(0, 0.5), (20, -0.5)])
    plain = turning_points(values)[0]
    wanted = plain.index + 2
    told = turning_points(values, worth={"a door falls shut": np.where(np.arange(40) == wanted, 9.0, 0.0)})[0]

    assert told.p <= 0.05 and abs(told.index - wanted) <= 2
    assert {name for name, _ in told.signs} <= {"a door falls shut"}


def test_too_few_acts_turn_nothing() -> None:
    """Nor do acts that are all alike, or none."""
    assert turning_points(np.full((2, 30), np.nan)) == []
    assert turning_points([[0.5, np.nan, -0.5], [np.nan, 0.5, np.nan]], level=1.0) == []
    assert turning_points(np.full((2, 30), 0.5)) == []
    assert turning_points(np.empty((2, 0))) == []


def test_the_same_acts_give_the_same_turns() -> None:
    """Chance is seeded."""
    values = scene(60, 4, [(30, -0.4)])
    assert turning_points(values) == turning_points(values)


def test_signs_are_measured_against_what_is_usual_between_the_two() -> None:
    """A cold word among kind ones and a colder one among cold ones; both stand as far out."""
    one = np.array([[0.2, 0.2, -0.4, 0.2], [np.nan] * 4])
    found = signs(one, None, None, None)["strong"]

    np.testing.assert_allclose(found, signs(one * 2, None, None, None)["strong"])
    assert np.argmax(found) == 2


def test_moves_stand_in_the_order_of_the_story_room() -> None:
    """The room knows nothing of stories, but is handed their moves."""
    assert MOVES == acts.MOVES


@pytest.mark.parametrize(
    "wrong",
    [
        {"moves": np.zeros((2, 3, 9))},
        {"inner": np.zeros((2, 3))},
        {"dominance": [[0]]},
        {"worth": {"late": [0.0]}},
    ],
)
def test_what_does_not_fit_is_refused(wrong) -> None:
    """Other moments than the values', or another form."""
    with pytest.raises(ValueError, match=r"shape|moments"):
        turning_points(np.zeros((2, 4)), **wrong)


def test_values_off_the_scale_are_refused() -> None:
    """And what are not two people's."""
    for values in (np.full((2, 4), 1.5), np.zeros((3, 4)), np.array([[np.inf], [0.0]])):
        with pytest.raises(ValueError, match=r"two people|-1"):
            turning_points(values)


def test_last_shown_looks_back_only() -> None:
    """At each moment what was before it."""
    np.testing.assert_array_equal(last_shown(np.array([np.nan, 1.0, np.nan, 2.0])), [np.nan, np.nan, 1.0, 1.0])
    assert last_shown(np.empty(0)).shape == (0,)


def test_two_thousand_moments_take_no_time() -> None:
    """Smoothing 20 ms, turns 100 ms, equations with their intervals 500 ms; doubled here, for slower machines."""
    values = talk(1000, 1, (0.3, 0.3))
    moves = np.full((2, 2000, 9), 1 / 9)
    work = {
        0.04: lambda: smooth(np.arange(2000.0), values, noise(np.ones(values.shape))),
        0.2: lambda: turning_points(values, 1.0, moves=moves, dominance=values, inner=values),
        1.0: lambda: fit(values),
    }
    for most, job in work.items():
        assert min(_seconds(job) for _ in range(4)) < most


def _seconds(job) -> float:
    begun = time.process_time()
    job()
    return time.process_time() - begun
