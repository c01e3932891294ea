"""Free indirect thought: a person's thought in the narrator's tense and person, weighed sign by sign."""

import math
from dataclasses import dataclass
from itertools import pairwise

from duologue.reading.thoughts import voice
from duologue.reading.thoughts.minds import Minds
from duologue.reading.thoughts.page import Page, Sentence
from duologue.reading.thoughts.signs import SIGNS, Sign
from duologue.text.verbs import looks_finite

BASE = -3.1
QUESTION, CRY, FRAGMENT = 2.9, 2.1, 1.1
AFTER_A_LOOK, AFTER_A_THOUGHT, BESIDE_A_THOUGHT = 0.7, 0.8, 1.3
SOMEBODY_ACTS = -2.6
MIND = 1.2
"""What the surest evidence of whose mind it is adds; a farther one adds less."""
NO_MIND = -1.5
LEAST_SIGNS = 0.4
NARRATOR = -3.6
LONGEST, LONG, TOO_LONG = 70, 35, -0.7
IN_PRESENT = -1.5
"""Long sentences gather signs by chance."""

_PHRASES: dict[tuple[str, str], list[tuple[tuple[str, ...], Sign]]] = {}
for _sign in SIGNS:
    for _phrase in _sign.phrases:
        _words = tuple(_phrase.split())
        _PHRASES.setdefault((_words[0], _words[1]), []).append((_words, _sign))
_SHORT_FORMS = ("'s", "’s", "'d", "’d", "n't", "n’t", "'re", "’re", "'ll", "’ll", "'ve", "’ve", "'m", "’m")
_PAST = frozenset(
    "was were had did wasn't weren't hadn't didn't wasn’t weren’t hadn’t didn’t could would might should".split()
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much a sentence looks like free indirect thought, in log-odds, whose it would be, and why."""

    odds: float
    who: str | None
    because: tuple[str, ...]

    @property
    def score(self) -> float:
        """The same as a probability."""
        return 1.0 / (1.0 + math.exp(-self.odds))


def shown(low: list[str]) -> list[Sign]:
    """The signs that a sentence, given as lower-case words, shows."""
    apart = frozenset(low)
    phrases = {
        sign.name
        for at, pair in enumerate(pairwise(low))
        for words, sign in _PHRASES.get(pair, ())
        if tuple(low[at : at + len(words)]) == words
    }
    return [
        sign
        for sign in SIGNS
        if (low[0] in sign.openings or not sign.words.isdisjoint(apart) or sign.name in phrases)
        and (not sign.past or _is_past(low))
    ]


def _is_past(low: list[str]) -> bool:
    return any(word in _PAST or (word.endswith("ed") and len(word) > 4) for word in low)


def weigh(page: Page, minds: Minds, number: int) -> Weighed | None:
    """The signs of one sentence and of those around it; None where it cannot be one."""
    sentence = page.sentences[number]
    words = page.words
    last = page.trimmed(sentence.first, sentence.last)
    low = words.low[sentence.first : last]
    if sentence.broken or not words.word[sentence.first][0].isalpha() or not 2 < len(low) < LONGEST:
        return None
    signs, because = _signs_of(page, sentence, last, low)
    _, verb = page.doer(sentence)
    acts = verb >= 0 and words.low[verb] in voice.DOING
    thinks = verb >= 0 and words.low[verb] in voice.INNER
    if acts or thinks:
        signs += SOMEBODY_ACTS
    if signs < LEAST_SIGNS or page.in_italics(sentence):
        return None
    mind = minds.of(number)
    odds = BASE + signs + _context(page, minds, number) + (TOO_LONG if len(low) > LONG else 0.0)
    if mind is None:
        return Weighed(odds + NO_MIND, None, tuple(because))
    if mind.who == page.narrator:
        odds += NARRATOR
    return Weighed(odds + MIND * mind.sure, mind.who, (*because, mind.why))


def _signs_of(page: Page, sentence: Sentence, last: int, low: list[str]) -> tuple[float, list[str]]:
    ending = page.words.word[last - 1][-1]
    total, because = 0.0, []
    if ending == "?":
        total, because = QUESTION, ["a question the narration asks itself"]
    elif ending == "!":
        total, because = CRY, ["a cry in the narration"]
    if ending in ".?!…" and not any(looks_finite(word) or word.endswith(_SHORT_FORMS) for word in low):
        total += FRAGMENT
        because.append("a fragment")
    for sign in shown(low):
        total += sign.weight
        if sign.weight > 0:
            because.append(sign.name)
    if page.in_past and not voice.PRESENT_FORMS.isdisjoint(low) and not _is_past(low):
        total += IN_PRESENT
    return total, because


def _context(page: Page, minds: Minds, number: int) -> float:
    """What the sentence before shows: after a look or a thought, a thought may follow."""
    if number == 0 or page.sentences[number - 1].block != page.sentences[number].block:
        return 0.0
    look = minds.looks[number - 1]
    return AFTER_A_THOUGHT if look.inner else AFTER_A_LOOK if look.seeing else 0.0
