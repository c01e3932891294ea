"""Who does what to whom, and how: short passages of our own, read by rules and with the encoder."""

from dataclasses import dataclass

import pytest

from duologue.reader import read_text
from duologue.story.acts import Act
from duologue.story.story import Story

QUARREL = """\
Nora Ellis stood at the window. Tom Hale came in without knocking.

“Get out,” said Nora. “I hate you. I never want to see you again.”

“Please, Nora,” Tom begged. “I'm so sorry. Forgive me. I love you.”

Nora slapped him.

“You liar,” she said coldly. “You're a coward and you disgust me.”

Tom took her hand and kissed it gently.

“Thank you for coming, my darling,” Nora murmured at last, and she put her arms round him.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """An act that must be found: its block, channel, actor and target by name, and which side it is on."""

    block: int
    channel: str
    actor: str
    target: str
    side: str | None = None


ROWS = (
    Row(1, "said", "Nora", "Tom", "cold"),
    Row(2, "said", "Tom", "Nora", "warm"),
    Row(3, "done", "Nora", "Tom", "cold"),
    Row(4, "said", "Nora", "Tom", "cold"),
    Row(5, "done", "Tom", "Nora", "warm"),
    Row(6, "said", "Nora", "Tom", "warm"),
)


@pytest.fixture(scope="module", params=[True, False], ids=["rules", "encoder"])
def quarrel(request: pytest.FixtureRequest) -> Story:
    return read_text(QUARREL, rules=request.param)


def found(story: Story, row: Row) -> list[Act]:
    """The acts that a row tells of."""
    name = {character.id: character.name for character in story.cast}
    return [
        act
        for act in story.acts
        if act.block == story.blocks[row.block].id
        and (act.channel, name[act.actor], name[act.target]) == (row.channel, row.actor, row.target)
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.block} {row.channel}")
def test_who_does_what_to_whom(quarrel: Story, row: Row) -> None:
    """Each act is found once, in its block, by its actor on its target."""
    assert len(found(quarrel, row)) == 1


def test_warm_stands_above_cold(quarrel: Story) -> None:
    """Every warm act of the quarrel has a higher affiliation than every cold one."""
    sides = {
        side: [act.affiliation for row in ROWS if row.side == side for act in found(quarrel, row)]
        for side in ("warm", "cold")
    }

    assert min(sides["warm"]) > max(sides["cold"])


def test_begging_yields_and_an_order_commands(quarrel: Story) -> None:
    """Dominance sets the one who throws out above the one who begs."""
    order, plea = (found(quarrel, ROWS[number])[0].dominance for number in (0, 1))

    assert order is not None and plea is not None and order > plea


def test_a_feeling_is_kept_apart() -> None:
    """What she only thinks is felt, has no move, and is nothing that he could see."""
    story = read_text(
        "Nora looked at Tom across the table. She hated him, she thought. “More tea, Tom?” she said.\n\n"
        "“Thank you,” said Tom.\n"
    )
    name = {character.id: character.name for character in story.cast}
    felt = [act for act in story.acts if act.channel == "felt" and name[act.actor] == "Nora"]

    assert [(act.move, act.dominance, name[act.target]) for act in felt] == [(None, None, "Tom")]


def test_what_is_only_thought_of_is_not_done() -> None:
    """How she once treated him, he remembers; here she does nothing."""
    story = read_text(
        "Nora Ellis and Tom Hale sat in the garden.\n\n“It is late,” said Nora.\n\n“Yes,” said Tom. He remembered "
        "that Nora had slapped him once.\n"
    )
    name = {character.id: character.name for character in story.cast}

    assert story.acts
    assert not [act for act in story.acts if act.block == story.blocks[2].id and name[act.actor] == "Nora"]


def test_nobody_alone_does_anything_to_anybody() -> None:
    """One person, one room: no act."""
    story = read_text("Nora sat by the fire. She read until it was dark. Then she went to bed.")

    assert story.acts == ()


def test_a_speech_to_two_is_an_act_on_each() -> None:
    """Up to three hearers each get their own."""
    story = read_text(
        "Nora sat down with Tom and Anna.\n\n“Tom, Anna, listen to me,” said Nora.\n\n“Yes,” said Tom.\n\n"
        "“Go on,” said Anna.\n"
    )
    said = [act for act in story.acts if act.channel == "said" and act.block == story.blocks[1].id]

    assert len({act.target for act in said}) == len(said) >= 1


def test_with_the_encoder_no_more_is_done_than_the_text_tells(quarrel: Story) -> None:
    """The acts of a block stand inside it and in order."""
    assert [act.span for act in quarrel.acts] == sorted(act.span for act in quarrel.acts)
