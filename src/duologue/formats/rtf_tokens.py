"""Cut an RTF file into control words, braces and characters. Knows what is written, not what it means."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<symbol>.)"
    r"|(?P<brace>[{}])"
    r"|(?P<space>[\r\n]+)"
    r"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)


class Token(NamedTuple):
    """One piece of the file. `kind` is "word", "hex", "symbol", "brace" or "text"."""

    kind: str
    value: str
    number: int | None = None


def rtf_tokens(raw: bytes) -> Iterator[Token]:
    """The pieces of `raw` in order, a character of `value` for each byte; binary data is stepped over."""
    text = raw.decode("latin-1")
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:  # a backslash as the last character
            return
        place = match.end()
        kind = match.lastgroup or ""
        if kind == "number" or kind == "word":
            number = match.group("number")
            word = match.group("word")
            if word == "bin" and number and int(number) > 0:
                place += int(number)
            else:
                yield Token("word", word, int(number) if number else None)
        elif kind != "space":
            yield Token(kind, match.group(kind))
