"""Say in words why a turn is given to its speaker."""

from duologue.reading.attribution.cues import Cue
from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.roster import Roster
from duologue.reading.attribution.turns import Turn
from duologue.story.words import Words

_LONGEST = 60


def reasons(
    words: Words,
    roster: Roster,
    turns: list[Turn],
    speakers: list[int | None],
    candidates: list[Candidate],
    index: int,
) -> tuple[str, ...]:
    """The evidence that bears on the answer to turn `index`, strongest first."""
    turn, speaker = turns[index], speakers[index]
    if speaker is None:
        return _why_unknown(words, roster, turn, candidates)
    name = roster.names[speaker]
    found = []
    if turn.cue:
        found.append(f"“{cited(words, turn.cue)}”: {_whose(turn.cue, name, roster, speaker, candidates)}")
    for beat in turn.beats:
        told = turn.cue is not None and beat.subject.first == turn.cue.subject.first
        if beat.subject.who == speaker and beat.strength >= 1.0 and not told:
            found.append(f"{name} {beat.why}: “{cited(words, beat)}”")
    if index and speaker in turns[index - 1].called:
        found.append(f"the line before calls {name} by name")
    if index + 1 < len(turns) and speaker in turns[index + 1].called:
        found.append(f"the line after calls {name} by name")
    if not turn.cue:
        found += _turn_taking(roster, turns, speakers, index)
    return tuple(found) or (f"{name} is the likeliest of those around",)


def _whose(cue: Cue, name: str, roster: Roster, speaker: int, candidates: list[Candidate]) -> str:
    if cue.subject.who == speaker:
        return f"{name} {cue.why}"
    fitting = {c.who for c in candidates if c.who != NOBODY and roster.gender[c.who] == cue.subject.gender}
    if cue.subject.gender and fitting == {speaker}:
        return f"only {name} fits here"
    return f"{name} fits best here"


def cited(words: Words, cue: Cue) -> str:
    """The words of a cue, the end of a long one cut off."""
    shown = " ".join(words.text[words.start[cue.first] : words.end[cue.last - 1]].split())
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"


def _turn_taking(roster: Roster, turns: list[Turn], speakers: list[int | None], index: int) -> list[str]:
    turn, speaker = turns[index], speakers[index]
    if not index or turns[index - 1].scene != turn.scene or turn.first - turns[index - 1].last > 6:
        return []
    last = speakers[index - 1]
    if last is None or last == speaker:
        return []
    if index > 1 and speakers[index - 2] == speaker:
        return [f"the two speak by turns, and {roster.names[last]} spoke last"]
    return [f"answers {roster.names[last]}"]


def _why_unknown(words: Words, roster: Roster, turn: Turn, candidates: list[Candidate]) -> tuple[str, ...]:
    if turn.cue and turn.cue.subject.crowd:
        return (f"“{cited(words, turn.cue)}” names nobody in particular",)
    candidates = [candidate for candidate in candidates if candidate.who != NOBODY]
    if not candidates:
        return ("nobody is in sight here",)
    if len(candidates) > 1:
        first, second = (roster.names[c.who] for c in candidates[:2])
        return (f"the text leaves it open: {first} or {second}, or somebody else",)
    return ("too little tells who this is",)
