"""`--rules` reads without what was learned, in every command that reads."""

import json

import pytest


@pytest.mark.parametrize("switch", [(), ("--rules",)])
def test_read_tells_by_its_layers_how_it_read(duologue, visit, switch) -> None:
    """The layers of the encoder are read, or are not."""
    duologue("read", "visit.txt", "--to", "json", "-o", "visit.json", "-q", *switch)
    read = json.loads((visit.parent / "visit.json").read_text("utf-8"))["read"]

    assert ("encoding" in read, "referents" in read) == (not switch, not switch)
    assert {"quotes", "attributions", "mentions"} <= set(read)


@pytest.mark.parametrize("words", [("check",), ("export", "--to", "tei", "-o", "-")])
def test_other_commands_take_it(duologue, visit, words) -> None:
    """And do what they do."""
    ran = duologue(words[0], "visit.txt", "--rules", *words[1:])

    assert ran.status in (0, 1)
    assert "mistake of ours" not in ran.err
