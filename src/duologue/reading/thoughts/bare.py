"""Direct thought with no sign but its own voice: a present tense, an "I", an order to oneself amid the past tense.

In first-person narration only what is plainly of that moment counts.
"""

from duologue.reading.thoughts import voice
from duologue.reading.thoughts.page import Page, Sentence
from duologue.text.verbs import IRREGULAR_PAST, NOT_VERBS_IN_ED

AUTHORIAL = 0.03
"""Where more of the narration than this speaks in the present or as "I", its voice is the author's own."""
_NOT_PAST = voice.MODAL | frozenset("can may will must is are has let put set cut shut hit hurt read cost".split())
_NEGATED = frozenset("hadn't hadn’t didn't didn’t wasn't wasn’t weren't weren’t".split())
_SOON = ("going", "gonna", "about")
_ADDRESSED = frozenset("reader readers gentle chapter".split())


def speaks(page: Page, sentence: Sentence) -> float:
    """How much the sentence sounds like somebody's own words, from 0; past-tense verbs silence it."""
    words = page.words
    low = words.low[sentence.first : sentence.last]
    if not page.in_past or not words.word[sentence.first][0].isupper() or len(low) < 3:
        return 0.0
    if sentence.broken or page.in_italics(sentence) or any(_past(word) for word in low) or _ADDRESSED & set(low):
        return 0.0
    own = sum(word in voice.OWN_PRONOUNS for word in low)
    present = any(word in voice.SHORTENED for word in low)
    ordered = low[0] in voice.IMPERATIVES and words.low[sentence.first + 1] not in (",", "of")
    if page.narrator is not None:
        return 0.5 if present and not own and set(_SOON) & set(low) and low[0] in _PEOPLE else 0.0
    return 0.6 * ordered + 0.5 * bool(own) + 0.45 * present if (ordered or own or present) else 0.0


_PEOPLE = frozenset("he's she's they're he’s she’s they’re".split())


def _past(word: str) -> bool:
    if word in _NOT_PAST:
        return False
    if word.endswith(("'d", "’d")):
        return word[:-2] not in ("i", "you")
    if word in IRREGULAR_PAST or word in _NEGATED:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in NOT_VERBS_IN_ED


def is_authorial(page: Page, heard: list[float]) -> bool:
    """Whether the narrator speaks in the present too often, on their own account, for such a sentence to tell."""
    return sum(score > 0 for score in heard) > max(15, AUTHORIAL * len(heard))
