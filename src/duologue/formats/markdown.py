"""Read a Markdown file: its characters untouched; blocks, italics and notation found. Renders nothing."""

import re
from collections.abc import Iterator

from duologue.formats.decode import decode
from duologue.formats.emphasis import MARKDOWN, find_emphasis
from duologue.formats.front_matter import FrontMatter, read_front_matter
from duologue.formats.markdown_blocks import Leaf, find_leaves
from duologue.text.source import Part, Source
from duologue.text.span import Span

_QUOTE_MARKS = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)\b[^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)")
_HARD_BREAK = re.compile(r"\\(?=\r?\n)")
_FOOTNOTE = re.compile(r"[ \t]*\[\^[^\]\s]+\]:")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_EMPTY_LINE = re.compile(r"(?:&nbsp;|&#160;|\u00a0|<br\s*/?>|\\|\s)+")
_UNDERLINE = re.compile(r"(?:\r\n|\r|\n)[ ]{0,3}(=+|-+)[ \t]*$")
_SENTENCE_END = re.compile(r"[.!?…,;:”’\"'—–][*_]*\s*$")
_LONGEST_HEADING = 80


def read_markdown(raw: bytes, thing: str) -> Source:
    """A source whose text is the decoded file, byte-order mark aside."""
    decoded = decode(raw, thing)
    text = decoded.text
    front = read_front_matter(text)
    parts = _parts(text, front)
    italics: list[Span] = []
    markup: list[Span] = []
    for part, leaf in parts:
        if part.kind in ("heading", "paragraph") or part.label == "footnote":
            _mark(text, part, leaf, italics, markup)
    facts = dict(front.facts) if front else {}
    title, author = (", ".join(facts.pop(name, ())) or None for name in ("title", "author"))
    return Source(
        text=text,
        format="md",
        title=title,
        author=author,
        encoding=decoded.encoding,
        metadata=tuple(facts.items()),
        italics=tuple(sorted(italics)),
        markup=_joined(markup),
        parts=tuple(part for part, _ in parts),
        notes=(decoded.note,) if decoded.note else (),
    )


def _parts(text: str, front: FrontMatter | None) -> list[tuple[Part, Leaf]]:
    """The declared blocks; lines that belong to none (an empty `>`) are notation, kept as matter."""
    found: list[tuple[Part, Leaf]] = []
    place = front.length if front else 0
    if front:
        found.append((Part("matter", _trim(text, 0, place), label="front matter"), Leaf("front", 0, place)))
    for leaf in [*_leaves(text, place), Leaf("end", len(text), len(text))]:
        if text[place : leaf.start].strip():
            found.append((Part("matter", _trim(text, place, leaf.start), label="notation"), leaf))
        if text[leaf.start : leaf.end].strip():
            found.append((_part(text, leaf), leaf))
        place = max(place, leaf.end)
    return found


def _leaves(text: str, start: int) -> Iterator[Leaf]:
    """The blocks, with headings that are underlined told from a paragraph above a rule."""
    leaves = find_leaves(text, start)
    for n, leaf in enumerate(leaves):
        if leaf.kind == "paragraph" and not leaf.quoted:
            following = leaves[n + 1] if n + 1 < len(leaves) else None
            if following and following.kind == "hr" and following.start == leaf.end:
                both = text[leaf.start : following.end].rstrip()
                if _is_underlined(both):
                    leaves[n + 1] = Leaf("gone", following.end, following.end)
                    yield Leaf("heading", leaf.start, following.end, 2)
                    continue
            written = text[leaf.start : leaf.end].rstrip()
            if (line := _UNDERLINE.search(written)) and line.group(1)[0] == "=" and _is_underlined(written):
                yield Leaf("heading", leaf.start, leaf.end, 1)
                continue
        if leaf.kind != "gone":
            yield leaf


def _is_underlined(written: str) -> bool:
    """Whether a line over a line of signs is a title, and not the last sentence before a break."""
    line = _UNDERLINE.search(written)
    if not line:
        return False
    title = written[: line.start()].strip()
    return len(title) <= _LONGEST_HEADING and "\n" not in title and not _SENTENCE_END.search(title)


def _part(text: str, leaf: Leaf) -> Part:
    span = _trim(text, leaf.start, leaf.end)
    words = span.of(text)
    if leaf.kind == "heading":
        return Part("heading", span, leaf.level)
    if leaf.kind == "hr" or _EMPTY_LINE.fullmatch(words):
        return Part("break", span)
    if words.startswith("<!--"):
        return Part("matter", span, label="comment")
    if _FOOTNOTE.match(words):
        return Part("matter", span, label="footnote")
    return Part("paragraph", span)


def _trim(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _mark(text: str, part: Part, leaf: Leaf, italics: list[Span], markup: list[Span]) -> None:
    """Add the italics and the notation inside one block."""
    start, end = part.span.start, part.span.end
    if part.kind == "heading":
        markup += _heading_marks(text, start, end)
    if leaf.quoted:
        markup += (
            Span(m.start(), m.end()) for m in _QUOTE_MARKS.finditer(text, leaf.start, end) if m.end() > start
        )
    markup += (Span(m.start(), m.end()) for m in _NOTE_MARK.finditer(text, start, end))
    markup += (Span(m.start(), m.end()) for m in _HARD_BREAK.finditer(text, start, end))
    for link in _LINK.finditer(text, start, end):
        markup += (Span(link.start(), link.start(1)), Span(link.end(1), link.end()))
    opened: int | None = None
    for tag in _TAG.finditer(text, start, end):
        markup.append(Span(tag.start(), tag.end()))
        if tag.group(1).lower() in ("i", "em", "cite"):
            if text[tag.start() + 1] != "/":
                opened = tag.end()
            elif opened is not None and opened < tag.start():
                italics.append(Span(opened, tag.start()))
                opened = None
    marks = find_emphasis(text, MARKDOWN, start, end)
    italics += marks.italics
    markup += marks.markup


def _heading_marks(text: str, start: int, end: int) -> list[Span]:
    words = text[start:end]
    if line := _UNDERLINE.search(words):
        return [Span(start + line.start(1), end)]
    found = []
    if opening := re.match(r"(?:>[ \t]?)*#{1,6}[ \t]*", words):
        found.append(Span(start, start + opening.end()))
    if closing := re.search(r"(?<=[ \t])#+$", words):
        found.append(Span(start + closing.start(), end))
    return found


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif len(span):
            joined.append(span)
    return tuple(joined)
