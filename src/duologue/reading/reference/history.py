"""Who has been mentioned where, as far as the reading has come: what a pronoun can be resolved from."""

from dataclasses import dataclass

from duologue.reading.reference.forms import SUBJECT

FORGOTTEN = 600
"""A person not mentioned for so many tokens is not meant by a pronoun."""
FADES = 0.995
"""What a mention's weight is multiplied by for each token that passes: half of it is left after 140."""


@dataclass(slots=True)
class Seen:
    """The last mention of one person, and how much they have been mentioned lately."""

    at: int
    sentence: int
    part: str
    kind: str
    told: bool
    lately: float

    def weight(self, index: int) -> float:
        """How much the person has been mentioned lately, seen from token `index`."""
        return self.lately * float(FADES ** (index - self.at))


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

    def add(self, who: str, index: int, sentence: int, part: str, kind: str, told: bool) -> None:
        """`who` is mentioned at token `index`."""
        before = self.seen.get(who)
        lately = (before.weight(index) if before else 0.0) + (1.0 if told else 0.5)
        self.seen[who] = Seen(index, sentence, part, kind, told, lately)
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
