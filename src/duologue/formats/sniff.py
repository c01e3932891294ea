"""Tell what a file is by its first bytes, whatever its name says. Reads no content."""

import re

# A comment ends at its first end: where it may end at any, six hundred in a row can be divided in endless ways.
_COMMENT = rb"<!--(?:(?!-->).)*-->"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:%b\s*)*<(?:!doctype\s+html|html|head|body)\b" % _COMMENT, re.I | re.S
)
_DOCTYPE = rb"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>"
_TEI = re.compile(rb"\s*(?:(?:<\?[^>]*>|%b|%b)\s*)*<(?:\w+:)?TEI[\s>]" % (_COMMENT, _DOCTYPE), re.S)
_FRONT_MATTER = re.compile(
    rb"---[ \t]*\r?\n(?:[\w-]+:.*\r?\n|(?:[ \t]|-[ \t]).*\r?\n)+(?:---|\.\.\.)[ \t]*\r?$", re.M
)
_HEADING = re.compile(rb"\s*#{1,6}[ \t]+\S")
_HEAD = 4096

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"\x89PNG\r\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"ID3", ".mp3"),
    (b"OggS", ".ogg"),
    (b"RIFF", ".wav"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!\x1a", ".rar"),
    (b"\x1f\x8b", ".gz"),
    (b"\xfd7zXZ", ".xz"),
    (b"BZh9", ".bz2"),
    (b"TPZ", ".azw"),
    (b"CONTAINER_FILE", ".kfx"),
    (b"bplist00", ".webarchive"),
)


def sniff(raw: bytes) -> str | None:
    """The name of the format, the extension of a kind that is refused, or None for what may be plain text.

    "zip" is an archive of any kind: see sniff_zip.py.
    """
    head = raw[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if raw[60:68] in (b"BOOKMOBI", b"TEXtREAd"):
        return ".mobi"
    for magic, extension in _MAGIC:
        if head.startswith(magic):
            return extension
    return _sniff_text(head)


def _sniff_text(head: bytes) -> str | None:
    plain = _as_ascii(head)
    start = plain.lstrip()
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in plain[:1024] and not plain[:1].isalpha():
        return ".pdf"
    if _HTML.match(plain):
        return "html"
    if _TEI.match(plain):
        return "tei"
    if b"<FictionBook" in plain:
        return ".fb2"
    if b"<FinalDraft" in plain:
        return ".fdx"
    if re.match(rb"(?:From: .*\r?\n)?(?:\S+: .*\r?\n)*MIME-Version: 1", start):
        return ".mht"
    return None


def looks_like_markdown(raw: bytes) -> bool:
    """Whether a text without a name opens as only Markdown does: front matter, or a `#` heading."""
    head = _as_ascii(raw[:_HEAD])
    return bool(_FRONT_MATTER.match(head) or _HEADING.match(head))


def _as_ascii(head: bytes) -> bytes:
    """The head without byte-order mark, and without the NULs of a two-byte encoding."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        if head.startswith(mark):
            head = head[len(mark) :]
    return head.replace(b"\0", b"")
