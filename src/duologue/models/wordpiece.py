"""WordPiece, as uncased BERT cuts text, with each piece's place in the original text. Knows nothing of stories.

The rules are those of BERT's own tokenizer (Devlin et al. 2019, https://github.com/google-research/bert,
`tokenization.py`): drop control characters, set Chinese characters apart, lower case, strip accents, cut at white
space and around punctuation, then take the longest pieces of the vocabulary from the left. Special tokens are left
to the caller.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

UNKNOWN = "[UNK]"
LONGEST = 100
"""A word of more characters than this is unknown as a whole."""

# Lines of these characters alone are cut by one expression: each is one character before and after lower case and
# accents, so that places in a word are places in its pieces. Any other line takes the slow way, word by word.
_LETTERS = "A-Za-z0-9À-ÖØ-öø-ÿ"
_PLAIN = re.compile(rf"[\x20-\x7e\n\r\t{_LETTERS}“”‘’–—…«»‹›„‚¡¿]*")
_PIECE = re.compile(rf"[{_LETTERS}]+|[^\s{_LETTERS}]")
_SPACES = "\t\n\r "

Word = tuple[str, list[int]]
"""Characters ready for the vocabulary, and the place in the text that each came from."""
Row = tuple[int, int, int, int]
"""A piece: number in the vocabulary, first place and place past its last, number of its word."""
Cut = tuple[tuple[int, int, int], ...]
"""The pieces of one word: number in the vocabulary, first and last place within the word."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a stretch of text, all arrays of shape (n,).

    `ids` are numbers of the vocabulary; `[starts, ends)` is each piece's place in code points of the whole text;
    `word` counts the words, so that the pieces of one word share a number.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    word: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


class WordPiece:
    """Cuts text into the pieces of one vocabulary. Words are remembered, so that a novel is quick."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.number = {piece: place for place, piece in enumerate(vocabulary)}
        self.unknown = self.number[UNKNOWN]
        self._longest = max(map(len, self.number))
        self._plain: dict[str, Cut] = {}
        self._ready: dict[str, Cut] = {}

    def cut(self, text: str, start: int = 0, end: int | None = None) -> Pieces:
        """The pieces of `text[start:end]`."""
        rows: list[Row] = []
        at, stop, words = start, len(text) if end is None else end, 0
        while at < stop:
            plain, odd = _lines(text, at, stop)
            words = self._cut_plain(text, at, plain, words, rows)
            words = self._cut_slowly(text, plain, odd, words, rows)
            at = odd
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        return Pieces(*np.ascontiguousarray(table.T))

    def _cut_plain(self, text: str, start: int, stop: int, number: int, rows: list[Row]) -> int:
        """Add the pieces of plain lines, words counted from `number` on; return the number after its last word."""
        known = self._plain
        for match in _PIECE.finditer(text, start, stop):
            at, found = match.start(), known.get(match[0])
            if found is None:
                found = known[match[0]] = self._vocabulary("".join(_prepared(match[0])))
            for piece, first, last in found:
                rows.append((piece, at + first, at + last, number))
            number += 1
        return number

    def _cut_slowly(self, text: str, start: int, stop: int, number: int, rows: list[Row]) -> int:
        for word, places in _words(text, start, stop):
            found = self._ready.get(word)
            if found is None:
                found = self._ready[word] = self._vocabulary(word)
            rows.extend((piece, places[first], places[last - 1] + 1, number) for piece, first, last in found)
            number += 1
        return number

    def _vocabulary(self, word: str) -> Cut:
        """The longest pieces from the left; the whole word unknown where some part is in no piece."""
        whole = ((self.unknown, 0, len(word)),)
        if len(word) > LONGEST:
            return whole
        pieces, at = [], 0
        while at < len(word):
            lead = "##" if at else ""
            for end in range(min(len(word), at + self._longest), at, -1):
                number = self.number.get(lead + word[at:end])
                if number is not None:
                    pieces.append((number, at, end))
                    at = end
                    break
            else:
                return whole
        return tuple(pieces)


def vocabulary(lines: str) -> Sequence[str]:
    """The pieces in a vocabulary file, one a line."""
    return lines.rstrip("\n").split("\n")


def _lines(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where the plain lines from `start` on end, and where the line after them does."""
    plain = _PLAIN.match(text, start, stop)
    odd = plain.end() if plain else start
    if odd == stop:
        return stop, stop
    end = text.find("\n", odd, stop)
    return max(start, text.rfind("\n", start, odd) + 1), end if end >= 0 else stop


def _prepared(character: str) -> Iterable[str]:
    """One character (or a plain word) without accents and in lower case."""
    for part in unicodedata.normalize("NFD", character):
        if unicodedata.category(part) != "Mn":
            yield from part.lower()


def _words(text: str, start: int, stop: int) -> list[Word]:
    words: list[Word] = []
    letters: list[str] = []
    places: list[int] = []

    def close() -> None:
        if letters:
            words.append(("".join(letters), places.copy()))
            letters.clear()
            places.clear()

    for place in range(start, stop):
        character = text[place]
        if _is_dropped(character):
            continue
        if character.isspace():
            close()
        elif _is_chinese(ord(character)):
            close()
            words.append((character, [place]))
        else:
            for part in _prepared(character):
                if _is_punctuation(part):
                    close()
                    words.append((part, [place]))
                else:
                    letters.append(part)
                    places.append(place)
    close()
    return words


def _is_dropped(character: str) -> bool:
    """Control and format characters, private ones, and the mark of a failed decoding."""
    if character in _SPACES:
        return False
    return character in ("\0", "\ufffd") or unicodedata.category(character)[0] == "C"


def _is_punctuation(character: str) -> bool:
    """Unicode's punctuation, and every sign of ASCII that is no letter, digit or space."""
    if character.isascii():
        return not character.isalnum() and character > " " and character != "\x7f"
    return unicodedata.category(character)[0] == "P"


def _is_chinese(code: int) -> bool:
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2A6DF
        or 0x2A700 <= code <= 0x2B73F
        or 0x2B740 <= code <= 0x2B81F
        or 0x2B920 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )
