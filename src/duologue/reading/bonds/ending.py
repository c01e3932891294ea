"""How a bond ends: together, apart or open; and who goes away."""

import math

import numpy as np

from duologue.models.ending_words import ending_words
from duologue.reading.bonds.ending_signs import PERSON_SIGNS, STATUS_SIGNS, LastMoments, last_moments
from duologue.reading.bonds.ending_weights import LEAVES, STATUS
from duologue.reading.bonds.evidence import sentences
from duologue.reading.bonds.moments import Observed
from duologue.reading.bonds.order import Ground
from duologue.story.bonds import Ending
from duologue.text.span import Span

STATUSES = ("together", "apart", "open")
_SHOWN = 3
_TELLING_MOVES = {
    "together": ("accept", "reach", "repair"),
    "apart": ("leave", "refuse", "attack"),
    "open": ("refuse", "ask", "leave", "reach"),
}
_TELLING_WORDS = {"together": ("union",), "apart": ("farewell",), "open": ()}
_AT_LAST = 8
_BOTH = 0.9
"""Of 170 coded scenes two end with both going: where it is not plain, the likelier one goes."""


def ending_of(ground: Ground, between: tuple[str, str], observed: list[Observed]) -> Ending:
    """The ending of a bond, with the places that tell it."""
    last = last_moments(ground, between, observed)
    chances = status_chances(last)
    at = int(np.argmax(chances))
    status = STATUSES[at]
    leaves = _leaves(last, between)
    evidence = _evidence(ground, last, between, observed, status, leaves)
    # Whose decision a parting is was guessed right in .31 of those read in unseen scenes: it is not known.
    return Ending(status, None, leaves, round(float(chances[at]), 4), evidence)


def status_chances(last: LastMoments) -> list[float]:
    """The probability of each of STATUSES, by multinomial logistic regression on signs and the last words."""
    told = ending_words().scores(last.words).tolist()
    scores = [
        row["constant"] + sum(row.get(name, 0.0) * last.signs[name] for name in STATUS_SIGNS) + by_words
        for row, by_words in zip((STATUS[status] for status in STATUSES), told)
    ]
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    return [power / sum(powers) for power in powers]


def chance(weights: dict[str, float], signs: dict[str, float]) -> float:
    """The probability of a yes, by logistic regression on PERSON_SIGNS."""
    score = weights["constant"] + sum(weights.get(name, 0.0) * signs[name] for name in PERSON_SIGNS)
    return 1.0 / (1.0 + math.exp(-score))


def _leaves(last: LastMoments, between: tuple[str, str]) -> str | None:
    first, second = (chance(LEAVES, signs) for signs in last.persons)
    if max(first, second) < 0.5:
        return None
    if min(first, second) >= _BOTH:
        return "both"
    return between[0] if first > second else between[1]


def _evidence(
    ground: Ground,
    last: LastMoments,
    between: tuple[str, str],
    observed: list[Observed],
    status: str,
    leaves: str | None,
) -> tuple[Span, ...]:
    """The last acts and words that tell this ending, in reading order; the very last act where none does."""
    known = [one for one in observed if one.moment.block in ground.place]
    known.sort(key=lambda one: ground.place[one.moment.block])
    acts = [act for one in known[-_AT_LAST:] for act in one.acts if act.channel != "felt"]
    telling = [act.span for act in acts if act.move in _TELLING_MOVES[status]][::-1]
    words = [span for name in _TELLING_WORDS[status] for span in last.places[name][:1]]
    gone = [who for who in between if leaves in (who, "both")]
    going = [span for who in gone for span in last.places[who][:1]]
    chosen = dict.fromkeys(sentences(ground, span) for span in [*going, *words, *telling])
    any_act = acts or [act for one in (known or observed)[-1:] for act in one.acts]
    return tuple(sorted(list(chosen)[:_SHOWN] or [sentences(ground, act.span) for act in any_act[-1:]]))
