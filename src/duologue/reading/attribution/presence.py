"""Who is around: the people whom each block names, calls or means by a pronoun, and the candidates for a turn."""

from dataclasses import dataclass

from duologue.reading.attribution.roster import Roster
from duologue.reading.attribution.turns import Turn
from duologue.story.words import NARRATION, Words

BACK = 15
AHEAD = 5
CANDIDATES = 8
NOBODY = -1
"""Stands among the candidates for anybody the cast does not hold."""
NEAR_TURNS = 8

_GENDER = {"she": "f", "her": "f", "hers": "f", "herself": "f", "he": "m", "him": "m", "his": "m", "himself": "m"}
_GENDER |= {"they": "x", "them": "x", "their": "x"}


@dataclass(frozen=True, slots=True)
class Presence:
    """For each block: whom its narration names, and whom it calls or speaks of inside quotes (person numbers)."""

    told: list[list[int]]
    said: list[list[int]]


def presence_of(words: Words, roster: Roster, blocks: int) -> Presence:
    """Collect the people of every block."""
    told: list[list[int]] = [[] for _ in range(blocks)]
    said: list[list[int]] = [[] for _ in range(blocks)]
    for naming in roster.namings:
        block = words.block[naming.first]
        if block >= 0:
            inside = words.quote[naming.first] != NARRATION
            (said if inside else told)[block].append(naming.who)
    if roster.leads or roster.narrator is not None:
        for index, low in enumerate(words.low):
            if words.quote[index] != NARRATION or words.block[index] < 0:
                continue
            lead = roster.narrator if low in ("i", "my", "me") else roster.leads.get(_GENDER.get(low, "-"))
            if lead is not None and (not told[words.block[index]] or told[words.block[index]][-1] != lead):
                told[words.block[index]].append(lead)
    return Presence(told, said)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may speak a turn. `distance` counts blocks back to the last sign of them; `ahead`: none yet."""

    who: int
    distance: int
    ahead: bool


def candidates_of(turns: list[Turn], roster: Roster, presence: Presence) -> list[list[Candidate]]:
    """For every turn at most CANDIDATES people, likeliest first by nearness alone, and last of all NOBODY."""
    cued = [turn.cue.subject.who if turn.cue else None for turn in turns]
    return [_candidates(index, turns, cued, roster, presence) for index in range(len(turns))]


def _candidates(
    index: int, turns: list[Turn], cued: list[int | None], roster: Roster, presence: Presence
) -> list[Candidate]:
    block = turns[index].first
    weight: dict[int, float] = {}
    distance: dict[int, int] = {}
    for back in range(min(BACK, block) + 1):
        for who in presence.told[block - back]:
            weight[who] = weight.get(who, 0.0) + 1.0 / (1 + back)
            distance.setdefault(who, back)
        for who in presence.said[block - back]:
            weight[who] = weight.get(who, 0.0) + 0.5 / (1 + back)
            distance.setdefault(who, back + 1)
    for near in range(max(0, index - NEAR_TURNS), min(len(turns), index + NEAR_TURNS + 1)):
        who = cued[near]
        if who is None or turns[near].scene != turns[index].scene:
            continue
        weight[who] = weight.get(who, 0.0) + 1.5 / (1 + abs(near - index))
        if near <= index:
            distance[who] = min(distance.get(who, BACK), block - turns[near].first)
    for ahead in range(1, min(AHEAD, len(presence.told) - 1 - block) + 1):
        for who in presence.told[block + ahead]:
            weight[who] = weight.get(who, 0.0) + 0.4 / (1 + ahead)
    must = cued[index]
    if must is not None:
        weight[must] = 1e9
    if roster.narrator is not None:
        weight.setdefault(roster.narrator, 0.1)
    best = sorted(weight, key=lambda who: (-weight[who], who))[:CANDIDATES]
    found = [Candidate(who, distance.get(who, BACK), who not in distance) for who in best]
    return [*found, Candidate(NOBODY, 0, False)]
