"""Turn bytes into characters and say how sure that was. Knows nothing of file formats."""

import codecs
import re
from dataclasses import dataclass

from duologue.errors import UnreadableSource

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\v\f\r\x1a\x1b")
_CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\ufffd]")
_ESCAPED = re.compile("[\udc80-\udcff]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f\udc80-\udcff]")
_MAC_APOSTROPHE = re.compile(rb"[A-Za-z]\xd5[a-z]")
_WINDOWS_APOSTROPHE = re.compile(rb"[A-Za-z]\x92[a-z]")
_TOO_MANY_CONTROLS = 0.01
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the encoding they were read in, and a remark where that was a guess."""

    text: str
    encoding: str
    note: str | None = None


def decode(raw: bytes, thing: str) -> Decoded:
    """Read `raw` as text: by its mark, as UTF-8, as UTF-16 without a mark, else as a Windows or Mac text."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding, thing)
    wide = _unmarked_utf16(raw)
    if wide:
        text = _strictly_text(raw.decode(wide, "replace"), thing)
        return Decoded(text, wide, f"the encoding is a guess: {wide.upper()}, which the file does not say")
    _refuse_binary(raw, thing)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(raw) or _one_byte(raw)


def _marked(raw: bytes, encoding: str, thing: str) -> Decoded:
    if encoding == "utf-8":
        _refuse_binary(raw, thing)
    text = _strictly_text(raw.decode(encoding, "replace"), thing)
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(text, encoding, "damaged characters were read as �")


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 shows itself by a NUL in every second byte, for nearly every letter of a Western text."""
    head = raw[: _SAMPLE - _SAMPLE % 2]
    if len(head) < 4 or b"\0" not in head:
        return None
    half = len(head) // 2
    first, second = head[0::2].count(0) / half, head[1::2].count(0) / half
    if second > 0.6 and first < 0.05:
        return "utf-16-le"
    if first > 0.6 and second < 0.05:
        return "utf-16-be"
    return None


def _refuse_binary(raw: bytes, thing: str) -> None:
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if controls > _TOO_MANY_CONTROLS * len(raw):
        raise _not_text(thing)


def _strictly_text(text: str, thing: str) -> str:
    if len(_CONTROL_CHARACTERS.findall(text)) > _TOO_MANY_CONTROLS * len(text):
        raise _not_text(thing)
    return text


def _not_text(thing: str) -> UnreadableSource:
    return UnreadableSource(
        thing, "it is not text but binary data", "See `duologue formats` for what can be read."
    )


def _mostly_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 with a few stray bytes: a pasted-in Windows line, a file cut within a character.

    Reading the whole as Windows-1252 would turn every good “ into three wrong characters.
    """
    text = raw.decode("utf-8", "surrogateescape")
    stray = sum(len(run) for run in _ESCAPED.findall(text))
    if len(_NOT_ASCII.findall(text)) < 2 * stray:
        return None
    text = _ESCAPED.sub(lambda run: windows_1252(run.group().encode("utf-8", "surrogateescape")), text)
    plural = "byte is" if stray == 1 else "bytes are"
    return Decoded(text, "utf-8", f"{stray} {plural} not UTF-8 in a UTF-8 file; read as Windows-1252")


def _one_byte(raw: bytes) -> Decoded:
    mac = len(_MAC_APOSTROPHE.findall(raw, 0, 4 * _SAMPLE))
    if mac > len(_WINDOWS_APOSTROPHE.findall(raw, 0, 4 * _SAMPLE)):
        return Decoded(raw.decode("mac_roman"), "mac_roman", "the encoding is a guess: Mac Roman")
    return Decoded(windows_1252(raw), "cp1252", "the encoding is a guess: Windows-1252")


def windows_1252(raw: bytes) -> str:
    """Windows-1252; its five unassigned bytes become control characters of that number, as on the web."""
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return codecs.charmap_decode(raw, "strict", _WINDOWS_TABLE)[0]


_WINDOWS_TABLE = "".join(
    chr(n) if n in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([n]).decode("cp1252") for n in range(256)
)
