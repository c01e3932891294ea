"""Which pronouns a person goes by, from the pronouns that follow the name, the title and the given name."""

from collections import Counter

from duologue.reading.cast.leads import GENDER_OF, SUBJECT
from duologue.story.words import NARRATION, Words

_AFTER_OBJECT = frozenset(
    """
a an the and or but as at by for from in into of off on out over so than that then there through to under up with
when while where who what how if again away back down alone about all he she it they i his my their
be been go do know have come see say get think feel
""".split()
)
_AGAINST = 0.75
"""The share of votes that outweighs what a given name usually is: over her shoulder, many are hers."""
LOOK_AHEAD = 30
"""How many tokens after a name the first pronoun still tells whose it is."""


def pronoun_votes(words: Words, places: list[tuple[int, int, int]]) -> dict[int, Counter[str]]:
    """For each person, how often the next pronoun of the narration is "she", "he" or "they".

    Votes are by gender and, beside that, by the pronoun itself.
    `places` are (first token, end token, person) in reading order; a name met on the way ends the search.
    """
    votes: dict[int, Counter[str]] = {}
    begins = {first for first, _, _ in places}
    for first, last, person in places:
        if words.quote[first] != NARRATION:
            continue
        for index in range(last, min(last + LOOK_AHEAD, len(words))):
            if index in begins or words.block[index] != words.block[first]:
                break
            gender = GENDER_OF.get(words.low[index])
            if gender and words.quote[index] == NARRATION and not _is_object(words, index):
                votes.setdefault(person, Counter()).update((gender, words.low[index]))
                break
    return votes


def _is_object(words: Words, index: int) -> bool:
    """ "Brett looked at him", "Bill gave her a drink": these mean somebody else."""
    low = words.low[index]
    if low in ("him", "them"):
        return True
    after = words.low[index + 1] if index + 1 < len(words) else ""
    return low == "her" and (not after.isalpha() or after in _AFTER_OBJECT)


def decide(stated: str, usual: str, votes: Counter[str], trade: bool = False) -> str:
    """The gender of one person: as a title states; else as the pronouns say; else as the name is usually given.

    "They" counts only where hardly any other pronoun follows: it is mostly a plural. What a `trade` states is what
    most are who have it: "the nurse … with his back … he said" is a man.
    """
    if stated:
        other = "m" if stated == "f" else "f"
        return other if trade and votes[other] > 1 and votes[SUBJECT[other]] and not votes[stated] else stated
    women, men, they = votes["f"], votes["m"], votes["x"]
    both = women + men
    most = "f" if women > men else "m"
    if they >= 3 and they > 2 * both:
        return "x"
    if (usual and both < 4 and not voted(votes)) or (both and max(women, men) < 0.65 * both):
        return usual or (most if max(women, men) >= 0.55 * both else "")
    if usual and most != usual and max(women, men) < _AGAINST * both:
        return usual
    if both:
        return most
    return ""


def voted(votes: Counter[str]) -> str:
    """The gender that pronouns alone are clear about: three votes or more, four in five for one."""
    both = votes["f"] + votes["m"]
    if both < 3:
        return ""
    return "f" if votes["f"] >= 0.8 * both else "m" if votes["m"] >= 0.8 * both else ""
