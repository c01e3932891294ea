"""How two people stand to each other over a story: moments, curves, turning points, an ending."""

from dataclasses import dataclass

from duologue.text.span import Span

Band = tuple[float, float, float]
"""A low, middle and high value: the middle with a 90 % interval."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What one block shows of one person toward the other; values in [-1, 1], None where it shows nothing.

    `outer` is how words and visible acts treat the other; `inner` is what the narration tells of feelings that the
    other cannot see. `move` is the main thing done, one of `story.acts.MOVES`.
    """

    block: str
    of: str
    outer: float | None
    inner: float | None
    dominance: float | None
    move: str | None


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The state of both after one block: outer conduct of each (`first`, `second`), and inner where it is told."""

    block: str
    first: Band
    second: Band
    first_inner: Band | None = None
    second_inner: Band | None = None


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A block after which things stand differently: `shift` of the pair's level in [-2, 2], `p` if by chance."""

    block: str
    shift: float
    p: float
    because: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How it ends. `status` is "together", "apart" or "open".

    `ended_by` is whose decision a parting is and `leaves` who goes away: a character's id, "both" or None.
    """

    status: str
    ended_by: str | None
    leaves: str | None
    score: float
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Bond:
    """The relationship of the two characters in `between`, by id.

    `weight` is its share of all interaction in the story. The curve has one point for each block in which either
    acts on the other or is seen into, in the order of the story's own time.
    """

    between: tuple[str, str]
    weight: float
    moments: tuple[Moment, ...]
    curve: tuple[CurvePoint, ...]
    turning_points: tuple[TurningPoint, ...]
    ending: Ending
