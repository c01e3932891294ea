"""The cast of a source that names every speaker: those who speak, under the names it gives them."""

import re
from bisect import bisect_right
from collections import Counter

from duologue.story.cast import Character, Mention
from duologue.text.source import Source
from duologue.text.span import Span

_WORD = re.compile(r"[^\W_][\w’'-]*")


def labelled_cast(source: Source) -> tuple[tuple[Character, ...], tuple[Mention, ...]]:
    """The speakers, most lines first, and every place that names one: the labels, and their names in the text.

    A first or last name that only one of them has means that one. Nobody else is looked for.
    """
    counts = Counter(line.name for line in source.spoken)
    names = sorted(counts, key=lambda name: -counts[name])
    ids = {name: f"c{number}" for number, name in enumerate(names)}
    by_word = _by_word(ids)
    mentions = _heads(source, ids) | _called(source, by_word)
    aliases = {who: dict.fromkeys([name]) for name, who in ids.items()}
    for span, mention in mentions.items():
        aliases[mention.character][span.of(source.text)] = None
    cast = tuple(Character(ids[name], name, tuple(aliases[ids[name]])) for name in names)
    return cast, tuple(mentions[span] for span in sorted(mentions))


def _by_word(ids: dict[str, str]) -> dict[str, str]:
    """Each word of a name that is one person's alone, in lower case."""
    owners: dict[str, set[str]] = {}
    for name, who in ids.items():
        for word in _WORD.findall(name):
            if len(word) > 1 and not word.isdigit():
                owners.setdefault(word.lower(), set()).add(who)
    return {word: next(iter(who)) for word, who in owners.items() if len(who) == 1}


def _heads(source: Source, ids: dict[str, str]) -> dict[Span, Mention]:
    found = {}
    for line in source.spoken:
        at = source.text.find(line.name, line.head.start, line.head.end)
        if at >= 0:
            span = Span(at, at + len(line.name))
            found[span] = Mention(span, ids[line.name], "name")
    return found


def _called(source: Source, by_word: dict[str, str]) -> dict[Span, Mention]:
    """Names beside the labels, written like names; what is said calls to somebody between commas or at an end."""
    found, places = {}, _Places(source)
    for match in _WORD.finditer(source.text):
        word = match.group().removesuffix("'s").removesuffix("’s")
        who = by_word.get(word.lower())
        if who and word[0].isupper() and not places.in_head(match.start()):
            span = Span(match.start(), match.start() + len(word))
            said = places.said_at(span.start)
            found[span] = Mention(span, who, "name", said is not None and _is_call(source.text, said, span))
    return found


class _Places:
    """Which places of the text are labels, and which are said."""

    def __init__(self, source: Source) -> None:
        self._heads = sorted(line.head for line in source.spoken)
        self._said = sorted(span for line in source.spoken for span in line.spans)

    def in_head(self, place: int) -> bool:
        return _holding(self._heads, place) is not None

    def said_at(self, place: int) -> Span | None:
        return _holding(self._said, place)


def _holding(spans: list[Span], place: int) -> Span | None:
    before = bisect_right(spans, place, key=lambda span: span.start) - 1
    return spans[before] if before >= 0 and place in spans[before] else None


def _is_call(text: str, said: Span, name: Span) -> bool:
    before = text[said.start : name.start].rstrip()
    after = text[name.end : said.end].lstrip()
    return (not before or before[-1] in ",.!?…—") and (not after or after[0] in ",.!?…—")
