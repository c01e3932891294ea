"""Who has been mentioned where, as far as the reading has come: what a pronoun can be resolved from."""

from dataclasses import dataclass

from duologue.reading.reference.forms import SUBJECT

FORGOTTEN = 600
"""A person not mentioned for so many tokens is not meant by a pronoun."""
FADES, FADES_SLOWLY = 0.97, 0.995
"""What a mention's weight is multiplied by for each token that passes: in the sentence, and in the passage."""


@dataclass(slots=True)
class Seen:
    """The last mention of one person, and how much they have been mentioned lately."""

    at: int
    sentence: int
    part: str
    kind: str
    told: bool
    lately: float
    passage: float
    times: int

    def weight(self, index: int) -> float:
        """How much the person has been mentioned lately, seen from token `index`."""
        return self.lately * float(FADES ** (index - self.at))

    def slowly(self, index: int) -> float:
        """The same over the passage."""
        return self.passage * float(FADES_SLOWLY ** (index - self.at))


class History:
    """Everybody mentioned so far, latest first; and the latest subject and pronouns."""

    def __init__(self) -> None:
        self.seen: dict[str, Seen] = {}
        self.order: list[str] = []
        self.subject: str | None = None
        self.subject_at = -1
        self.subject_sentence = -1
        self.topic: str | None = None
        self.meant: dict[str, tuple[str, int]] = {}
        self.opened_by: tuple[int, str] | None = None

    def add(self, who: str, index: int, sentence: int, part: str, kind: str, told: bool) -> None:
        """`who` is mentioned at token `index`."""
        before = self.seen.get(who)
        weight = 1.0 if told else 0.5
        lately = (before.weight(index) if before else 0.0) + weight
        passage = (before.slowly(index) if before else 0.0) + weight
        times = before.times + 1 if before else 1
        self.seen[who] = Seen(index, sentence, part, kind, told, lately, passage, times)
        if before:
            self.order.remove(who)
        self.order.insert(0, who)
        if told and part == SUBJECT:
            if sentence != self.subject_sentence:
                self.topic = self.subject
            self.subject, self.subject_at, self.subject_sentence = who, index, sentence

    def resolved(self, who: str, index: int, gender: str) -> None:
        """The pronoun of `gender` at token `index` was found to mean `who`."""
        self.meant[gender] = (who, index)

    def near(self, index: int) -> list[str]:
        """Those mentioned within FORGOTTEN tokens, latest first."""
        for place, who in enumerate(self.order):
            if index - self.seen[who].at > FORGOTTEN:
                return self.order[:place]
        return self.order
