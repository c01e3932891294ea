"""Find the people who are only ever a pronoun: the narrator "I", and leads called "she", "he" or "they"."""

from collections import Counter
from dataclasses import dataclass

from duologue.story.narration import FIRST_PERSON, NARRATOR_SHARE
from duologue.story.words import NARRATION, Words
from duologue.text.reporting_verbs import SAYING

PRONOUNS = {
    "f": frozenset(("she", "her", "hers", "herself")),
    "m": frozenset(("he", "him", "his", "himself")),
    "x": frozenset(("they", "them", "their", "theirs", "themself", "themselves")),
}
SUBJECT = {"f": "she", "m": "he", "x": "they"}
GENDER_OF = {word: gender for gender, words in PRONOUNS.items() for word in words}
REACH = 300
"""How many tokens back a name may stand for a pronoun to be taken as covered by it."""


@dataclass(frozen=True, slots=True)
class Pronouns:
    """How a text uses pronouns in narration: token indices by gender, and those of the first person."""

    third: dict[str, list[int]]
    first: list[int]
    narration: int


def find_pronouns(words: Words) -> Pronouns:
    """Where the narration uses personal pronouns."""
    told = [run for run in words.runs if words.quote[run[0]] == NARRATION and words.block[run[0]] >= 0]
    first, *third = (
        [at for at in words.places(these.__contains__) if words.quote[at] == NARRATION and words.block[at] >= 0]
        for these in (FIRST_PERSON, *PRONOUNS.values())
    )
    return Pronouns(dict(zip(PRONOUNS, third)), first, sum(last - begin for begin, last in told))


def has_narrator(pronouns: Pronouns) -> bool:
    """Whether somebody in the story tells it."""
    return len(pronouns.first) >= 3 and len(pronouns.first) > NARRATOR_SHARE * pronouns.narration


def is_unnamed_lead(gender: str, pronouns: Pronouns, covered_by: list[int], words: Words) -> bool:
    """Whether the pronouns of one gender stand for somebody the narration never names.

    `covered_by` are the token indices, in order, at which the narration uses a name or description that these
    pronouns could refer to.
    """
    places = pronouns.third[gender]
    if gender == "x":
        return _is_single_they(pronouns, words)
    if len(places) < 4 and not any(_beside_saying(words, place) for place in places):
        return False
    if not covered_by:
        return True
    uncovered = _uncovered(places, covered_by)
    return uncovered >= 8 and uncovered > 0.6 * len(places)


def _uncovered(places: list[int], names: list[int]) -> int:
    count, at, latest = 0, 0, -REACH - 1
    for place in places:
        while at < len(names) and names[at] < place:
            latest = names[at]
            at += 1
        if place - latest > REACH:
            count += 1
    return count


def _is_single_they(pronouns: Pronouns, words: Words) -> bool:
    """ "Themself", or "they said" as often as "she said": one person; a crowd speaks more seldom."""
    forms = Counter(words.low[place] for place in pronouns.third["x"])
    speaking = {
        gender: sum(words.low[place] == SUBJECT[gender] and _beside_saying(words, place) for place in places)
        for gender, places in pronouns.third.items()
    }
    return forms["themself"] > 0 or (speaking["x"] >= 3 and 3 * speaking["x"] > speaking["f"] + speaking["m"])


def _beside_saying(words: Words, place: int) -> bool:
    after = words.low[place + 1] if place + 1 < len(words) else ""
    before = words.low[place - 1] if place else ""
    return after in SAYING or before in SAYING
