"""A notebook's cell: bounded, styled for itself alone, and without a script."""

import re

from last_boat import last_boat
from page_parts import Page

from duologue.exports.notebook import notebook_html
from duologue.story.story import Story
from duologue.text.source import Source


def test_a_long_text_is_cut_short_and_says_so() -> None:
    """The first blocks, and how many are left."""
    page = Page(notebook_html(last_boat(), blocks=5))

    assert "You packed the blue cups" in page.shown
    assert "You never liked them" not in page.shown
    assert f"{len(last_boat().blocks) - 5} more paragraphs" in page.shown


def test_styles_stay_inside_the_cell() -> None:
    """Every rule begins with the cell's own class."""
    css = Page(notebook_html(last_boat())).styles[0]
    rules = re.sub(r"/\*.*?\*/|@media[^{]*\{", "", css, flags=re.DOTALL)
    selectors = [part.strip() for part in re.findall(r"([^{}]+)\{", rules)]

    assert selectors
    assert [s for s in selectors if not s.startswith(".duologue")] == []


def test_two_stories_in_one_notebook_keep_their_names_apart() -> None:
    """Each cell's names hold for that cell."""
    one, other = (notebook_html(Story(Source.from_text(text))) for text in ("a", "b"))

    assert re.search(r"duologue-\w+", one)[0] != re.search(r"duologue-\w+", other)[0]  # type: ignore[index]


def test_an_empty_story_has_a_cell() -> None:
    """With nothing in it."""
    assert "0 words" in notebook_html(Story(Source.from_text("")))
