"""A bond as somebody asks for it: by names, with its sentences, drawn, and run on under another act."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from made_story import Row, made_story, talk

from duologue.exports.bond_csv import COLUMNS, bond_csv
from duologue.exports.bond_html import bond_html
from duologue.exports.bond_rows import bond_json, whatif_json
from duologue.exports.bond_terminal import bond_text, whatif_text
from duologue.reading.bonds.stage import bonds
from duologue.story.pair import NoBondError
from duologue.story.story import Story
from duologue.story.whatif import CAUTION, STEPS, WhatIfError


def moved() -> Story:
    """Theo answers as Nora acts: warmth with warmth and cold with cold. Nora does as she likes."""
    chance = np.random.default_rng(3)
    rows: list[Row] = []
    for _ in range(60):
        warmth = float(chance.choice([-0.8, 0.8]))
        rows.append(("N", "T", "reach" if warmth > 0 else "attack", warmth))
        answer = float(np.clip(0.8 * warmth + 0.1 * chance.standard_normal(), -1, 1))
        rows.append(("T", "N", "accept" if answer > 0 else "refuse", answer))
    return bonds(made_story(("story", rows)))


def three() -> Story:
    rows = [*talk(6, "tell", 0.1), *[("N", "A", "ask", 0.1), ("A", "N", "tell", 0.0)] * 2]
    return bonds(made_story(("story", rows)))


def test_names_aliases_and_ids_find_a_bond() -> None:
    """In any order, whatever the capitals; one name is enough, and none gives the strongest."""
    story = three()

    for asked in (("Nora", "Theo"), ("theo", "NORA"), ("c0", "c1"), ("Theo",), ()):
        assert story.bond(*asked).names == ("Nora", "Theo")
    assert story.bond("Ada").names == ("Nora", "Ada")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("Nora", "Leo"), "nobody of that name is in the story. There are: Nora, Theo, Ada."),
        (("Theo", "Ada"), "There are bonds between: Nora and Theo; Nora and Ada."),
        (("Nora", "nora"), "both are Nora"),
        (("Nora", "Theo", "Ada"), "a bond is between two"),
    ],
)
def test_who_cannot_be_found_is_told(asked: tuple[str, ...], told: str) -> None:
    """With who there is instead."""
    with pytest.raises(NoBondError) as problem:
        three().bond(*asked)
    assert told in str(problem.value)


def test_a_story_of_one_or_of_nothing_says_so() -> None:
    """A bond needs two."""
    with pytest.raises(NoBondError, match="needs two people"):
        bonds(made_story(("story", []))).bond()


def test_the_drawing_is_sound_svg_and_can_be_kept(tmp_path: Path) -> None:
    """With a curve and a band for each, and a mark for each turn."""
    pair = moved().bond()
    drawing = pair.curve.plot()
    drawing.save(tmp_path / "curve.svg")
    root = ET.parse(tmp_path / "curve.svg").getroot()

    assert root.tag.endswith("svg")
    assert str(drawing).count('class="a line"') == str(drawing).count('class="b line"') == 1
    assert str(drawing).count("<title>") == len(pair.turning_points)
    assert drawing._repr_svg_() == str(drawing)


def test_a_single_moment_is_drawn() -> None:
    """A point, and no line."""
    story = bonds(made_story(("story", [("N", "T", "ask", 0.5), ("T", "N", None, 0.5)] * 2)))

    ET.fromstring(str(story.bond().curve.plot()))


def test_every_form_tells_the_same_bond() -> None:
    """Screen, page, JSON and table."""
    pair = moved().bond()
    document = json.loads(bond_json(pair))
    rows = bond_csv(pair).splitlines()

    assert document["bond"]["between"] == ["c0", "c1"] and document["people"] == {"c0": "Nora", "c1": "Theo"}
    assert rows[0] == ",".join(COLUMNS) and len(rows) == 1 + len(pair.moments)
    assert all(len(line) <= 72 for line in bond_text(pair, 72).splitlines())
    assert "Nora and Theo" in bond_html(pair) and "<svg" in bond_html(pair)
    assert "\x1b[" not in bond_text(pair) and "\x1b[" in bond_text(pair, colour=True)


def test_what_is_named_in_markup_stays_text() -> None:
    """Names and sentences cannot break the page."""
    story = moved()
    cast = tuple(type(p)(p.id, "<b>Nora</b> & \x07" if p.id == "c0" else p.name, p.aliases) for p in story.cast)
    pair = Story(**{f: getattr(story, f) for f in story.__dataclass_fields__} | {"cast": cast}).bond()

    assert "<b>Nora" not in bond_html(pair)
    ET.fromstring(str(pair.curve.plot()))


def test_influence_that_is_there_is_found_and_run_on() -> None:
    """Had she been cold where she was warm, he would be colder; she may not be moved by it."""
    pair = moved().bond()
    system = pair.dynamics
    warm = next(m.block for m in pair.moments if m.of == "c0" and (m.outer or 0) > 0.5)
    found = pair.whatif(warm, "attack")

    assert system is not None and system.second.influenced and system.beats_null
    assert found.by == "c0" and found.answered
    assert float(found.difference()[1, 1]) < -0.2
    assert "colder" in found.told
    assert found.after.quantiles.shape == (STEPS + 1, 2, 5)
    assert np.all(np.diff(found.after.quantiles, axis=2) >= 0)
    assert np.abs(found.after.quantiles).max() <= 1


def test_the_same_seed_runs_the_same_paths() -> None:
    """And another seed others."""
    pair = moved().bond()
    one, again, other = (pair.whatif("p4", "repair", seed=seed) for seed in (1, 1, 2))

    assert np.array_equal(one.after.quantiles, again.after.quantiles)
    assert not np.array_equal(one.after.quantiles, other.after.quantiles)


def test_no_answer_is_drawn_where_none_can_be_told() -> None:
    """She does as she likes: what he does makes no fan of hers, on the screen, in the drawing, in the data."""
    found = moved().bond().whatif("p5", "attack")
    document = json.loads(whatif_json(found))

    assert found.by == "c1" and not found.answered
    assert "cannot be told" in found.told
    assert list(document["fans"]) == ["c1"]
    assert "Nora, over" not in whatif_text(found)
    assert str(found.plot()).count("transform=") == 1


def test_every_what_if_carries_its_caution() -> None:
    """On the screen, in the drawing, in the data."""
    found = moved().bond().whatif("p4", "repair")

    assert CAUTION in whatif_text(found)
    assert CAUTION in str(found.plot())
    assert json.loads(whatif_json(found))["caution"] == CAUTION


def test_words_find_their_block() -> None:
    """As somebody would quote them."""
    story = moved()
    words = story.blocks[4].span.of(story.text)[:25].upper()

    assert story.bond().whatif(words, "ask").act == "ask"


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"at": "p999", "act": "repair"}, "no block has that id"),
        ({"at": "p1", "act": "dance"}, "Acts are: attack, defend"),
        ({"at": "p1", "act": "repair", "by": "Ada"}, "They are Nora and Theo"),
    ],
)
def test_what_cannot_be_run_is_told(wish: dict[str, str], told: str) -> None:
    """With what there is instead."""
    with pytest.raises(WhatIfError) as problem:
        moved().bond().whatif(**wish)
    assert told in str(problem.value)


def test_too_few_turns_are_not_fitted() -> None:
    """And it says how many it takes."""
    pair = bonds(made_story(("story", talk(3, "tell", 0.1)))).bond()

    assert pair.dynamics is None
    with pytest.raises(WhatIfError, match="eight turns"):
        pair.whatif("p1", "repair")
