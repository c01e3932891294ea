"""D304 and D306: marks and stops against the habit of the rest of the story. Single slips: marks.py."""

import re
from collections import Counter
from collections.abc import Iterator

from duologue.checks.finding import Check, Finding
from duologue.checks.lines import closer, opener, shown
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.span import Span

_STYLES = frozenset("double-curly double-straight single-curly single-straight guillemet".split())
_SAY = {
    "double-curly": "“…”", "double-straight": '"…"', "single-curly": "‘…’", "single-straight": "'…'",
    "guillemet": "«…»",
}  # fmt: skip
HABIT = 0.9
"""A convention that this share of a story follows is its convention."""
_ENOUGH = 8
_INSIDE = re.compile(r"[.,]['’]?[\"”]")
_OUTSIDE = re.compile(r"[\w!?…]['’]?[\"”][.,](?!\.)")
_AMERICAN = re.compile(
    r"\b(?:colou?r(?=s|ed|\b)|\w*(?:hono|favo|labo|neighbo|humo|parlo|harbo)r\w*|gray\w*|realiz\w+|recogniz\w+|"
    r"center\w*|theater|toward|gotten|traveled|skeptic\w*|plow\w*|mom|sidewalk|program)\b"
)
_BRITISH = re.compile(
    r"\b(?:colour\w*|\w*(?:hono|favo|labo|neighbo|humo|parlo|harbo)ur\w*|grey\w*|realis\w+|recognis\w+|"
    r"centre\w*|theatre|towards|travelled|sceptic\w*|plough\w*|mum|pavement|programme|whilst)\b"
)


def mixed(story: Story) -> Iterator[Finding]:
    """Quotations that open with one sort of mark and close with another, or leave the story's convention."""
    for quote in story.quotes:
        if quote.marks == "mixed" or "mixed marks" in quote.faults:
            message = f"“{shown(story.text, quote.spans[0])}” opens with one sort of mark and closes with another"
            yield Finding("D304", message, quote.spans[0], quote.spans)
    yield from _against_habit(story)
    yield from _like_in_like(story)


def _against_habit(story: Story) -> Iterator[Finding]:
    lines = [quote for quote in story.quotes if _plain_speech(quote)]
    styles = Counter(quote.marks for quote in lines)
    if len(styles) < 2 or len(lines) < _ENOUGH:
        return
    habit, times = styles.most_common(1)[0]
    for style, count in styles.items():
        strays = [quote for quote in lines if quote.marks == style]
        if style == habit:
            continue
        if times >= HABIT * len(lines):
            for quote in strays:
                words = shown(story.text, quote.spans[0], 30)
                message = f"“{words}” is marked {_SAY[style]} where the story marks {_SAY[habit]}"
                yield Finding("D304", message, quote.spans[0], (quote.spans[0],))
        else:
            message = f"{count} quotations are marked {_SAY[style]} and {times} {_SAY[habit]}: this is the first"
            places = tuple(quote.spans[0] for quote in strays[:20])
            yield Finding("D304", message, strays[0].spans[0], places)


def _plain_speech(quote: Quote) -> bool:
    return quote.kind == "speech" and quote.inside is None and quote.marks in _STYLES and not quote.faults


def _same_marks(text: str, quote: Quote, outer: Quote) -> bool:
    """Whether both open with the very same sign: ‹ inside « is another."""
    one, other = opener(text, quote.spans[0]), opener(text, outer.spans[0])
    same = one is None or other is None or text[one] == text[other]
    return quote.marks == outer.marks and same


def _like_in_like(story: Story) -> Iterator[Finding]:
    outer = {quote.id: quote for quote in story.quotes}
    for quote in story.quotes:
        if quote.inside and quote.marks in _STYLES and _same_marks(story.text, quote, outer[quote.inside]):
            words = shown(story.text, quote.spans[0], 30)
            message = f"“{words}” stands inside a quotation with the same marks"
            yield Finding("D304", message, quote.spans[0], (outer[quote.inside].spans[0],))


def outside(story: Story) -> Iterator[Finding]:
    """A comma or full stop behind the closing mark, in a story that sets them before it."""
    inside = sum(1 for _ in _INSIDE.finditer(story.text))
    out = sum(1 for _ in _OUTSIDE.finditer(story.text))
    if inside < _ENOUGH or inside < HABIT * (inside + out) or (spelt := leaning(story.text)) < 0:
        return
    for quote in story.quotes:
        if quote.marks not in ("double-curly", "double-straight"):
            continue
        for span in quote.spans:
            mark = closer(story.text, span)
            if mark is None or not (spelt > 0 or " " in span.of(story.text)):
                continue  # “Artistes”. may stand so where nothing tells of American habits
            if _OUTSIDE.match(story.text, mark - 1):
                stop = "comma" if story.text[mark + 1] == "," else "full stop"
                message = f"the {stop} after “{shown(story.text, span, 30)}” stands outside the mark"
                yield Finding("D306", message, Span(mark, mark + 2), (span,))
                break


def leaning(text: str) -> int:
    """Above 0 where the spelling is American, below where it is British."""
    return sum(1 for _ in _AMERICAN.finditer(text)) - sum(1 for _ in _BRITISH.finditer(text))


CHECKS = (
    Check("D304", "mixed marks", "Marks of two conventions in one quotation, or in one story.", True, mixed),
    Check("D306", "stop outside the mark", "A comma or full stop behind the closing mark.", True, outside),
)
