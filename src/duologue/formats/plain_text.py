"""Read a plain-text file: characters untouched, italics found. Paragraphs are the layout's to find, except in a
transcript, whose lines name their speakers.
"""

import re

from duologue.formats.decode import decode
from duologue.formats.emphasis import PLAIN, Emphasis, find_emphasis
from duologue.formats.transcript import transcript_of
from duologue.text.source import Source

_GUTENBERG = re.compile(r"project gutenberg", re.IGNORECASE)
_HEADER_LINE = re.compile(r"^(Title|Author):[ \t]*(\S[^\r\n]*)", re.MULTILINE)
_HEADER = 4_000


def read_plain_text(raw: bytes, thing: str) -> Source:
    """A source whose text is the decoded file, byte-order mark aside."""
    decoded = decode(raw, thing)
    text = decoded.text
    marks = find_emphasis(text, PLAIN) if "_" in text or "*" in text else Emphasis((), ())
    title, author = _gutenberg_header(text[:_HEADER])
    transcript = transcript_of(text)
    return Source(
        text=text,
        format=transcript.format if transcript else "txt",
        title=title,
        author=author,
        encoding=decoded.encoding,
        italics=marks.italics,
        markup=marks.markup,
        parts=transcript.parts if transcript else (),
        spoken=transcript.spoken if transcript else (),
        notes=(decoded.note,) if decoded.note else (),
    )


def _gutenberg_header(head: str) -> tuple[str | None, str | None]:
    if not _GUTENBERG.search(head):
        return None, None
    lines = {match.group(1): match.group(2).strip() for match in reversed(list(_HEADER_LINE.finditer(head)))}
    return lines.get("Title"), lines.get("Author")
