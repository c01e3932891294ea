"""Any string at all as XML 1.0: escaped, and without the characters that XML has no way to write."""

import re

# Control characters, halves of surrogate pairs and the two non-characters: forbidden even as references.
UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})


def escaped(text: str) -> str:
    """`text` as character data. What cannot be written becomes U+FFFD; a carriage return survives parsing."""
    return UNSAYABLE.sub("\ufffd", text).translate(_REFERENCES)


def attributes(**values: str | int | float | None) -> str:
    """Attributes in the order given, each after a space; None is left out. `xml_id` is written `xml:id`."""
    return "".join(
        f' {name.replace("xml_", "xml:")}="{escaped(" ".join(str(value).split()))}"'
        for name, value in values.items()
        if value is not None
    )
