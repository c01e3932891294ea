"""Where a bond turns, and what turns it: the acts there, in words, and their places."""

from collections.abc import Mapping

import numpy as np

from duologue.dynamics.turning import Turn, turning_points
from duologue.reading.bonds.evidence import sentences
from duologue.reading.bonds.moments import Observed
from duologue.reading.bonds.order import Ground
from duologue.reading.bonds.series import Series
from duologue.reading.bonds.turn_signs import worth_of
from duologue.story.acts import Act
from duologue.story.bonds import TurningPoint
from duologue.story.cast import Character
from duologue.story.naming import object_of, subject

LEVEL = 0.05
"""A shift that the same acts in random order show more often than this is none."""
_ACTS_TOLD = 2
_BESIDE = 0.6
"""What an act is worth that stands one moment beside the turn."""
_CLEAR = 0.15
"""A person whose level moves by less than this is not said to have moved."""

_SAYS = {
    "attack": "{a} lashes out at {b}",
    "defend": "{a} is on the defensive with {b}",
    "refuse": "{a} turns {b} down",
    "leave": "{a} breaks away from {b}",
    "repair": "{a} makes amends to {b}",
    "reach": "{a} reaches out to {b}",
    "accept": "{a} accepts what {b} offers",
    "ask": "{a} asks {b}",
    "tell": "{a} tells {b}",
}
_PLAIN = frozenset(("ask", "tell"))
_WARM, _COLD = frozenset(("repair", "reach", "accept")), frozenset(("attack", "refuse", "leave"))
_TONE = 0.2
"""A question or a piece of news less warm or cold than this turns nothing."""

People = Mapping[str, Character]


def turns_of(
    ground: Ground, series: Series, observed: list[Observed], between: tuple[str, str]
) -> tuple[TurningPoint, ...]:
    """The turning points, most important first; often none."""
    found = turning_points(series.outer, LEVEL, inner=series.inner, worth=worth_of(ground, series))
    by_block: dict[str, list[Act]] = {}
    for one in observed:
        by_block.setdefault(one.moment.block, []).extend(one.acts)
    return tuple(_told(ground, turn, series, by_block, between) for turn in found)


def likeliest(ground: Ground, series: Series) -> str | None:
    """The block of the moment that turned it if anything did, however often chance shows the like."""
    found = turning_points(series.outer, 1.0, at_most=1, inner=series.inner, worth=worth_of(ground, series))
    return series.blocks[found[0].index] if found else None


def _told(
    ground: Ground, turn: Turn, series: Series, acts: dict[str, list[Act]], between: tuple[str, str]
) -> TurningPoint:
    people = ground.story.characters
    driving = _driving(turn, series, acts)
    because = dict.fromkeys(in_words(act, people) for act in driving)
    because |= dict.fromkeys(_moved(turn, series, between, people))
    # Neither a strong act nor a level that clearly differs need stand behind a shift: then it says just that.
    because = because or {f"from here on it is {'warmer' if turn.shift > 0 else 'colder'}": None}
    block = series.blocks[turn.index]
    here = ground.story.blocks[ground.order[ground.place[block]]].span
    evidence = sorted({sentences(ground, place) for place in [act.span for act in driving] or [here]})
    p = round(turn.p, 4)
    return TurningPoint(block, round(turn.shift, 4), p, tuple(because), tuple(evidence))


def _driving(turn: Turn, series: Series, acts: dict[str, list[Act]]) -> list[Act]:
    """The acts at the turn, or beside it, that go its way the furthest; none where no act there does."""
    worths: list[tuple[float, Act]] = []
    for at in range(max(0, turn.index - 1), min(len(series), turn.index + 2)):
        near = 1.0 if at == turn.index else _BESIDE
        for act in acts.get(series.blocks[at], []):
            if act.affiliation * turn.shift > 0 and (act.move not in _PLAIN or abs(act.affiliation) >= _TONE):
                worths.append((act.score * abs(act.affiliation) * near, act))
    worths.sort(key=lambda found: -found[0])
    best = worths[0][0] if worths else 0.0
    return [act for worth, act in worths[:_ACTS_TOLD] if worth * 2 >= best]


def in_words(act: Act, people: People) -> str:
    """An act as a clause: "Theo reaches out to Nora", "she reaches out to him"."""
    a, b = subject(people[act.actor]), object_of(people[act.target])
    if act.channel == "felt":
        return f"{a} feels for {b}" if act.affiliation > 0 else f"{a} turns against {b} within"
    if act.move in (_WARM if act.affiliation < 0 else _COLD):  # the reading is in two minds: the tone is surer
        return f"{a} is {'warm' if act.affiliation > 0 else 'cold'} to {b}"
    told = _SAYS[act.move or "tell"].format(a=a, b=b)
    if act.move in _PLAIN and abs(act.affiliation) > _TONE:
        return f"{told} {'warmly' if act.affiliation > 0 else 'coldly'}"
    return told


def _moved(turn: Turn, series: Series, between: tuple[str, str], people: People) -> list[str]:
    """Who stands differently from here on, and how."""
    found = []
    for row, person in enumerate(between):
        before, after = series.outer[row, : turn.index], series.outer[row, turn.index :]
        if np.all(np.isnan(before)) or np.all(np.isnan(after)):
            continue
        shift = float(np.nanmean(after) - np.nanmean(before))
        if abs(shift) >= _CLEAR:
            found.append(f"from here on {subject(people[person])} is {'warmer' if shift > 0 else 'colder'}")
    if len(found) == 2 and found[0].split()[-1] == found[1].split()[-1]:
        return [f"from here on both are {found[0].split()[-1]}"]
    return found
