"""What the words of a mention tell by themselves: kind, head, person, gender, and which of the cast it names."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from duologue.story.narration import narrators, spoken_to
from duologue.story.pieces import Page
from duologue.story.story import Story
from duologue.text.word_lists import person_nouns, titles

NAME, NOUN, PRONOUN = range(3)
KINDS = ("name", "noun", "pronoun")
UNTOLD, FEMALE, MALE, SEVERAL, THING = range(5)
_GENDER = {"f": FEMALE, "m": MALE, "x": SEVERAL}
NOBODY = -1
SURE_SPEAKER = 0.5
""" "I" in speech is taken for a speaker of at least this score."""

_ROWS = """
1 0 i me my mine myself
1 3 we us our ours ourselves
2 0 you your yours yourself yourselves thou thee thy thine thyself ye
3 1 she her hers herself
3 2 he him his himself
3 3 they them their theirs themselves themself
3 4 it its itself
3 0 who whom whose which one oneself
"""
_PRONOUNS = {
    word: (int(person), int(gender))
    for person, gender, *words in (row.split() for row in _ROWS.split("\n") if row)
    for word in words
}
_DETERMINERS = frozenset("a an the this that these those my your his her its our their some any no every".split())
_AFTER_HEAD = frozenset(
    """
of in who whom whose which that with from at on for to by , and or ( -- — whose where when ' s as
""".split()
)

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a page in order of their places; all arrays of shape (m,).

    `first` and `last` are pieces (inclusive). `words`, `head` and `opening` are numbers that are equal where the
    whole (determiners aside), the head word or the first word are the same. `who` is the place in the cast of the
    one whom a name belongs to, or a description of somebody without any name, or of the one who says "I" or is
    told "you" as far as that is read yet; else NOBODY. `word` counts the words of the page up to the mention.
    """

    first: Ints
    last: Ints
    kind: Ints
    person: Ints
    gender: Ints
    words: Ints
    head: Ints
    opening: Ints
    who: Ints
    lead: Ints
    quote: Ints
    block: Ints
    word: Ints

    def __len__(self) -> int:
        return len(self.first)


class Describer:
    """Tells of the mentions of one story what their words tell. Equal words have equal numbers all through it."""

    def __init__(self, story: Story) -> None:
        self._numbers: dict[str, int] = {}
        # A counter and not the table's size: stretches of a story are described on several threads.
        self._counted = count()
        self._starts = [mention.span.start for mention in story.names]
        place = {character.id: number for number, character in enumerate(story.cast)}
        self._bearers = [(mention.span.end, place[mention.character]) for mention in story.names]
        self._named = [character.named for character in story.cast]
        self._gender = [_GENDER.get(character.gender or "", UNTOLD) for character in story.cast]
        # Block -1 is no block, and is told by nobody.
        tellers = [place[who] if who else NOBODY for who in narrators(story)]
        self._narrators = np.array([*tellers, NOBODY], dtype=np.int64)
        self._you = place.get(spoken_to(story) or "", NOBODY)
        self._speaking = _speaking(story, place)

    def describe(self, page: Page, first: Ints, last: Ints) -> Mentions:
        """The mentions at pieces [first, last], put in order."""
        order = np.lexsort((last, first))
        first, last = first[order], last[order]
        starts, ends, word_ends = (array.tolist() for array in (page.starts, page.ends, page.last_of_word))
        rows = []
        for at, until in zip(first.tolist(), last.tolist()):
            places = []
            while at <= until:
                end = min(word_ends[at], until)
                places.append((starts[at], ends[end]))
                at = end + 1
            rows.append(self._row(page.text, places))
        table = np.array(rows, dtype=np.int64).reshape(-1, 7)
        kind, person, gender, words, head, opening, who = table.T
        who = self._voices(page.quote[first], page.block[first], person, gender, who)
        return Mentions(
            first,
            last,
            kind,
            person,
            gender,
            words,
            head,
            opening,
            who,
            (who == 0).astype(np.int64),
            page.quote[first],
            page.block[first],
            page.word[first],
        )

    def _voices(self, quote: Ints, block: Ints, person: Ints, gender: Ints, who: Ints) -> Ints:
        """`who` with those who say "I" and are told "you"."""
        found = who.copy()
        told = (quote < 0) & (gender == UNTOLD)
        found[told & (person == 1)] = self._narrators[block[told & (person == 1)]]
        found[told & (person == 2)] = self._you
        for at in np.flatnonzero((quote >= 0) & (person < 3) & (person > 0) & (gender == UNTOLD)).tolist():
            found[at] = self._speaking.get((int(quote[at]), int(person[at])), NOBODY)
        return found

    def _row(self, text: str, places: list[tuple[int, int]]) -> tuple[int, ...]:
        """What the words of one mention tell, which stand at `places`."""
        forms = [text[start:end] for start, end in places]
        low = [form.lower() for form in forms]
        if len(low) == 1 and low[0] in _PRONOUNS:
            person, gender = _PRONOUNS[low[0]]
            number = self._number(low[0])
            return PRONOUN, person, gender, number, number, number, NOBODY
        skipped = 1 if len(low) > 1 and low[0] in _DETERMINERS else 0
        head = _head(low, skipped)
        kind = NAME if any(form[0].isupper() for form in forms[skipped:]) else NOUN
        who = self._bearer(places[head][0])
        if kind == NOUN and who != NOBODY and self._named[who]:
            # Whom of those with names a description means is to be found out here; the cast room only guesses.
            who = NOBODY
        return (
            kind,
            3,
            self._gender_of(who, low[: head + 1]),
            self._number(" ".join(low[skipped:])),
            self._number(low[head]),
            self._number(low[skipped]),
            who,
        )

    def _number(self, words: str) -> int:
        found = self._numbers.get(words)
        return self._numbers.setdefault(words, next(self._counted)) if found is None else found

    def _bearer(self, place: int) -> int:
        """The cast member whom a name or description that covers `place` belongs to."""
        at = bisect_right(self._starts, place) - 1
        return self._bearers[at][1] if at >= 0 and place < self._bearers[at][0] else NOBODY

    def _gender_of(self, who: int, low: list[str]) -> int:
        if who != NOBODY and self._gender[who] != UNTOLD:
            return self._gender[who]
        gender, kind = person_nouns().get(low[-1], ("", ""))
        if kind == "group":
            return SEVERAL
        return _GENDER.get(gender or titles().get(low[0].rstrip("."), ("", ""))[0], UNTOLD)


def _speaking(story: Story, place: dict[str, int]) -> dict[tuple[int, int], int]:
    """Who is first and second person in each quote, by its number, where the speakers have been read."""
    number = {quote.id: at for at, quote in enumerate(story.quotes)}
    found = {}
    for answer in story.attributions:
        if answer.speaker and answer.score >= SURE_SPEAKER:
            found[number[answer.quote], 1] = place[answer.speaker]
            if len(answer.addressees) == 1:
                found[number[answer.quote], 2] = place[answer.addressees[0]]
    return found


def _head(low: list[str], skipped: int) -> int:
    """The place of the head word: the last before whatever follows a head."""
    for place in range(skipped + 1, len(low)):
        if low[place] in _AFTER_HEAD:
            return place - 1
    return len(low) - 1
