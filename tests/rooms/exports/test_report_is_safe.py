"""A story is hostile input: nothing in it may run, load, or break out of where it stands."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from last_boat import last_boat
from page_parts import Page

from duologue.exports.notebook import notebook_html
from duologue.exports.report_html import report_html
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><b onmouseover="alert(1)">',
    "'});}</script><!--",
    "{0} {title} %s",
    "*/ body { display: none } /*",
    "\\27 ;} body{display:none} \n}",
    "<!--",
    "&lt;b&gt; &amp;",
    "\u202eevil\u2066",
    "\x00\x1b[31m\ud800",
]


def poisoned(poison: str) -> Story:
    """The Last Boat with `poison` wherever a story may hold words."""
    story = last_boat()
    cast = tuple(replace(c, name=poison + c.name, aliases=(poison, "x")) for c in story.cast)
    answers = tuple(replace(a, because=(poison,)) for a in story.attributions)
    quotes = tuple(replace(q, faults=(poison,)) for q in story.quotes)
    source = replace(
        story.source,
        text=story.text[: -len(poison)] + poison,
        title=poison,
        author=poison,
        name=poison,
        metadata=((poison, (poison,)), ("fandom", (poison,))),
        notes=(poison,),
        encoding=poison,
    )
    blocks = tuple(replace(b, label=poison) for b in story.blocks)
    return replace(story, source=source, cast=cast, attributions=answers, quotes=quotes, blocks=blocks)


def outline(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    """Every tag with the names of its attributes."""
    return [(tag, tuple(attrs)) for tag, attrs in page.tags]


@pytest.mark.parametrize("poison", HOSTILE)
def test_no_words_of_a_story_become_tags_or_rules(poison: str) -> None:
    """The page has the same tags and attributes, and the same style rules, as with harmless words."""
    page, harmless = Page(report_html(poisoned(poison))), Page(report_html(poisoned("x" * len(poison))))

    assert outline(page) == outline(harmless)
    assert [style.count("{") for style in page.styles] == [style.count("{") for style in harmless.styles]
    assert len(page.scripts) == len(harmless.scripts) == 2
    assert page.scripts[1] == harmless.scripts[1]


@pytest.mark.parametrize("poison", HOSTILE)
def test_a_notebook_cell_is_as_safe(poison: str) -> None:
    """Nothing in a cell runs, and its style ends where it should."""
    page, harmless = Page(notebook_html(poisoned(poison))), Page(notebook_html(poisoned("x" * len(poison))))

    assert outline(page) == outline(harmless)
    assert page.scripts == []


@pytest.mark.parametrize("poison", HOSTILE)
def test_the_facts_for_the_script_are_json_and_end_nothing(poison: str) -> None:
    """What the card shows arrives as it was told, and cannot close its element."""
    facts = Page(report_html(poisoned(poison))).scripts[0]

    assert poison in json.loads(facts)["words"]
    assert re.search("[<>&]", facts) is None


def test_policy_allows_this_script_and_these_styles_alone() -> None:
    """By their hashes, and nothing else: no network, no inline handler, no style attribute."""
    page = Page(report_html(last_boat()))
    policy = next(
        meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"
    )
    digests = [base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in page.styles]
    script = base64.b64encode(hashlib.sha256(page.scripts[1].encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}' 'sha256-{digests[1]}'; "
        f"script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    )
    assert not [a for _, attrs in page.tags for a in attrs if a == "style" or a.startswith("on")]


def test_nothing_is_loaded_from_anywhere() -> None:
    """No address but places in the page itself (and the name of a vector drawing, which is not fetched)."""
    html = report_html(last_boat())
    page = Page(html)

    assert [attrs for _, attrs in page.tags if "src" in attrs] == []
    assert {str(a.get("href"))[0] for a in page.all("a")} == {"#"}
    assert set(re.findall(r"https?://[^\"' )]+", html)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in html and "@import" not in html


def test_a_page_can_be_written_as_utf8_whatever_the_story_holds() -> None:
    """Half a surrogate pair in a text, a name or a title is shown as the sign for "no such character"."""
    report_html(poisoned("\ud800")).encode("utf-8")
    report_html(Story(Source("\udfff"))).encode("utf-8")
    report_html(replace(last_boat(), source=replace(last_boat().source, markup=(Span(0, 10_000),)))).encode(
        "utf-8"
    )
