"""Who is around: the people each block names, calls or means by a pronoun, and the candidates for a turn."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from duologue.reading.attribution.phrases import Subject, first_subject
from duologue.reading.attribution.roster import Roster
from duologue.reading.attribution.turns import Turn
from duologue.story.words import NARRATION, Words

BACK = 15
AHEAD = 20
CANDIDATES = 8
NOBODY = -1
"""Stands among the candidates for anybody the cast does not hold."""
NEAR_TURNS = 8
RECENT = 3
"""The last people of the scene whom a cue names or somebody calls stay candidates, however long ago it was."""
TALK = 5
"""Turns on either side in which somebody called is in the room, and somebody spoken of mostly is not."""

_GENDER = {
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
}
_FIRST = frozenset(("i", "my", "me"))
_SECOND = frozenset(("you", "your"))
_GENDER |= {"they": "x", "them": "x", "their": "x"}


@dataclass(frozen=True, slots=True)
class Presence:
    """For each block, by person number: whom its narration names outside cues, whom its quotes name, who acts.

    `acts` is the first person whom a block without quotes tells of, `acts_last` the last; None where none is.
    """

    told: list[list[int]]
    said: list[list[int]]
    acts: list[Subject | None]
    acts_last: list[Subject | None]


class Candidate(NamedTuple):
    """Somebody who may speak a turn.

    `distance` counts blocks back to the last sign of them, `ahead` marks that there is none yet; `here` is how
    often the blocks behind name them, `cues` how many cues of the turns around and `speaks` how many of the whole
    story; `called` and `talked_of` how many turns around call or speak of them; `own_block`: the narration of the
    turn's own paragraph names them outside its cue.
    """

    who: int
    distance: int = 0
    ahead: bool = False
    here: int = 0
    cues: int = 0
    own_block: bool = False
    speaks: float = 0
    called: int = 0
    talked_of: int = 0


def presence_of(words: Words, roster: Roster, turns: list[Turn], blocks: int) -> Presence:
    """Collect the people of every block."""
    told: list[list[int]] = [[] for _ in range(blocks)]
    said: list[list[int]] = [[] for _ in range(blocks)]
    in_cue = {turn.cue.subject.first for turn in turns if turn.cue}
    for naming in roster.namings:
        block = words.block[naming.first]
        if block < 0:
            continue
        if words.quote[naming.first] != NARRATION:
            said[block].append(naming.who)
        elif naming.first not in in_cue:
            told[block].append(naming.who)
    if roster.leads or roster.you is not None or any(who is not None for who in roster.narrators):
        _add_pronouns(words, roster, told, in_cue)
    return Presence(told, said, *_acting(words, roster, {turn.first for turn in turns}, blocks))


def _add_pronouns(words: Words, roster: Roster, told: list[list[int]], in_cue: set[int]) -> None:
    for index in words.places(lambda low: low in _GENDER or low in _FIRST or low in _SECOND):
        block, low = words.block[index], words.low[index]
        if words.quote[index] != NARRATION or block < 0 or index in in_cue:
            continue
        if low in _SECOND:
            lead = roster.you
        else:
            lead = roster.narrators[block] if low in _FIRST else roster.leads.get(_GENDER[low])
        if lead is not None and (not told[block] or told[block][-1] != lead):
            told[block].append(lead)


def _acting(
    words: Words, roster: Roster, spoken: set[int], blocks: int
) -> tuple[list[Subject | None], list[Subject | None]]:
    acts: list[Subject | None] = [None] * blocks
    acts_last: list[Subject | None] = [None] * blocks
    for block in range(blocks):
        first, last = words.first[block], words.last[block]
        if block in spoken or first == last or words.block[first] < 0:
            continue
        if block + 1 in spoken:
            begin = next((i for i in range(last - 1, first, -1) if words.opens[i]), first)
            acts_last[block] = first_subject(words, roster, begin, last)
        if block - 1 in spoken or block + 1 in spoken:
            acts[block] = first_subject(words, roster, first, last)
    return acts, acts_last


def candidates_of(turns: list[Turn], roster: Roster, presence: Presence) -> list[list[Candidate]]:
    """For every turn at most CANDIDATES people, likeliest first by nearness alone, and last of all NOBODY."""
    cued = [turn.cue.subject.who if turn.cue else None for turn in turns]
    meant = [_meant(turn, roster) for turn in turns]
    either = [_either(i, turns, roster, presence) if who is None else [who] for i, who in enumerate(meant)]
    speaks: defaultdict[int, float] = defaultdict(float)
    for those in either:
        for one in those:
            speaks[one] += 1.0 / len(those)
    found: list[list[Candidate]] = []
    recent: list[int] = []
    far = _from_afar(turns, cued, either, roster, presence)
    for index, turn in enumerate(turns):
        if index and turns[index - 1].scene != turn.scene:
            recent = []
        if (from_afar := far[index]) is not None:
            recent = [other for other in recent if other != from_afar] + [from_afar]
        found.append(_candidates(index, turns, cued, meant, recent[-RECENT:], speaks, roster, presence))
        for who in (*sorted(turn.called), cued[index]):
            if who is not None:
                recent = [other for other in recent if other != who] + [who]
    return found


def _meant(turn: Turn, roster: Roster) -> int | None:
    """Whom a cue names; "she said" means the lead whom the story calls so."""
    if turn.cue is None or turn.cue.subject.who is not None:
        return turn.cue.subject.who if turn.cue else None
    subject = turn.cue.subject
    lead = roster.leads.get(subject.gender) if subject.form == "pronoun" else None
    return lead if lead is not None and roster.named[lead] else None


def _either(index: int, turns: list[Turn], roster: Roster, presence: Presence) -> list[int]:
    """Whom the pronoun of a turn's cue may mean: everybody of its gender told of or called shortly before."""
    turn = turns[index]
    if turn.cue is None or turn.cue.subject.form != "pronoun" or turn.cue.subject.who is not None:
        return []
    behind = range(max(0, turn.first - BACK), turn.first + 1)
    there = {who for block in behind for who in presence.told[block]}
    there |= {who for near in turns[max(0, index - NEAR_TURNS) : index] for who in near.called}
    return sorted(who for who in there if roster.gender[who] == turn.cue.subject.gender)


def _from_afar(
    turns: list[Turn], cued: list[int | None], either: list[list[int]], roster: Roster, presence: Presence
) -> list[int | None]:
    """Whom the pronoun of each turn's cue means where it can mean nobody near: the last of its gender told of.

    A scene of years ago may say "he" all through and never name him.
    """
    found: list[int | None] = []
    last: dict[str, int] = {}
    told = 0
    for turn, who, near in zip(turns, cued, either):
        for block in range(told, turn.first + 1):
            last |= {roster.gender[other]: other for other in presence.told[block]}
        told = max(told, turn.first + 1)
        pronoun = turn.cue.subject if turn.cue and turn.cue.subject.form == "pronoun" else None
        found.append(last.get(pronoun.gender) if pronoun and not near else None)
        if who is not None:
            last[roster.gender[who]] = who
    return found


def _behind(turn: Turn, presence: Presence) -> tuple[dict[int, float], dict[int, int], Counter[int]]:
    """Whom the blocks up to the turn's name: how much, how many blocks back the last time, how often."""
    weight: dict[int, float] = {}
    distance: dict[int, int] = {}
    here: Counter[int] = Counter()
    for back in range(1 if turn.masked else 0, min(BACK, turn.first) + 1):
        for who in presence.told[turn.first - back]:
            weight[who] = weight.get(who, 0.0) + 1.0 / (1 + back)
            distance.setdefault(who, back)
            here[who] += 1
        for who in presence.said[turn.first - back]:
            weight[who] = weight.get(who, 0.0) + 0.5 / (1 + back)
            distance.setdefault(who, back + 1)
    return weight, distance, here


def _candidates(
    index: int,
    turns: list[Turn],
    cued: list[int | None],
    meant: list[int | None],
    recent: list[int],
    speaks: defaultdict[int, float],
    roster: Roster,
    presence: Presence,
) -> list[Candidate]:
    turn = turns[index]
    block = turn.first
    weight, distance, here = _behind(turn, presence)
    cues: dict[int, int] = {}
    for near in range(max(0, index - NEAR_TURNS), min(len(turns), index + NEAR_TURNS + 1)):
        named = meant[near]
        if named is None or turns[near].scene != turn.scene or near == index:
            continue
        weight[named] = weight.get(named, 0.0) + 1.5 / (1 + abs(near - index))
        cues[named] = cues.get(named, 0) + 1
        if near < index:
            distance[named] = min(distance.get(named, BACK), block - turns[near].first)
    for ahead in range(1, min(AHEAD, len(presence.told) - 1 - block) + 1):
        for who in presence.told[block + ahead]:
            weight[who] = weight.get(who, 0.0) + 0.4 / (1 + ahead)
    if index + 1 < len(turns) and turns[index + 1].scene == turn.scene and turns[index + 1].first - turn.last <= 3:
        for who in sorted(turns[index + 1].called):
            weight[who] = weight.get(who, 0.0) + 1.0
            distance.setdefault(who, 1)
    for who in recent:
        weight[who] = weight.get(who, 0.0) + 0.3
        distance.setdefault(who, BACK)
    must = cued[index]
    if must is not None:
        weight[must] = 1e9
        distance[must] = 0
    narrator = roster.narrators[turn.first]
    if narrator is not None:
        weight.setdefault(narrator, 0.1)
    best = sorted(weight, key=lambda who: (-weight[who], who))[:CANDIDATES]
    around = turns[max(0, index - TALK) : index] + turns[index + 1 : index + 1 + TALK]
    called = Counter(who for near in around for who in near.called)
    talked_of = Counter(who for near in around for who in near.told_of)
    own = () if turn.masked else presence.told[block]
    found = [
        Candidate(
            who,
            distance.get(who, BACK),
            who not in distance,
            here[who],
            cues.get(who, 0),
            who in own,
            speaks[who] - (who == meant[index]),
            called[who],
            talked_of[who],
        )
        for who in best
    ]
    return [*found, Candidate(NOBODY)]
