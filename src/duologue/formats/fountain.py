"""Read a screenplay in Fountain: scene headings, action, and who speaks every line (fountain.io)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from duologue.formats.decode import decode
from duologue.text.source import Part, Source, Spoken
from duologue.text.span import Span

_TITLE_PAGE = re.compile(r"\s*(?:[A-Z][A-Za-z ]{0,30}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+(?=\s*\n|\s*$)")
_FIELD = re.compile(r"^(Title|Author|Authors|Credit):[ \t]*((?:[^\n]*)(?:\n[ \t]+\S[^\n]*)*)", re.MULTILINE)
_SCENE = re.compile(r"(?:\.(?=[^.\s])|(?i:int|ext|est|int\.?/ext|i/e)[. ])")
_CUE = re.compile(
    r"[ \t]*(?:@(?P<forced>[^(^\n]+?)|(?P<name>(?=[^a-z\n]*[A-Z])[^a-z(^\n]+?))"
    r"(?P<more>[ \t]*(?:\([^()\n]*\)[ \t]*)*)\^?[ \t]*$"
)
_TRANSITION = re.compile(r"[ \t]*(?:>(?!.*<[ \t]*$)|[A-Z ]+TO:[ \t]*$)")
_HIDDEN = re.compile(r"/\*.*?\*/|\[\[.*?\]\]", re.DOTALL)
_ASIDE = re.compile(r"[ \t]*\([^()\n]*\)[ \t]*$")
_LINE = re.compile(r"[^\n]*(?:\n|$)")
_MARKS = ("#", "=", "~", "!")


@dataclass(slots=True)
class _Script:
    """What has been read so far."""

    parts: list[Part] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)


def read_fountain(raw: bytes, thing: str) -> Source:
    """A source whose text is the decoded file, with the speaker of every line."""
    decoded = decode(raw, thing)
    text = decoded.text
    script = _Script()
    title = _TITLE_PAGE.match(text)
    body = title.end() if title else 0
    if title and title.group().strip():
        script.parts.append(Part("matter", _trimmed(text, title.start(), title.end()), label="title page"))
    # What is struck out or noted is blanked, not cut: every place stays where it is.
    seen = _HIDDEN.sub(lambda hidden: re.sub(r"[^\n]", " ", hidden.group()), text)
    for lines in _paragraphs(seen, body):
        _read(seen, lines, script)
    told = dict(_FIELD.findall(title.group())) if title else {}
    hidden = [Part("matter", Span(*m.span()), label="note") for m in _HIDDEN.finditer(text, body)]
    parts = sorted([*script.parts, *_apart(hidden, script.parts)], key=lambda part: part.span)
    return Source(
        text=text,
        format="fountain",
        title=_one_line(told.get("Title")),
        author=_one_line(told.get("Author") or told.get("Authors")),
        encoding=decoded.encoding,
        parts=tuple(parts),
        spoken=tuple(script.spoken),
        notes=(decoded.note,) if decoded.note else (),
    )


def _one_line(words: str | None) -> str | None:
    return re.sub(r"[*_]+", "", " ".join((words or "").split())) or None


def _apart(hidden: list[Part], parts: list[Part]) -> list[Part]:
    """Notes that stand by themselves, and not inside a line of the script."""
    return [note for note in hidden if not any(part.span.touches(note.span) for part in parts)]


def _paragraphs(text: str, start: int) -> Iterator[list[Span]]:
    """Runs of lines without an empty one; a line of two spaces does not end a speech."""
    lines: list[Span] = []
    at = start
    while at < len(text):
        match = _LINE.match(text, at)
        end = match.end() if match else len(text)
        line = text[at:end].rstrip("\r\n")
        if line == "":
            if lines:
                yield lines
            lines = []
        elif line.strip() or lines:
            lines.append(Span(at, at + len(line)))
        at = max(end, at + 1)
    if lines:
        yield lines


def _read(text: str, lines: list[Span], script: _Script) -> None:
    first = lines[0].of(text)
    whole = _trimmed(text, lines[0].start, lines[-1].end)
    cue = _CUE.match(first)
    if not len(whole):
        return
    if _SCENE.match(first) and len(lines) == 1:
        script.parts.append(Part("heading", whole, level=2))
    elif first.startswith("#"):
        script.parts.append(Part("heading", whole, level=1))
    elif first.startswith("==="):
        script.parts.append(Part("break", whole))
    elif first.startswith("="):
        script.parts.append(Part("matter", whole, label="synopsis"))
    elif cue and len(lines) > 1 and not first.startswith(_MARKS) and not _TRANSITION.match(first):
        script.parts.append(Part("paragraph", whole))
        script.spoken += _speech(text, cue, lines)
    else:
        script.parts.append(Part("paragraph", whole))


def _speech(text: str, cue: re.Match[str], lines: list[Span]) -> list[Spoken]:
    """The lines under a cue, parentheticals left out."""
    spans = [
        _trimmed(text, line.start, line.end)
        for line in lines[1:]
        if line.of(text).strip() and not _ASIDE.match(line.of(text))
    ]
    name = (cue.group("forced") or cue.group("name")).strip()
    return [Spoken(name, _trimmed(text, lines[0].start, lines[0].end), tuple(spans))] if spans else []


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(piece.strip()))
