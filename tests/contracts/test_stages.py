"""House rule 2: a stage sees what it declares and writes what it declares, and nothing else."""

from dataclasses import MISSING, fields, replace

import pytest

from duologue.errors import StageError
from duologue.reader import RULES, STAGES, read_text
from duologue.story.stage import Stage, check_order
from duologue.story.story import Story
from duologue.text.source import Source

SAMPLE = """\
CHAPTER ONE

“You came,” said Nora Ellis. She did not get up. “I was not sure you would.”

Bram shut the door. ‘I said I would,’ he said, and then: “Didn't I?”

"You say a great deal, Mr. Hale." She thought of the letter, and of what it had not said. I must not cry,
she thought.

He had wanted, all the way up the hill, to be told to stay. *Say it, then.* The sign read "No Admittance".

* * *

In the morning the old woman brought tea.

“Where is she?” Bram asked her.

“Gone,” the old woman said. “With the early coach.”
"""

LAYERS = [layer.name for layer in fields(Story) if layer.name not in ("source", "given", "read")]


def blanked(story: Story, seen: frozenset[str]) -> Story:
    """The story with every layer that is not in `seen` as if it had never been read."""
    empty = {}
    for layer in fields(Story):
        if layer.name in LAYERS and layer.name not in seen:
            given = layer.default
            empty[layer.name] = layer.default_factory() if given is MISSING else given  # type: ignore[misc]
    source = story.source if "source" in seen else Source(text="")
    return replace(story, source=source, read=(), **empty)


def before(stage: Stage) -> Story:
    """The sample as it comes to `stage`."""
    story = Story(Source.from_text(SAMPLE))
    for earlier in STAGES[: STAGES.index(stage)]:
        story = earlier(story)
    return story


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_stage_sees_only_what_it_reads(stage: Stage) -> None:
    """With every undeclared layer blank, the stage gives the same answer."""
    story = before(stage)
    honest = stage(blanked(story, stage.reads | stage.uses))
    whole = stage(story)

    assert {name: getattr(honest, name) for name in stage.writes} == {
        name: getattr(whole, name) for name in stage.writes
    }


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_stage_writes_only_what_it_declares(stage: Stage) -> None:
    """Every other layer, and the source, is the same object afterwards."""
    story = before(stage)
    after = stage(story)
    kept = [name for name in [*LAYERS, "source", "given"] if name not in stage.writes]

    assert all(getattr(after, name) is getattr(story, name) for name in kept)
    assert after.read == (*story.read, *sorted(stage.writes))


def test_stages_are_in_order_and_write_every_layer_once() -> None:
    """The reader's table of contents holds, and no layer of a Story is without an author."""
    check_order(STAGES)
    check_order(RULES)

    written = sorted(name for stage in STAGES for name in stage.writes)
    assert written == sorted(LAYERS)
    assert sorted(read_text("").read) == written


def test_rules_alone_leave_only_the_learned_layers_unread() -> None:
    """What the others may use of the encoder, and nothing else, is missing."""
    used = frozenset().union(*(stage.uses for stage in RULES))
    learned = frozenset().union(*(stage.writes for stage in STAGES if stage not in RULES))

    assert used <= learned
    assert set(read_text("“No,” said Ada.", rules=True).read) == set(LAYERS) - learned


def test_a_layer_is_not_used_before_it_is_written() -> None:
    """Else it would be empty for whoever uses it, and nobody would notice."""
    asks = Stage("asks", frozenset(), frozenset({"cast"}), lambda story: story, frozenset({"quotes"}))
    gives = Stage("gives", frozenset(), frozenset({"quotes"}), lambda story: story)

    with pytest.raises(StageError, match=r"stage 2 'gives': writes \['quotes'\], which an earlier stage uses"):
        check_order([asks, gives])


def test_stages_declare_layers_that_exist() -> None:
    """A misspelt layer is found here and not in a reading."""
    named = frozenset().union(*(stage.reads | stage.uses | stage.writes for stage in STAGES))
    assert named <= {*LAYERS, "source", "given"}


def test_a_stage_that_breaks_its_declaration_is_named() -> None:
    """The machinery says which stage changed what."""
    rogue = Stage("rogue", frozenset(), frozenset({"quotes"}), lambda story: replace(story, cast=("x",)))

    with pytest.raises(StageError, match=r"stage 'rogue': changed \['cast'\]; it declares \['quotes'\]"):
        rogue(Story(Source.from_text("")))


def test_a_stage_ahead_of_what_it_reads_is_named() -> None:
    """A wrong order fails before any reading starts."""
    with pytest.raises(StageError, match="stage 1 'speech'"):
        check_order([stage for stage in STAGES if stage.name == "speech"])
