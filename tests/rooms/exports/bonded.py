"""The last boat with acts and a bond made by hand: what exports of bonds are tested with."""

from dataclasses import replace

from last_boat import last_boat

from duologue.story.acts import Act
from duologue.story.bonds import Bond, CurvePoint, Ending, Moment, TurningPoint
from duologue.story.story import Story


def bonded() -> Story:
    """Ines and Daniel: he reaches, she turns away, and they part by her will."""
    story = last_boat()
    first, second, third = [block for block in story.blocks if block.kind == "paragraph"][:3]
    acts = (
        Act("a0", first.id, first.span, "c1", "c0", "said", "reach", 0.5, -0.25, 0.9),
        Act("a1", second.id, second.span, "c0", "c1", "done", "refuse", -0.5, 0.25, 0.8),
        Act("a2", third.id, third.span, "c0", "c1", "felt", None, 0.75, None, 0.7),
    )
    moments = (
        Moment(first.id, "c1", 0.5, None, -0.25, "reach"),
        Moment(second.id, "c0", -0.5, None, 0.25, "refuse"),
        Moment(third.id, "c0", None, 0.75, None, None),
    )
    curve = (
        CurvePoint(first.id, (-0.1, 0.0, 0.1), (0.3, 0.4, 0.5)),
        CurvePoint(second.id, (-0.6, -0.4, -0.2), (0.2, 0.3, 0.4), (0.5, 0.7, 0.9), None),
    )
    turn = TurningPoint(second.id, -0.8, 0.01, ("she turns away",), (second.span,))
    ending = Ending("apart", "c0", "both", 0.75, (third.span,))
    bond = Bond(("c0", "c1"), 0.625, moments, curve, (turn,), ending)
    return replace(story, acts=acts, bonds=(bond,), read=(*story.read, "acts", "bonds"))
