"""Whom the narration beside a turn says it is spoken to: "said to Bram", "Frances asked him", "turning to Ada"."""

from duologue.reading.attribution.phrases import Subject, subject_at
from duologue.reading.attribution.roster import Roster
from duologue.story.words import NARRATION, Words

_BEFORE_HEARER = frozenset(
    """
to at upon towards toward
told asked begged assured informed warned reminded ordered urged advised tells asks answered interrupted addressed
faced thanked questioned stopped
""".split()
)
_OBJECT_GENDER = {"him": "m", "her": "f"}
_AFTER_OBJECT = frozenset(
    """
in with as and to for that if what when while whether again now then gently quietly softly at on from but by about
""".split()
)


def hearer_of(words: Words, roster: Roster, blocks: range, speaker: Subject | None) -> Subject | None:
    """The last person whom the narration of a turn's paragraphs has it spoken or turned to; None where none is.

    `who` is open where the words are a pronoun. Never `speaker`, whom the cue names.
    """
    found = None
    for block in blocks:
        found = hearer_within(words, roster, words.first[block], words.last[block] - 1, speaker) or found
    return found


def hearer_within(
    words: Words, roster: Roster, first: int, last: int, speaker: Subject | None
) -> Subject | None:
    """As `hearer_of`, of the narration among tokens [first, last), which must not be the story's last."""
    found = None
    for index, low in enumerate(words.low[first:last], start=first):
        if low not in _BEFORE_HEARER:
            continue
        if words.quote[index] != NARRATION or words.quote[index + 1] != NARRATION:
            continue
        other = _object_at(words, roster, index + 1)
        if other and not (speaker and (other.first == speaker.first or _is(other, speaker))):
            found = other
    return found


def _is(other: Subject, speaker: Subject) -> bool:
    return other.who is not None and other.who == speaker.who


def _object_at(words: Words, roster: Roster, index: int) -> Subject | None:
    low = words.low[index]
    if low in _OBJECT_GENDER:
        after = words.word[index + 1] if index + 1 < len(words) else "."
        if low == "her" and after[0].isalpha() and after.lower() not in _AFTER_OBJECT:
            return None
        return Subject(index, index + 1, "pronoun", None, _OBJECT_GENDER[low])
    if low in ("me", "you"):
        who = roster.narrators[words.block[index]] if low == "me" else roster.you
        return Subject(index, index + 1, "first", who, "") if who is not None else None
    found = subject_at(words, roster, index)
    if found is None or found.crowd or found.who is None or found.form not in ("name", "noun"):
        return None
    return found._replace(gender="")
