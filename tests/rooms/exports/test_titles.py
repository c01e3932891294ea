"""What a story and its unnamed people are called."""

import pytest
from annotated import annotated

from duologue.exports.report_html import report_html
from duologue.exports.terminal import summary
from duologue.exports.titles import title_of
from duologue.story.cast import Character

LEADS = (Character("c0", "she", (), False, "f"), Character("c1", "he", (), False, "m"))


def test_unnamed_leads_are_she_and_he_and_talk_to_her_and_to_him() -> None:
    """A pronoun that stands for a name is written like one, and bent after "to"."""
    story = annotated("[[she>he .9 e x|“Go, then, will you.”]] [[he>she .9 e x|“No.”]]", LEADS[::-1])

    assert "1 line to him" in summary(story)
    assert "mostly to <bdi>her</bdi>" in report_html(story)
    assert "<bdi>She</bdi>" in report_html(story)


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("# The Tide House", "The Tide House"),
        ("# _Salt_ on the Step", "Salt on the Step"),
        ("# CHAPTER ONE", "tide"),
        ("# Part the First", "tide"),
        ("# IV.", "tide"),
        ("It rained.\n\n# Later", "tide"),
    ],
)
def test_title_is_the_heading_a_story_opens_with(opening: str, title: str) -> None:
    """Unless that is a chapter's, which says where we are and not what we read."""
    assert title_of(annotated(f"{opening}\n\nRain.", LEADS, name="tide")) == title


def test_a_given_title_wins() -> None:
    """Over headings and names."""
    assert title_of(annotated("# One\n\nRain.", LEADS, name="a.txt", title=" The\n Tide ")) == "The Tide"
