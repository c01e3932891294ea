"""What the last moments of two people show of how it ends: signs in acts, in words, and in who goes away."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from duologue.reading.bonds.moments import Observed
from duologue.reading.bonds.order import Ground
from duologue.story.acts import MOVES
from duologue.story.story import Story
from duologue.story.words import words_of
from duologue.text.span import Span

STRETCH = 40
"""Blocks before the last moment of the two that are looked at."""
_TAIL = 3
"""Blocks after it that may still belong to it: "He heard the door"."""
_FADE = 0.7
"""What a sign is worth, of what it is worth one block further on."""
_LAST, _LATE = 3, 8
_HEARD = 16
"""Blocks back beyond which words have faded to nothing."""
_READ = 6
"""Blocks whose every word is looked at."""
_MOST = 2
"""Of one sign in one block, at most."""

_WORDS = {
    "union": r"kiss\w*|embrac\w*|(?:her|his|my|their) arms|bosom|clasp\w*|caress\w*|hand in"
    r"|held (?:him|her|me|them)|lips|hug(?:ged|s)?|clung|nestl\w*",
    "marriage": r"marri\w+|marry|wedding|husband|wife|betrothed|engaged|together",
    "endearment": r"dear(?:est)?|darling|beloved|sweetheart|my love|my own|honey|babe|baby",
    "love": r"lov(?:e|ed|es|ing)",
    "farewell": r"good-?bye?|farewell|adieu|good[- ]night|good (?:evening|afternoon|day|morning)|meet again"
    r"|for ?ever|never (?:see|meet|speak|come back)|last time|take care|between us|it['’]s over|we['’]re done",
    "going": r"left (?:the|her|him|me|us|them)|went (?:out|away|off|down|up|back|home|to the door|from)"
    r"|(?:was|were|is|are|had|[’']s|[’']d) gone(?=[.,;!]| away| out| home| from| off| back)"
    r"|walk(?:ed|s) (?:away|out|off)|turn(?:ed|s) (?:away|and (?:left|went|walked))|(?:rode|drove) (?:away|off)"
    r"|(?:ran|hurried) (?:away|out|off|from)|depart(?:ed|s)|disappear(?:ed|s)|vanish(?:ed|es)|withdrew|strode"
    r"|out of (?:the room|sight)|rush(?:ed|es) (?:out|away|from)|slipp(?:ed|s) (?:away|out)"
    r"|made (?:his|her|my) way",
    "door": r"doors?|gate|stairs|packed|suitcase|taxi|train|key",
    "dismissal": r"[Gg]o(?:!| away| now)|leave me|get out|begone|[Oo]ut of my|leave (?:this|the) (?:house|room)",
    "yes": r"[Yy]es|I will|agreed?|nodd?(?:ed|s)|consent\w*|of course|very well|certainly|thank\w*|grateful\w*"
    r"|promise\w*|[Oo]kay|[Aa]ll right",
    "no": r"[Nn]o(?=[,!.])|never|cannot|can['’]t|won['’]t|will not|impossible|refus\w+",
    "grief": r"tears|wept|weep\w*|sobb?\w*|cried|alone|grief|despair|agony|misery|miserable|anguish",
    "gladness": r"smil\w*|laugh\w*|cheer\w*|happ(?:y|iness)|glad|joy\w*|merry|pleas\w*|grinn?\w*",
    "coldness": r"cold\w*|hat(?:e|ed|es|red)|despis\w*|contempt\w*|scorn\w*|bitter\w*|angr\w*|fur(?:y|ious)\w*"
    r"|cruel\w*|liar|villain|insult\w*|curs\w*|sneer\w*",
    "kindness": r"forgiv\w*|sorry|pardon|friends?|trust\w*|kind\w*",
}
_FOUND = {name: re.compile(rf"\b(?:{words})(?!\w)") for name, words in _WORDS.items()}
_STOP = re.compile(
    r"[.!?;]|\b(?:until|till|while|when|as|where|which|that|because|before|after|since|if)\b", re.IGNORECASE
)
"""Beyond these somebody or something else does what is done: "He stood until the light in the hall went out"."""
_QUESTION = re.compile(r"\?")
_NOT_SUBJECTS = frozenset(("her", "him", "his", "hers", "my", "me", "their", "them", "your", "our", "its"))
_NEAR = 60
"""Characters between somebody and the words of going, at most."""

STATUS_SIGNS = (
    *("warm at last", "warm of late", "warm throughout", "inner at last"),
    *(f"{move} at last" for move in MOVES),
    *(f"{move} throughout" for move in MOVES),
    *_WORDS,
    *("question", "ends in speech"),
)
PERSON_SIGNS = (
    *("leave", "leave done", "goes", "goes of late", "other goes", "dismissed", "dismisses", "refuses", "attacks"),
    *("reaches", "other leaves", "farewell", "warmth", "leads"),
)


@dataclass(frozen=True, slots=True)
class LastMoments:
    """The stretch in which a bond ends: its blocks by number, last first, with how many back each stands.

    `signs` and `persons` hold the values of STATUS_SIGNS, and of PERSON_SIGNS for either of the two. `places` are
    the words found, by sign, latest first; those of going under the person's id. `words` are all words of the last
    blocks, in lower case.
    """

    signs: dict[str, float]
    persons: tuple[dict[str, float], dict[str, float]]
    places: dict[str, list[Span]]
    words: tuple[str, ...]


def last_moments(ground: Ground, between: tuple[str, str], observed: list[Observed]) -> LastMoments:
    """Look at the last moments of the two, in the story's own time."""
    story, order, place = ground.story, ground.order, ground.place
    known = [one for one in observed if one.moment.block in place]
    end = max((place[one.moment.block] for one in known), default=len(order) - 1)
    end = min(len(order) - 1, end + _TAIL)
    stretch = order[max(0, end - STRETCH) : end + 1][::-1]
    back = {story.blocks[number].id: n for n, number in enumerate(stretch)}
    near = [one for one in known if one.moment.block in back]
    signs, places = _in_words(story, stretch)
    signs |= _in_acts(near, back)
    signs["ends in speech"] = float(bool(stretch) and ground.spoken(story.blocks[stretch[0]].span.end - 2))
    going = {who: _going_of(ground, who, stretch) for who in between}
    for who in between:
        places[who] = [span for span, _ in going[who]]
    first, second = (_of_person(who, other, near, back, going, signs) for who, other in (between, between[::-1]))
    return LastMoments(signs, (first, second), places, tuple(_words_of(ground.story, stretch[:_READ])))


def _words_of(story: Story, blocks: list[int]) -> list[str]:
    words = words_of(story)
    return [word for number in blocks for word in words.low[words.first[number] : words.last[number]]]


def _in_words(story: Story, stretch: list[int]) -> tuple[dict[str, float], dict[str, list[Span]]]:
    signs, places = dict.fromkeys((*_WORDS, "question"), 0.0), {name: list[Span]() for name in _WORDS}
    for n, number in enumerate(stretch[:_HEARD]):
        span, worth = story.blocks[number].span, _FADE**n
        for name, pattern in _FOUND.items():
            matches = [Span(*m.span()) for m in pattern.finditer(story.text, span.start, span.end)]
            signs[name] += worth * min(_MOST, len(matches))
            places[name] += matches[::-1]
        signs["question"] += worth * min(
            _MOST, sum(1 for _ in _QUESTION.finditer(story.text, span.start, span.end))
        )
    return signs, places


def _in_acts(near: list[Observed], back: dict[str, int]) -> dict[str, float]:
    far = [back[one.moment.block] for one in near]
    first = min(far, default=0)
    shown = [(one.moment, n - first) for one, n in zip(near, far)]
    outer = [(m.outer, n) for m, n in shown if m.outer is not None]
    signs = {
        "warm at last": _mean([value for value, n in outer if n < _LAST]),
        "warm of late": _mean([value for value, n in outer if n < _LATE]),
        "warm throughout": _mean([value for value, _ in outer]),
        "inner at last": _mean([m.inner for m, n in shown if m.inner is not None and n < _LATE]),
    }
    for move in MOVES:
        signs[f"{move} at last"] = float(sum(m.move == move for m, n in shown if n < _LAST + 1))
        signs[f"{move} throughout"] = sum(m.move == move for m, _ in shown) / max(1, len(outer))
    return signs


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _going_of(ground: Ground, who: str, stretch: list[int]) -> list[tuple[Span, int]]:
    """Words of going with this person before them in their sentence, outside speech: where, and how far back."""
    story, found = ground.story, []
    for n, number in enumerate(stretch):
        span = story.blocks[number].span
        for match in _FOUND["going"].finditer(story.text, span.start, span.end):
            if not ground.spoken(match.start()) and _subject(ground, span.start, match.start()) == who:
                found.append((Span(*match.span()), n))
    return found


def _subject(ground: Ground, begin: int, verb: int) -> str | None:
    """Whoever is named last before the verb, as one who can act."""
    story = ground.story
    for at in range(bisect_left(ground.mention_starts, verb) - 1, -1, -1):
        mention = story.mentions[at]
        if mention.span.start < max(begin, verb - _NEAR):
            return None
        words = story.text[mention.span.end : verb]
        if mention.span.of(story.text).lower() not in _NOT_SUBJECTS and not _STOP.search(words):
            return mention.character
    return None


def _of_person(
    who: str,
    other: str,
    near: list[Observed],
    back: dict[str, int],
    going: dict[str, list[tuple[Span, int]]],
    signs: dict[str, float],
) -> dict[str, float]:
    own = [(one.moment, _FADE ** back[one.moment.block], one) for one in near if one.moment.of == who]
    theirs = [(one.moment, _FADE ** back[one.moment.block]) for one in near if one.moment.of == other]

    def weighed(move: str) -> float:
        return sum(worth for m, worth, _ in own if m.move == move)

    done = [w for m, w, one in own if any(a.move == "leave" and a.channel == "done" for a in one.acts)]
    return {
        "leave": weighed("leave"),
        "leave done": sum(done),
        "goes": sum(_FADE**n for _, n in going[who]),
        "goes of late": float(any(n < _LATE for _, n in going[who])),
        "other goes": sum(_FADE**n for _, n in going[other]),
        "dismissed": signs["dismissal"] * float(any(m.move == "leave" for m, _ in theirs)),
        "dismisses": signs["dismissal"] * float(any(m.move == "leave" for m, _, _ in own)),
        "refuses": weighed("refuse"),
        "attacks": weighed("attack"),
        "reaches": weighed("reach"),
        "other leaves": sum(worth for m, worth in theirs if m.move == "leave"),
        "farewell": signs["farewell"],
        "warmth": _mean([m.outer for m, _, _ in own if m.outer is not None]),
        "leads": _mean([m.dominance for m, _, _ in own if m.dominance is not None]),
    }
