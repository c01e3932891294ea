"""Speech told within somebody's speech (“I asked him, ‘Why?’ and he said, ‘No.’”): who is quoted, and to whom.

Read from where the teller stands: the told words are narration, "I" is the teller, "you" whom they tell it.
Only what the telling itself says gives a speaker; who is around where it is told says nothing of who was there.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace

from duologue.reading.attribution.cues import CUE, Cue, Region, cue_after, cue_before, region
from duologue.reading.attribution.given import given_inside
from duologue.reading.attribution.hearers import hearer_within
from duologue.reading.attribution.phrases import Subject, subject_before
from duologue.reading.attribution.reasons import cited
from duologue.reading.attribution.roster import Roster
from duologue.reading.attribution.turns import tokens_of
from duologue.story.attribution import Attribution
from duologue.story.cast import person_called
from duologue.story.given import BY_HAND, GivenSpeaker
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words
from duologue.text.span import Span

OPEN = "told within somebody else's speech"
NAMED, DESCRIBED, TELLER, TOLD = 0.85, 0.8, 0.9, 0.75
"""How sure a cue makes it: a name, a description; "I" and "you", as parts of the teller's own score."""
MEANT, MEANT_BEFORE, BY_TURNS = 0.6, 0.45, 0.5
"""How sure it is whom "she" means, named in the telling or before; and a line without a cue, by turns."""
BEFORE = 120
"""How many tokens before the telling somebody may have been named."""
_LIKE = frozenset(("like", "all"))
_GOES = frozenset(("goes", "go", "went"))
_IS = frozenset("was were is am are be".split())


@dataclass(frozen=True, slots=True)
class _Telling:
    """One speech that quotes others, with what is sure of its own speaker; `words` and `roster` are the teller's.

    `spoken` is for each token the outermost quote it stands in, as everywhere else.
    """

    words: Words
    roster: Roster
    spoken: list[int]
    outer: Quote
    inner: list[Quote]
    teller: int | None
    hearers: frozenset[int]
    score: float


@dataclass(slots=True)
class _Line:
    """What is found of one quoted line: its speaker, hearers, how sure, and why."""

    who: int | None = None
    to: tuple[int, ...] = ()
    cue: Cue | None = None
    score: float = 0.0
    why: str = OPEN


def retold(story: Story, words: Words, roster: Roster, found: list[Attribution]) -> list[Attribution]:
    """The attributions of all quotes within quotes; `found` are those of the outermost."""
    answers = {answer.quote: answer for answer in found}
    told: dict[str, list[Quote]] = {}
    for quote in story.quotes:
        if quote.kind != "quoted" and quote.id not in answers:
            told.setdefault(quote.inside or "", []).append(quote)
    number = {who: place for place, who in enumerate(roster.ids)}
    by_hand = given_inside(story)
    for outer in story.quotes:
        if outer.id in told:
            telling = _telling(words, roster, outer, told[outer.id], answers.get(outer.id), number)
            answers |= {answer.quote: _by_hand(story, answer, by_hand) for answer in _answers(telling)}
    return [answers[quote.id] for quotes in told.values() for quote in quotes if quote.id in answers]


def _by_hand(story: Story, answer: Attribution, by_hand: dict[str, GivenSpeaker]) -> Attribution:
    given = by_hand.get(answer.quote)
    person = person_called(story.cast, given.speaker) if given and given.speaker else None
    if given is None or (given.speaker and person is None):
        return answer
    who = person.id if person else None
    to = tuple(hearer for hearer in answer.addressees if hearer != who)
    return replace(answer, speaker=who, addressees=to, score=1.0, because=(BY_HAND,))


def _telling(
    words: Words,
    roster: Roster,
    outer: Quote,
    inner: list[Quote],
    answer: Attribution | None,
    number: dict[str, int],
) -> _Telling:
    teller = number[answer.speaker] if answer and answer.speaker else None
    hearers = [number[who] for who in answer.addressees] if answer else []
    quote = words.quote.copy()
    narrators = roster.narrators.copy()
    for span in outer.spans:
        first, last = bisect_left(words.end, span.start + 1), bisect_left(words.start, span.end)
        quote[first:last] = [NARRATION] * (last - first)
        for block in {words.block[index] for index in range(first, last)}:
            narrators[block] = teller
    for place, line in enumerate(inner):
        for span in line.spans:
            first, last = bisect_left(words.end, span.start + 1), bisect_left(words.start, span.end)
            quote[first:last] = [place] * (last - first)
    you = hearers[0] if len(hearers) == 1 else None
    return _Telling(
        replace(words, quote=quote),
        replace(roster, narrators=narrators, you=you, leads={}),
        words.quote,
        outer,
        inner,
        teller,
        frozenset(hearers),
        answer.score if answer else 0.0,
    )


def _answers(telling: _Telling) -> list[Attribution]:
    lines: list[_Line] = []
    for place in range(len(telling.inner)):
        lines.append(_line(telling, place, lines))
    for place, line in enumerate(lines):
        if not line.to and line.who is not None:
            near = (one.who for one in (*lines[:place][::-1], *lines[place + 1 :]) if one.who != line.who)
            line.to = tuple(who for who in near if who is not None)[:1]
    return [_attribution(telling, quote, line) for quote, line in zip(telling.inner, lines)]


def _line(telling: _Telling, place: int, before: list[_Line]) -> _Line:
    words, roster = telling.words, telling.roster
    led, follows = _beside(telling, place)
    cue = _cue(telling, place, led, follows)
    if cue is None:
        return _by_turns(telling, led, before)
    who, score = _meant(telling, cue.subject)
    if who is None:
        return _Line()
    shown = f"“{cited(words, cue)}”: {roster.names[who]} {_why(cue)}"
    called = sorted(_called(telling, telling.inner[place]) - {who})
    here = led if cue.first < led.last else follows
    hearer = hearer_within(words, roster, _sentence(words, cue.first, here.first), here.last, cue.subject)
    to = None if called or hearer is None else _meant(telling, hearer)[0]
    return _Line(who, tuple(called) or ((to,) if to not in (None, who) else ()), cue, score, shown)


def _why(cue: Cue) -> str:
    return {"first": "is meant, from where it is told", "pronoun": "was named last"}.get(cue.subject.form, cue.why)


def _beside(telling: _Telling, place: int) -> tuple[Region, Region]:
    """The told words right before and right after a line, as far as the lines beside it and the speech's ends."""
    words, inner = telling.words, telling.inner
    first, last = tokens_of(words, inner[place])
    piece = next(span for span in telling.outer.spans if span.end >= inner[place].spans[-1].end)
    start, end = bisect_left(words.end, piece.start + 1), bisect_left(words.start, piece.end)
    if place:
        start = max(start, tokens_of(words, inner[place - 1])[1])
    if place + 1 < len(inner):
        end = min(end, tokens_of(words, inner[place + 1])[0])
    return region(words, min(start, first), first), region(words, last, max(last, end))


def _cue(telling: _Telling, place: int, led: Region, follows: Region) -> Cue | None:
    words, roster, quote = telling.words, telling.roster, telling.inner[place]
    ending = words.text[quote.spans[-1].end - 1]
    found = [cue_before(words, roster, led), _was_like(words, roster, led)]
    for left, right in zip(quote.spans, quote.spans[1:]):
        between = region(words, bisect_left(words.start, left.end), bisect_left(words.end, right.start + 1))
        found.append(cue_after(words, roster, between, words.text[left.end - 1], inside=True))
    if not _leads_on(telling, place, follows, ending):
        found.append(cue_after(words, roster, follows, ending))
    return max((cue for cue in found if cue and cue.strength >= CUE), key=lambda cue: cue.strength, default=None)


def _leads_on(telling: _Telling, place: int, follows: Region, ending: str) -> bool:
    """‘“Sit.” He said, “No.”’: what follows a finished line leads up to the next."""
    if not follows or place + 1 == len(telling.inner) or ending == ",":
        return False
    words = telling.words
    following = words.text[telling.inner[place + 1].span.start]
    return words.word[follows.first][0].isupper() and words.word[follows.last - 1] in ",:" and following.isupper()


def _was_like(words: Words, roster: Roster, led: Region) -> Cue | None:
    """“And she was like, ‘No.’”; “he goes, ‘No.’”"""
    at = led.last - 1
    while at > led.first and words.word[at] in ",:":
        at -= 1
    if at <= led.first or words.low[at] not in _LIKE | _GOES:
        return None
    verb = at - 1 if words.low[at - 1] in _IS else at
    contracted = "'" in words.low[at - 1] or "’" in words.low[at - 1]
    if words.low[at] in _LIKE and verb == at and not contracted:
        return None
    subject = subject_before(words, roster, verb)
    return subject and Cue(subject, subject.first, at + 1, 2.5, "is named with the verb of saying")


def _meant(telling: _Telling, subject: Subject) -> tuple[int | None, float]:
    """Whom a phrase of the teller's means, and how sure that is; None where the telling leaves it open."""
    if subject.crowd:
        return None, 0.0
    if subject.form == "first":
        return subject.who, telling.score * (TELLER if subject.who == telling.teller else TOLD)
    if subject.form == "pronoun":
        return _last_named(telling, subject)
    who = None if subject.who == telling.teller else subject.who
    return who, NAMED if subject.form == "name" else DESCRIBED


def _last_named(telling: _Telling, pronoun: Subject) -> tuple[int | None, float]:
    """Whoever of the pronoun's gender was named last in speech, the teller, the hearers and whom it calls aside.

    In the telling itself, or else (less sure) in what was said shortly before it.
    """
    roster, here = telling.roster, telling.words.quote
    begins = bisect_left(telling.words.start, telling.outer.span.start)
    at = bisect_left(roster.starts, pronoun.first) - 1
    while at >= 0 and roster.starts[at] > begins - BEFORE:
        naming = roster.namings[at]
        at -= 1
        said = telling.spoken[naming.first] != NARRATION
        retold = naming.first >= begins and here[naming.first] != NARRATION
        aside = naming.address or naming.who == telling.teller or naming.who in telling.hearers
        if said and not retold and not aside and roster.gender[naming.who] == pronoun.gender:
            return naming.who, MEANT if naming.first >= begins else MEANT_BEFORE
    return None, 0.0


def _called(telling: _Telling, quote: Quote) -> set[int]:
    first, last = tokens_of(telling.words, quote)
    at = telling.roster.at
    return {at[index].who for index in range(first, last) if index in at and at[index].address}


def _by_turns(telling: _Telling, led: Region, before: list[_Line]) -> _Line:
    """A line right after the lines of just two who are named: of whichever of them did not speak last."""
    speakers = [line.who for line in before if line.cue]
    last = before[-1].who if before else None
    others = set(speakers) - {last}
    if led or last is None or None in speakers or len(others) != 1:
        return _Line()
    (who,) = others
    why = f"the two speak by turns, and {telling.roster.names[last]} spoke last"
    return _Line(who, (last,), None, BY_TURNS, why)


def _sentence(words: Words, index: int, first: int) -> int:
    """Where the sentence of a token begins, at `first` at the earliest."""
    while index > first and not words.opens[index]:
        index -= 1
    return index


def _attribution(telling: _Telling, quote: Quote, line: _Line) -> Attribution:
    words, roster, cue = telling.words, telling.roster, line.cue
    kind = "implicit" if cue is None else "explicit" if cue.subject.form == "name" else "anaphoric"
    return Attribution(
        quote.id,
        None if line.who is None else roster.ids[line.who],
        tuple(roster.ids[who] for who in line.to),
        kind,
        Span(words.start[cue.first], words.end[cue.last - 1]) if cue else None,
        line.score,
        (line.why,),
    )
