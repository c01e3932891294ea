"""D301 to D305: a quotation's marks, each by itself. Punctuation and paragraphs: conventions.py, paragraphs.py."""

import re
from collections.abc import Iterator

from duologue.checks.finding import Check, Finding
from duologue.checks.lines import closer, opener, shown
from duologue.checks.paragraphs import split_speeches
from duologue.checks.strays import misread, run_on, strays
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.span import Span

_MARKED = frozenset("double-curly double-straight single-curly single-straight guillemet mixed".split())
_NO_SPACE_BEFORE = re.compile(r"[^\W_]|[,.;:!?…]")


def _with_fault(story: Story, fault: str) -> Iterator[Quote]:
    return (quote for quote in story.quotes if fault in quote.faults)


def never_closed(story: Story) -> Iterator[Finding]:
    """Quotations that open and do not close."""
    split = {left.id for left, _ in split_speeches(story)}
    for quote in _with_fault(story, "never closed"):
        if quote.id not in split and not misread(story, quote):
            yield _open(story, quote.spans[-1])
    for quote, left in run_on(story):
        if "never closed" not in quote.faults:
            yield _open(story, left)


def _open(story: Story, span: Span) -> Finding:
    message = f"the quotation “{shown(story.text, span)} never closes"
    return Finding("D301", message, _edge(story, span), (span,))


def never_opened(story: Story) -> Iterator[Finding]:
    """Quotations that close and were never opened."""
    split = {right.start for _, right in split_speeches(story)}
    told: set[int] = set()
    for stray in strays(story):
        told.add(stray.mark)
        if stray.span.start not in split:
            yield _shut(story, Span(stray.mark, stray.mark + 1), stray.span)
    for quote in _with_fault(story, "never opened"):
        span = quote.spans[0]
        mark = closer(story.text, span)
        if span.start not in split and mark not in told:
            yield _shut(story, span if mark is None else Span(mark, mark + 1), span)


def _shut(story: Story, place: Span, span: Span) -> Finding:
    message = f"a quotation closes here and was never opened: {shown(story.text, span)}”"
    return Finding("D302", message, place, (span,))


def wrong_curl(story: Story) -> Iterator[Finding]:
    """Curly marks that face away from their words."""
    for quote in _with_fault(story, "curled the wrong way"):
        if _low_and_high(story, quote):
            continue
        span = _curled(story, quote)
        message = f"the mark at “{shown(story.text, quote.spans[0], 30)}” curls the wrong way"
        yield Finding("D303", message, span, quote.spans)


def _low_and_high(story: Story, quote: Quote) -> bool:
    """Whether the marks are those of German, „…“ and ‚…‘, whose second curls as an English first."""
    left, right = opener(story.text, quote.spans[0]), closer(story.text, quote.spans[-1])
    return left is not None and right is not None and story.text[left] + story.text[right] in ("„“", "‚‘")


def _curled(story: Story, quote: Quote) -> Span:
    """The first mark of `quote` that faces the wrong way; its opening mark where none is told apart."""
    for span in quote.spans:
        left, right = opener(story.text, span), closer(story.text, span)
        if left is not None and story.text[left] in "”’":
            return Span(left, left + 1)
        if right is not None and story.text[right] in "“‘":
            return Span(right, right + 1)
    return _edge(story, quote.spans[0])


def _edge(story: Story, span: Span) -> Span:
    mark = opener(story.text, span)
    return span if mark is None else Span(mark, mark + 1)


def wrong_space(story: Story) -> Iterator[Finding]:
    """A space inside the marks, or none outside them."""
    for quote in story.quotes:
        if quote.marks not in _MARKED or quote.marks == "guillemet" or misread(story, quote):
            continue
        for span in quote.spans:
            fault = _space(story.text, span)
            if fault is not None:
                message = f"{fault[1]} at “{shown(story.text, span, 30)}”"
                yield Finding("D305", message, Span(fault[0], fault[0] + 1), (span,))
                break


def _space(text: str, span: Span) -> tuple[int, str] | None:
    left, right = opener(text, span), closer(text, span)
    if left is not None:
        if text[left + 1].isspace():
            return left, "a space stands inside the opening mark"
        if left and _NO_SPACE_BEFORE.match(text[left - 1]):
            return left, "there is no space before the opening mark"
    if right is not None:
        if text[right - 1].isspace():
            return right, "a space stands inside the closing mark"
        if right + 1 < len(text) and text[right + 1].isalpha():
            return right, "there is no space after the closing mark"
    return None


CHECKS = (
    Check("D301", "never closed", "A quotation that opens and does not close.", True, never_closed),
    Check("D302", "never opened", "A quotation that closes and was never opened.", True, never_opened),
    Check("D303", "curled the wrong way", "A curly mark that faces away from its words.", True, wrong_curl),
    Check("D305", "space on the wrong side", "A space inside the marks, or none outside.", True, wrong_space),
)
