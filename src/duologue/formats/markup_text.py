"""Where the characters that a page shows stand in its markup: positions, for giving a page back with marks in it.

Only visible characters are told of. White space is set anew by whoever shows a page, and soft hyphens are dropped.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

_VISIBLE = re.compile(r"[^\s\u00ad]")
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{0,31};?)")
_PARTS = r"""<!--.*?-->|<[!?][^>]*>|</?[a-zA-Z][^\s/>"']*(?:"[^"]*"|'[^']*'|[^>"'])*>"""
_WHOLE = r"<(script|style|template)\b(?:\"[^\"]*\"|'[^']*'|[^>\"'])*{}>.*?</\1\s*>|"
_HTML = re.compile(_WHOLE.format("") + _PARTS, re.DOTALL | re.IGNORECASE)
# In XHTML <script/> is whole, and a CDATA section is text, in which no tag can be put.
_XHTML = re.compile(_WHOLE.format("(?<!/)") + r"<!\[CDATA\[.*?\]\]>|" + _PARTS, re.DOTALL | re.IGNORECASE)


def visible(text: str) -> str:
    """The characters of `text` that are seen on paper."""
    return "".join(_VISIBLE.findall(text))


class MarkupText:
    """The visible characters of one page's markup in order: `text`, each with its place in the markup."""

    def __init__(self, markup: str, xhtml: bool) -> None:
        self._starts, self._ends = array("q"), array("q")
        self._runs: list[int] = []  # where characters begin that no tag parts
        self._fixed: list[bool] = []  # whether these take no tag between them
        found: list[str] = []
        for start, end, fixed in _runs(markup, xhtml):
            self._runs.append(len(self._starts))
            self._fixed.append(fixed)
            found += self._add(markup, start, end)
        self.text = "".join(found)

    def _add(self, markup: str, start: int, end: int) -> Iterator[str]:
        at = start
        for reference in [*_REFERENCE.finditer(markup, start, end), None]:
            stop = reference.start() if reference else end
            for one in _VISIBLE.finditer(markup, at, stop):
                self._starts.append(one.start())
                self._ends.append(one.end())
                yield one.group()
            if reference:
                at = reference.end()
                for character in visible(unescape(reference.group())):
                    self._starts.append(reference.start())
                    self._ends.append(at)
                    yield character

    def stretches(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The stretches of markup, free of tags, that hold the visible characters of [first, last)."""
        run = bisect_right(self._runs, first) - 1
        while first < last:
            while run + 1 < len(self._runs) and self._runs[run + 1] <= first:
                run += 1
            end = min(last, self._runs[run + 1] if run + 1 < len(self._runs) else last)
            if not self._fixed[run]:
                yield self._starts[first], self._ends[end - 1]
            first = end


def _runs(markup: str, xhtml: bool) -> Iterator[tuple[int, int, bool]]:
    at = 0
    for tag in (_XHTML if xhtml else _HTML).finditer(markup):
        if at < tag.start():
            yield at, tag.start(), False
        at = tag.end()
        if xhtml and tag.group().startswith("<![CDATA["):
            yield tag.start() + len("<![CDATA["), at - len("]]>"), True
    if at < len(markup):
        yield at, len(markup), False
