"""The door of the attribution room: who says each quote, and to whom."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from duologue.reading.attribution import weights
from duologue.reading.attribution.addressees import addressees
from duologue.reading.attribution.conversation import Conversation, converse
from duologue.reading.attribution.cues import CUE
from duologue.reading.attribution.deciding import Question, decide, decide_near, learn, question
from duologue.reading.attribution.given import given_speakers, settle
from duologue.reading.attribution.labelled import labelled_attributions
from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.reasons import reasons
from duologue.reading.attribution.retold import retold
from duologue.reading.attribution.roster import Roster, roster_of
from duologue.reading.attribution.sequence import probabilities
from duologue.reading.attribution.turns import Turn, find_turns
from duologue.story.attribution import Attribution
from duologue.story.given import BY_HAND, Given
from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.story.words import Words, words_of
from duologue.text.span import Span


@dataclass(frozen=True, slots=True)
class _Answer:
    """The speaker of one turn, how sure that is, and the next likeliest."""

    speaker: int | None
    score: float
    others: tuple[tuple[int, float], ...]


@stage(reads=("given", "source", "blocks", "tokens", "words", "quotes", "cast", "names"), writes=("attributions",))
def attribution(story: Story) -> Story:
    """Decide the speakers of all quotes together, and whom each is spoken to."""
    if story.source.spoken:
        return replace(story, attributions=labelled_attributions(story))
    words, roster, open_talk = _heard(_Layers(story))
    turns = open_talk.turns
    given = given_speakers(story, roster, turns)
    talk = settle(open_talk, given)
    candidates = talk.candidates
    asked, learned = _asked(words, talk) if given else _learned(_Layers(story))
    answers = [_answer(these, row) for these, row in zip(candidates, decide(asked, learned))]
    for place in given:
        answers[place] = replace(answers[place], score=1.0)
    speakers = [answer.speaker for answer in answers]
    hearers = addressees(turns, speakers, candidates)
    found = []
    for index, turn in enumerate(turns):
        why = reasons(words, roster, turns, speakers, candidates[index], index)
        if index in given:
            why = (BY_HAND,)
        found += _attributions(words, roster, turn, answers[index], hearers[index], why)
    order = {quote.id: place for place, quote in enumerate(story.quotes)}
    found += retold(story, words, roster, found)
    return replace(story, attributions=tuple(sorted(found, key=lambda a: order[a.quote])))


class _Layers:
    """What a conversation is found in; equal to another where it is the very same layers."""

    def __init__(self, story: Story) -> None:
        self.story = story
        layers = (story.source, story.blocks, story.words, story.quotes, story.names)
        self.key = tuple(id(layer) for layer in layers)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Layers) and self.key == other.key and self.story.cast == other.story.cast


@lru_cache(maxsize=1)
def _heard(layers: _Layers) -> tuple[Words, Roster, Conversation]:
    """Everything that does not depend on the speakers given: kept, so that one more correction is read at once."""
    story = layers.story
    words = words_of(story)
    roster = roster_of(story, words)
    return words, roster, converse(story, words, roster, find_turns(story, words, roster))


@lru_cache(maxsize=1)
def _learned(layers: _Layers) -> tuple[Question, list[NDArray[np.float64]]]:
    """What is learned of the story where nobody is given: kept for the same reason."""
    words, _, talk = _heard(layers)
    return _asked(words, talk)


def _asked(words: Words, talk: Conversation) -> tuple[Question, list[NDArray[np.float64]]]:
    asked = question(talk, weights.RULES)
    return asked, learn(words, talk, asked)


def speakers_near(story: Story, given: Given) -> Story:
    """The story with the speakers decided again in the conversations in which corrections of lines differ.

    As `attribution` under `given`, but what the whole book has taught of each voice is taken as it was.
    """
    words, roster, open_talk = _heard(_Layers(story))
    corrected = replace(story, given=given)
    before, now = (given_speakers(one, roster, open_talk.turns) for one in (story, corrected))
    changed = {place for place in before.keys() | now.keys() if before.get(place) != now.get(place)}
    talk = settle(open_talk, now)
    _, voices = _learned(_Layers(story))
    learned = [np.zeros((1, rows.shape[1])) if n in now else rows for n, rows in enumerate(voices)]
    near = decide_near(talk, learned, weights.RULES, changed)
    answered = {attribution.quote: attribution for attribution in story.attributions}
    number = {who: place for place, who in enumerate(roster.ids)}
    speakers = [number.get(answered[turn.quotes[0].id].speaker or "") for turn in talk.turns]
    for place, row in near.items():
        speakers[place] = _answer(talk.candidates[place], row).speaker
    hearers = addressees(talk.turns, speakers, talk.candidates)
    for place, row in near.items():
        turn, answer = talk.turns[place], _answer(talk.candidates[place], row)
        why = reasons(words, roster, talk.turns, speakers, talk.candidates[place], place)
        if place in now:
            answer, why = replace(answer, score=1.0), (BY_HAND,)
        answered |= {one.quote: one for one in _attributions(words, roster, turn, answer, hearers[place], why)}
    inner = {quote.id for quote in story.quotes if quote.inside}
    outermost = [one for one in answered.values() if one.quote not in inner]
    answered |= {one.quote: one for one in retold(corrected, words, roster, outermost)}
    return replace(corrected, attributions=tuple(answered.values()))


def _answer(candidates: list[Candidate], marginals: NDArray[np.float64]) -> _Answer:
    shares = probabilities(marginals).tolist()
    ranked = sorted(range(len(candidates)), key=lambda k: (-shares[k], k))
    people = [(candidates[k].who, shares[k]) for k in ranked if candidates[k].who != NOBODY]
    best, score = candidates[ranked[0]].who, shares[ranked[0]]
    likely = tuple((who, share) for who, share in people[:4] if share >= 0.01)
    if best == NOBODY or score < weights.UNKNOWN_BELOW:
        return _Answer(None, score, likely[:3])
    return _Answer(best, score, likely[1:])


def _attributions(
    words: Words, roster: Roster, turn: Turn, answer: _Answer, hearers: tuple[int, ...], why: tuple[str, ...]
) -> list[Attribution]:
    cue = turn.cue
    kind = "implicit"
    if cue and cue.strength >= CUE:
        kind = "explicit" if cue.subject.form == "name" else "anaphoric"
    place = Span(words.start[cue.first], words.end[cue.last - 1]) if cue else None
    return [
        Attribution(
            quote=quote.id,
            speaker=None if answer.speaker is None else roster.ids[answer.speaker],
            addressees=tuple(roster.ids[who] for who in hearers),
            kind=kind,
            cue=place,
            score=answer.score,
            because=why,
            others=tuple((roster.ids[who], share) for who, share in answer.others),
        )
        for quote in turn.quotes
    ]
