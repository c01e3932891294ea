"""Decode a web page: by its mark, as UTF-8, as its own declaration says, else by guess."""

import re

from duologue.formats.decode import Decoded, decode

_DECLARED = re.compile(rb"(?:charset\s*=|<\?xml[^>]*encoding\s*=)\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_KNOWN = re.compile(
    r"(windows-125[0-8]|iso-8859-\d+|koi8-[ru]|macintosh|shift_jis|euc-jp|euc-kr|gbk|gb2312|gb18030|big5)"
)
_AS_BROWSERS_DO = {"iso-8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "macintosh": "mac_roman"}


def decode_page(raw: bytes, thing: str) -> Decoded:
    """The characters of a page."""
    decoded = decode(raw, thing)
    if decoded.note is None or decoded.encoding not in ("cp1252", "mac_roman"):
        return decoded  # whatever a page declares: bytes that are valid UTF-8 are UTF-8
    declared = _DECLARED.search(raw[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    if not _KNOWN.fullmatch(name):
        return decoded
    encoding = _AS_BROWSERS_DO.get(name, name)
    if encoding in ("cp1252", "windows-1252"):
        return Decoded(decoded.text, "cp1252") if decoded.encoding == "cp1252" else decoded
    try:
        return Decoded(raw.decode(encoding, "replace"), encoding)
    except LookupError:  # iso-8859-99
        return decoded
