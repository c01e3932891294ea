"""Look beside a stretch for the words that report it: said, thought, wrote. Who said it is for attribution."""

import re

from duologue.text.reporting_verbs import (
    MANNER,
    SAYING,
    SAYING_ING,
    SURE_SAYING,
    THINKING,
    WRITING,
    WRITING_ING,
)

SAID, THOUGHT, WROTE, SMILED = "said", "thought", "wrote", "smiled"

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?;:\"“”…()]")
_CLAUSE_END = frozenset('.!?;:"“”…()')
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "St", "Miss", "M", "Mme", "Mlle", "Prof", "Capt", "Col"})
_PRONOUNS = frozenset({"i", "he", "she", "they", "we", "it", "you", "one"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "myself", "themself", "itself", "yourself"})
_INWARD = frozenset({"silently", "inwardly", "mentally"})
_THINK = frozenset(
    {
        "thought",
        "thinks",
        "think",
        "wondered",
        "wonders",
        "mused",
        "pondered",
        "reflected",
        "marvelled",
        "realized",
    }
    | {"realised"}
)
# Verbs that put words into one's own ear: she told herself. But "said to herself" may be heard.
_TO_ONESELF = frozenset({"told", "tell", "tells", "reminded", "reminds", "asked", "asks", "assured", "promised"})
_REACH_AFTER, _REACH_BEFORE = 70, 110
_WORDS = 9


def cue_after(text: str, place: int, end: int) -> tuple[str, int, int] | None:
    """The cue that follows a stretch, `said Ada` or `she said`: its sort and its place."""
    words: list[tuple[str, int]] = []
    verb = -1
    sort = ""
    subject = False
    for match in _WORD.finditer(text, place, min(end, place + _REACH_AFTER)):
        word = match.group()
        if word in _CLAUSE_END:
            if word == "." and words and words[-1][0] in _TITLES:
                continue
            break
        words.append((word, match.end()))
        lower = word.lower()
        if verb < 0:
            found = _sort(lower)
            if found and _may_head(words, found):
                verb, sort = len(words) - 1, found
            subject = subject or lower in _PRONOUNS or word[0].isupper()
        elif _inward(words, verb, lower):
            sort = THOUGHT
        if len(words) > _WORDS:
            break
    if verb < 0 or (verb > 0 and not subject and words[0][0].lower() not in _DETERMINERS):
        return None
    first = _WORD.search(text, place, end)
    assert first is not None
    return sort, first.start(), words[min(len(words) - 1, verb + 2)][1]


_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "my", "their", "our", "another", "this", "that", "one"})


def _may_head(words: list[tuple[str, int]], sort: str) -> bool:
    """Whether a verb at the end of `words` is near enough to its subject."""
    return len(words) <= (6 if sort == SAID else 4)


def _inward(words: list[tuple[str, int]], verb: int, lower: str) -> bool:
    if lower in _INWARD:
        return True
    return lower in _REFLEXIVE and words[verb][0].lower() in _TO_ONESELF and len(words) - verb == 2


def _sort(lower: str) -> str:
    if lower in _THINK:
        return THOUGHT
    if lower in SAYING:
        return SAID
    if lower in WRITING and lower not in {
        "text",
        "message",
        "post",
        "sign",
        "pen",
        "wire",
        "cable",
        "print",
        "type",
    }:
        return WROTE
    return SMILED if lower in MANNER else ""


def cue_before(text: str, start: int, place: int) -> tuple[str, int, int] | None:
    """The cue that leads in to a stretch, `She said, `: its sort and its place."""
    left = max(start, place - _REACH_BEFORE)
    found = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text, left, place)]
    while found and found[-1][0] in "()":
        found.pop()
    lead_colon = bool(found) and found[-1][0] == ":"
    if lead_colon:
        found.pop()
    clause: list[tuple[str, int, int]] = []
    for word, first, last in reversed(found):
        if word in _CLAUSE_END and not (word == "." and text[max(left, first - 4) : first].strip() in _TITLES):
            break
        clause.append((word, first, last))
    for distance, (word, first, last) in enumerate(clause[: 14 if lead_colon else 10]):
        lower = word.lower()
        if lower in _THINK or (lower in THINKING and distance == 0):
            return THOUGHT, first, last
        if lower in _REFLEXIVE and distance + 1 < len(clause) and clause[distance + 1][0].lower() in _TO_ONESELF:
            return THOUGHT, clause[distance + 1][1], last
        if lower in WRITING or lower in WRITING_ING:
            return WROTE, first, last
        if lower in SURE_SAYING or (distance < 7 and (lower in SAYING or lower in SAYING_ING)):
            return SAID, first, last
    return None
