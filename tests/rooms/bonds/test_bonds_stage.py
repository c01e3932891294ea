"""Acts become bonds: which pairs, what moments, in whose time, where it turns, how it ends."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_story import Row, made_story, talk

from duologue.reading.bonds.stage import bonds
from duologue.story.acts import MOVES
from duologue.story.story import Story


def read(*scenes: tuple[str | None, list[Row]]) -> Story:
    return bonds(made_story(*scenes))


def test_nobody_does_anything() -> None:
    """No acts, no bonds; and no error."""
    assert read(("story", [])).bonds == ()


def test_the_strongest_pair_comes_first_and_weights_are_shares() -> None:
    """What is only felt counts half."""
    rows = [*talk(6, "tell", 0.0), *[("N", "A", "ask", 0.1), ("A", "N", "tell", 0.0)] * 2]
    found = read(("story", rows)).bonds

    assert [set(bond.between) for bond in found] == [{"c0", "c1"}, {"c0", "c2"}]
    assert [bond.weight for bond in found] == [0.75, 0.25]


def test_one_who_only_watches_has_no_bond() -> None:
    """A single act without an answer is no dealing of two."""
    rows = [*talk(4, "tell", 0.0), ("N", "A", "ask", 0.0)]

    assert len(read(("story", rows)).bonds) == 1


def test_a_moment_keeps_what_is_shown_apart_from_what_is_felt() -> None:
    """Both in one block, of one person."""
    story = read(("story", [("N", "T", "refuse", -0.5), ("N", "T", None, 0.8), ("T", "N", "ask", 0.0)]))
    first, second, _ = story.bonds[0].moments

    assert (first.outer, first.inner, first.move) == (-0.5, None, "refuse")
    assert (second.outer, second.inner, second.move) == (None, 0.8, None)


def test_the_curve_runs_in_the_storys_own_time() -> None:
    """A scene from earlier comes first, whatever its page; a dream is no part of what happened."""
    story = read(
        ("story", talk(2, "attack", -0.7)),
        ("earlier", talk(2, "reach", 0.7)),
        ("dream", talk(2, "reach", 0.9)),
        ("story", talk(1, "leave", -0.5)),
    )
    bond = story.bonds[0]

    assert [point.block for point in bond.curve] == [f"p{n}" for n in (4, 5, 6, 7, 0, 1, 2, 3, 12, 13)]
    assert {moment.block for moment in bond.moments} >= {"p8", "p9"}


def test_what_opens_years_later_ends_the_story() -> None:
    """Told in retrospect: the first page is the last that happens."""
    story = read(("later", talk(2, "attack", -0.8)), ("story", talk(4, "reach", 0.8)))

    assert [point.block for point in story.bonds[0].curve][-4:] == ["p0", "p1", "p2", "p3"]


def test_a_clear_turn_is_found_and_told() -> None:
    """From cold to warm at one act, with who did it and where."""
    rows = [*talk(8, "attack", -0.8), ("T", "N", "repair", 0.8), *talk(8, "reach", 0.8)]
    story = read(("story", rows))
    turn = story.bonds[0].turning_points[0]

    assert abs(int(turn.block[1:]) - 16) <= 1
    assert turn.shift > 0 and turn.p <= 0.05
    assert "from here on both are warmer" in turn.because
    assert turn.evidence and all(span.of(story.text) for span in turn.evidence)


def test_no_turn_is_an_answer() -> None:
    """Nothing shifts."""
    assert read(("story", talk(10, "tell", 0.1))).bonds[0].turning_points == ()


def test_whoever_goes_out_at_the_end_leaves() -> None:
    """Apart, and she goes; the sentence is the evidence."""
    rows = [*talk(5, "attack", -0.7), ("T", "N", "attack", -0.9), ("N", "T", "leave", -0.9)]
    story = read(("story", rows))
    ending = story.bonds[0].ending

    assert (ending.status, ending.leaves) == ("apart", "c0")
    assert "Nora went out and shut the door on Theo." in story.bond().sentences(ending)


def test_a_kiss_returned_ends_together() -> None:
    """Nobody goes, and nobody has ended it."""
    story = read(("story", [*talk(3, "tell", 0.1), *talk(5, "reach", 0.9), ("N", "T", "accept", 0.9)]))
    ending = story.bonds[0].ending

    assert (ending.status, ending.ended_by, ending.leaves) == ("together", None, None)


def test_an_ending_that_is_only_felt_has_its_sentence() -> None:
    """Nothing is shown at last, and still there is a place to look at."""
    rows = [*talk(3, "tell", 0.1), *[("N", "T", None, -0.5), ("T", "N", None, -0.4)] * 6]
    story = read(("story", rows))

    assert story.bond().sentences(story.bonds[0].ending)


def test_dreams_decide_no_ending() -> None:
    """They kiss in a dream; awake, she has gone."""
    gone = [*talk(5, "attack", -0.7), ("N", "T", "leave", -0.9)]
    awake = read(("story", gone)).bonds[0].ending
    dreamt = read(("story", gone), ("dream", talk(5, "reach", 0.9))).bonds[0].ending

    assert (dreamt.status, dreamt.leaves) == (awake.status, awake.leaves)


ACTS = st.tuples(
    st.sampled_from(("N", "T", "A")),
    st.sampled_from(("N", "T", "A")),
    st.sampled_from((*MOVES, None)).filter(lambda move: move != "defend"),
    st.floats(-1, 1, allow_nan=False),
).filter(lambda act: act[0] != act[1])
SCENES = st.lists(
    st.tuples(st.sampled_from(("story", "earlier", "later", "dream", None)), st.lists(ACTS, max_size=12)),
    min_size=1,
    max_size=4,
)


@given(SCENES)
@settings(max_examples=60, deadline=None)
def test_laws_of_any_bonds(scenes: list[tuple[str | None, list[Row]]]) -> None:
    """Blocks exist, values are in range, the curve is in story time, the same acts give the same bonds."""
    story = read(*scenes)
    blocks = {block.id: n for n, block in enumerate(story.blocks)}
    dreamt = {b.id for b in story.blocks for s in story.scenes if b.scene == s.id and s.time == "dream"}
    weights = [bond.weight for bond in story.bonds]

    assert read(*scenes).bonds == story.bonds
    assert weights == sorted(weights, reverse=True) and sum(weights) <= 1.001
    for bond in story.bonds:
        points = [point.block for point in bond.curve]
        assert {moment.of for moment in bond.moments} <= set(bond.between)
        assert {moment.block for moment in bond.moments} - dreamt == set(points)
        assert not set(points) & dreamt
        assert len(points) == len(set(points))
        times = [story.scenes[int((story.blocks[blocks[p]].scene or "s0")[1:])].time for p in points]
        assert "earlier" not in times[times.count("earlier") :]
        for block, then in pairwise(points):
            same = story.blocks[blocks[block]].scene == story.blocks[blocks[then]].scene
            assert not same or blocks[block] < blocks[then]
        for point in bond.curve:
            for band in (point.first, point.second, point.first_inner, point.second_inner):
                assert band is None or -1 <= band[0] <= band[1] <= band[2] <= 1
        assert {turn.block for turn in bond.turning_points} <= set(points)
        assert all(abs(turn.shift) <= 2 and 0 < turn.p <= 0.05 for turn in bond.turning_points)
        assert all(turn.because and all(turn.because) for turn in bond.turning_points)
        assert bond.ending.leaves in (*bond.between, "both", None)
        assert bond.ending.status == "apart" or bond.ending.ended_by is None
        assert 1 / 3 <= bond.ending.score <= 1
        for span in (*bond.ending.evidence, *(s for turn in bond.turning_points for s in turn.evidence)):
            assert span.of(story.text).strip()


@pytest.mark.parametrize("time", ["story", "later", "earlier"])
def test_only_the_strongest_bond_is_fitted(time: str) -> None:
    """A novel has many pairs, and a reading has to be quick."""
    rows = [*talk(12, "tell", 0.1), *talk(12, "attack", -0.6)]
    more = [("N", "A", "tell", 0.0), ("A", "N", "ask", 0.2)] * 3
    first, second = read((time, [*rows, *more])).bonds

    assert first.dynamics is not None and second.dynamics is None
