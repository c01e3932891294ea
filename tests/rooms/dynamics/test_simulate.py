"""Running a fitted pair on: within bounds, the same for one seed, and moved by an act only where influence is."""

import numpy as np
import pytest
from couples import talk

from duologue.dynamics.gottman import Couple, fit
from duologue.dynamics.simulate import QUANTILES, run_on


def couple(influence: tuple[float, float], turns: int = 200) -> Couple:
    """A fitted pair."""
    found = fit(talk(turns, 3, influence))
    assert found is not None
    return found


def test_a_kind_act_warms_those_whom_acts_move() -> None:
    """And the warmth fades: the pair comes to rest where it would have come anyway."""
    pair = couple((0.45, 0.45))
    cold, kind = (run_on(pair, (0.0, act), answers=0, steps=60, seed=1) for act in (-1.0, 1.0))
    apart = kind.quantiles[:, 0, 2] - cold.quantiles[:, 0, 2]

    assert apart[1] > 0.3
    assert abs(apart[-1]) < 0.1


def test_nobody_is_moved_who_was_not_seen_to_be() -> None:
    """Without influence the other's act changes nothing at all for the one who answers."""
    pair = couple((0.0, 0.0))
    cold, kind = (run_on(pair, (0.2, act), answers=0, steps=20, seed=1) for act in (-1.0, 1.0))

    assert not pair.beats_null
    assert np.array_equal(cold.quantiles[:, 0], kind.quantiles[:, 0])


def test_the_fan_is_the_spread_of_the_model() -> None:
    """Far from the start the middle and width are those of the pair's own long talk."""
    pair = couple((0.3, 0.3), 600)
    fan = run_on(pair, (0.9, -0.9), answers=1, steps=80, paths=4000)
    seen = talk(600, 3, (0.3, 0.3))
    expected = np.nanquantile(seen, QUANTILES, axis=1).T

    np.testing.assert_allclose(fan.quantiles[-1], expected, atol=0.12)


def test_the_form_of_a_fan() -> None:
    """One row for each turn and the start; who answers alternates; values stay on the scale; one seed, one fan."""
    pair = couple((0.4, 0.4))
    fan, again = (run_on(pair, (1.0, -1.0), answers=1, steps=5, paths=50, seed=4) for _ in range(2))

    assert fan.quantiles.shape == (6, 2, 5) and fan.actors.tolist() == [1, 0, 1, 0, 1]
    assert np.all(fan.quantiles[0] == [[1.0] * 5, [-1.0] * 5])
    assert np.all(np.abs(fan.quantiles) <= 1) and np.all(np.diff(fan.quantiles, axis=2) >= 0)
    assert np.array_equal(fan.quantiles, again.quantiles)


@pytest.mark.parametrize(("state", "answers"), [((1.2, 0.0), 0), ((0.0, 0.0), 2)])
def test_a_start_off_the_scale_is_refused(state: tuple[float, float], answers: int) -> None:
    """So is a third person."""
    with pytest.raises(ValueError, match="within"):
        run_on(couple((0.0, 0.0)), state, answers, 3)
