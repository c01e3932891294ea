"""The marked page holds the text to the character, as a browser's parser sees it, and every line its speaker."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from last_boat import last_boat
from selectolax.lexbor import LexborHTMLParser

from duologue import read, read_text
from duologue.exports.marked_html import marked_html
from duologue.story.story import Story
from duologue.text.source import Source

ROOT = Path(__file__).parents[3]
TEXTS = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "golden" / "passages").glob("*.txt")])


def sent(page: str) -> str:
    """As it arrives."""
    return page.encode("utf-8").decode("utf-8")


def main_of(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(sent(page)).css_first("main")


class _Tags(HTMLParser):
    """Every tag in order, to see that each is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.crossed: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


def restored(page: str) -> str:
    """The text of <main> with the characters back that HTML cannot say."""
    main = main_of(page)
    for span in main.css(".unsayable"):
        span.replace_with(f"\ue000{span.attributes['data-code'][2:]}\ue001")
    return re.sub("\ue000(.*?)\ue001", lambda one: chr(int(one[1], 16)), main.text())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_page_is_the_text(path: Path) -> None:
    """Tags stripped, every character of it; and the pieces of a line are the line."""
    story = read(path)
    page = marked_html(story)
    main = main_of(page)

    assert main.text() == story.text
    for quote in story.quotes:
        if not any(other.inside == quote.id for other in story.quotes):
            pieces = main.css(f'[data-quote="{quote.id}"]')
            assert "".join(p.text() for p in pieces) == "".join(s.of(story.text) for s in quote.spans)
    speakers = {p.attributes["data-quote"]: p.attributes.get("data-speaker") for p in main.css("[data-how]")}
    assert speakers == {answer.quote: answer.speaker for answer in story.attributions}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_tags_nest_and_ids_are_single(path: Path) -> None:
    """What a validator asks first."""
    page = marked_html(read(path))
    tags = _Tags()
    tags.feed(page)
    ids = re.findall(r'\sid="([^"]*)"', page)

    assert (tags.open, tags.crossed) == ([], [])
    assert len(ids) == len(set(ids)) and not any(" " in one for one in ids)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab .,\n\r\f\x00\x01\x85\ud800“”‘’\"'<>&;#_*/!-", max_size=120))
def test_any_text_is_kept(text: str) -> None:
    """By a browser's parser, which drops and joins what it likes unless told."""
    assert restored(marked_html(read_text(text))) == text


def test_hostile_text_stays_text() -> None:
    """Names and titles too."""
    story = read_text("“</main><script>alert(1)</script>,” said Ada. <!-- &amp;")
    story = replace(story, source=replace(story.source, title="</title><script>"))
    story = replace(story, cast=tuple(replace(c, name='"><script>') for c in story.cast))
    page = LexborHTMLParser(marked_html(story))

    assert page.css("script") == []
    assert page.css_first("main").text() == story.text


def test_nobody_known_is_said() -> None:
    """By a class, and by no data-speaker."""
    story = last_boat()
    story = replace(story, attributions=tuple(replace(a, speaker=None) for a in story.attributions))
    lines = main_of(marked_html(story)).css("[data-how]")

    assert lines and all("who-unknown" in one.attributes["class"] for one in lines)
    assert not any("data-speaker" in one.attributes for one in lines)


def test_ids_stay_where_another_place_is_edited() -> None:
    """An overlay made for one draft fits the next."""
    before, after = (
        main_of(marked_html(read_text(text))).css(".speech")[-1].attributes["id"]
        for text in ("“Stay,” said Ada.", "“Wait.”\n\n“Stay,” said Ada.")
    )

    assert before == after


def test_an_unread_story_is_a_page_of_text() -> None:
    """Nothing read, nothing lost."""
    story = Story(Source.from_text("“Unread,” he said.\n"))

    assert main_of(marked_html(story)).text() == story.text
