"""What the fitted equations do from a moment on, had an act been another. What people would do, nobody knows."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from duologue.dynamics.gottman import Couple
from duologue.dynamics.series import Floats
from duologue.dynamics.simulate import Fan, run_on
from duologue.errors import DuologueError
from duologue.figures.drawing import Drawing
from duologue.figures.fan import Path, fan_svg
from duologue.story.acts import MOVES
from duologue.story.cast import person_called
from duologue.story.couple import couple_of, outer_values

if TYPE_CHECKING:
    from duologue.story.bonds import Bond
    from duologue.story.pair import Pair

STEPS = 12
"""Turns that are run on."""
TYPICAL = {
    "attack": -0.68, "defend": -0.18, "refuse": -0.40, "leave": -0.48, "repair": 0.61, "reach": 0.64,
    "accept": 0.48, "ask": 0.02, "tell": 0.09,
}  # fmt: skip
"""How warm each move is, on average over the 4,300 coded acts of 170 scenes from novels (docs/bond.md)."""
_OWN_WORTH = 4.0
"""A person's own acts of a kind are drawn toward what is typical, as if that had been seen four times."""
_HARDLY = 0.02
CAUTION = "What the fitted equations do, not what people would do."
TOO_FEW = "Either person needs eight turns that follow upon something; there are too few here to fit anything."


class WhatIfError(DuologueError):
    """A what-if that cannot be run: no such block, move or person, or too few turns."""


@dataclass(frozen=True)
class WhatIf:
    """Two runs of the fitted equations from block `at`: as it was written, and with the other act.

    `by` and `other` are ids; `value` is how warm the act is taken to be, `written` how warm the person is there in
    the text. `before` and `after` are fans of 1,000 paths of STEPS turns, `other` answering first, under the same
    noise. `answered` says whether the other's turns depend on this person's, as far as the text can tell: where
    not, only the person's own line means anything, and it shows inertia alone.
    """

    pair: "Pair" = field(repr=False)
    at: str
    act: str
    by: str
    other: str
    value: float
    written: float
    answered: bool
    p: float
    before: Fan = field(repr=False)
    after: Fan = field(repr=False)

    def difference(self) -> Floats:
        """The median after each turn with the act less that without, (STEPS + 1, 2), in the order of the pair."""
        middle = self.after.quantiles.shape[2] // 2
        return self.after.quantiles[:, :, middle] - self.before.quantiles[:, :, middle]

    @property
    def told(self) -> str:
        """In one sentence, whether the act makes a difference to the other."""
        by, other = self.pair.name_of(self.by), self.pair.name_of(self.other)
        if not self.answered:
            return (
                f"Whether {other} answers what {by} does cannot be told from this text (p {self.p:.2f}): "
                f"no answer of {other} is drawn."
            )
        change = float(self.difference()[1:, self.pair.fact.between.index(self.other)].mean())
        if abs(change) < _HARDLY:
            return f"{other} would hardly change over the next {STEPS // 2} turns, in the fitted equations."
        way = "warmer" if change > 0 else "colder"
        return (
            f"{other} would be {abs(change):.2f} {way} over the next {STEPS // 2} turns, in the fitted equations."
        )

    def plot(self) -> Drawing:
        """The fan of paths as SVG, beside what was written; with a caution in words."""
        rows = [self.pair.fact.between.index(self.by)]
        if self.answered:
            rows.append(self.pair.fact.between.index(self.other))
        paths = [
            Path(
                self.pair.names[row], self.before.quantiles[:, row].tolist(), self.after.quantiles[:, row].tolist()
            )
            for row in rows
        ]
        by = self.pair.name_of(self.by)
        return fan_svg(paths, f"had {by} answered with “{self.act}” at {self.at}", CAUTION)

    def _repr_svg_(self) -> str:
        return self.plot().svg


def what_if(pair: "Pair", at: str, act: str, by: str | None, seed: int) -> WhatIf:
    """See `Pair.whatif`."""
    if act not in MOVES:
        raise WhatIfError(act, "there is no such act", f"Acts are: {', '.join(MOVES)}.")
    block = _block(pair, at)
    person = _person(pair, block, by)
    couple = couple_of(pair.fact, pair.scenes)
    if couple is None:
        raise WhatIfError(" and ".join(pair.names), "there is nothing to run on", TOO_FEW)
    row = pair.fact.between.index(person)
    state = _state(pair.fact, block)
    value = _warmth(pair.fact, person, act)
    changed = (value, state[1]) if row == 0 else (state[0], value)
    other = pair.fact.between[1 - row]
    conduct = (couple.first, couple.second)[1 - row]
    return WhatIf(
        pair, block, act, person, other, round(value, 4), round(state[row], 4), conduct.influenced, conduct.p,
        _run(couple, state, 1 - row, seed), _run(couple, changed, 1 - row, seed),
    )  # fmt: skip


def _run(couple: Couple, state: tuple[float, float], answers: int, seed: int) -> Fan:
    return run_on(couple, state, answers, STEPS, seed=seed)


def _block(pair: "Pair", at: str) -> str:
    """The block of that id, or the first that holds those words; one at which the curve has a point."""
    points = [point.block for point in pair.fact.curve]
    if at in points:
        return at
    text = pair.story.text
    words = " ".join(at.split()).casefold()
    held = [b.id for b in pair.story.blocks if words in " ".join(b.span.of(text).split()).casefold()]
    found = next((block for block in held if block in points), None)
    if found:
        return found
    known = any(block.id == at for block in pair.story.blocks) or held
    names = " and ".join(pair.names)
    reason = (
        f"nothing between {names} happens there" if known else "no block has that id, and none holds these words"
    )
    few = ", ".join(points[:12]) + (f" … {points[-1]}" if len(points) > 12 else "")
    raise WhatIfError(at, reason, f"Blocks with a moment of theirs: {few}; or quote words of one.")


def _person(pair: "Pair", block: str, by: str | None) -> str:
    if by is None:
        there = [m for m in pair.moments if m.block == block]
        return next((m.of for m in there if m.outer is not None), there[0].of)
    found = by if by in pair.fact.between else getattr(person_called(pair.people, by), "id", None)
    if found is None:
        raise WhatIfError(by, "is neither of the two", f"They are {' and '.join(pair.names)}.")
    return str(found)


def _state(bond: "Bond", block: str) -> tuple[float, float]:
    """The last values shown of both, up to and with a block; 0 where nothing was shown yet."""
    last = next(n for n, point in enumerate(bond.curve) if point.block == block)
    shown = outer_values(bond)[:, : last + 1]
    found = [row[~np.isnan(row)] for row in shown]
    first, second = (float(row[-1]) if len(row) else 0.0 for row in found)
    return first, second


def _warmth(bond: "Bond", person: str, act: str) -> float:
    own = [m.outer for m in bond.moments if m.of == person and m.move == act and m.outer is not None]
    return (sum(own) + _OWN_WORTH * TYPICAL[act]) / (len(own) + _OWN_WORTH)
