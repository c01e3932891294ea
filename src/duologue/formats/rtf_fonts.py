"""Which code page an RTF file means by a font, a set or a header word. Leaves out how fonts look."""

_BY_CHARSET = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp850",
}
_BY_WORD = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_BY_NUMBER = {10000: "mac_roman", 65001: "utf-8", 936: "gb18030", 0: "cp1252", 1: "cp1252"}


def code_page(number: int) -> str:
    """The encoding that Windows knows by `number`; Windows-1252 for one that Python lacks."""
    name = _BY_NUMBER.get(number, f"cp{number}")
    try:
        b"".decode(name)
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def charset(number: int) -> str | None:
    """The encoding of a font's character set; None where it is the document's own."""
    return _BY_CHARSET.get(number)


def header_word(word: str) -> str | None:
    """The encoding that \\ansi, \\mac, \\pc or \\pca stands for."""
    return _BY_WORD.get(word)
