"""A bond as plain lists and dictionaries: its row in the JSON of a story, and a document of its own."""

import json
from dataclasses import asdict
from typing import Any

from duologue.exports.titles import title_of
from duologue.story.bonds import Bond, Dynamics, Ending, TurningPoint
from duologue.story.pair import Pair
from duologue.story.whatif import CAUTION, WhatIf
from duologue.text.span import Span

SCHEMA = "duologue/bond/1"
WHATIF_SCHEMA = "duologue/whatif/1"


def bond_row(bond: Bond) -> dict[str, Any]:
    """The row of a bond in `duologue/story/1`; people and blocks by id, spans [start, end) of the text."""
    first, second = bond.between
    return {
        "between": [first, second],
        "weight": bond.weight,
        "moments": [
            {
                "block": m.block,
                "of": m.of,
                "outer": m.outer,
                "inner": m.inner,
                "dominance": m.dominance,
                "move": m.move,
            }
            for m in bond.moments
        ],
        "curve": [
            {
                "block": p.block,
                first: list(p.first),
                second: list(p.second),
                "inner": {first: _listed(p.first_inner), second: _listed(p.second_inner)},
            }
            for p in bond.curve
        ],
        "turning_points": [_turn(turn) for turn in bond.turning_points],
        "ending": _ending(bond.ending),
        "dynamics": _dynamics(bond.dynamics, bond.between),
    }


def _listed(band: tuple[float, float, float] | None) -> list[float] | None:
    return None if band is None else list(band)


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _turn(turn: TurningPoint) -> dict[str, Any]:
    return {
        "block": turn.block,
        "shift": turn.shift,
        "p": turn.p,
        "because": list(turn.because),
        "evidence": _spans(turn.evidence),
    }


def _ending(ending: Ending) -> dict[str, Any]:
    return {
        "status": ending.status,
        "ended_by": ending.ended_by,
        "leaves": ending.leaves,
        "score": ending.score,
        "evidence": _spans(ending.evidence),
    }


def _dynamics(dynamics: Dynamics | None, between: tuple[str, str]) -> dict[str, Any] | None:
    if dynamics is None:
        return None
    equations = {who: asdict(e) for who, e in zip(between, (dynamics.first, dynamics.second))}
    return {
        "beats_null": dynamics.beats_null,
        "equations": equations,
        "steady_states": [
            {between[0]: round(s.first, 4), between[1]: round(s.second, 4), "stable": s.stable}
            for s in dynamics.steady_states
        ],
        "follows": [asdict(row) for row in dynamics.follows],
    }


def bond_json(pair: Pair) -> str:
    """One bond as a JSON document with its people, the spans of its blocks, and the text that the spans are of."""
    story, bond = pair.story, pair.fact
    row = bond_row(bond) | {"dynamics": _dynamics(pair.dynamics, bond.between)}
    blocks = {m.block for m in bond.moments}
    document = {
        "schema": SCHEMA,
        "title": title_of(story),
        "sha256": story.source.sha256,
        "people": {person.id: name for person, name in zip(pair.people, pair.names)},
        "blocks": {b.id: [b.span.start, b.span.end] for b in story.blocks if b.id in blocks},
        "bond": row,
        "text": story.text,
    }
    return json.dumps(document, ensure_ascii=False)


def whatif_json(found: WhatIf) -> str:
    """A what-if as a JSON document: the quantiles of both fans after each turn, under the names of the two."""
    pair = found.pair
    fans = {
        name: {
            "as_written": found.before.quantiles[:, row].round(4).tolist(),
            "with_the_act": found.after.quantiles[:, row].round(4).tolist(),
        }
        for row, name in enumerate(pair.fact.between)
        if name == found.by or found.answered
    }
    document = {
        "schema": WHATIF_SCHEMA,
        "caution": CAUTION,
        "title": title_of(pair.story),
        "people": {person.id: name for person, name in zip(pair.people, pair.names)},
        "at": found.at,
        "act": found.act,
        "by": found.by,
        "value": found.value,
        "as_written": found.written,
        "answered": found.answered,
        "p": round(found.p, 4),
        "told": found.told,
        "quantiles": [0.05, 0.25, 0.5, 0.75, 0.95],
        "fans": fans,
    }
    return json.dumps(document, ensure_ascii=False)
