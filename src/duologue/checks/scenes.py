"""D601 and D602: what the moments of a bond show of a scene and a turn. Observations, off by default.

An ending against its curve is not looked for: endings are read from the same moments, and hardly ever stray.
"""

from collections.abc import Iterator, Sequence
from statistics import fmean

from duologue.checks.finding import Check, Finding
from duologue.checks.lines import name_of
from duologue.story.bonds import Bond, Moment
from duologue.story.story import Story
from duologue.text.span import Span

TALKED = 12
"""A scene in which so many moments show how one treats the other has room for a turn."""
STILL = 0.15
"""Two stretches whose means lie no further apart than this stand alike; the scale is -1 to 1."""
BEFORE, LEAST = 8, 4
"""How many moments before a turn could lead there, and how few are enough to say that none does."""
SHOWN = 0.25
"""A moment of this value and more says which way it goes, and a turn of less is none that a reader would mark."""


def nothing_turns(story: Story) -> Iterator[Finding]:
    """Scenes of two with room for a turn, in which the two stand at the end as they stood at the start."""
    for bond in story.bonds:
        turns = {turn.block for turn in bond.turning_points if abs(turn.shift) >= SHOWN}
        for scene in story.scenes:
            blocks = [block.id for block in story.blocks if block.scene == scene.id]
            inside = set(blocks)
            shown = [one for one in bond.moments if one.block in inside and one.outer is not None]
            if len(shown) < TALKED or turns & inside or not _alone(story, bond, inside):
                continue
            start, end = _outer(shown[: len(shown) // 3]), _outer(shown[-(len(shown) // 3) :])
            if abs(end - start) < STILL:
                message = f"{_names(story, bond)} stand at the end of this scene as they stood at its start"
                yield Finding("D601", message, Span(scene.span.start, scene.span.start + 1), (), 0.5)


def _alone(story: Story, bond: Bond, blocks: set[str]) -> bool:
    """Whether nobody but the two speaks in these blocks."""
    inside = {quote.id for quote in story.quotes if quote.block in blocks}
    return all(one.speaker in (None, *bond.between) for one in story.attributions if one.quote in inside)


def unprepared(story: Story) -> Iterator[Finding]:
    """Turns with no moment before them that goes the same way."""
    spans = {block.id: block.span for block in story.blocks}
    for bond in story.bonds:
        for turn in bond.turning_points:
            place = next(n for n, one in enumerate(bond.moments) if one.block == turn.block)
            before = bond.moments[max(0, place - BEFORE) : place]
            sign = 1 if turn.shift > 0 else -1
            if abs(turn.shift) >= SHOWN and len(before) >= LEAST and not any(_goes(one, sign) for one in before):
                way = "warmer" if sign > 0 else "colder"
                message = f"things between {_names(story, bond)} turn {way}, and nothing just before leads there"
                yield Finding("D602", message, spans[turn.block], turn.evidence, round(1 - turn.p, 3))


def _goes(moment: Moment, sign: int) -> bool:
    return any(value is not None and value * sign >= SHOWN for value in (moment.outer, moment.inner))


def _outer(moments: Sequence[Moment]) -> float:
    return fmean(one.outer for one in moments if one.outer is not None)


def _names(story: Story, bond: Bond) -> str:
    return " and ".join(name_of(story, who) for who in bond.between)


CHECKS = (
    Check(
        "D601",
        "a scene in which nothing turns",
        "A scene of two at whose end they stand as at its start.",
        False,
        nothing_turns,
    ),
    Check(
        "D602",
        "a turn with nothing before it",
        "A turn between two that nothing just before leads to.",
        False,
        unprepared,
    ),
)
