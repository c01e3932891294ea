"""Laws of the speech room that hold for any text at all, however its marks are broken."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duologue.reading.speech.quotes import find_quotes
from duologue.story.layout import Block
from duologue.story.speech import Quote, QuotedThought
from duologue.text.span import Span

_PIECES = [
    *"\"'“”‘’„«»‹›「」`´—–-.,!?:;()[]_* \n",
    "\n\n",
    "''",
    "``",
    "--",
    "said Ada",
    "she thought",
    "Ada",
    "no",
    "goin",
    "the boys",
    "em",
    "NORA",
    "NORA: ",
    "Dear Ada,",
    "é😀",
    "I never",
]
texts = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join) | st.text(max_size=200)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs as blank lines part them, for laws that should not depend on the layout room."""
    blocks, place = [], 0
    for piece in text.split("\n\n"):
        start = place + len(piece) - len(piece.lstrip())
        end = place + len(piece.rstrip())
        if start < end:
            blocks.append(Block(f"p{len(blocks)}", "paragraph", Span(start, end)))
        place += len(piece) + 2
    return tuple(blocks)


def found_in(text: str) -> tuple[tuple[Quote, ...], tuple[QuotedThought, ...], tuple[Block, ...]]:
    blocks = blocks_of(text)
    quotes, thoughts = find_quotes(text, blocks)
    return quotes, thoughts, blocks


@settings(max_examples=400, deadline=None)
@given(texts)
def test_every_span_lies_in_one_block_and_begins_and_ends_on_a_character(text: str) -> None:
    """A span is never empty, never padded with space, and never reaches beyond its paragraph."""
    quotes, thoughts, blocks = found_in(text)
    for found in (*quotes, *thoughts):
        for span in found.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
            assert sum(block.span.covers(span) for block in blocks) == 1
        assert all(left.end <= right.start for left, right in pairwise(found.spans))


@settings(max_examples=400, deadline=None)
@given(texts)
def test_quotes_that_are_in_no_other_never_overlap(text: str) -> None:
    """Unnested quotes, and quoted thoughts with them, stand one after the other."""
    quotes, thoughts, _ = found_in(text)
    spans = sorted(span for found in (*(q for q in quotes if q.inside is None), *thoughts) for span in found.spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@settings(max_examples=400, deadline=None)
@given(texts)
def test_an_inner_quote_lies_wholly_in_its_outer(text: str) -> None:
    """And the outer one is listed first."""
    quotes, _, _ = found_in(text)
    seen: dict[str, Quote] = {}
    for quote in quotes:
        if quote.inside is not None:
            outer = seen[quote.inside]
            assert all(any(around.covers(span) for around in outer.spans) for span in quote.spans)
        seen[quote.id] = quote
    assert len(seen) == len(quotes)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_quotes_come_in_order_and_carry_known_values(text: str) -> None:
    """Quotes are in order of their first character; `block` is the block of that character."""
    quotes, _, blocks = found_in(text)
    spans = {block.id: block.span for block in blocks}
    for quote in quotes:
        assert spans[quote.block].covers(quote.spans[0])
        assert quote.kind in ("speech", "written", "quoted")
    assert all(left.spans[0].start <= right.spans[0].start for left, right in pairwise(quotes))


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_same_text_is_read_the_same_way(text: str) -> None:
    """No state is left behind by a reading."""
    assert found_in(text) == found_in(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("ABCDEFGH"), min_size=2, max_size=8), st.data())
def test_a_lost_closing_mark_costs_no_other_paragraph(names: list[str], data: st.DataObject) -> None:
    """Take one closing mark away: what stands in every other paragraph is found as before."""
    paragraphs = [f"“I saw it, {name}, in the garden,” she said, and turned." for name in names]
    broken = data.draw(st.integers(0, len(names) - 1))
    whole = "\n\n".join(paragraphs)
    paragraphs[broken] = paragraphs[broken].replace("”", " ")
    quotes, _, blocks = found_in("\n\n".join(paragraphs))
    expected, _, _ = found_in(whole)
    assert len(expected) == len(names)
    kept = {quote.spans for quote in quotes if quote.block != blocks[broken].id}
    assert kept == {quote.spans for quote in expected if quote.block != blocks[broken].id}


@pytest.mark.parametrize(
    "unit",
    ['"', "'", "“‘", '" ', '"a', "“Wait ", "\n—a", "— ", "''a ", '_"', "NORA: (a\n", "‘a, ", "“a\n\n", "Ab: c\n"],
)
def test_a_hostile_text_takes_time_that_grows_with_its_length(unit: str) -> None:
    """Four times the text takes no more than about four times as long; 16 would be quadratic."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        blocks = blocks_of(text)
        begun = time.process_time()
        find_quotes(text, blocks)
        return time.process_time() - begun

    seconds(1_000)
    small, large = (min(seconds(length) for _ in range(2)) for length in (10_000, 40_000))

    assert large < 10 * max(small, 0.01)
