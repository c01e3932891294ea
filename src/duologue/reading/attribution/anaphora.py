"""Whom the pronoun of a cue or beat may mean, by what stands before it: nearness and who was acting.

Only orders the people of its gender; the weights decide, together with the rest of the conversation.
"""

from bisect import bisect_left
from dataclasses import dataclass

from duologue.reading.attribution.roster import Roster
from duologue.story.words import NARRATION, Words
from duologue.text.verbs import looks_finite

BACK = 500
"""How many tokens back a name may stand."""


@dataclass(frozen=True, slots=True)
class Antecedents:
    """People of one gender named in the narration before a pronoun: the nearest, the next, the last to act.

    `fresh`: the nearest is named as acting in the pronoun's own paragraph or the one before.
    """

    latest: int | None = None
    second: int | None = None
    acting: int | None = None
    fresh: bool = False


def antecedents(words: Words, roster: Roster, pronoun: int, gender: str) -> Antecedents:
    """The candidates for the pronoun at token `pronoun`."""
    seen: list[int] = []
    acting: int | None = None
    fresh = False
    at = bisect_left(roster.starts, pronoun) - 1
    while at >= 0 and pronoun - roster.starts[at] < BACK and not (len(seen) > 1 and acting is not None):
        naming = roster.namings[at]
        at -= 1
        if words.quote[naming.first] != NARRATION or roster.gender[naming.who] != gender:
            continue
        if naming.who not in seen:
            seen.append(naming.who)
        after = words.low[naming.last] if naming.last < len(words) else ""
        if acting is None and looks_finite(after):
            acting = naming.who
            fresh = seen == [acting] and words.block[pronoun] - words.block[naming.first] <= 1
    lead = roster.leads.get(gender)
    if lead is not None and lead not in seen:
        seen.insert(0, lead)
        fresh = False
    return Antecedents(seen[0] if seen else None, seen[1] if len(seen) > 1 else None, acting, fresh)
