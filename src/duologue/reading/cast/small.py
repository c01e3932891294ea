"""Names that a careless hand writes in lower case: "my mate gaz said", where "I" is "i" too."""

from collections import Counter
from collections.abc import Iterable

from duologue.story.words import NARRATION, Words, bare
from duologue.text.reporting_verbs import SURE_SAYING
from duologue.text.word_lists import ambiguous_names, common_words, first_names, not_people, titles

_FEWEST = 3


def small_names(words: Words, headings: Iterable[int]) -> frozenset[str]:
    """The words that are names wherever they stand in lower case.

    Those that head messages so; and where most of the text has no capitals, those that stand with one inside a
    sentence, and given names beside a verb of saying.
    """
    counts = Counter(words.low)
    found = {words.low[at] for at in headings if words.word[at].islower()}
    if words.word.count("i") >= max(_FEWEST, words.word.count("I")):
        found |= {bare(words.low[at]) for at in words.capitals if not words.opens[at] and words.word[at].istitle()}
        found |= {low for low in counts if low in first_names() and _said_by(words, low)}
    return frozenset(low for low in found if len(low) > 1 and low.isalpha() and not _means_something(low))


def _means_something(low: str) -> bool:
    return low in common_words() or low in ambiguous_names() or low in not_people() or low in titles()


def _said_by(words: Words, low: str) -> bool:
    return any(
        words.quote[at] == NARRATION
        and SURE_SAYING & {*words.low[max(0, at - 1) : at], *words.low[at + 1 : at + 2]}
        for at in words.places(low.__eq__)
    )
