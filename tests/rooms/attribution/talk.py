"""Read a passage, and show who speaks in a form that fits a table; or only the pieces that one file works on."""

from dataclasses import dataclass

from duologue.reader import READ_FOR_TALK, read_stages, read_text
from duologue.reading.attribution.roster import Roster, roster_of
from duologue.reading.attribution.turns import Turn, find_turns
from duologue.story.attribution import Attribution
from duologue.story.story import Story
from duologue.story.words import Words, words_of
from duologue.text.source import Source


def answers(text: str) -> list[Attribution]:
    """The attributions of a passage, in order."""
    return list(read_text(text).attributions)


def speakers(text: str) -> list[str | None]:
    """The name of each quote's speaker; None where nobody is stated."""
    story = read_text(text)
    names = {person.id: person.name for person in story.cast}
    return [names[found.speaker] if found.speaker else None for found in story.attributions]


def hearers(text: str) -> list[set[str]]:
    """The names of each quote's addressees."""
    story = read_text(text)
    names = {person.id: person.name for person in story.cast}
    return [{names[who] for who in found.addressees} for found in story.attributions]


def because(text: str) -> list[str]:
    """The reasons for each answer, in one line."""
    return ["; ".join(found.because) for found in answers(text)]


@dataclass(frozen=True)
class Bench:
    """What the files of the attribution room work on."""

    story: Story
    words: Words
    roster: Roster
    turns: list[Turn]

    def who(self, name: str) -> int:
        """The number of a person by name."""
        return self.roster.names.index(name)

    def at(self, word: str) -> int:
        """The first token that reads `word`."""
        return self.words.word.index(word)


def bench(text: str) -> Bench:
    """A passage with its cast and its turns, nothing decided."""
    story = read_stages(Source.from_text(text), READ_FOR_TALK)
    words = words_of(story)
    roster = roster_of(story, words)
    return Bench(story, words, roster, find_turns(story, words, roster))
