"""What a reader of the page finds: speakers told apart, doubt shown, places to jump to, and why."""

import json
import re
from dataclasses import replace

import pytest
from annotated import annotated
from last_boat import CAST, last_boat
from page_parts import Page

from duologue.exports.report_html import asset, report_html
from duologue.story.cast import Character
from duologue.story.story import Story
from duologue.text.source import Source


@pytest.fixture(scope="module")
def page() -> Page:
    """The Last Boat's page."""
    return Page(report_html(last_boat()))


def classes(page: Page, item: str) -> list[str]:
    """The classes of the line that has this id."""
    found = next(attrs for _, attrs in page.tags if attrs.get("id") == item)
    return str(found["class"]).split()


def line_of(story: Story, words: str) -> int:
    """The place among lines and thoughts of the one that begins with `words`."""
    starts = [q.spans[0].start for q in story.quotes if q.id in {a.quote for a in story.attributions}]
    starts = sorted(starts + [t.spans[0].start for t in story.thoughts])
    return starts.index(story.text.index(words))


def test_ids_are_unique_and_every_jump_has_a_target(page: Page) -> None:
    """Contents, ticks and the skip link lead somewhere."""
    ids = page.ids()

    assert len(ids) == len(set(ids))
    assert {str(a["href"])[1:] for a in page.all("a")} <= set(ids)


def test_speakers_are_ranked_and_named_in_the_margin(page: Page) -> None:
    """Daniel says most, so he is p0; the first line of a paragraph is labelled, the next of his is not."""
    story = last_boat()

    assert classes(page, f"l{line_of(story, 'You never liked')}") == ["q", "p0", "m"]
    assert classes(page, f"l{line_of(story, 'You never said anything')}") == ["q", "p0", "m"]
    assert classes(page, f"l{line_of(story, 'That was rather')}") == ["q", "p0"]


def test_doubt_is_visible(page: Page) -> None:
    """An unsure line is marked so, and one with no speaker is nobody's."""
    story = last_boat()

    assert classes(page, f"l{line_of(story, 'Would you have told')}") == ["q", "p1", "u", "m"]
    assert classes(page, f"l{line_of(story, 'Only the one.')}") == ["q", "px", "u", "m"]
    assert "Of 32 lines, 10 are unsure" in page.shown
    assert "it names nobody" in page.shown


def test_thoughts_writing_and_phrases_are_told_apart(page: Page) -> None:
    """Each has its own class; a phrase that nobody says is no line."""
    story = last_boat()

    assert classes(page, f"l{line_of(story, 'It was absurd')}")[:2] == ["t", "p1"]
    assert classes(page, f"l{line_of(story, 'Dear Madam')}")[:3] == ["q", "w", "p0"]
    assert [attrs for _, attrs in page.tags if attrs.get("class") == "k"]


def test_an_interrupted_line_is_one_line(page: Page) -> None:
    """Its later pieces point at the first, over a paragraph's end too; so does its cue."""
    story = last_boat()
    n = line_of(story, "I’ll need a signature")
    pieces = [attrs for _, attrs in page.tags if attrs.get("data-l") == str(n)]

    assert [attrs["class"] for attrs in pieces] == ["c", "q p2", "q p2 m v"]


def test_facts_for_the_card(page: Page) -> None:
    """Who, how, how sure, where, why, and to whom, by line."""
    story = last_boat()
    facts = json.loads(page.scripts[0])
    row = facts["items"][line_of(story, "You packed")]

    assert facts["people"] == [[name, name] for name in ("Daniel", "Ines", "Mrs. Aird")]
    assert row[:4] == [1, "explicit", 97, story.text.index("You packed")]
    assert [facts["words"][n] for n in row[4]] == ["a name beside the verb in the cue"]
    assert row[5] == [0]


def test_contents_lead_to_chapters_and_scenes(page: Page) -> None:
    """With the time of a scene that is not the story's own; the title is not repeated among them."""
    assert re.search(r"Thursday\s+The first winter there had been no… Earlier\s+Mrs. Aird went ahead", page.shown)


def test_the_title_is_shown_once(page: Page) -> None:
    """A first heading that only repeats the title is kept for the ear and not for the eye."""
    headings = [attrs for tag, attrs in page.tags if tag == "h2" and attrs.get("class") == "echo"]

    assert len(headings) == 1


def test_matter_is_folded_with_its_label(page: Page) -> None:
    """An author's note waits below the story."""
    assert [attrs for attrs in page.all("details") if attrs.get("class") == "matter" and "open" not in attrs]
    assert "Author’s note" in page.shown


def test_metadata_and_notes_are_shown(page: Page) -> None:
    """What an archive says, and what had to be guessed."""
    assert re.search(r"Fandom\s+Original Work", page.shown)
    assert re.search(r"Relationships\s+Ines/Daniel", page.shown)
    assert "the encoding was not declared" in page.shown


def test_one_line_takes_the_tab_key(page: Page) -> None:
    """From there the arrows step: a novel must not be a thousand tab stops."""
    stops = [attrs["id"] for _, attrs in page.tags if attrs.get("tabindex") == "0"]

    assert stops == ["l0"]


def test_many_people_share_what_colours_there_are() -> None:
    """Six have a colour of their own; the others go by their names and are folded in the cast."""
    cast = tuple(Character(f"c{n}", f"P{n:02}x", ()) for n in range(40))
    written = "\n\n".join(f"[[p{n:02}x .9 e told|“{'word ' * (41 - n)}”]]" for n in range(40))
    page = Page(report_html(annotated(written, cast)))

    assert "34 who say less" in page.shown
    assert classes(page, "l39") == ["q", "p39", "m"]
    assert len(page.all("g")) == 5


@pytest.mark.parametrize("text", ["", " \n\n", "No one speaks here.\n\nNor here.", "שלום «world» עולם"])
def test_stories_without_talk_have_a_page(text: str) -> None:
    """And it says so."""
    page = Page(report_html(Story(Source.from_text(text))))

    assert "No line of speech was given a speaker." in page.shown
    assert page.all("svg") == []


def test_one_speaker_alone() -> None:
    """A monologue has one lane, and nobody to talk to."""
    page = Page(report_html(annotated("[[ines .9 e told|“Well.”]]", CAST[:1])))

    assert len(page.all("g")) == 1
    assert "mostly to" not in page.shown


def test_the_same_story_gives_the_same_page() -> None:
    """To the byte."""
    assert report_html(last_boat()) == report_html(last_boat())


def test_a_long_paragraph_and_a_deep_nest_are_shown() -> None:
    """Five thousand words without a break, and a quote in a quote in a quote."""
    story = last_boat()
    long = "word “and word” " * 2500

    assert len(Page(report_html(replace(story, source=Source.from_text(long), read=()))).story) >= len(long) - 1


def luminance(colour: str) -> float:
    """Relative luminance by WCAG."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", range(3), ids=["light", "dark by the system", "dark by choice"])
def test_every_colour_of_words_can_be_read(theme: int) -> None:
    """4.5 to 1 on paper and on panel, for ink, dim words and all people."""
    palettes = re.findall(r"--paper:.*?--cx: #\w+", asset("people.css"), re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#\w{6})", palettes[theme]))
    words = [name for name in colours if name in ("ink", "dim") or re.fullmatch(r"c\w", name)]
    low = {
        (name, ground): round(contrast(colours[name], colours[ground]), 2)
        for name in words
        for ground in ("paper", "panel")
        if contrast(colours[name], colours[ground]) < 4.5
    }

    assert len(palettes) == 3 and len(words) == 10
    assert low == {}
