"""What speaks for a turn at a moment, and how much each sign counts: one table, as for speakers (decision 4).

The weights are in natural-log units and were fitted so that the moments which coders call the turning points of
164 training scenes stand out from the other moments of the same scene (a conditional logit; McFadden 1974). See
`training/bonds/turns.py`, and docs/rooms/dynamics.md for what each is worth.
"""

import numpy as np

from duologue.dynamics.series import Floats

MOVES = ("attack", "defend", "refuse", "leave", "repair", "reach", "accept", "ask", "tell")
"""The nine moves, in the order in which their probabilities stand."""

_TABLE = """
late        0.55  how late it stands, from 0 at the first moment to 1 at the last
last_third  0.35  from 0 at two thirds to 1 at the last moment
strong      1.1   the strongest act of the moment, warm or cold, in units of what is usual between the two
shift       0.3   how much likelier the acts are with the level of both moving here, in logs
force       0.45  the most commanding or yielding act, in units of what is usual
inner       0.35  the strongest feeling told of, in units of what is usual
defend     -0.25  somebody defends (the probability of it; this and the next against attacking, reaching, telling)
refuse      0.5   refuses
leave       0.45  leaves
repair      0.3   repairs
accept      0.65  accepts
ask        -0.4   asks
"""

WEIGHTS = {line.split()[0]: float(line.split()[1]) for line in _TABLE.strip().splitlines()}
"""Each sign and its weight."""
PLACE = ("late", "last_third")
"""The signs that do not depend on how well the acts were read."""

_LEAST_USUAL = 0.15
"""Values that hardly differ from 0 are not blown up."""


def signs(
    values: Floats, moves: Floats | None, dominance: Floats | None, inner: Floats | None
) -> dict[str, Floats]:
    """The signs of each of n moments but the shift, (n,) each, as in WEIGHTS; 0 where nothing is known.

    `values`, `dominance` and `inner` (2, n) with NaN where nothing is shown; `moves` (2, n, 9).
    """
    n = values.shape[1]
    place = np.arange(n) / max(n - 1, 1)
    found = {
        "late": place,
        "last_third": np.maximum(3.0 * place - 2.0, 0.0),
        "strong": _strongest(values),
        "force": np.zeros(n) if dominance is None else _strongest(dominance),
        "inner": np.zeros(n) if inner is None else _strongest(inner),
    }
    made = np.zeros((2, n, len(MOVES))) if moves is None else np.nan_to_num(moves)
    found |= {move: made[:, :, at].max(axis=0) for at, move in enumerate(MOVES) if move in WEIGHTS}
    return found


def _strongest(values: Floats) -> Floats:
    """The larger size of the two at each moment, over the root of the mean square of all."""
    shown = values[~np.isnan(values)]
    usual = max(float(np.sqrt(np.mean(shown**2))) if len(shown) else 0.0, _LEAST_USUAL)
    found: Floats = np.abs(np.nan_to_num(values)).max(axis=0) / usual
    return found
