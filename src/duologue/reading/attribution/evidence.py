"""Weigh what speaks for and against each candidate of a turn, turn by turn; the order of turns: sequence.py."""

from math import log

from duologue.reading.attribution import weights as w
from duologue.reading.attribution.cues import Cue
from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.roster import Roster
from duologue.reading.attribution.turns import Turn


def weigh(turns: list[Turn], candidates: list[list[Candidate]], roster: Roster, told: list[list[int]]) -> list[list[float]]:
    """One score for every candidate of every turn."""
    return [
        _weigh_turn(
            turn,
            candidates[index],
            turns[index - 1] if index and _answers(turns[index - 1], turn) else None,
            turns[index + 1] if index + 1 < len(turns) and _answers(turn, turns[index + 1]) else None,
            roster,
            told,
        )
        for index, turn in enumerate(turns)
    ]


def _answers(one: Turn, other: Turn) -> bool:
    return one.scene == other.scene and other.first - one.last <= 3


def _weigh_turn(
    turn: Turn,
    candidates: list[Candidate],
    before: Turn | None,
    after: Turn | None,
    roster: Roster,
    told: list[list[int]],
) -> list[float]:
    acting = {beat.subject.who for beat in turn.beats} | ({turn.cue.subject.who} if turn.cue else set())
    near = _nearest_of_gender(turn.cue, candidates, roster)
    scores = []
    for candidate in candidates:
        who = candidate.who
        if who == NOBODY:
            scores.append(_of_nobody(turn))
            continue
        score = w.USES * log(1 + roster.uses[who]) + w.DISTANCE * candidate.distance
        score += w.ONLY_AHEAD if candidate.ahead else 0.0
        score += w.NARRATOR if who == roster.narrator else 0.0
        if turn.cue:
            score += _of_cue(turn.cue, who, roster) + near.get(who, 0.0)
        score += sum(_of_beat(beat, who, roster) for beat in turn.beats)
        score += _of_names(turn, before, after, who, roster)
        if who in told[turn.first] and who not in acting:
            score += w.BYSTANDER
        scores.append(score)
    return scores


def _of_nobody(turn: Turn) -> float:
    """Somebody unknown: likely where the cue describes no one of the cast, or a crowd."""
    if turn.cue is None:
        return w.NOBODY
    if turn.cue.subject.crowd:
        return w.NOBODY_CROWD
    described = turn.cue.subject.form == "noun" and turn.cue.subject.who is None
    return w.NOBODY + (w.NOBODY_NOUN * turn.cue.strength if described else 0.0)


def _of_cue(cue: Cue, who: int, roster: Roster) -> float:
    subject = cue.subject
    if subject.who is not None:
        weight = w.NAME_CUE if subject.form in ("name", "first") else w.NOUN_CUE
        return weight * cue.strength if subject.who == who else 0.0
    score = 0.0
    if subject.gender and roster.gender[who]:
        score += w.GENDER_CLASH * cue.strength if subject.gender != roster.gender[who] else 0.0
    elif subject.gender:
        score += w.GENDER_UNKNOWN * cue.strength
    if subject.form == "noun" and roster.named[who]:
        score += w.NOUN_FOR_NAMED * cue.strength
    if subject.form in ("pronoun", "noun") and who == roster.narrator:
        score += w.GENDER_CLASH * cue.strength
    return score


def _nearest_of_gender(cue: Cue | None, candidates: list[Candidate], roster: Roster) -> dict[int, float]:
    if cue is None or cue.subject.who is not None or not cue.subject.gender:
        return {}
    fitting = [c for c in candidates if c.who != NOBODY and roster.gender[c.who] == cue.subject.gender and not c.ahead]
    fitting.sort(key=lambda c: c.distance)
    return {c.who: bonus for c, bonus in zip(fitting, (w.PRONOUN_LATEST, w.PRONOUN_SECOND))}


def _of_beat(beat: Cue, who: int, roster: Roster) -> float:
    subject = beat.subject
    if subject.who is not None:
        return (w.BEAT if subject.who == who else w.OTHERS_BEAT) * beat.strength
    if subject.gender and roster.gender[who]:
        agrees = subject.gender == roster.gender[who] and who != roster.narrator
        return (w.BEAT_PRONOUN if agrees else w.BEAT_CLASH) * beat.strength
    return 0.0


def _of_names(turn: Turn, before: Turn | None, after: Turn | None, who: int, roster: Roster) -> float:
    score = 0.0
    if who in turn.called:
        score += w.SPOKEN_TO
    if who in turn.told_of:
        score += w.SPOKEN_OF
    if before and before.called:
        score += w.CALLED_BEFORE if who in before.called else w.OTHER_CALLED_BEFORE
    if after and who in after.called:
        score += w.CALLED_AFTER
    for neighbour in (before, after):
        if neighbour and neighbour.called_gender and roster.gender[who]:
            agrees = neighbour.called_gender == roster.gender[who]
            score += w.ADDRESS_GENDER if agrees else w.ADDRESS_GENDER_CLASH
    return score
