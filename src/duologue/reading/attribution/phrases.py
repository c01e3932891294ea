"""Read the noun phrase at a place: who does what a verb says. Whom a pronoun means is decided elsewhere."""

from bisect import bisect_left
from itertools import takewhile
from typing import NamedTuple

from duologue.reading.attribution.roster import Roster
from duologue.story.labels import OTHER, SELF
from duologue.story.words import NARRATION, Words, bare
from duologue.text.verbs import looks_finite
from duologue.text.word_lists import adjectives_of_people, person_nouns

PRONOUN_GENDER = {"she": "f", "he": "m", "they": "x", "ze": "x", "xe": "x", "we": "", "it": "n"}
_POSSESSIVE_GENDER = {"her": "f", "his": "m", "their": "x"}
_SHORT = {
    f"{pronoun}{mark}{verb}": pronoun
    for pronoun in ("i", "you", "she", "he", "they", "we", "it")
    for mark in "'’"
    for verb in ("d", "ll", "ve", "re", "m", "s")
}
_DETERMINERS = frozenset(
    """
the a an this that another one his her my our your their its some
""".split()
)
_NOBODY = frozenset(
    """
someone somebody everyone everybody anyone nobody no-one voices both all others many several
""".split()
)
OF_A_BODY = frozenset(
    """
voice eyes eye hand hands face mouth lips lip fingers finger head brow brows eyebrow eyebrows jaw
shoulders shoulder throat smile gaze tone expression cheeks breath grin arm arms chin nose heart stomach
tears laugh laughter words reply answer response question whisper silence lashes forehead chest knees
legs back thumb thumbs wrist wrists palm palms foot feet knee knees elbow elbows ear ears neck fist fists
""".split()
)
_ADVERBS = frozenset(
    """
then just only still never always again almost also even now once finally simply merely at last soon
already softly had would could did was has is both all quickly slowly suddenly not hardly barely scarcely
""".split()
)


class Subject(NamedTuple):
    """Somebody meant by tokens [first, last).

    `who` is a person's number where the words name one. `form` is "name", "noun", "pronoun" or "first" (I, and
    "you" where a story is told to somebody of it).
    `gender` is what the words tell, "" if nothing. `crowd` marks a group or nobody in particular.
    """

    first: int
    last: int
    form: str
    who: int | None
    gender: str
    crowd: bool = False


def subject_at(words: Words, roster: Roster, index: int) -> Subject | None:
    """The phrase that begins at token `index`, or None where none does."""
    if index >= len(words) or words.quote[index] != NARRATION:
        return None
    low = words.low[index]
    naming = roster.at.get(index)
    if naming and not (naming.noun and low in _POSSESSIVE_GENDER and words.low[naming.last - 1] in OF_A_BODY):
        return _named(words, roster, index)
    low = _pronoun(low)
    if low == "i":
        return Subject(index, index + 1, "first", roster.narrators[words.block[index]], "")
    if low == "you" and roster.you is not None:
        return Subject(index, index + 1, "first", roster.you, roster.gender[roster.you])
    if low in PRONOUN_GENDER:
        needed = {"it": "", "they": "x"}.get(low)
        many = low == "we" or (needed is not None and needed not in roster.gender)
        gender = PRONOUN_GENDER[low]
        return Subject(index, index + 1, "pronoun", _lead_meant(words, roster, index, gender), gender, crowd=many)
    if low in _NOBODY or (low in ("one", "another", "other") and _stands_alone(words, index)):
        return Subject(index, index + 1, "noun", None, "", crowd=True)
    return _described(words, roster, index)


def _lead_meant(words: Words, roster: Roster, index: int, gender: str) -> int | None:
    """The lead who is only ever "she", unless the paragraph or the one before tells of another woman first."""
    lead = roster.leads.get(gender)
    if lead is None or roster.named[lead]:
        return None
    at = bisect_left(roster.starts, index) - 1
    while at >= 0 and words.block[index] - words.block[roster.starts[at]] <= 1:
        other = roster.namings[at]
        may_be = other.who != lead and roster.gender[other.who] in (gender, "")
        if may_be and words.quote[other.first] == NARRATION:
            return None
        at -= 1
    return lead


def label_at(words: Words, roster: Roster, index: int) -> Subject | None:
    """Whom a name at the head of a line means: "me" is whoever tells, "you" whom they tell it to.

    Where nobody is told it, "you" is how a telephone shows its owner, who tells.
    """
    low, narrator = words.low[index], roster.narrators[words.block[index]]
    if index in roster.at or low not in (*SELF, OTHER):
        return subject_at(words, roster, index)
    first, last = (narrator, roster.you) if low in SELF else (roster.you, narrator)
    who = first if first is not None else last
    return Subject(index, index + 1, "first", who, "") if who is not None else None


def _pronoun(low: str) -> str:
    """ "She'd yelled": the pronoun of one word that holds its verb's auxiliary too; any other word as it is."""
    return _SHORT.get(low, low)


def _stands_alone(words: Words, index: int) -> bool:
    """ "said another.": no noun follows."""
    return index + 1 >= len(words) or not words.word[index + 1][0].isalpha()


def _named(words: Words, roster: Roster, index: int) -> Subject | None:
    naming = roster.at[index]
    last = naming.last
    if _owns(words, last):
        last += words.low[last] == "s"
        ahead = words.low[last : last + 3]
        if any(word in OF_A_BODY for word in ahead):
            return Subject(index, last + 1, "name", naming.who, roster.gender[naming.who])
        return _head_noun(words, roster, index, last)
    form = "noun" if naming.noun else "name"
    return Subject(index, last, form, naming.who, roster.gender[naming.who])


def _owns(words: Words, last: int) -> bool:
    """Whether the name that ends before token `last` is a possessive; some files lose the mark: "Ada s mother"."""
    if words.low[last - 1] != bare(words.low[last - 1]):
        return True
    return last + 1 < len(words) and words.word[last] in ("'", "’", "s") and words.quote[last] == NARRATION


def _described(words: Words, roster: Roster, index: int) -> Subject | None:
    low = words.low[index]
    if low in _POSSESSIVE_GENDER or low == "my" or (low == "your" and roster.you is not None):
        ahead = takewhile(str.isalpha, words.low[index + 1 : index + 4])
        body = next((place for place, word in enumerate(ahead) if word in OF_A_BODY), None)
        if body is not None:
            if low == "my":
                return Subject(index, index + body + 2, "first", roster.narrators[words.block[index]], "")
            if low == "your":
                return Subject(index, index + body + 2, "first", roster.you, "")
            return Subject(index, index + body + 2, "pronoun", None, _POSSESSIVE_GENDER[low])
    if low in _DETERMINERS:
        return _head_noun(words, roster, index, index + 1)
    if low in adjectives_of_people() and (naming := roster.at.get(index + 1)) and not naming.noun:
        named = subject_at(words, roster, index + 1)
        return named._replace(first=index) if named else None
    if low in person_nouns() and person_nouns()[low][1] == "group":
        return Subject(index, index + 1, "noun", None, "", crowd=True)
    return None


def _head_noun(words: Words, roster: Roster, first: int, at: int) -> Subject | None:
    end = min(at + 4, len(words))
    while at < end and (words.low[at] in adjectives_of_people() and words.low[at] not in person_nouns()):
        at += 1
    if at >= end:
        return None
    low = words.low[at]
    if low in OF_A_BODY and at + 2 < len(words) and words.low[at + 1] == "of":
        owner = subject_at(words, roster, at + 2)
        return Subject(first, owner.last, owner.form, owner.who, owner.gender) if owner else None
    if low not in person_nouns():
        return None
    while at + 1 < len(words) and words.low[at + 1] in person_nouns() and words.quote[at + 1] == NARRATION:
        at += 1
    gender, kind = person_nouns()[words.low[at]]
    return Subject(first, at + 1, "noun", None, gender, crowd=kind == "group")


def subject_before(words: Words, roster: Roster, verb: int) -> Subject | None:
    """The phrase that ends right before a verb, adverbs and auxiliaries between them skipped."""
    at = verb - 1
    while at >= 0 and verb - at <= 4 and (words.low[at] in _ADVERBS or words.low[at].endswith("ly")):
        if words.quote[at] != NARRATION:
            return None
        at -= 1
    if at < 0 or words.block[at] != words.block[verb] or words.quote[at] != NARRATION:
        return None
    naming = roster.ending.get(at + 1)
    if naming:
        return subject_at(words, roster, naming.first)
    if _pronoun(words.low[at]) in (*PRONOUN_GENDER, "i", "you"):
        return subject_at(words, roster, at)
    for first in range(at, max(at - 5, -1), -1):
        if words.low[first] in _DETERMINERS or words.low[first] in _NOBODY:
            found = subject_at(words, roster, first)
            return found if found and found.last == at + 1 else None
    return None


def first_subject(words: Words, roster: Roster, first: int, last: int) -> Subject | None:
    """Who a sentence of narration, tokens [first, last), is about: its first phrase that can be a subject."""
    for index in range(first, min(last, first + 14)):
        found = subject_at(words, roster, index)
        if not found or found.crowd:
            continue
        if _are_two(words, roster, found):
            return None
        if found.form in ("pronoun", "first") and words.low[index] not in _POSSESSIVE_GENDER:
            return found
        if index == first or words.low[found.last - 1] in OF_A_BODY or _acts(words, found.last):
            return found
    return None


def _are_two(words: Words, roster: Roster, subject: Subject) -> bool:
    """ "Wes and Xiomara had gone to look": what two do tells of neither as the speaker."""
    after = subject.last
    if after + 1 >= len(words) or words.low[after] != "and" or words.low[subject.first] in _POSSESSIVE_GENDER:
        return False
    return subject_at(words, roster, after + 1) is not None


def last_subject(words: Words, roster: Roster, first: int, verb: int) -> Subject | None:
    """Who a later verb of the sentence belongs to: the last phrase before it that does something.

    "As she entered he stopped, and said": he.
    """
    for index in range(verb - 1, first - 1, -1):
        found = subject_at(words, roster, index)
        if not found or found.crowd or found.last > verb or words.low[index] in _POSSESSIVE_GENDER:
            continue
        if _acts(words, found.last) or index == first:
            return found
    return first_subject(words, roster, first, verb)


def _acts(words: Words, index: int) -> bool:
    """Whether a finite verb follows, an adverb or a comma aside."""
    end = min(index + 3, len(words))
    while index < end and (words.low[index] in _ADVERBS or words.low[index].endswith("ly")):
        if looks_finite(words.low[index]):
            return True
        index += 1
    return index < len(words) and words.quote[index] == NARRATION and looks_finite(words.low[index])
