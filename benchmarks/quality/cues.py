"""How a gold text tells who speaks: a verb of saying with a name, a pronoun or a description, or nothing.

LitBank does not say; this is worked out from its gold mentions and a list of verbs that is kept apart from
the reader's own, so that a change to the reader never changes what it is measured on.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duologue.text.span import Span

CUES = ("name", "pronoun", "noun", "uncued")

# fmt: off
_PRONOUNS = frozenset(
    {
        "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your",
        "yours", "yourself", "he", "him", "his", "himself", "she", "her", "hers", "herself", "they",
        "them", "their", "theirs", "themselves", "it", "its", "itself", "thou", "thee", "thy",
        "who", "whom", "whose", "one",
    }
)

_DETERMINERS = frozenset(
    {
        "the", "a", "an", "this", "that", "these", "those", "my", "your", "his", "her", "its",
        "our", "their",
    }
)
_NEVER_SUBJECTS = frozenset(
    ("me", "us", "him", "her", "them", "myself", "himself", "herself", "themselves", "whom", "thee")
)
# fmt: on
_SAYING = frozenset(Path(__file__).with_name("saying.txt").read_text(encoding="utf-8").split())
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_GAP = re.compile(r"\n[ \t\r]*\n")
_STOP = re.compile(r"[.!?]\W*\s")
_REACH = 90  # characters between a quotation and a cue of its own


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A place that refers to a gold entity. `kind` is "name", "noun" or "pronoun"."""

    span: Span
    entity: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cued:
    """A gold quotation before its cue is known: `marked` includes its marks; `paragraph` is a number."""

    id: str
    span: Span
    marked: Span
    paragraph: int


def mention_kind(words: str) -> str:
    """A lone pronoun, else a name if a word after the determiners has a capital, else a description."""
    found = _WORD.findall(words)
    if len(found) == 1 and found[0].casefold() in _PRONOUNS:
        return "pronoun"
    while found and found[0].casefold() in _DETERMINERS:
        found.pop(0)
    return "name" if any(word[0].isupper() for word in found) else "noun"


def cue_kinds(
    quotes: Sequence[Cued], speakers: Mapping[str, str], mentions: Sequence[GoldMention], text: str
) -> dict[str, str]:
    """The kind of cue of each quotation, by id; one cue serves its paragraph's quotations of that speaker."""
    kinds: dict[str, str] = {}
    shared: dict[tuple[int, str], str] = {}
    for place, quote in enumerate(quotes):
        speaker = speakers[quote.id]
        own = [m for m in mentions if m.entity == speaker]
        if cue := _cue(quote, quotes, place, own, text):
            kinds[quote.id] = cue.kind
            shared.setdefault((quote.paragraph, speaker), cue.kind)
    return {q.id: kinds.get(q.id) or shared.get((q.paragraph, speakers[q.id]), "uncued") for q in quotes}


def cue_entity(
    quote: Cued, quotes: Sequence[Cued], place: int, mentions: Sequence[GoldMention], text: str
) -> str | None:
    """The entity mentioned with a verb of saying beside this quotation, whoever the gold speaker is."""
    cue = _cue(quote, quotes, place, mentions, text)
    return cue.entity if cue else None


def _cue(
    quote: Cued, quotes: Sequence[Cued], place: int, mentions: Sequence[GoldMention], text: str
) -> GoldMention | None:
    """The mention that stands with a verb of saying beside this quotation: after it, else before it.

    Of several the nearest to the quotation, and of those that begin together the longest.
    """
    marked = quote.marked
    low = quotes[place - 1].marked.end if place else 0
    high = quotes[place + 1].marked.start if place + 1 < len(quotes) else len(text)
    inside = [
        m
        for m in mentions
        if low <= m.span.start and m.span.end <= high and m.span.of(text).casefold() not in _NEVER_SUBJECTS
    ]
    after = [m for m in inside if marked.end <= m.span.start <= marked.end + _REACH]
    for m in sorted(after, key=lambda m: (m.span.start, -m.span.end)):
        if _tells_after(m.span, marked.end, text, high):
            return m
    before = [m for m in inside if marked.start - _REACH <= m.span.end <= marked.start]
    for m in sorted(before, key=lambda m: (-m.span.end, m.span.start)):
        if _tells_before(m.span, marked.start, text, low):
            return m
    return None


def _tells_after(mention: Span, quote_end: int, text: str, high: int) -> bool:
    """`…” said she` or `…” she quickly said`, in the sentence that goes on after the quotation."""
    between = text[quote_end : mention.start]
    following = text[mention.end : min(high, mention.end + 40)]
    if _breaks(between):
        return False
    words = _WORD.findall(between)
    if any(word.casefold() in _SAYING for word in words[-3:]) and len(words) <= 4:
        return True
    return len(words) <= 1 and _says_soon(following)


def _tells_before(mention: Span, quote_start: int, text: str, low: int) -> bool:
    """`she said, “…` or `said she, looking up, “…`, with no other sentence between."""
    between = text[mention.end : quote_start]
    if _breaks(between) or len(_WORD.findall(between)) > 12:
        return False
    preceding = _WORD.findall(text[max(low, mention.start - 20) : mention.start])
    if preceding and preceding[-1].casefold() in _SAYING:
        return True
    return _says_soon(between) or any(word.casefold() in _SAYING for word in _WORD.findall(between)[-2:])


def _says_soon(words: str) -> bool:
    return any(word.casefold() in _SAYING for word in _WORD.findall(words.split("\n\n")[0])[:3])


def _breaks(between: str) -> bool:
    """Whether a sentence ends inside `between`, or a paragraph that no colon leads on from."""
    gap = _GAP.search(between)
    return bool(_STOP.search(between)) or bool(gap and not between[: gap.start()].endswith(":"))
