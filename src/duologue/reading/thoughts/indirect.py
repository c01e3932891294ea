"""Indirect thought, in the narrator's syntax: She wondered whether he had eaten. It struck him that it rained."""

from dataclasses import dataclass

from duologue.reading.thoughts import voice
from duologue.reading.thoughts.page import Page, Sentence
from duologue.story.speech import Thought
from duologue.text.verbs import looks_finite

_SUBJECTS = frozenset("she he they i it there this nothing nobody everything we you".split())
_HAD = ("'d", "’d", "'ll", "’ll", "'s", "’s")
_DETERMINERS = frozenset("his her their my the a an this that these those no every all some its".split())
_WENT_ON = frozenset("and but so then".split())
_IN_PASSING = frozenset("as if than though although".split())
"""Before it a verb of thinking only says on what terms something happened: as she thought, if he knew."""
_SUBORDINATE = frozenset("as and or but until till while because since though although".split())
_OBJECTS = frozenset("him them me himself herself themselves".split())
_SURE = frozenset("sure certain afraid convinced aware positive glad sorry conscious confident".split())
_STRUCK = {
    "occurred": ("to",),
    "seemed": ("to",),
    "came": ("to",),
    "dawned": ("on", "upon"),
    "struck": (),
    "appeared": ("to",),
}
"""It occurred to her that …: the verb behind "it", and the word before whoever thinks."""
_WANTED = frozenset("wanted wants longed meant".split())
_TO_SAY = frozenset("say ask tell".split())
_TELLING = voice.THINKING | voice.TO_ONESELF | _SURE | _WANTED | frozenset(_STRUCK)


@dataclass(frozen=True, slots=True)
class Opening:
    """A thinker and the token at which the content of the thought begins. `why` names what told it."""

    who: str
    at: int
    why: str
    score: float


def indirect(page: Page, sentence: Sentence) -> Thought | None:
    """The first indirect thought of a sentence."""
    words = page.words
    if _TELLING.isdisjoint(words.low[sentence.first : sentence.last]):
        return None
    for verb in range(sentence.first, sentence.last - 2):
        low = words.low[verb]
        if low in voice.THINKING or low in voice.TO_ONESELF:
            opening = _after_verb(page, sentence, verb)
        elif low in _STRUCK:
            opening = _after_it(page, sentence, verb)
        elif low in _SURE:
            opening = _after_sure(page, sentence, verb)
        elif low in _WANTED:
            opening = _after_wanting(page, sentence, verb)
        else:
            continue
        if opening:
            last = _end(page, opening, sentence)
            if last - opening.at >= 2:
                span = page.span(opening.at, last)
                return Thought("", (span,), opening.who, "indirect", opening.score, (opening.why,))
    return None


def _after_verb(page: Page, sentence: Sentence, verb: int) -> Opening | None:
    words = page.words
    low = words.low[verb]
    who = page.subject_of(verb)
    if (
        who is None
        or (page.in_past and low in voice.NOT_THEN)
        or _IN_PASSING & set(words.low[max(0, verb - 3) : verb])
    ):
        return None
    at = verb + 1
    if low in voice.TO_ONESELF:
        if words.low[at] not in voice.REFLEXIVE:
            return None
        at += 1
    elif words.low[at] in ("to", "with") and words.low[at + 1] in voice.REFLEXIVE:
        at += 2
    if at < sentence.last - 1 and words.word[at] == ",":
        at += 1
    if low == "felt" and words.low[at : at + 2] == ["as", "if"]:
        return None
    if not _opens_content(page, at, sentence.last, low):
        return None
    retold = who == page.narrator
    why = f"“{low}{' to oneself' if low in voice.TO_ONESELF else ''}” tells what is thought"
    return Opening(who, at, why, 0.65 if retold else 0.82)


def _opens_content(page: Page, at: int, last: int, verb: str) -> bool:
    words = page.words
    if at >= last - 1:
        return False
    low = words.low[at]
    if low in voice.COMPLEMENT:
        if low == "which" or (verb in voice.NEEDS_THAT and low not in ("that", "why", "whether", "if", "how")):
            return False
        if low in ("how", "what", "where", "why", "when", "who") and words.low[at + 1] == "to":
            return True
        return _has_verb(page, at + 1, last)
    if verb in voice.NEEDS_THAT:
        return False
    if low in _SUBJECTS or low.endswith(_HAD):
        return low.endswith(_HAD) or _has_verb(page, at + 1, min(last, at + 5))
    return (low in _DETERMINERS or (at in page.meant and low not in _OBJECTS)) and _has_verb(
        page, at + 1, min(last, at + 6)
    )


def _has_verb(page: Page, at: int, last: int) -> bool:
    """Whether a clause begins here and not a noun: he knew that voice, she thought of it."""
    low = page.words.low
    for index in range(at, min(last, at + 9)):
        if (low[index] in (",", ";", "—", ":") and index - at < 2) or low[index] in _SUBORDINATE:
            return False
        if looks_finite(low[index]) or low[index] in voice.BE or low[index].endswith((*_HAD, "n't", "n’t")):
            return True
    return False


def _after_it(page: Page, sentence: Sentence, verb: int) -> Opening | None:
    words = page.words
    if not {"it", "thought"} & set(words.low[max(sentence.first, verb - 3) : verb]):
        return None
    at = verb + 1
    leading = _STRUCK[words.low[verb]]
    if leading:
        if words.low[at] not in leading:
            return None
        at += 1
    who = page.meant.get(at)
    while at < sentence.last and page.meant.get(at) == who:
        at += 1
    if who is None or at >= sentence.last - 2 or words.low[at] != "that":
        return None
    return Opening(who, at, f"it {words.low[verb]} {' '.join(leading[:1])}".strip() + " them", 0.8)


def _after_sure(page: Page, sentence: Sentence, place: int) -> Opening | None:
    words = page.words
    at = place + 1
    if words.low[place - 1] not in ("was", "were", "felt", "quite", "not", "almost", "so", "suddenly"):
        return None
    who = page.subject_of(place - 1) or page.subject_of(place - 2)
    if who is None or at >= sentence.last - 2:
        return None
    shortened = words.low[at].endswith(_HAD)
    clause = (words.low[at] == "that" or words.low[at] in _SUBJECTS) and _has_verb(page, at + 1, sentence.last)
    if not shortened and not clause:
        return None
    return Opening(who, at, f"“{words.low[place]}” tells what is thought", 0.7)


def _after_wanting(page: Page, sentence: Sentence, verb: int) -> Opening | None:
    """He wanted to say that there was time: what is not said is thought."""
    words = page.words
    who = page.subject_of(verb)
    if words.low[max(sentence.first, verb - 3) : verb - 1] == ["part", "of"]:
        return Opening(who, verb + 1, "part of them wants it", 0.6) if who else None
    if who is None or who == page.narrator or words.low[verb + 1 : verb + 2] != ["to"]:
        return None
    at = verb + 3
    if at >= sentence.last - 2 or words.low[verb + 2] not in _TO_SAY:
        return None
    if at in page.meant and words.low[at] in ("him", "her", "them"):
        at += 1
    asked = words.low[verb + 2] == "ask" and words.low[at] in (
        "had",
        "was",
        "were",
        "did",
        "would",
        "if",
        "whether",
    )
    if at < sentence.last - 2 and (words.low[at] in voice.COMPLEMENT or asked):
        return Opening(who, at, "what somebody wants to say and does not", 0.7)
    return None


def _end(page: Page, opening: Opening, sentence: Sentence) -> int:
    """Where the content ends: at the sentence's end, a semicolon, or where the thinker does something else."""
    words = page.words
    for at in range(opening.at + 2, sentence.last - 1):
        mark = words.word[at]
        if mark in (";", "—", "–", "--") or (mark == ":" and at > opening.at + 3):
            return at
        if mark == "," and words.low[at + 1] in _WENT_ON and _does(page, at + 2, sentence.last, opening.who):
            return at
    last = sentence.last
    while last > opening.at and not words.word[last - 1][0].isalnum():
        last -= 1
    return last


def _does(page: Page, at: int, last: int, who: str) -> bool:
    """Whether the thinker goes on to do something at this token: …, and she closed the door."""
    low = page.words.low
    if at < last and page.meant.get(at) == who:
        at += 1
    while at < last and (low[at].endswith("ly") or low[at] in ("then", "so", "yet")):
        at += 1
    return at < last and (low[at] in voice.DOING or low[at] in voice.PAST)
