"""Find the words beside a quote that tell who speaks: cues ("said Nora") and beats ("She set down the cup.")."""

from dataclasses import dataclass

from duologue.reading.attribution.phrases import Subject, first_subject, last_subject, subject_at, subject_before
from duologue.reading.attribution.roster import Roster
from duologue.story.words import NARRATION, Words
from duologue.text.reporting_verbs import MANNER, SAYING, SAYING_ING, SURE_SAYING, THINKING

_MARKS = frozenset("\"“”‘’'«»‹›„‚「」『』()*_`") | {"''", "``"}
_SKIPPED = frozenset(
    """
then just only again softly quietly had was have is finally simply also at last now
""".split()
)
_AFTER_VERB = frozenset(
    """
in on out back up off softly quietly again then gently
""".split()
)
_SILENT = frozenset(["nothing", "nothing,", "no"])
_REPLIES = frozenset(
    """
reply answer response words word question voice whisper retort comment remark murmur shout cry rejoinder reasoning
language declaration exclamation observation verdict argument greeting salutation order command request opening
objection apology explanation suggestion scream groan sigh muttering warning admission confession call
""".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Somebody named by tokens [first, last) as the speaker. `strength` is from 0 (a hint) to 3 (stated)."""

    subject: Subject
    first: int
    last: int
    strength: float
    why: str


CUE = 2.0
"""At this strength and above the words are a cue; below, a beat."""


@dataclass(frozen=True, slots=True)
class Region:
    """Narration tokens [first, last) beside a quote, marks at its edges left out."""

    first: int
    last: int

    def __bool__(self) -> bool:
        return self.last > self.first


def region(words: Words, first: int, last: int) -> Region:
    """Tokens [first, last) without quotation marks at either edge."""
    while first < last and words.word[first] in _MARKS:
        first += 1
    while last > first and words.word[last - 1] in _MARKS:
        last -= 1
    return Region(first, last)


def cue_after(words: Words, roster: Roster, here: Region, ending: str, inside: bool = False) -> Cue | None:
    """The cue or beat after a quote. `ending` is the quote's last character; `inside`: it interrupts one."""
    if not here:
        return None
    at = here.first
    low = words.low[at]
    if words.word[at] in (",", "—", "–", "-", "--", ".", ";"):
        at += 1
        if at >= here.last:
            return None
        low = words.low[at]
    if low in SAYING or low in THINKING or low in MANNER or (low.endswith("ed") and words.word[at].islower()):
        found = _inverted(words, roster, at, here)
        if found:
            return found
    if low in ("came", "was", "were", "is", "comes") and (found := _reply(words, roster, at, here)):
        return found
    subject = subject_at(words, roster, at)
    if subject:
        found = _with_verb(words, subject, here, ending, inside)
        if found:
            return found
    sentence = _sentence_end(words, here.first, here.last)
    told = first_subject(words, roster, here.first, sentence)
    if not told:
        return None
    return Cue(told, told.first, sentence, 1.1 if not inside else 2.2, "does something right after")


def _inverted(words: Words, roster: Roster, verb: int, here: Region) -> Cue | None:
    at = verb + 1
    while at < here.last and at - verb <= 2 and (words.low[at] in _AFTER_VERB or words.low[at].endswith("ly")):
        at += 1
    subject = subject_at(words, roster, at) if at < here.last else None
    if subject is None or (words.low[at] in ("her", "his", "their") and subject.form == "pronoun"):
        return None
    return Cue(subject, verb, subject.last, 3.0, "is named with the verb of saying")


def _reply(words: Words, roster: Roster, at: int, here: Region) -> Cue | None:
    for index in range(at + 1, min(at + 7, here.last)):
        if words.low[index] in _REPLIES:
            for first in range(at + 1, index + 1):
                subject = subject_at(words, roster, first)
                if subject and subject.last >= index:
                    return Cue(subject, at, index + 1, 2.2, "gives the reply")
            if index + 2 < here.last and words.low[index + 1] == "of":
                subject = subject_at(words, roster, index + 2)
                if subject:
                    return Cue(subject, at, subject.last, 2.2, "gives the reply")
    return None


def _with_verb(words: Words, subject: Subject, here: Region, ending: str, inside: bool) -> Cue | None:
    verb = subject.last
    while (
        verb < here.last
        and verb - subject.last < 4
        and (words.low[verb] in _SKIPPED or words.low[verb].endswith("ly"))
    ):
        verb += 1
    if verb >= here.last:
        return None
    low = words.low[verb]
    after = words.low[verb + 1] if verb + 1 < here.last else ""
    flows = ending not in ".”’\"'" or words.word[subject.first][0].islower()
    if low in SAYING or low in SAYING_ING:
        if after in _SILENT:
            return None
        strength = 3.0 if flows or inside else 2.0 if low in SURE_SAYING else 1.3
        return Cue(subject, subject.first, verb + 1, strength, "is named with the verb of saying")
    if ending == "," or (words.word[subject.first][0].islower() and subject.form != "name"):
        strength = 2.6 if ending == "," else 2.2
        return Cue(subject, subject.first, verb + 1, strength, "is named right after, in the same sentence")
    if inside:
        return Cue(subject, subject.first, verb + 1, 2.4, "is named between the two halves")
    return None


def cue_before(words: Words, roster: Roster, here: Region) -> Cue | None:
    """The cue or beat that leads up to a quote."""
    if not here:
        return None
    first = _sentence_start(words, here.first, here.last)
    closing = words.word[here.last - 1]
    leads_on = closing[-1] in ",:—–-" or closing[-1].isalnum()
    verb = _last_saying(words, first, here.last)
    if verb is not None and (leads_on or here.last - verb <= 3):
        subject = subject_before(words, roster, verb)
        if subject is None and verb + 1 < here.last:
            inverted = _inverted(words, roster, verb, here)
            subject = inverted.subject if inverted else None
        subject = subject or last_subject(words, roster, first, verb)
        if subject and words.low[verb + 1 : verb + 2] != ["nothing"]:
            return Cue(
                subject,
                min(subject.first, verb),
                max(subject.last, verb + 1),
                3.0 if leads_on else 1.4,
                "is named with the verb of saying",
            )
    subject = first_subject(words, roster, first, here.last)
    if subject is None:
        return None
    if closing == ":":
        return Cue(subject, subject.first, here.last, 2.4, "leads up to the line")
    return Cue(subject, subject.first, here.last, 1.6 if leads_on else 1.0, "does something right before")


def _last_saying(words: Words, first: int, last: int) -> int | None:
    for index in range(last - 1, first - 1, -1):
        low = words.low[index]
        if low in SURE_SAYING or low in SAYING or (low in SAYING_ING and index > last - 12):
            if low in (
                "go",
                "went",
                "lie",
                "read",
                "put",
                "cut",
                "gasp",
                "promise",
                "note",
                "cry",
                "call",
                "remark",
                "comment",
                "answer",
                "reply",
                "whisper",
                "question",
                "order",
                "offer",
                "request",
            ):
                continue
            return index
    return None


def cue_on_next_line(words: Words, roster: Roster, here: Region, ending: str) -> Cue | None:
    """A cue that begins the paragraph after the quote: 'No..,' / she could hardly speak."""
    if not here:
        return None
    begins_low = words.word[here.first][0].islower()
    if ending != "," and not begins_low:
        return None
    found = cue_after(words, roster, here, "," if begins_low or ending == "," else ending)
    if found and found.strength >= CUE:
        return Cue(found.subject, found.first, found.last, 2.5, "is named on the next line")
    return None


def other_beats(words: Words, roster: Roster, here: Region, nearest: Cue | None) -> list[Cue]:
    """Who else the sentences of a region are about, beyond the one already found."""
    found = []
    at = here.first
    while at < here.last:
        end = _sentence_end(words, at, here.last)
        subject = first_subject(words, roster, at, end)
        if subject and (nearest is None or subject.first != nearest.subject.first):
            found.append(Cue(subject, subject.first, end, 0.5, "is told of in the same paragraph"))
        at = max(end, at + 1)
    return found


def _sentence_end(words: Words, first: int, last: int) -> int:
    for index in range(first + 1, last):
        if words.opens[index] and words.quote[index] == NARRATION:
            return index
    return last


def _sentence_start(words: Words, first: int, last: int) -> int:
    for index in range(last - 1, first, -1):
        if words.opens[index]:
            return index
    return first
