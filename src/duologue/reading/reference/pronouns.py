"""Whom each pronoun means: in narration by salience, in speech by who speaks to whom.

Salience follows the classic ordering of pronoun resolution (Lappin & Leass 1994): nearness, subject over
object, the sentence before over older ones; a speaker's own paragraph outweighs all of these.
"""

from bisect import bisect_left
from dataclasses import dataclass

from duologue.story.cast import Mention
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words
from duologue.text.span import Span
from duologue.text.verbs import looks_finite

_THIRD = {
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themself"), "x"),
}
_FIRST = frozenset(("i", "me", "my", "mine", "myself"))
_SECOND = frozenset(("you", "your", "yours", "yourself"))

HALF_LIFE = 40.0
"""After so many tokens a mention weighs half."""
SUBJECT = 1.6
"""A mention that a finite verb follows weighs this much more."""
FORGOTTEN = 600
"""A person not mentioned for so many tokens is not meant by a pronoun."""
SPEAKER_HERE = 1.5
"""What being the speaker of the same paragraph adds."""


@dataclass
class _Salience:
    """How present each character is at one point of the narration."""

    weight: dict[str, float]
    at: dict[str, int]

    def now(self, who: str, index: int) -> float:
        """The weight of `who` at token `index`; 0 when forgotten."""
        if who not in self.at or index - self.at[who] > FORGOTTEN:
            return 0.0
        return self.weight[who] * float(0.5 ** ((index - self.at[who]) / HALF_LIFE))

    def mention(self, who: str, index: int, weight: float) -> None:
        """`who` is mentioned at token `index`."""
        self.weight[who] = min(self.now(who, index) * 0.6 + weight, 3.0)
        self.at[who] = index


def resolve(story: Story, words: Words) -> list[Mention]:
    """The pronouns of the text that stand for somebody of the cast, in reading order."""
    return _Resolver(story, words).run()


class _Resolver:
    def __init__(self, story: Story, words: Words) -> None:
        self.story = story
        self.words = words
        self.gender = {c.id: c.gender for c in story.cast}
        self.narrator = next((c.id for c in story.cast if c.narrator), None)
        self.named = {bisect_left(words.start, m.span.start): m for m in story.names}
        self.leads = {c.gender: c.id for c in story.cast if c.lead}
        self.answers = {a.quote: a for a in story.attributions}
        self.cued = {
            bisect_left(words.start, a.cue.start) + step: a.speaker
            for a in story.attributions
            if a.cue and a.speaker and a.kind == "anaphoric"
            for step in range(2)
        }
        self.speaker_of_block = _speakers_by_block(story)
        self.salience = _Salience({}, {})

    def run(self) -> list[Mention]:
        found = []
        for index, low in enumerate(self.words.low):
            mention = self.named.get(index)
            if mention:
                told = self.words.quote[index] == NARRATION
                self.salience.mention(mention.character, index, self._weight(index) if told else 0.5)
                if low not in _THIRD:
                    continue
            if (low not in _THIRD and low not in _FIRST and low not in _SECOND) or self.words.block[index] < 0:
                continue
            who = self._meant(index, low)
            if who is not None:
                self.salience.mention(who, index, self._weight(index))
                found.append(Mention(Span(self.words.start[index], self.words.end[index]), who, "pronoun"))
        return found

    def _weight(self, index: int) -> float:
        for ahead in self.words.low[index + 1 : index + 4]:
            if looks_finite(ahead):
                return SUBJECT
        return 1.0

    def _meant(self, index: int, low: str) -> str | None:
        quote = self.words.quote[index]
        answer = self.answers.get(self.story.quotes[quote].id) if quote != NARRATION else None
        if low in _FIRST:
            if quote == NARRATION:
                return self.narrator
            return answer.speaker if answer else None
        if low in _SECOND:
            return answer.addressees[0] if answer and len(answer.addressees) == 1 else None
        if quote != NARRATION:
            present = {answer.speaker, *answer.addressees} if answer else set()
            return self._most_salient(index, _THIRD[low], present)
        cued = self.cued.get(index)
        if cued and self.gender[cued] in (_THIRD[low], None):
            return cued
        return self._most_salient(index, _THIRD[low], set())

    def _most_salient(self, index: int, gender: str, leave_out: set[str | None]) -> str | None:
        best, most = None, 0.0
        for who in self.salience.at:
            if who in leave_out or who == self.narrator or self.gender[who] not in (gender, None):
                continue
            weight = self.salience.now(who, index)
            if self.gender[who] is None:
                weight *= 0.3
            if weight > 0.0 and who == self.speaker_of_block.get(self.words.block[index]):
                weight += SPEAKER_HERE
            if weight > most:
                best, most = who, weight
        if gender == "x" and best is not None and self.gender[best] != "x":
            return None
        lead = self.leads.get(gender)
        return lead if lead is not None and lead not in leave_out and most < 1.0 else best


def _speakers_by_block(story: Story) -> dict[int, str]:
    number = {block.id: index for index, block in enumerate(story.blocks)}
    block_of = {quote.id: number[quote.block] for quote in story.quotes}
    return {block_of[a.quote]: a.speaker for a in story.attributions if a.speaker}
