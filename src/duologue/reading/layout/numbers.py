"""Chapter numbers as they are written: 12, XII, twelve, the Twelfth. Numbers in sentences are no concern here."""

import re

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)

_WORDS = {word: n for n, word in enumerate(_ONES.split(), start=1)}
_WORDS |= {word: 10 * n for n, word in enumerate(_TENS.split(), start=2)}
_WORDS |= {word: n for n, word in enumerate(_ORDINALS.split(), start=1)}
_WORDS |= {"last": 999, "final": 999, "hundred": 100}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
ROMAN = (
    r"(?=[IVXLCivxlc])(?:[Cc]{0,3})(?:[Xx][Cc]|[Xx][Ll]|[Ll]?[Xx]{0,4})"
    r"(?:[Ii][Xx]|[Ii][Vv]|[Vv]?[Ii]{0,4})"
)
NUMBER = rf"(?:\d{{1,4}}|{ROMAN}|(?i:(?:{_WORD})(?:[ -](?:{_WORD}))?))(?![^\W_]|[’'])"
"""A pattern for a number in any of these ways."""


def value_of(words: str) -> int | None:
    """The value of a number written in any of these ways; None where it is none."""
    words = words.lower().strip()
    if words.isdecimal():
        return int(words)
    parts = re.split(r"[ -]", words)
    if all(part in _WORDS for part in parts):
        return sum(_WORDS[part] for part in parts)
    if words and all(letter in _ROMAN for letter in words):
        values = [_ROMAN[letter] for letter in words]
        return sum(-now if now < after else now for now, after in zip(values, [*values[1:], 0]))
    return None
