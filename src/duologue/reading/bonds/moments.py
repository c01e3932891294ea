"""What each block shows of each of the two: acts become moments."""

from collections.abc import Sequence
from dataclasses import dataclass

from duologue.story.acts import Act
from duologue.story.bonds import Moment

_PLAIN = frozenset(("ask", "tell"))
_PLAIN_WORTH = 0.5
"""Asking and telling are in nearly every speech: any other move is the main one unless it is half as likely."""
_FLOOR = 0.05


@dataclass(frozen=True, slots=True)
class Observed:
    """A moment with how sure its values are: the scores of the acts behind them, from 0 to 1.

    `moves` are the shares of what is done there by kind of move; together 1, or empty.
    """

    moment: Moment
    sure: float
    sure_inner: float
    acts: tuple[Act, ...]
    moves: dict[str, float]


def moments_of(acts: Sequence[Act]) -> list[Observed]:
    """One for every block and person with at least one act, by block in reading order.

    A value is the mean over the acts of its kind, each counting by its score.
    """
    together: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        together.setdefault((act.block, act.actor), []).append(act)
    return [_observed(block, who, found) for (block, who), found in together.items()]


def _observed(block: str, who: str, acts: list[Act]) -> Observed:
    shown = [act for act in acts if act.channel != "felt"]
    felt = [act for act in acts if act.channel == "felt"]
    votes = _votes(shown)
    moment = Moment(
        block,
        who,
        outer=_mean([(act.affiliation, act.score) for act in shown]),
        inner=_mean([(act.affiliation, act.score) for act in felt]),
        dominance=_mean([(act.dominance, act.score) for act in shown if act.dominance is not None]),
        move=max(votes, key=votes.__getitem__) if votes else None,
    )
    return Observed(moment, _sure(shown), _sure(felt), tuple(acts), votes)


def _mean(values: list[tuple[float, float]]) -> float | None:
    if not values:
        return None
    whole = sum(max(score, _FLOOR) for _, score in values)
    return sum(value * max(score, _FLOOR) for value, score in values) / whole


def _sure(acts: list[Act]) -> float:
    return sum(act.score for act in acts) / len(acts) if acts else 0.0


def _votes(acts: list[Act]) -> dict[str, float]:
    votes: dict[str, float] = {}
    for act in acts:
        if act.move:
            worth = max(act.score, _FLOOR) * (_PLAIN_WORTH if act.move in _PLAIN else 1.0)
            votes[act.move] = votes.get(act.move, 0.0) + worth
    whole = sum(votes.values())
    return {move: worth / whole for move, worth in votes.items()}
