"""What part a mention has in its sentence, from the words beside it: subject, object, possessive or reflexive."""

from duologue.reading.reference.forms import OBJECT, POSSESSIVE, SUBJECT, Form
from duologue.story.words import Words
from duologue.text.verbs import looks_finite

# After these "her" is whole in itself: she told her that, he saw her again. Before other words it owns them.
_NOT_OWNED = frozenset(
    """
. , ; : ! ? - -- — – … ) ( a an the this that these those his her my your our their its some any no all both each
and or but if as when while where because since until before after though although than so yet nor to in on at by
for with from of into onto upon about over under up down out off away back through across along around against
toward towards beside behind beyond without within between among he she it they we i you who which what whom how
why again too also then now there here still once always never ever very was were had is are has did does would
could should might must may will shall go come do be have see look feel know think to-day to-night today alone
""".split()
)
_SKIPPED = frozenset("had never also only still then just always often again both now soon not even".split())


def part_of_pronoun(words: Words, index: int, form: Form) -> str:
    """The part of the pronoun at token `index`."""
    if words.low[index] != "her":
        return form.part
    ahead = index + 1
    if ahead >= len(words) or words.block[ahead] != words.block[index] or words.quote[ahead] != words.quote[index]:
        return OBJECT
    low = words.low[ahead]
    return OBJECT if low in _NOT_OWNED or (low.endswith("ly") and len(low) > 4) else POSSESSIVE


def part_of_name(words: Words, first: int, last: int) -> str:
    """The part of the name or description at tokens [first, last)."""
    if words.low[last - 1].endswith(("'s", "’s")) or (last < len(words) and words.word[last] in ("'", "’")):
        return POSSESSIVE
    if words.opens[first]:
        return SUBJECT
    at, end = last, min(last + 4, len(words))
    while at < end and (words.low[at] in _SKIPPED or words.low[at].endswith("ly")):
        if looks_finite(words.low[at]):
            return SUBJECT
        at += 1
    return SUBJECT if at < end and (looks_finite(words.low[at]) or words.low[at] == "who") else OBJECT
