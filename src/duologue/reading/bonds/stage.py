"""The door of the bonds room: of every two people that matter, how they stand to each other, and how it ends."""

from dataclasses import replace

from duologue.reading.bonds.ending import ending_of
from duologue.reading.bonds.moments import moments_of
from duologue.reading.bonds.order import Ground, ground_of
from duologue.reading.bonds.pairs import PairActs, pairs_of
from duologue.reading.bonds.series import curve_of, series_of
from duologue.reading.bonds.turns import turns_of
from duologue.story.bonds import Bond, Moment
from duologue.story.couple import dynamics_of
from duologue.story.stage import stage
from duologue.story.story import Story

_DIGITS = 4


@stage(
    reads=("source", "blocks", "scenes", "tokens", "words", "quotes", "cast", "mentions", "acts"),
    writes=("bonds",),
)
def bonds(story: Story) -> Story:
    """Draw the bond of every pair that matters, strongest first; fit the dynamics of the strongest."""
    ground = ground_of(story)
    found = [_bond(ground, pair) for pair in pairs_of(story.acts)]
    if found:
        found[0] = replace(found[0], dynamics=dynamics_of(found[0], ground.scenes))
    return replace(story, bonds=tuple(found))


def _bond(ground: Ground, pair: PairActs) -> Bond:
    between = pair.between
    observed = moments_of(pair.acts)
    series = series_of(ground, observed, between)
    return Bond(
        between,
        round(pair.weight, _DIGITS),
        tuple(_rounded(one.moment) for one in observed),
        curve_of(series),
        turns_of(ground, series, observed, between),
        ending_of(ground, between, observed),
    )


def _rounded(moment: Moment) -> Moment:
    return replace(
        moment, outer=_short(moment.outer), inner=_short(moment.inner), dominance=_short(moment.dominance)
    )


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
