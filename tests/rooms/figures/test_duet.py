"""The picture of two people's curves: where things stand in it, and how large it may become."""

import re

from duologue.figures.duet import Dot, Duet, Point, Turn, Voice
from duologue.figures.emblem import emblem_svg
from duologue.figures.phase import Phase, phase_svg


def duet(*pieces: list[Point], turns: tuple[Turn, ...] = (), reach: float = 1.0) -> Duet:
    """One voice alone."""
    return Duet((Voice("Ada & co", "p0", pieces, (Dot(0.5, 2.0, "l"),)),), turns, (), reach, "told")


def traced(picture: str, name: str) -> list[tuple[float, float]]:
    """The places that the one path of a class goes through."""
    found = re.search(rf'class="{name}" d="M([^"]+)"', picture)
    assert found
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", found[1])]
    return list(zip(numbers[::2], numbers[1::2]))


def test_warm_is_up_and_the_reach_is_the_edge() -> None:
    """Half the scale drawn as a whole: .5 is at the top, 0 in the middle, and nothing leaves the picture."""
    line = [Point(0.0, 0.4, 0.5, 0.6), Point(1.0, -0.1, 0.0, 0.1)]
    picture = duet(line, reach=0.5).picture()

    assert traced(picture, "shown") == [(0, 0), (1000, 500)]
    assert min(y for _, y in traced(picture, "band")) == 0
    assert '<path class="dot l" d="M500 0h0"/>' in picture


def test_the_gap_is_combed_only_where_what_is_felt_is_told() -> None:
    """Two points with it and one without: strokes stop where the telling stops."""
    line = [Point(0.0, 0, 0.2, 1, -0.2), Point(0.4, 0, 0.2, 1, -0.2), Point(1.0, 0, 0.2, 1)]
    picture = duet(line).picture()
    strokes = re.findall(r"M([\d.]+) (\d+)V(\d+)", re.findall(r'class="gap" d="([^"]+)"', picture)[0])

    assert {(top, bottom) for _, top, bottom in strokes} == {("400", "600")}
    assert max(float(x) for x, _, _ in strokes) <= 400


def test_no_line_is_drawn_over_a_break() -> None:
    """Two pieces are two lines; what leads from one to the other is another."""
    pieces = [[Point(0.0, 0, 0.1, 1), Point(0.2, 0, 0.1, 1)], [Point(0.8, 0, 0.1, 1), Point(1.0, 0, 0.1, 1)]]
    picture = duet(*pieces).picture()

    assert re.findall(r'class="shown" d="([^"]+)"', picture) == ["M0 450 200 450M800 450 1000 450"]
    assert traced(picture, "apart") == [(200, 450), (800, 450)]


def test_turns_that_would_touch_stand_above_each_other() -> None:
    """And the plot begins below them; without a turn it begins at once."""
    line = [Point(0.0, 0, 0, 0), Point(1.0, 0, 0, 0)]
    near = duet(line, turns=(Turn(0.5, 1, "a"), Turn(0.51, 2, "b")))
    far = duet(line, turns=(Turn(0.2, 1, "a"), Turn(0.8, 2, "b")))

    assert len(set(re.findall(r'cy="(\d+)" r="9"', near.picture()))) == 2
    assert len(set(re.findall(r'cy="(\d+)" r="9"', far.picture()))) == 1
    assert duet(line).top < far.top < near.top


def test_names_at_the_ends_do_not_touch() -> None:
    """Two curves that end together have their names above each other, in the curves' order."""
    voices = [Voice(name, "p0", [[Point(1.0, 0, mid, 0)]]) for name, mid in (("low", 0.0), ("high", 0.01))]
    ends = Duet(voices, (), (), 1.0, "").ends()
    places = {name: float(y) for y, name in re.findall(r'y="([\d.]+)%">(\w+)', ends)}

    assert places["low"] - places["high"] >= 7.9


def test_words_are_escaped_everywhere() -> None:
    """Names and reasons are text in every drawing."""
    line = [Point(0.0, 0, 0, 0), Point(1.0, 0, 0, 0)]
    told = duet(line, turns=(Turn(0.5, 1, "<b>"),))

    assert "&lt;b&gt;" in told.picture() and "<b>" not in told.picture()
    assert "Ada &amp; co" in told.ends()
    assert "&lt;b&gt;" in emblem_svg("open", ("p0", "p1"), (False, False), "<b>")
    assert "&lt;b&gt;" in phase_svg(Phase(([], []), (), (), (), 1.0), ("<b>", "x"), ("p0", "p1"), "told")


def test_a_null_cline_that_leaves_the_plane_is_cut() -> None:
    """Only what lies within the reach is drawn."""
    line = [(-0.4, -0.9), (-0.2, -0.2), (0.0, 0.1), (0.2, 0.9)]
    drawn = phase_svg(Phase((line, []), [((0.0, 0.0), False)], (), (), 0.5), ("a", "b"), ("p0", "p1"), "told")

    assert re.findall(r'<path class=null d="M([^"]+)"', drawn) == ["80.8 159.2 120 100.4"]
    assert 'class="rest loose"' in drawn
