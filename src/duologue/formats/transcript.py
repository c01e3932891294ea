"""A text in which every line names its speaker: a labelled dialogue, or a chat with times. Reads no prose."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from duologue.text.source import Part, Spoken
from duologue.text.span import Span

_NAME = r"[^\W\d_][\w.’'&/-]*(?:[ \t]+[\w.’'&/()-]+){0,3}"
_DIRECTION = r"(?:[ \t]*(?:\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\]))?"
# NORA: Stay.   Nora (rising): Stay.   **Nora:** Stay.   12  A: Stay.   [00:14:02] Speaker 1: Stay.
_LABEL = re.compile(
    r"[ \t]*(?:\d{1,4}[.)]?[ \t]+)?(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?[ \t]+(?:[-–—][ \t]*)?)?"
    rf"[*_]{{0,3}}(?P<name>{_NAME}?){_DIRECTION}[ \t]*(?::[*_]{{0,3}}|[*_]{{1,3}}:)[ \t]+(?=\S)"
)
_DATE = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.? [^\W\d_]{3,9}\.? \d{4})"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \t\u202f\u00a0]?[apAP]\.?[ \t]?[mM]\.?)?"
_STAMP = rf"{_DATE},?[ \tT\u202f\u00a0]+(?:(?:at|um|à)[ \t]+)?{_TIME}"
# 12/03/2024, 21:14 - Nora: hi   [12.03.24, 21:14:07] Nora: hi   [2024-03-12 21:14] Nora: hi
_STAMPED = re.compile(rf"\u200e?(?:\[{_STAMP}\][ \t]*|{_STAMP}[ \t]+[-–—][ \t]+)")
_SENDER = re.compile(r"\u200e?~?[ \t\u202f\u00a0]*(?P<name>[^:\n]{1,60}?)[ \t]*:(?:[ \t]+|(?=\n)|$)")
_IRC = re.compile(rf"[ \t]*\[?{_TIME}\]?[ \t]+<[@+%~& ]?(?P<name>[^<>\s]{{1,40}})>[ \t]+")
_NO_WORDS = re.compile(
    r"\u200e?(?:<[^<>]*>|(?:image|video|audio|sticker|GIF|document|Contact card) omitted"
    r"|(?:This|You deleted this) message(?: was deleted)?\.?|null)\s*$"
)
_ASIDE = re.compile(r"[_*]{0,2}(?:\([^()]{1,400}\)|\[[^\[\]]{1,400}\])[_*]{0,2}")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_LEAST, _LABELLED, _MOST_NAMES, _HEAD = 4, 0.8, 12, 40
_NOT_NAMES = frozenset(
    "note notes chapter part act scene subject from to date title author rating summary warning warnings pairing"
    " characters fandom tags language words disclaimer re dear http https time place cc bcc url source ps"
    " ingredients method question answer".split()
)


@dataclass(frozen=True, slots=True)
class Transcript:
    """The lines of a transcript with their speakers; `format` is "dialogue" or "chat"."""

    format: str
    parts: tuple[Part, ...]
    spoken: tuple[Spoken, ...]


@dataclass(slots=True)
class _Turn:
    """One line and what goes on under it: where it begins, its name, where its words begin and end."""

    start: int
    name: str
    words: int
    end: int


def transcript_of(text: str) -> Transcript | None:
    """The transcript that a text is, or None where it is anything else.

    A chat begins its messages with date and time, or with a time and a name in angle brackets. In a dialogue four
    paragraphs in five name their speaker before a colon, and whoever speaks mostly speaks again.
    """
    return _chat(text) or _dialogue(text)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The place of each line with ink, without its line end."""
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        end = match.end() if match else len(text)
        line = text[at:end].rstrip()
        if line:
            yield at, at + len(line)
        at = max(end, at + 1)


def _chat(text: str) -> Transcript | None:
    if not any(_stamp(text, start) for start, _ in _first(text, 5)):
        return None
    turns: list[_Turn] = []
    matter: list[Part] = []
    for start, end in _lines(text):
        stamped = _stamp(text, start)
        if stamped is None:
            if turns and (not matter or matter[-1].span.start < turns[-1].start):
                turns[-1].end = end
            else:
                matter.append(_aside(start, end))
        elif isinstance(stamped, int):
            matter.append(_aside(start, end))
        else:
            turns.append(_Turn(start, stamped[0], stamped[1], end))
    spoken = [_message(text, turn) for turn in turns]
    if sum(one is not None for one in spoken) < 2 or len(matter) > len(turns):
        return None
    parts = [Part("paragraph", Span(turn.start, turn.end)) for turn in turns] + matter
    return Transcript("chat", tuple(sorted(parts, key=lambda part: part.span)), tuple(s for s in spoken if s))


def _first(text: str, count: int) -> list[tuple[int, int]]:
    found = []
    for line in _lines(text):
        found.append(line)
        if len(found) == count:
            break
    return found


def _stamp(text: str, start: int) -> tuple[str, int] | int | None:
    """Who writes the message that begins here, and where its words do; where a notice does; None: neither."""
    if irc := _IRC.match(text, start):
        return irc.group("name"), irc.end()
    stamped = _STAMPED.match(text, start)
    if not stamped:
        return None
    sender = _SENDER.match(text, stamped.end())
    return (sender.group("name").strip("\u200e~ \u202f\u00a0"), sender.end()) if sender else stamped.end()


def _aside(start: int, end: int) -> Part:
    return Part("matter", Span(start, end), label="notice")


def _message(text: str, turn: _Turn) -> Spoken | None:
    words = _trimmed(text, turn.words, turn.end)
    if not words or not turn.name or _NO_WORDS.match(words.of(text)):
        return None
    head = _trimmed(text, turn.start, turn.words) or Span(turn.start, turn.words)
    return Spoken(turn.name, head, (words,), "written")


def _dialogue(text: str) -> Transcript | None:
    if not _mostly_labelled(text):
        return None
    turns: list[_Turn] = []
    others: list[Part] = []
    gap = 0
    for start, end in _lines(text):
        label = _label(text, start, end)
        # What follows without a blank line, or indented, goes on with the speech above it.
        goes_on = bool(turns) and (text.count("\n", gap, start) < 2 or text[start] in " \t")
        goes_on = goes_on and (not others or others[-1].span.start < turns[-1].start)
        if label:
            turns.append(_Turn(start, label.group("name"), label.end(), end))
        elif goes_on and not _ASIDE.fullmatch(text, start, end):
            turns[-1].end = end
        else:
            others.append(Part("paragraph", Span(start, end)))
        gap = end
    counts = Counter(turn.name for turn in turns)
    returning = sum(count for count in counts.values() if count > 1)
    if len(turns) < _LEAST or not 2 <= len(counts) <= _MOST_NAMES or returning < _LABELLED * len(turns):
        return None
    spoken = [one for turn in turns if (one := _speech(text, turn))]
    parts = [Part("paragraph", Span(turn.start, turn.end)) for turn in turns] + others
    return Transcript("dialogue", tuple(sorted(parts, key=lambda part: part.span)), tuple(spoken))


def _mostly_labelled(text: str) -> bool:
    """Whether the first lines name speakers, as a page of prose never does; then all paragraphs are asked."""
    head = _first(text, _HEAD)
    if sum(_label(text, *line) is not None for line in head) * 3 < len(head):
        return False
    paragraphs = labelled = 0
    gap = 0  # what stands above the first line of all is its title
    for start, end in _lines(text):
        named = _label(text, start, end) is not None
        if named or (gap and text.count("\n", gap, start) > 1):
            paragraphs += not _ASIDE.fullmatch(text, start, end)
            labelled += named
        gap = end
    return labelled >= _LEAST and labelled >= _LABELLED * paragraphs


def _label(text: str, start: int, end: int) -> re.Match[str] | None:
    found = _LABEL.match(text, start, end)
    return found if found and found.group("name").split()[0].lower() not in _NOT_NAMES else None


def _speech(text: str, turn: _Turn) -> Spoken | None:
    """The words of a line, what is set in brackets left out: "(laughs)" is done and not said."""
    spans, at = [], turn.words
    for aside in [*_ASIDE.finditer(text, turn.words, turn.end), None]:
        piece = _trimmed(text, at, aside.start() if aside else turn.end)
        if piece and any(c.isalnum() for c in piece.of(text)):
            spans.append(piece)
        at = aside.end() if aside else turn.end
    head = _trimmed(text, turn.start, turn.words) or Span(turn.start, turn.words)
    return Spoken(turn.name, head, tuple(spans)) if spans else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    bare = piece.strip()
    first = start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(bare)) if bare else None
