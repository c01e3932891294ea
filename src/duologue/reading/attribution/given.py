"""Speakers that somebody who knows the story has given: the only candidates for their turns."""

from bisect import bisect_left

from duologue.reading.attribution.conversation import Conversation
from duologue.reading.attribution.presence import NOBODY, Candidate
from duologue.reading.attribution.roster import Roster
from duologue.reading.attribution.turns import Turn
from duologue.story.cast import person_called
from duologue.story.given import GivenSpeaker
from duologue.story.story import Story
from duologue.text.span import Span


def given_speakers(story: Story, roster: Roster, turns: list[Turn]) -> dict[int, int]:
    """The person number given for each turn, by the turn's place; NOBODY where it is given that nobody can tell.

    A correction stands for the whole turn: what one person says in one go.
    """
    found: dict[int, int] = {}
    starts = [turn.quotes[0].spans[0].start for turn in turns] if story.given.speakers else []
    retold = given_inside(story)
    for given in story.given.speakers:
        if given in retold.values():
            continue
        # Turns do not overlap, so those that share a character with the line begin before its end.
        near = range(max(0, bisect_left(starts, given.span.start) - 1), bisect_left(starts, given.span.end))
        place = max(near, key=lambda number: _shared(turns[number], given.span), default=-1)
        person = person_called(story.cast, given.speaker) if given.speaker else None
        if place >= 0 and _shared(turns[place], given.span) and (person or given.speaker is None):
            found[place] = roster.ids.index(person.id) if person else NOBODY
    return found


def given_inside(story: Story) -> dict[str, GivenSpeaker]:
    """What is given of lines told within somebody's speech, by their ids: of nothing but such a line."""
    inner = [quote for quote in story.quotes if quote.inside] if story.given.speakers else []
    return {
        quote.id: given
        for given in story.given.speakers
        for quote in inner
        if quote.span.start <= given.span.start and given.span.end <= quote.span.end
    }


def settle(talk: Conversation, given: dict[int, int]) -> Conversation:
    """The conversation, with the given people as the only candidates of their turns."""
    candidates, features = list(talk.candidates), list(talk.features)
    for place, who in given.items():
        candidates[place], features[place] = [Candidate(who)], [[]]
    return Conversation(talk.turns, candidates, features)


def _shared(turn: Turn, line: Span) -> int:
    return sum(span.shared(line) for quote in turn.quotes for span in quote.spans)
