"""The law of the page: every character of the text that is not notation is there, once, in order."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from last_boat import last_boat
from page_parts import Page

from duologue.exports.notebook import notebook_html
from duologue.exports.report_html import report_html
from duologue.story.attribution import Attribution
from duologue.story.bonds import Bond, Ending
from duologue.story.cast import Character
from duologue.story.layout import Block, Scene
from duologue.story.speech import Quote, Thought
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span

_ALPHABET = "ab <>&\"'“”‘’_*é字א😀\n\x00\x0b\ud800;-/!"


def words(text: str) -> str:
    """`text` without white space, and with what HTML cannot hold replaced."""
    return "".join(re.sub("[\x00\ud800-\udfff]", "\ufffd", text).split())


def without_notation(story: Story) -> str:
    """The characters that a reader should see."""
    hidden = {place for span in story.source.markup for place in range(span.start, span.end)}
    return words("".join(c for n, c in enumerate(story.text) if n not in hidden))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A text with layers that point anywhere into it, sensible or not."""
    text = draw(st.text(alphabet=_ALPHABET, max_size=60))
    place = st.integers(0, len(text))
    span = st.tuples(place, place).map(lambda ends: Span(min(ends), max(ends)))
    spans = st.lists(span, min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))
    cuts = sorted(draw(st.lists(place, max_size=8)))
    kinds = st.sampled_from(["paragraph", "heading", "break", "matter"])
    blocks = [Block(f"p{n}", draw(kinds), Span(a, b), "s0", level=1) for n, (a, b) in enumerate(pairwise(cuts))]
    cast = (Character("c0", draw(st.text(max_size=5)), ()), Character("c1", "she", (), False))
    quotes, answers = [], []
    for n, found in enumerate(draw(st.lists(spans, max_size=4))):
        quotes.append(
            Quote(f"q{n}", found, "p0", "mixed", kind=draw(st.sampled_from(["speech", "written", "quoted"])))
        )
        speaker = draw(st.sampled_from(["c0", "c1", None]))
        if draw(st.booleans()):
            cue = draw(st.none() | span)
            answers.append(Attribution(f"q{n}", speaker, ("c1",), "implicit", cue, 0.8, ("<b>",)))
    found = draw(st.lists(spans, max_size=2))
    thoughts = tuple(Thought(f"t{n}", where, "c1", "free", 0.9) for n, where in enumerate(found))
    italics, markup = draw(st.lists(span, max_size=2)), draw(st.lists(span, max_size=2))
    source = Source(text, italics=tuple(italics), markup=tuple(markup))
    scenes = (Scene("s0", Span(0, len(text)), "dream"),)
    ending = Ending("open", None, None, 0.5, draw(spans))
    return Story(
        source,
        blocks=tuple(blocks),
        scenes=scenes,
        quotes=tuple(quotes),
        cast=cast,
        attributions=tuple(answers),
        thoughts=thoughts,
        bonds=(Bond(("c0", "c1"), 0.5, (), (), (), ending),),
        read=("bonds",),
    )


@settings(deadline=None)
@given(stories())
def test_any_layers_over_any_text_show_all_of_it(story: Story) -> None:
    """However quotes, thoughts, cues and italics cross, no character is lost, doubled or moved."""
    page = Page(report_html(story))

    assert words(page.story) == without_notation(story)
    assert page.wrongly_nested == []
    assert {str(link["href"])[1:] for link in page.all("a")} <= set(page.ids())


@settings(deadline=None)
@given(stories())
def test_a_notebook_shows_what_it_shows_without_script(story: Story) -> None:
    """The same weaving, with nothing to run and nothing to jump to."""
    page = Page(notebook_html(story, blocks=1000))

    assert without_notation(story) in words(page.unfolded)
    assert page.scripts == []
    assert page.ids() == []


def test_the_last_boat_is_whole() -> None:
    """A story with everything in it."""
    story = last_boat()

    assert words(Page(report_html(story)).story) == without_notation(story)


def test_text_within_a_block_keeps_its_spaces() -> None:
    """Words do not run together, and none are parted, where a quote begins or ends."""
    page = Page(report_html(last_boat()))

    assert "“You packed the blue cups,” Ines said." in page.story
    assert "“It was a pier,” she said, and heard" in page.story


def test_text_outside_every_block_is_shown() -> None:
    """A layer that was not read, or a block that layout forgot, hides nothing."""
    unread = Story(Source("“No,” said Ada.\n\nBram < Ada."))

    assert words(Page(report_html(unread)).story) == words(unread.text)
