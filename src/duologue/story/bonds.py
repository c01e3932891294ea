"""How two people stand to each other over a story: moments, curves, turning points, an ending."""

from dataclasses import dataclass

from duologue.dynamics.steady import SteadyState
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

    @property
    def outer(self) -> tuple[Band, Band]:
        """The outer conduct of each."""
        return self.first, self.second

    @property
    def inner(self) -> tuple[Band | None, Band | None]:
        """What each keeps to themselves."""
        return self.first_inner, self.second_inner


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
class Strength:
    """One part of an influence: what it is called, from which value of the other on it acts, and how strongly."""

    name: str
    at: float
    value: Band


@dataclass(frozen=True, slots=True)
class Equation:
    """One person's difference equation: next = constant + inertia * own last + influence of the other's last.

    `turns` of the person went into it; `noise` is the standard deviation around it. `uninfluenced` is where the
    person would settle if the other stayed at 0. `tried` names the best influence function that was tried, `gain`
    its held-out log-likelihood per turn above no influence, and `p` how often shuffled turns gain as much;
    `influenced` says whether it is believed, and `strengths` are empty where it is not.
    """

    turns: int
    constant: Band
    inertia: Band
    uninfluenced: Band
    noise: float
    tried: str
    gain: float
    p: float
    influenced: bool
    strengths: tuple[Strength, ...]


@dataclass(frozen=True, slots=True)
class Follows:
    """How often `answer`, by `of`, follows the other's move `given`: more or less than by chance.

    `z` is Allison and Liker's, `q` Yule's Q in [-1, 1], `p` two-sided by shuffling, `p_family` with every pair of
    moves looked at together.
    """

    of: str
    given: str
    answer: str
    count: int
    expected: float
    z: float
    q: float
    p: float
    p_family: float


@dataclass(frozen=True, slots=True)
class Dynamics:
    """The bond as a fitted system: what describes these pages, and foretells nothing about people.

    `steady_states` are where the pair comes to rest, with influence where it is believed and without where not.
    `beats_null` says whether either is moved by the other, as far as these turns can tell. `follows` are the
    pairs of moves with p of at most 0.05, least likely by chance first.
    """

    first: Equation
    second: Equation
    beats_null: bool
    steady_states: tuple[SteadyState, ...]
    follows: tuple[Follows, ...]


@dataclass(frozen=True, slots=True)
class Bond:
    """The relationship of the two characters in `between`, by id.

    `weight` is its share of all interaction in the story. `moments` come in reading order. The curve has one point
    for each block in which either acts on the other or is seen into, in the order of the story's own time, dreams
    left out. `dynamics` are fitted for the story's strongest bond; None elsewhere, and where turns are too few.
    """

    between: tuple[str, str]
    weight: float
    moments: tuple[Moment, ...]
    curve: tuple[CurvePoint, ...]
    turning_points: tuple[TurningPoint, ...]
    ending: Ending
    dynamics: Dynamics | None = None
