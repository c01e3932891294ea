"""Whole pages, read as their writers meant them."""

import pytest
from layout_pages import PAGES, Page

from duologue.reading.layout.stage import lay_out
from duologue.story.layout import Block
from duologue.text.source import Source

_SHOWN = 34


def row(text: str, block: Block) -> str:
    """A block as "kind scene: opening words"."""
    kind = {"matter": f"matter, {block.label}", "heading": block.label or "heading"}.get(block.kind, block.kind)
    words = block.span.of(text).split("\n")[0]
    words = words if len(words) <= _SHOWN else words[:30].rsplit(" ", 1)[0]
    return f"{kind} {block.scene or '-'}: {words}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page: Page) -> None:
    blocks, scenes = lay_out(Source.from_text(page.text))

    assert tuple(row(page.text, block) for block in blocks) == page.blocks
    assert tuple(scene.time for scene in scenes) == page.times


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028", "\x0b"])
@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "typed"], ids=lambda page: page.name)
def test_any_line_end_will_do(page: Page, line_end: str) -> None:
    """The same page with other line ends has the same blocks."""
    text = page.text.replace("\n", line_end)
    blocks, scenes = lay_out(Source.from_text(text))

    assert [block.kind for block in blocks] == [_kind(shown) for shown in page.blocks]
    assert tuple(scene.time for scene in scenes) == page.times


def _kind(shown: str) -> str:
    opening = shown.partition(":")[0]
    for kind in ("matter", "paragraph", "break"):
        if opening.startswith(kind):
            return kind
    return "heading"
