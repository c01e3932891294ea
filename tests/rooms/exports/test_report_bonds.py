"""What the report shows of two people: the picture, its links into the text, and what it says without one."""

import re
from dataclasses import replace

import numpy as np
import pytest
from bonded import bonded
from last_boat import last_boat
from page_parts import Page
from test_report_is_safe import HOSTILE, outline, poisoned

from duologue.dynamics.steady import SteadyState
from duologue.exports.report.bond_phase import phase_of
from duologue.exports.report_html import report_html
from duologue.story.bonds import Bond, CurvePoint, Dynamics, Equation, Moment, Strength
from duologue.story.story import Story

BAND = (-0.2, 0.1, 0.4)


def between(story: Story, **changes: object) -> Story:
    """The Last Boat with a moment of each in every paragraph, a bond with what else is given."""
    bond = bonded().bonds[0]
    blocks = [block.id for block in story.blocks if block.kind == "paragraph"]
    moments = tuple(
        Moment(block, one, 0.3 if one == "c0" else -0.3, None, dominance, "tell")
        for block in blocks
        for one, dominance in (("c0", 0.4), ("c1", -0.4))
    )
    curve = tuple(CurvePoint(block, BAND, (-0.4, -0.1, 0.2)) for block in blocks)
    told: Bond = replace(bond, **({"moments": moments, "curve": curve} | changes))  # type: ignore[arg-type]
    return replace(story, bonds=(told,), read=(*story.read, "bonds"))


def equation(influenced: bool) -> Equation:
    """One that is moved by the other's warmth, or not."""
    band = (0.0, 0.1, 0.2)
    strengths = (Strength("cold", 0.0, (0.1, 0.3, 0.5)), Strength("warm", 0.0, (0.1, 0.2, 0.3)))
    found = strengths if influenced else ()
    return Equation(20, band, (0.2, 0.4, 0.6), band, 0.3, "bilinear", 0.1, 0.005, influenced, found)


def system(influenced: bool) -> Dynamics:
    """Both equations, and one place of rest."""
    rest = SteadyState(0.2, 0.25, (0.6, 0.3), True)
    return Dynamics(equation(influenced), equation(False), influenced, (rest,), ())


def drawn(page: Page, name: str) -> int:
    """How many drawings of a class there are."""
    return sum(attrs.get("class") == name for attrs in page.all("svg"))


def test_every_link_leads_into_the_page() -> None:
    """Turning points and the ending to their sentences, the list beside the text to the bond."""
    page = Page(report_html(between(last_boat())))
    targets = [str(attrs["href"])[1:] for attrs in page.all("a")]

    assert {"e0", "e1", "bond0"} <= set(targets)
    assert set(targets) <= set(page.ids())
    assert len(page.ids()) == len(set(page.ids()))
    assert page.wrongly_nested == []


def test_a_link_leads_to_its_very_sentence() -> None:
    """The place holds the words of the evidence, from the first on."""
    story = between(last_boat())
    span = story.bonds[0].turning_points[0].evidence[0]
    after = report_html(story).split("<span class=e id=e0>")[1]

    assert Page(f"<main>{after}").story.startswith(span.of(story.text)[:30])


def test_the_turn_has_its_number_reason_and_sentence() -> None:
    """In the picture and in the list below it."""
    html = report_html(between(last_boat()))

    assert re.search(r"<title>she turns away</title><circle[^>]*/><text[^>]*>1</text>", html)
    assert "<b>She turns away.</b> <small>p 0.010</small><blockquote><a href=" in html


def test_a_turn_without_evidence_is_shown_and_leads_nowhere() -> None:
    """No link that is dead."""
    turn = replace(bonded().bonds[0].turning_points[0], evidence=(), because=("from here on it is colder",))
    page = Page(report_html(between(last_boat(), turning_points=(turn,))))

    assert "From here on it is colder." in page.shown
    assert {str(attrs["href"])[1:] for attrs in page.all("a")} <= set(page.ids())


def test_both_are_drawn_apart_by_more_than_colour() -> None:
    """One mark for each act, round or square by whose it is; larger for who insists."""
    story = between(last_boat())
    html = report_html(story)
    marks = {
        (voice, size): spots.count("h0")
        for voice, size, spots in re.findall(r'v(\d)"><path class="dot (\w)(?: many)?" d="([^"]+)"/></g>', html)
    }
    each = len(story.bonds[0].curve)

    assert marks == {("0", "l"): each, ("1", "s"): each}
    assert "Ines leads and Daniel yields" in html
    few = between(last_boat(), moments=story.bonds[0].moments[:14])
    assert "leads" not in report_html(few).split("figcaption")[1]


def test_what_is_hidden_is_drawn_beside_what_is_shown() -> None:
    """A broken line and the gap, where the telling looks into somebody; else a sentence says that it does not."""
    story = between(last_boat())
    points = [replace(point, first_inner=(-0.6, -0.4, -0.2)) for point in story.bonds[0].curve]
    felt = Moment(points[0].block, "c0", None, -0.4, None, None)
    seen = between(last_boat(), curve=tuple(points), moments=(*story.bonds[0].moments, felt))
    shown, silent = report_html(seen), report_html(story)

    assert '<path class="gap" d="M' in shown and '<path class="felt" d="M' in shown
    assert '<path class="gap"' not in silent and '<path class="felt"' not in silent
    assert "What either feels is not told." in silent and "What either feels" not in shown


def test_a_scale_that_zooms_says_so() -> None:
    """Half of it where all is mild, all of it and no word where it is not."""
    story = between(last_boat())
    strong = tuple(replace(point, first=(0.5, 0.8, 1.0)) for point in story.bonds[0].curve)

    assert "half of the scale" in report_html(story)
    assert "of the scale" not in report_html(between(last_boat(), curve=strong))


def test_a_curve_is_broken_where_they_do_not_meet() -> None:
    """A long silence is led over by dots, and so is a jump in time."""
    story = between(last_boat())
    curve = story.bonds[0].curve
    away = between(last_boat(), curve=curve[:3] + curve[-3:])
    jump = between(last_boat(), curve=curve[10:] + curve[:10])

    assert "Dotted:" not in report_html(story)
    for broken in (away, jump):
        assert "Dotted:" in report_html(broken)
        assert report_html(broken).count('<path class="apart"') == 2


def test_no_phase_picture_where_influence_is_not_shown() -> None:
    """Only a sentence; with influence, the picture and where it would rest."""
    without = Page(report_html(between(last_boat(), dynamics=system(False))))
    moved = Page(report_html(between(last_boat(), dynamics=system(True))))

    assert drawn(without, "phase") == 0 and "there is no phase picture" in without.shown
    assert drawn(moved, "phase") == 1 and len([c for c in moved.all("circle") if c.get("class") == "rest"]) == 1


def test_the_lines_of_the_phase_picture_cross_where_the_two_rest() -> None:
    """Each line is where one of them stays: constant .1, inertia .4 and .2 of the other's warmth rest at .25."""
    rest = SteadyState(0.25, 0.25, (0.5, 0.4), True)
    plane = phase_of(
        between(last_boat()).bonds[0], Dynamics(equation(True), equation(True), True, (rest,), ())
    )
    (first, across), (along, second) = (np.array(line).T for line in plane.lines)

    assert plane.reach > 0.25
    assert np.interp(0.25, across, first) == pytest.approx(0.25)
    assert np.interp(0.25, along, second) == pytest.approx(0.25)


def test_the_ending_closes_the_picture() -> None:
    """The emblem says it in words, with an arrow for each who goes."""
    story = between(last_boat())
    page = Page(report_html(story))
    emblem = next(attrs for attrs in page.all("svg") if attrs.get("class") == "emblem")

    assert str(emblem["aria-label"]).startswith("Apart.")
    assert sum(attrs.get("class") == "ring" for attrs in page.all("path")) == 2
    assert "Apart 75% sure" in " ".join(page.shown.split())


@pytest.mark.parametrize(
    ("cast", "words"), [(0, "Nobody was found"), (1, "is alone here"), (4, "Too little of what these people do")]
)
def test_no_bond_is_an_answer(cast: int, words: str) -> None:
    """Told apart by who there is."""
    story = Story(last_boat().source, cast=last_boat().cast[:cast], read=("bonds",))
    page = Page(report_html(story))

    assert words in page.shown
    assert drawn(page, "duet") == 0


def test_a_story_not_read_for_bonds_says_nothing_of_them() -> None:
    """No section, no style, no link."""
    html = report_html(last_boat())

    assert "id=bonds" not in html and ".duet" not in html


def test_few_acts_make_no_curve_and_no_turn_is_an_answer() -> None:
    """Two points are no curve; acts in no order turn nowhere."""
    few = Page(report_html(bonded()))
    flat = Page(report_html(between(last_boat(), turning_points=())))

    assert "Only 3 moments between them: too few for a curve." in few.shown and drawn(few, "duet") == 0
    assert "Nowhere that chance could not" in flat.shown and drawn(flat, "duet") == 1


@pytest.mark.parametrize("poison", HOSTILE)
def test_names_reasons_and_sentences_stay_words(poison: str) -> None:
    """Whatever they hold, the page has the tags of a harmless one."""

    def page(words: str) -> Page:
        story = poisoned(words)
        bond = bonded().bonds[0]
        turn = replace(bond.turning_points[0], because=(words,))
        end = replace(bond.ending, evidence=(story.blocks[-1].span,))
        return Page(report_html(between(story, turning_points=(turn,), ending=end, dynamics=system(True))))

    hostile, harmless = page(poison), page("x" * len(poison))

    assert outline(hostile) == outline(harmless)
    assert [style.count("{") for style in hostile.styles] == [style.count("{") for style in harmless.styles]
    assert hostile.scripts[1] == harmless.scripts[1]


def test_the_same_bond_gives_the_same_page() -> None:
    """To the byte."""
    story = between(last_boat(), dynamics=system(True))

    assert report_html(story) == report_html(story)
