"""Put a story's turns, candidates and features together: all that a choice of speakers is made from."""

from dataclasses import dataclass

from duologue.reading.attribution.anaphora import Antecedents, antecedents
from duologue.reading.attribution.features import Around, Feature, features_of
from duologue.reading.attribution.presence import Candidate, Presence, candidates_of, presence_of
from duologue.reading.attribution.roster import Roster
from duologue.reading.attribution.turns import Turn
from duologue.story.story import Story
from duologue.story.words import Words

_REACH = 3
"""Blocks within which a neighbouring turn answers or is answered."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Parallel lists, one entry a turn: its candidates, and the features of each candidate."""

    turns: list[Turn]
    candidates: list[list[Candidate]]
    features: list[list[list[Feature]]]


def converse(story: Story, words: Words, roster: Roster, turns: list[Turn]) -> Conversation:
    """Find the candidates of every turn and what speaks for and against each."""
    presence = presence_of(words, roster, turns, len(story.blocks))
    return weigh(words, roster, presence, turns)


def weigh(words: Words, roster: Roster, presence: Presence, turns: list[Turn]) -> Conversation:
    """The same, given who is present in each block."""
    candidates = candidates_of(turns, roster, presence)
    features = [
        features_of(turn, candidates[index], _around(words, roster, turns, index, presence), roster)
        for index, turn in enumerate(turns)
    ]
    return Conversation(turns, candidates, features)


def _around(words: Words, roster: Roster, turns: list[Turn], index: int, presence: Presence) -> Around:
    turn = turns[index]
    before = turns[index - 1] if index and _answers(turns[index - 1], turn) else None
    after = turns[index + 1] if index + 1 < len(turns) and _answers(turn, turns[index + 1]) else None
    acted = acts_next = None
    if before:
        between = range(turn.first - 1, before.last, -1)
        acted = next(
            (found for block in between if (found := presence.acts_last[block] or presence.acts[block])), None
        )
    if after:
        between = range(turn.last + 1, after.first)
        acts_next = next((found for block in between if (found := presence.acts[block])), None)
    meant = Antecedents()
    if turn.cue and turn.cue.subject.who is None and turn.cue.subject.gender:
        meant = antecedents(words, roster, turn.cue.subject.first, turn.cue.subject.gender)
    return Around(before, after, acted, acts_next, meant, _standing_by(after, presence))


def _standing_by(turn: Turn | None, presence: Presence) -> frozenset[int]:
    """Whom the narration of a turn's paragraphs names without having them speak or act."""
    if turn is None or turn.masked:
        return frozenset()
    told = {who for block in range(turn.first, turn.last + 1) for who in presence.told[block]}
    acting = {beat.subject.who for beat in turn.beats} | ({turn.cue.subject.who} if turn.cue else set())
    return frozenset(told - acting)


def _answers(one: Turn, other: Turn) -> bool:
    return one.scene == other.scene and other.first - one.last <= _REACH
