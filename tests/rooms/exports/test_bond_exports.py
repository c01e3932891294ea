"""Acts and bonds as tables, as TEI's relations and as warmth on the edges of the network."""

from io import BytesIO

import networkx
import pytest
from bonded import bonded
from last_boat import last_boat
from tei_reader import ID, TEI, faults, parse, schema

from duologue.exports.graph import gexf, graphml
from duologue.exports.tables import tables
from duologue.exports.tei import tei


def test_acts_and_moments_are_those_of_the_story() -> None:
    """Row by row, with names beside the ids, and with the words of each act."""
    story = bonded()
    made = tables(story)
    for act, row in zip(story.acts, made.acts.rows(), strict=True):
        assert story.text[row["start"] : row["end"]] == row["text"] == act.span.of(story.text)
        assert (row["actor_name"], row["target_name"]) == tuple(
            story.characters[who].name for who in (act.actor, act.target)
        )
        for name in ("id", "block", "channel", "move", "affiliation", "dominance", "score"):
            assert row[name] == getattr(act, name)
    scenes = {block.id: block.scene for block in story.blocks}
    for moment, row in zip(story.bonds[0].moments, made.moments.rows(), strict=True):
        assert (row["first"], row["second"]) == ("c0", "c1")
        assert row["scene"] == scenes[moment.block]
        for name in ("block", "of", "outer", "inner", "dominance", "move"):
            assert row[name] == getattr(moment, name)


def test_a_bond_is_one_row_and_its_curve_one_for_each_point() -> None:
    """An untold inside is no value, and not nought."""
    story = bonded()
    made = tables(story)
    (row,) = made.bonds.rows()
    bond = story.bonds[0]

    assert (row["first_name"], row["second_name"], row["moments"]) == ("Ines", "Daniel", 3)
    assert row["turning_points"] == bond.turning_points[0].block
    assert [row[name] for name in ("status", "ended_by", "leaves", "score")] == ["apart", "c0", "both", 0.75]
    start, end = made.curves.rows()
    assert [start[f"first_outer{which}"] for which in ("_low", "", "_high")] == [-0.1, 0.0, 0.1]
    assert [end[f"first_inner{which}"] for which in ("_low", "", "_high")] == [0.5, 0.7, 0.9]
    assert {start["first_inner"], start["second_inner"], end["second_inner"]} == {None}
    assert [start["at"], end["at"]] == [0, 1]


def test_relations_are_tei() -> None:
    """A relation for the pair and one for its ending, valid, with every pointer leading to a person."""
    root = parse(tei(bonded())[".tei.xml"])
    bond, ending = root.findall(f".//{TEI}listRelation/{TEI}relation")
    people = {f"#{person.get(ID)}" for person in root.iter(f"{TEI}person")}

    assert faults(root, schema()) == []
    assert bond.get("mutual") == ending.get("mutual") == "#c0 #c1"
    assert set(ending.get("mutual").split()) <= people
    assert (ending.get("ana"), float(ending.get("cert"))) == ("#apart", 0.75)
    assert "Ended by: c0" in "".join(ending.itertext())
    assert parse(tei(last_boat())[".tei.xml"]).find(f".//{TEI}listRelation") is None


def test_an_edge_is_as_warm_as_its_speaker() -> None:
    """Toward this addressee; and tells no warmth where no bond was read."""
    graphs = (
        lambda story: networkx.read_graphml(BytesIO(graphml(story)[".graphml"])),
        lambda story: networkx.read_gexf(BytesIO(gexf(story)[".gexf"])),
    )
    for read in graphs:
        warm, plain = read(bonded()), read(last_boat())
        assert warm.edges["c1", "c0"]["warmth"] == 0.5
        assert warm.edges["c0", "c1"]["warmth"] == -0.5
        assert not any("warmth" in told for _, _, told in plain.edges(data=True))


@pytest.mark.parametrize("name", ["acts", "moments", "bonds", "curves"])
def test_what_was_not_read_has_no_rows(name: str) -> None:
    """The columns stand all the same."""
    assert len(getattr(tables(last_boat()), name)) == 0
