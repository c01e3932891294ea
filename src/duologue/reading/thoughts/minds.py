"""Whose mind the narration is in, sentence by sentence: the person whom words of inner life are near.

One head at a time; a new one needs a verb of inner life, or of perceiving, with its own subject. Where nobody
has been looked into the answer is None: a narrator may be wondering on their own account.
"""

from dataclasses import dataclass

from duologue.reading.thoughts import voice
from duologue.reading.thoughts.page import Page, Sentence

REMEMBERED = 12
"""Blocks for which the narration stays with the person it last looked into."""


_OF_MINDS = voice.INNER | voice.PERCEIVING


@dataclass(frozen=True, slots=True)
class Mind:
    """Whose mind a sentence is in. `sure` is how near the evidence is, from 0 to 1; `why` says what it is."""

    who: str
    sure: float
    why: str


@dataclass(frozen=True, slots=True)
class Looks:
    """What one sentence shows of heads: whom it looks into, through whose eyes it sees, and who acts."""

    inner: str | None
    seeing: str | None
    acting: str | None


def looks_of(page: Page, sentence: Sentence) -> Looks:
    """The signs of a mind in one sentence."""
    low = page.words.low
    inner = seeing = None
    if not _OF_MINDS.isdisjoint(low[sentence.first : sentence.last]):
        for index in range(sentence.first, sentence.last):
            if low[index] in voice.INNER:
                inner = page.subject_of(index) or inner
            elif low[index] in voice.PERCEIVING:
                seeing = seeing or page.subject_of(index)
    doer, verb = page.doer(sentence)
    acts = verb >= 0 and (low[verb] in voice.DOING or (low[verb].endswith("ed") and low[verb] not in voice.BE))
    return Looks(inner, seeing, doer if acts else None)


class Minds:
    """Whose mind each sentence of a page is in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.looks = [looks_of(page, sentence) for sentence in page.sentences]
        self.current = self._current()
        self.acted = self._acted()

    def of(self, number: int) -> Mind | None:
        """The mind that sentence `number` is in, by what stands nearest it."""
        page = self.page
        if page.narrator is not None:
            return Mind(page.narrator, 1.0, "the narrator tells it")
        return self._beside(number) or self._passage(number)

    def _beside(self, number: int) -> Mind | None:
        """The subject of the sentence before or after, in the same block."""
        sentences, looks = self.page.sentences, self.looks
        block = sentences[number].block
        for back in (1, 2, 3):
            if number - back < 0 or sentences[number - back].block != block:
                break
            look = looks[number - back]
            for who, sure, why in ((look.inner, 1.0, "is looked into"), (look.seeing, 0.9, "looks on")):
                if who:
                    return Mind(who, sure, f"{self._name(who)} {why} just before")
            if look.acting:
                return Mind(look.acting, 0.7, f"{self._name(look.acting)} acts just before")
        for ahead in (1, 2, 3):
            if number + ahead >= len(sentences) or sentences[number + ahead].block != block:
                break
            look = looks[number + ahead]
            who = look.inner or look.seeing or look.acting
            if who:
                return Mind(who, 0.8 if look.inner or look.seeing else 0.6, f"{self._name(who)} acts just after")
        return None

    def _passage(self, number: int) -> Mind | None:
        """Whom the passage was last looking into; else the only person the sentence speaks of."""
        who = self.current[number]
        if who is not None:
            return Mind(who, 0.6, f"the passage is with {self._name(who)}")
        acting = self.acted[number]
        if acting is not None:
            return Mind(acting, 0.4, f"{self._name(acting)} was the last to act")
        sentence, meant = self.page.sentences[number], self.page.meant
        named = {meant[index] for index in range(sentence.first, sentence.last) if index in meant}
        return Mind(named.pop(), 0.3, "nobody else is spoken of") if len(named) == 1 else None

    def _current(self) -> list[str | None]:
        """For each sentence, whom the narration last looked into in this scene."""
        found: list[str | None] = []
        blocks = self.page.story.blocks
        who: str | None = None
        since, scene = 0, None
        for sentence, look in zip(self.page.sentences, self.looks):
            block = blocks[sentence.block]
            if block.scene != scene:
                who, scene = None, block.scene
            found.append(who if who and sentence.block - since <= REMEMBERED else None)
            if look.inner or look.seeing:
                who, since = look.inner or look.seeing, sentence.block
        return found

    def _acted(self) -> list[str | None]:
        """For each sentence, who was the last to do anything, in the paragraph before or the one before that."""
        found: list[str | None] = []
        who: str | None = None
        since = 0
        for sentence, look in zip(self.page.sentences, self.looks):
            found.append(who if sentence.block - since <= 2 else None)
            if look.acting:
                who, since = look.acting, sentence.block
        return found

    def _name(self, who: str) -> str:
        return self.page.story.characters[who].name
