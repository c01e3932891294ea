"""Networks: read back by networkx, and every line of the story in them, counted once for each who is told it."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import networkx
import pytest
from last_boat import last_boat

from duologue import read, read_text
from duologue.exports.graph import gexf, graphml
from duologue.story.cast import Character
from duologue.story.story import Story
from duologue.text.source import Source

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))
HOSTILE = Character("c0", '<b>"&Ada\x00\ud800\n', (), True, "x")


def graphs(story: Story) -> tuple[networkx.DiGraph, networkx.DiGraph]:
    """The story's GraphML and GEXF as another program reads them."""
    return (
        networkx.read_graphml(BytesIO(graphml(story)[".graphml"])),
        networkx.read_gexf(BytesIO(gexf(story)[".gexf"])),
    )


def check(story: Story) -> None:
    """The laws: both say the same, and what the story says."""
    static, dynamic = graphs(story)
    quotes = {quote.id: quote for quote in story.quotes}
    answers = [a for a in story.attributions if a.speaker and not quotes[a.quote].inside]
    pairs = Counter((a.speaker, to) for a in answers for to in set(a.addressees))
    lines = Counter(a.speaker for a in answers)
    for graph in (static, dynamic):
        assert networkx.is_directed(graph)
        assert {(a, b): int(w) for a, b, w in graph.edges(data="weight")} == dict(pairs)
        assert dict(graph.nodes(data="lines")) == {c.id: lines[c.id] for c in story.cast}
        assert dict(graph.nodes(data="named")) == {c.id: c.named for c in story.cast}
        assert all(graph.nodes[c.id]["label"] == " ".join(c.name.split()) for c in story.cast)
    unheard = sum(not a.addressees for a in answers)
    assert static.graph["unheard_lines"] == unheard
    if story.cast:
        assert static.graph["unknown_lines"] + len(answers) == sum(
            not quotes[a.quote].inside for a in story.attributions
        )
    for a, b, told in dynamic.edges(data=True):
        in_scenes = told.get("lines_in_scene", [])
        assert sum(count for count, _, _ in in_scenes) <= told["weight"]
        assert all(0 <= start < end == start + 1 <= len(story.scenes) for _, start, end in in_scenes)
        scenes = " ".join(f"{int(start)}:{count}" for count, start, _ in in_scenes)
        assert scenes == (told.get("scenes") or "") == (static.edges[a, b].get("scenes") or "")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_come_back(path: Path) -> None:
    """Every example of the house."""
    check(read(path))


def test_a_story_by_hand_comes_back() -> None:
    """With a speaker who is not known."""
    check(last_boat())


def test_talk_moves_through_scenes() -> None:
    """Who speaks to whom when."""
    text = "“You came,” said Ada to Bram.\n\n* * *\n\n“Sit,” Ada said to Cleo.\n\n“No,” Cleo said to Ada."
    _, dynamic = graphs(read_text(text))
    when = {(a, b): [start for _, start, _ in t["lines_in_scene"]] for a, b, t in dynamic.edges(data=True)}
    label = dynamic.nodes(data="label")

    assert {(label[a], label[b]): t for (a, b), t in when.items()} == {
        ("Ada", "Bram"): [0], ("Ada", "Cleo"): [1], ("Cleo", "Ada"): [1],
    }  # fmt: skip


def test_names_are_text() -> None:
    """Whatever somebody is called; and nobody at all is a graph too."""
    story = Story(Source.from_text("x"), cast=(HOSTILE,), read=("cast",))

    for graph in graphs(story):
        assert graph.nodes["c0"]["label"].startswith('<b>"&Ada')
    check(read_text(""))
