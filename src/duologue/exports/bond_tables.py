"""The rows of the tables about bonds: acts, moments, bonds and curves. The columns: tables_schema.py."""

from collections.abc import Iterator
from itertools import chain

from duologue.exports.places import Places
from duologue.story.bonds import Band
from duologue.story.story import Story

Cell = str | int | float | bool | None
_NO_BAND = (None, None, None)


def act_rows(story: Story, places: Places) -> Iterator[tuple[Cell, ...]]:
    """What one does to another, stretch by stretch."""
    for act in story.acts:
        actor, target = story.characters[act.actor], story.characters[act.target]
        yield (
            *(act.id, places.scene_of(act.block), act.block, act.span.start, act.span.end),
            *(actor.id, actor.name, target.id, target.name),
            *(act.channel, act.move, _short(act.affiliation), _short(act.dominance), _short(act.score)),
            act.span.of(story.text),
        )


def moment_rows(story: Story, places: Places) -> Iterator[tuple[Cell, ...]]:
    """What each block shows of one toward the other, bond by bond."""
    for bond in story.bonds:
        for one in bond.moments:
            values = (_short(one.outer), _short(one.inner), _short(one.dominance), one.move)
            name = story.characters[one.of].name
            yield (*bond.between, places.scene_of(one.block), one.block, one.of, name, *values)


def bond_rows(story: Story) -> Iterator[tuple[Cell, ...]]:
    """Each pair, and how it ends."""
    for bond in story.bonds:
        end = bond.ending
        turns = " ".join(turn.block for turn in bond.turning_points) or None
        names = (story.characters[who].name for who in bond.between)
        told = (end.status, end.ended_by, end.leaves, _short(end.score))
        yield (*bond.between, *names, _short(bond.weight), len(bond.moments), turns, *told)


def curve_rows(story: Story, places: Places) -> Iterator[tuple[Cell, ...]]:
    """The curve of each pair, in the order of the story's own time."""
    for bond in story.bonds:
        for at, point in enumerate(bond.curve):
            bands = (*point.outer, *point.inner)
            yield (*bond.between, at, places.scene_of(point.block), point.block, *chain(*map(_band, bands)))


def _band(band: Band | None) -> tuple[Cell, ...]:
    return tuple(_short(value) for value in band) if band else _NO_BAND


def _short(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)
