"""Whom a role set beside a name describes: "the widow Dona Olinda", "Mrs Abara, the usher, …"."""

from collections import defaultdict

from duologue.reading.cast.member import Member
from duologue.reading.cast.names import NamePlace
from duologue.reading.cast.nouns import NOVEL, NounPlace
from duologue.story.words import Words

_KINDS = frozenset(("role", "look", "kin"))
_CLOSES = frozenset((",", ".", ";", "—", "–", "--", ")"))


def give_roles(words: Words, nouns: list[NounPlace], members: list[Member]) -> list[NounPlace]:
    """Give every "the usher" of a short story to the one person whom it calls so by name; hands back the rest."""
    if len(words) > NOVEL:
        return nouns
    told = [(m, p) for m in members for p in m.told if isinstance(p, NamePlace)]
    begins, ends = ({getattr(place, end): member for member, place in told} for end in ("first", "last"))
    titled = {place.first: place.title for _, place in told}
    bearers: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for noun in nouns:
        bearer = begins.get(noun.last) or (ends.get(noun.first - 1) if _set_off(words, noun) else None)
        if bearer and _may_be(noun, bearer):
            bearers[noun.key].add(members.index(bearer))
    rest = []
    for noun in nouns:
        who = bearers.get(noun.key, set())
        # Part of the name; but "her brother Tom" has "brother" for a title, which says who "her brother" is.
        if noun.last in begins and titled[noun.last] != noun.head:
            continue
        if len(who) == 1 and noun.determiner == "the":
            members[min(who)].places.append(noun)
        else:
            rest.append(noun)
    return rest


def _may_be(noun: NounPlace, bearer: Member) -> bool:
    genders = {noun.gender, bearer.gender} - {""}
    return noun.kind in _KINDS and not noun.said and noun.determiner == "the" and len(genders) < 2


def _set_off(words: Words, noun: NounPlace) -> bool:
    """Whether a comma stands before the description and its end, and no "and" makes it one of several."""
    if words.word[noun.first - 1] != "," or noun.last >= len(words) or words.word[noun.last] not in _CLOSES:
        return False
    return "and" not in words.low[noun.last + 1 : noun.last + 2]
