"""Bonds as TEI's `<listRelation>`: each pair, and how it ends. Curves and moments are in the tables."""

from collections.abc import Iterator

from duologue.exports.xml_text import attributes, escaped
from duologue.story.bonds import Bond
from duologue.story.story import Story

ENDINGS = {
    "together": "The two are together at the end.",
    "apart": "The two have parted at the end.",
    "open": "The end leaves open what becomes of the two.",
}


def list_relation(story: Story) -> str:
    """The element, or nothing where no bond was read. @cert is the probability of the ending."""
    if not story.bonds:
        return ""
    relations = "\n".join(one for bond in story.bonds for one in _relations(bond))
    return f"<listRelation>\n{relations}\n</listRelation>\n"


def _relations(bond: Bond) -> Iterator[str]:
    mutual = " ".join(f"#{who}" for who in bond.between)
    turns = ", ".join(turn.block for turn in bond.turning_points) or "none that is sure"
    told = f"{bond.weight:.1%} of all that people do to each other. Turning points: {turns}."
    yield _relation("bond", mutual, told)
    end = bond.ending
    told = f"Ended by: {_who(end.ended_by)}. Leaves: {_who(end.leaves)}."
    yield _relation("ending", mutual, told, ana=f"#{end.status}", cert=round(end.score, 4))


def _relation(name: str, mutual: str, told: str, **more: str | float) -> str:
    about = attributes(name=name, type="personal", mutual=mutual, **more)
    return f"<relation{about}><desc>{escaped(told)}</desc></relation>"


def _who(person: str | None) -> str:
    return person or "not known"
