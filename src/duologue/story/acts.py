"""What one person does to another, stretch by stretch: the events of a relationship."""

from dataclasses import dataclass

from duologue.text.span import Span

CHANNELS = ("said", "done", "felt")
MOVES = ("attack", "defend", "refuse", "leave", "repair", "reach", "accept", "ask", "tell")
"""What an act does: the nine moves of the coding guide (docs/bond.md)."""


@dataclass(frozen=True, slots=True)
class Act:
    """One stretch in which `actor` does something to `target`.

    `channel` is "said" (words to the other), "done" (a visible act) or "felt" (inner life, which the other cannot
    see). `affiliation` (cold -1 to warm 1) and `dominance` (yielding -1 to commanding 1, None for what is felt)
    are the two axes of the interpersonal circumplex. `move` is one of MOVES, None for what is felt. `score` is
    the probability that warm, neutral or cold is right, who acts and on whom included.
    """

    id: str
    block: str
    span: Span
    actor: str
    target: str
    channel: str
    move: str | None
    affiliation: float
    dominance: float | None
    score: float
