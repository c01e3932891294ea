"""What two turns near each other tell of their speakers: that they are one person, or two.

Features of (t-1, t) hold where both are by one speaker, those of (t-2, t) where the speaker of the turn before
the last speaks again. How they weigh: weights.py.
"""

from duologue.reading.attribution.turns import Turn
from duologue.reading.attribution.weights import FAR, NAMES

Feature = tuple[int, float]

_GAPS = ("ADJACENT", "GAP", "GAP_2", "FAR")
_SAME = [NAMES.index(f"SAME_{gap}") for gap in _GAPS]
_ALTERNATE = [NAMES.index(f"ALTERNATE_{gap}") for gap in _GAPS]
_REPLY = NAMES.index("SAME_REPLY")
_AFTER_QUESTION = NAMES.index("SAME_AFTER_QUESTION")
_SAME_CALL = NAMES.index("SAME_CALL")
_ASKED = NAMES.index("ALTERNATE_ASKED")
_BOTH_ASK = NAMES.index("ALTERNATE_BOTH_ASK")
_BOTH_CALL = NAMES.index("ALTERNATE_BOTH_CALL")
_BOTH_SIR = NAMES.index("ALTERNATE_BOTH_SIR")


def same_features(before: Turn, turn: Turn) -> list[Feature]:
    """What holds where `before` and `turn`, the next, are by one speaker."""
    if before.written or turn.written:
        return []
    found = [(_SAME[_gap_class(turn.first - before.last - 1)], 1.0)]
    if before.asks:
        found.append((_AFTER_QUESTION, 1.0))
    if turn.replies:
        found.append((_REPLY, 1.0))
    if before.called & turn.called:
        found.append((_SAME_CALL, 1.0))
    return found


def again_features(first: Turn, middle: Turn, turn: Turn) -> list[Feature]:
    """What holds where whoever spoke `first` speaks `turn` again, after `middle`."""
    if first.written or middle.written or turn.written:
        return []
    gap = max(turn.first - middle.last, middle.first - first.last) - 1
    found = [(_ALTERNATE[_gap_class(gap)], 1.0)]
    if middle.asks:
        found.append((_ASKED, 1.0))
    elif first.asks and turn.asks:
        found.append((_BOTH_ASK, 1.0))
    if first.called & turn.called:
        found.append((_BOTH_CALL, 1.0))
    if first.called_gender and first.called_gender == turn.called_gender:
        found.append((_BOTH_SIR, 1.0))
    return found


def _gap_class(gap: int) -> int:
    return 0 if gap <= 0 else 1 if gap == 1 else 2 if gap < FAR else 3
