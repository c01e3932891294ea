"""To whom a turn is spoken: whom it calls, whom the narration beside it says, else who else speaks nearest."""

from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.turns import Turn

REACH = 7
"""How many turns away another speaker may be and still be the hearer (study of the PDNC addressees: 95.5 %)."""


def addressees(
    turns: list[Turn], speakers: list[int | None], candidates: list[list[Candidate]]
) -> list[tuple[int, ...]]:
    """The people each turn is spoken to, none where nothing tells."""
    return [_of_turn(index, turns, speakers, candidates[index]) for index in range(len(turns))]


def _of_turn(
    index: int, turns: list[Turn], speakers: list[int | None], candidates: list[Candidate]
) -> tuple[int, ...]:
    turn, speaker = turns[index], speakers[index]
    called = sorted(turn.called - {speaker})
    if called:
        return tuple(called)
    if turn.hearer and turn.hearer.who is not None and turn.hearer.who != speaker:
        return (turn.hearer.who,)
    for step in range(1, REACH + 1):
        for near in (index - step, index + step):
            if not 0 <= near < len(turns) or turns[near].scene != turn.scene:
                continue
            other = speakers[near]
            if other is not None and other != speaker and _in_reach(turns, near, index):
                return (other,)
    around = [c.who for c in candidates if c.who not in (speaker, NOBODY) and c.distance <= 3 and not c.ahead]
    return (around[0],) if around and speaker is not None else ()


def _in_reach(turns: list[Turn], one: int, other: int) -> bool:
    first, last = min(one, other), max(one, other)
    return turns[last].first - turns[first].last <= 20
