"""What speaks for and against each candidate of a turn, as sparse features; how they weigh: weights.py."""

from dataclasses import dataclass
from math import log

from duologue.reading.attribution.anaphora import Antecedents
from duologue.reading.attribution.cues import Cue
from duologue.reading.attribution.phrases import Subject
from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.roster import Roster
from duologue.reading.attribution.turns import Turn
from duologue.reading.attribution.weights import NAMES

Feature = tuple[int, float]

_STILL_CALLED = 2
"""Whoever is called and has not answered within so many paragraphs is as likely to speak as anybody."""
_F = {name: index for index, name in enumerate(NAMES)}
_NAME_CUE, _NOUN_CUE = _F["NAME_CUE"], _F["NOUN_CUE"]
_CUE_AGREES, _CUE_CLASHES, _CUE_UNKNOWN = _F["CUE_AGREES"], _F["CUE_CLASHES"], _F["CUE_GENDER_UNKNOWN"]
_NOUN_FOR_NAMED = _F["NOUN_FOR_NAMED"]
_PRONOUN_LATEST, _PRONOUN_SECOND, _PRONOUN_ACTING = (
    _F["PRONOUN_LATEST"],
    _F["PRONOUN_SECOND"],
    _F["PRONOUN_ACTING"],
)
_BEAT_NEAR, _BEAT_FAR, _BEAT_OTHER = _F["BEAT_NEAR"], _F["BEAT_FAR"], _F["BEAT_OF_OTHER"]
_BEAT_AGREES, _BEAT_CLASHES = _F["BEAT_AGREES"], _F["BEAT_CLASHES"]
_CALLS, _SPEAKS_OF, _BYSTANDER = _F["CALLS"], _F["SPEAKS_OF"], _F["BYSTANDER"]
_CALLED_BEFORE, _OTHER_BEFORE = _F["CALLED_BEFORE"], _F["OTHER_CALLED_BEFORE"]
_CALLED_AFTER, _OTHER_AFTER = _F["CALLED_AFTER"], _F["OTHER_CALLED_AFTER"]
_ADDRESS_AGREES, _ADDRESS_CLASHES = _F["ADDRESS_AGREES"], _F["ADDRESS_CLASHES"]
_ONLY_AHEAD, _USES, _HERE, _SPEAKS_HERE = _F["ONLY_AHEAD"], _F["USES"], _F["HERE"], _F["SPEAKS_HERE"]
_SPEAKS_EVER, _NEVER_SPEAKS, _ACTS_EVER = _F["SPEAKS_EVER"], _F["NEVER_SPEAKS"], _F["ACTS_EVER"]
_LATEST, _ACTED, _OTHER_ACTED, _ACTS_NEXT = (
    _F["LATEST"],
    _F["ACTED_BETWEEN"],
    _F["OTHER_ACTED_BETWEEN"],
    _F["ACTS_NEXT"],
)
_DESCRIBED = _F["DESCRIBED"]
_CALLED_HERE, _TALKED_OF_HERE = _F["CALLED_HERE"], _F["TALKED_OF_HERE"]
_TRAILS, _TRAILS_AGREES, _TRAILS_CLASHES = _F["TRAILS_BEFORE"], _F["TRAILS_AGREES"], _F["TRAILS_CLASHES"]
_ACTED_AGREES, _ACTED_CLASHES = _F["ACTED_AGREES"], _F["ACTED_CLASHES"]
_NARRATOR, _NOBODY, _NOBODY_NOUN, _NOBODY_CROWD = (
    _F["NARRATOR"],
    _F["NOBODY"],
    _F["NOBODY_NOUN"],
    _F["NOBODY_CROWD"],
)
_MET = [-1, _F["MET_1"], _F["MET_2"], *[_F["MET_3_4"]] * 2, *[_F["MET_5_8"]] * 4, *[_F["MET_9_15"]] * 8]

_HEARER, _HEARER_BEFORE, _OTHER_HEARER = _F["HEARER"], _F["HEARER_BEFORE"], _F["OTHER_HEARER_BEFORE"]
_HEARER_AGREES, _HEARER_CLASHES = _F["HEARER_AGREES"], _F["HEARER_CLASHES"]
_BYSTANDER_AFTER = _F["BYSTANDER_AFTER"]

_LEADING = 0.4
"""Whoever does so much of what the busiest person does is no minor one."""
_NEAR_BEAT = 0.9
"""Beats of this strength or more stand next to the quote."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the features of one turn look at beside it: its neighbours, who acts between, whom "she" may mean.

    `stands_by` are named in the paragraphs of the turn after and do nothing in them.
    """

    before: Turn | None
    after: Turn | None
    acted: Subject | None
    acts_next: Subject | None
    meant: Antecedents
    stands_by: frozenset[int] = frozenset()


def features_of(turn: Turn, candidates: list[Candidate], around: Around, roster: Roster) -> list[list[Feature]]:
    """The features of every candidate of one turn, in the order of `candidates`."""
    acting = {beat.subject.who for beat in turn.beats} | ({turn.cue.subject.who} if turn.cue else set())
    nearest = min((c.distance for c in candidates if c.who != NOBODY and not c.ahead), default=99)
    rows = []
    for candidate in candidates:
        if candidate.who == NOBODY:
            rows.append(_of_nobody(turn))
            continue
        row = _of_presence(candidate, nearest, roster, turn.first)
        if turn.cue:
            row += _of_cue(turn.cue, candidate.who, roster, turn.first)
            _of_antecedents(around.meant, candidate.who, row)
        for beat in turn.beats:
            _of_beat(beat, candidate.who, roster, turn.first, row)
        _of_names(turn, around, candidate.who, roster, row)
        _of_hearers(turn, around, candidate.who, roster, row)
        if candidate.own_block and candidate.who not in acting:
            row.append((_BYSTANDER, 1.0))
        rows.append(row)
    return rows


def _of_nobody(turn: Turn) -> list[Feature]:
    row = [(_NOBODY, 1.0)]
    if (turn.cue and turn.cue.subject.crowd) or (turn.written and not turn.cue):
        row.append((_NOBODY_CROWD, 1.0))
    elif turn.cue and turn.cue.subject.form == "noun" and turn.cue.subject.who is None:
        row.append((_NOBODY_NOUN, turn.cue.strength))
    return row


def _of_presence(candidate: Candidate, nearest: int, roster: Roster, block: int) -> list[Feature]:
    row = [(_USES, log(1 + roster.uses[candidate.who])), (_HERE, log(1 + candidate.here))]
    row.append((_SPEAKS_EVER, log(1 + candidate.speaks)) if candidate.speaks else (_NEVER_SPEAKS, 1.0))
    row.append((_ACTS_EVER, log(1 + roster.acts[candidate.who])))
    if candidate.called:
        row.append((_CALLED_HERE, log(1 + candidate.called)))
    if candidate.talked_of:
        row.append((_TALKED_OF_HERE, log(1 + candidate.talked_of)))
    if candidate.cues:
        row.append((_SPEAKS_HERE, log(1 + candidate.cues)))
    if candidate.ahead:
        row.append((_ONLY_AHEAD, 1.0))
    elif candidate.distance:
        row.append((_MET[min(candidate.distance, 15)], 1.0))
    if not candidate.ahead and candidate.distance == nearest:
        row.append((_LATEST, 1.0))
    if roster.is_self(candidate.who, block):
        row.append((_NARRATOR, 1.0))
    elif _is_minor(candidate.who, roster):
        row.append((_DESCRIBED, 1.0))
    return row


def _is_minor(who: int, roster: Roster) -> bool:
    """Whether somebody has a description for a name and does little; "the farmer" may be a lead."""
    if roster.named[who] or who in roster.leads.values():
        return False
    return roster.acts[who] < _LEADING * max(roster.acts)


def _of_cue(cue: Cue, who: int, roster: Roster, block: int) -> list[Feature]:
    subject = cue.subject
    if subject.who == who or (subject.who is not None and subject.form != "pronoun"):
        if subject.who != who:
            return []
        return [(_NAME_CUE if subject.form in ("name", "first") else _NOUN_CUE, cue.strength)]
    row: list[Feature] = []
    if roster.is_self(who, block) and subject.form in ("pronoun", "noun"):
        row.append((_CUE_CLASHES, cue.strength))
    elif subject.gender and roster.gender[who]:
        row.append((_CUE_AGREES if subject.gender == roster.gender[who] else _CUE_CLASHES, cue.strength))
    elif subject.gender:
        row.append((_CUE_UNKNOWN, cue.strength))
    if subject.form == "noun" and roster.named[who]:
        row.append((_NOUN_FOR_NAMED, cue.strength))
    return row


def _of_antecedents(meant: Antecedents, who: int, row: list[Feature]) -> None:
    if who == meant.latest:
        row.append((_PRONOUN_LATEST, 2.0 if meant.fresh else 1.0))
    elif who == meant.second:
        row.append((_PRONOUN_SECOND, 1.0))
    if who == meant.acting:
        row.append((_PRONOUN_ACTING, 1.0))


def _of_beat(beat: Cue, who: int, roster: Roster, block: int, row: list[Feature]) -> None:
    subject = beat.subject
    if subject.who is not None:
        feature = (_BEAT_NEAR if beat.strength >= _NEAR_BEAT else _BEAT_FAR) if subject.who == who else _BEAT_OTHER
        row.append((feature, beat.strength))
        if subject.form == "pronoun" and _clash(subject, who, roster):
            row.append((_BEAT_CLASHES, beat.strength))
    elif subject.gender and roster.gender[who]:
        agrees = subject.gender == roster.gender[who] and not roster.is_self(who, block)
        row.append((_BEAT_AGREES if agrees else _BEAT_CLASHES, beat.strength))


def _clash(subject: Subject, who: int, roster: Roster) -> bool:
    return bool(subject.gender and roster.gender[who] and subject.gender != roster.gender[who])


def _of_names(turn: Turn, around: Around, who: int, roster: Roster, row: list[Feature]) -> None:
    before, after = around.before, around.after
    if who in turn.called:
        row.append((_CALLS, 1.0))
    if who in turn.told_of:
        row.append((_SPEAKS_OF, 1.0))
    if before and before.called and turn.first - before.last <= _STILL_CALLED:
        row.append((_CALLED_BEFORE if who in before.called else _OTHER_BEFORE, 1.0))
    if after and after.called:
        row.append((_CALLED_AFTER if who in after.called else _OTHER_AFTER, 1.0))
    for neighbour in (before, after):
        if neighbour and neighbour.called_gender and roster.gender[who]:
            agrees = neighbour.called_gender == roster.gender[who]
            row.append((_ADDRESS_AGREES if agrees else _ADDRESS_CLASHES, 1.0))
    trailing = before.trailing if before and around.acted is None else None
    if trailing:
        row += _of_subject(trailing, who, roster, _TRAILS, None, _TRAILS_AGREES, _TRAILS_CLASHES)
    if around.acted:
        row += _of_subject(around.acted, who, roster, _ACTED, _OTHER_ACTED, _ACTED_AGREES, _ACTED_CLASHES)
    if around.acts_next and who == around.acts_next.who:
        row.append((_ACTS_NEXT, 1.0))


def _of_hearers(turn: Turn, around: Around, who: int, roster: Roster, row: list[Feature]) -> None:
    if turn.hearer and who == turn.hearer.who:
        row.append((_HEARER, 1.0))
    if around.before and around.before.hearer:
        row += _of_subject(
            around.before.hearer, who, roster, _HEARER_BEFORE, _OTHER_HEARER, _HEARER_AGREES, _HEARER_CLASHES
        )
    if who in around.stands_by:
        row.append((_BYSTANDER_AFTER, 1.0))


def _of_subject(
    subject: Subject, who: int, roster: Roster, is_this: int, is_other: int | None, agrees: int, clashes: int
) -> list[Feature]:
    if subject.who is not None:
        feature = is_this if subject.who == who else is_other
        return [(feature, 1.0)] if feature is not None else []
    if subject.gender and roster.gender[who]:
        return [(agrees if subject.gender == roster.gender[who] else clashes, 1.0)]
    return []
