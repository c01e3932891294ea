"""Find emphasis written with `_` and `*`, by place. Leaves out `/slashes/`, too often a date or a path."""

import re
from dataclasses import dataclass

from duologue.text.span import Span

_MARK = re.compile(r"_+|\*+|\\.|(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*[\r\n]", re.DOTALL)
_HARD_WRAP = 100
"""A line longer than this was not wrapped by hand: emphasis does not run on into the next."""
_LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The stretches in italics without their notation, and the notation itself, both in order."""

    italics: tuple[Span, ...]
    markup: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class EmphasisRule:
    """What counts as emphasis: whether `*` works inside a word, and whether `\\` disarms a mark."""

    star_in_word: bool = False
    escapes: bool = False


PLAIN = EmphasisRule()
MARKDOWN = EmphasisRule(star_in_word=True, escapes=True)


def find_emphasis(text: str, rule: EmphasisRule, start: int = 0, end: int | None = None) -> Emphasis:
    """The emphasis in `text[start:end]`; a mark pairs only within its own paragraph."""
    end = len(text) if end is None else end
    italics: list[Span] = []
    markup: list[Span] = []
    opened: dict[str, int] = {}
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if mark[0] == "\\":
            if rule.escapes and mark[1] in r"\`*_{}[]()#+-.!<>~|\"'&$%,/:;=?@^":
                markup.append(Span(match.start(), match.start() + 1))
            continue
        if mark[0] in "\r\n":
            opened.clear()
            continue
        if len(mark) > 3:
            continue
        opens, closes = _flanks(text, match, rule, start, end)
        place = opened.get(mark)
        if closes and place is not None and _holds_together(text, place, match.start()):
            markup += (Span(place - len(mark), place), Span(match.start(), match.end()))
            if len(mark) != 2:
                italics.append(Span(place, match.start()))
            # a mark that opened inside this pair and did not close inside it is a loose asterisk
            opened = {other: at for other, at in opened.items() if at < place}
        elif opens:
            opened[mark] = match.end()
    return Emphasis(tuple(sorted(italics)), tuple(sorted(markup)))


def _flanks(text: str, match: re.Match[str], rule: EmphasisRule, start: int, end: int) -> tuple[bool, bool]:
    """Whether the mark may open emphasis, and whether it may close it, by the characters beside it."""
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    inside_word = rule.star_in_word and match.group()[0] == "*"
    opens = not after.isspace() and (inside_word or not before.isalnum())
    closes = not before.isspace() and (inside_word or not after.isalnum())
    if inside_word:  # CommonMark: beside punctuation, the other side must not be a letter
        opens = opens and (after.isalnum() or not before.isalnum())
        closes = closes and (before.isalnum() or not after.isalnum())
    return opens, closes


def _holds_together(text: str, opening: int, closing: int) -> bool:
    """Whether the stretch is not empty, not endless, and not two separate lines that each lost a mark."""
    if not 0 < closing - opening <= _LONGEST:
        return False
    line_end = text.find("\n", opening, closing)
    if line_end < 0:
        return True
    line_start = text.rfind("\n", max(0, opening - 2 * _HARD_WRAP), opening) + 1
    return line_end - line_start <= _HARD_WRAP
