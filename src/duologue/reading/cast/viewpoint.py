"""Whom a short story is told through, where it names them early and then says "she" or "he"."""

from bisect import bisect_left

from duologue.reading.cast.member import Member
from duologue.reading.cast.nouns import NOVEL
from duologue.reading.cast.recognition import BEFORE
from duologue.story.words import Words

_LOOSE = 8
"""So many pronouns, and half of all, in paragraphs that name nobody: whoever they are is told from the inside."""


def viewpoint(words: Words, fitting: list[Member], pronouns: list[int]) -> Member | None:
    """Whom a short story follows as "she" after naming them once, where others are named wherever they speak.

    The first of that gender to be told of, if nobody else is told of half as often outside the cues of lines, nor
    followed by as many pronouns.
    """
    told = [[place.first for place in member.told if not place.cue] for member in fitting]
    if len(words) > NOVEL or sum(bool(member.gender) for member in fitting) < 2 or not any(told):
        return None
    names = sorted((place.first, number) for number, member in enumerate(fitting) for place in member.told)
    follow = _followers(pronouns, names, words)
    loose = [place for place, who in zip(pronouns, follow) if who is None]
    if len(loose) < max(_LOOSE, len(pronouns) / 2):
        return None
    first = min((number for number, places in enumerate(told) if places), key=lambda number: told[number][0])
    rivals = [number for number in range(len(fitting)) if number != first]
    outdone = any(
        2 * len(told[rival]) > len(told[first]) or follow.count(rival) >= max(follow.count(first), 1)
        for rival in rivals
    )
    early = bisect_left(loose, told[first][0]) < BEFORE
    return fitting[first] if early and not outdone and fitting[first].named and fitting[first].gender else None


def _followers(places: list[int], told: list[tuple[int, int]], words: Words) -> list[int | None]:
    """For each pronoun whom its own paragraph named last before it, of those they could mean; None for nobody.

    `told` are the names in order: token and person.
    """
    found: list[int | None] = []
    at, latest = 0, None
    for place in places:
        while at < len(told) and told[at][0] < place:
            latest = told[at]
            at += 1
        here = latest is not None and words.block[latest[0]] == words.block[place]
        found.append(latest[1] if latest and here else None)
    return found
