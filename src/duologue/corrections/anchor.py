"""Where a correction belongs, in words: its stretch and the words around it, which outlive a change of draft."""

import re
from dataclasses import dataclass

from duologue.text.span import Span

AROUND = 12
"""Words kept on either side."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Anchor:
    """`words` are the stretch as written, `before` and `after` the words around it, `at` where it once began."""

    words: str
    before: str
    after: str
    at: int

    @staticmethod
    def of(text: str, span: Span, longest: int | None = None) -> "Anchor":
        """The anchor of `span` in `text`; of a stretch over `longest` characters, of its first whole words."""
        end = span.end
        if longest is not None and len(span) > longest:
            words = [found.end() for found in _WORD.finditer(text, span.start, span.start + longest)]
            end = words[-2] if len(words) > 1 else span.start + longest
        left = [found.start() for found in _WORD.finditer(text, max(0, span.start - 200), span.start)][-AROUND:]
        right = [found.end() for found in _WORD.finditer(text, end, end + 200)][:AROUND]
        return Anchor(
            words=text[span.start : end],
            before=text[left[0] : span.start] if left else "",
            after=text[end : right[-1]] if right else "",
            at=span.start,
        )


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text as matching sees it: capitals and the shape of apostrophes do not count."""

    form: str
    span: Span


def words_of(text: str) -> list[Word]:
    """The words of `text` in order."""
    return [
        Word(found.group().casefold().replace("’", "'"), Span(found.start(), found.end()))
        for found in _WORD.finditer(text)
    ]
