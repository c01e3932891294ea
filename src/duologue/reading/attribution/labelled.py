"""Who says each line of a source that names every speaker: as it says, and to whom by who else speaks nearest."""

from duologue.story.attribution import Attribution
from duologue.story.cast import person_called
from duologue.story.given import BY_HAND, GivenSpeaker
from duologue.story.story import Story

REACH = 7
"""How many lines away another speaker may be and still be the hearer, as in a story's conversations."""


def labelled_attributions(story: Story) -> tuple[Attribution, ...]:
    """An answer for every quote; corrections outrank the labels."""
    ids = {person.name: person.id for person in story.cast}
    spoken = story.source.spoken
    speakers: list[str | None] = [ids.get(line.name) or _renamed(story, line.name) for line in spoken]
    by_hand = set()
    for given in story.given.speakers:
        for number in _meant(story, given):
            person = person_called(story.cast, given.speaker) if given.speaker else None
            speakers[number] = person.id if person else None
            by_hand.add(number)
    called = _calls(story)
    found = []
    for number, (quote, line) in enumerate(zip(story.quotes, spoken)):
        why = BY_HAND if number in by_hand else f"“{line.name}” heads the line"
        hearers = tuple(who for who in called[number] if who != speakers[number]) or _nearest(speakers, number)
        score = 1.0 if speakers[number] or number in by_hand else 0.0
        found.append(Attribution(quote.id, speakers[number], hearers, "explicit", line.head, score, (why,)))
    return tuple(found)


def _renamed(story: Story, name: str) -> str | None:
    person = person_called(story.cast, name)
    return person.id if person else None


def _meant(story: Story, given: GivenSpeaker) -> list[int]:
    return [
        n for n, line in enumerate(story.source.spoken) if any(span.touches(given.span) for span in line.spans)
    ]


def _calls(story: Story) -> list[list[str]]:
    """Whom each line calls by name."""
    calls = iter([mention for mention in story.names if mention.address])
    mention = next(calls, None)
    found: list[list[str]] = []
    for line in story.source.spoken:
        here: list[str] = []
        while mention and mention.span.start < line.spans[-1].end:
            if mention.character not in here and any(span.covers(mention.span) for span in line.spans):
                here.append(mention.character)
            mention = next(calls, None)
        found.append(here)
    return found


def _nearest(speakers: list[str | None], number: int) -> tuple[str, ...]:
    """Whoever else spoke last, or speaks next."""
    for step in range(1, REACH + 1):
        for near in (number - step, number + step):
            if 0 <= near < len(speakers) and speakers[near] not in (None, speakers[number]):
                return (str(speakers[near]),)
    return ()
