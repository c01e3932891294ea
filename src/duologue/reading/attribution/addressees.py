"""To whom a turn is spoken: whom it calls, whom its cue names as hearer, else who else speaks nearest."""

from duologue.reading.attribution.phrases import subject_at
from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.roster import Roster
from duologue.reading.attribution.turns import Turn
from duologue.story.words import Words

REACH = 7
"""How many turns away another speaker may be and still be the hearer (study of the PDNC addressees: 95.5 %)."""
_TO_HEARER = frozenset(
    """
told asked begged assured informed warned reminded ordered urged advised tells asks
""".split()
)


def addressees(
    words: Words,
    turns: list[Turn],
    speakers: list[int | None],
    candidates: list[list[Candidate]],
    roster: Roster,
) -> list[tuple[int, ...]]:
    """The people each turn is spoken to, none where nothing tells."""
    return [_of_turn(words, index, turns, speakers, candidates[index], roster) for index in range(len(turns))]


def _of_turn(
    words: Words,
    index: int,
    turns: list[Turn],
    speakers: list[int | None],
    candidates: list[Candidate],
    roster: Roster,
) -> tuple[int, ...]:
    turn, speaker = turns[index], speakers[index]
    called = sorted(turn.called - {speaker})
    if called:
        return tuple(called)
    named = _named_in_cue(words, turn, roster)
    if named is not None and named != speaker:
        return (named,)
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


def _named_in_cue(words: Words, turn: Turn, roster: Roster) -> int | None:
    if turn.cue is None:
        return None
    at = turn.cue.last
    if at < len(words) and words.low[at] == "to":
        at += 1
    elif words.low[at - 1] not in _TO_HEARER:
        return None
    found = subject_at(words, roster, at) if at < len(words) else None
    return found.who if found and found.form in ("name", "noun") else None
