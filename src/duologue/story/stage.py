"""A stage reads some layers of a Story and adds its own. The order of stages is checked before any reading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from duologue.errors import StageError
from duologue.story.story import Story


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a reading. Call it with a Story to get a Story with the layers in `writes` added.

    `uses` are layers that it does better with, and can do without: in some readers no stage writes them.
    """

    name: str
    reads: frozenset[str]
    writes: frozenset[str]
    work: Callable[[Story], Story]
    uses: frozenset[str] = frozenset()

    def __call__(self, before: Story) -> Story:
        after = self.work(before)
        layers = (layer.name for layer in fields(Story))
        changed = {name for name in layers if getattr(before, name) is not getattr(after, name)}
        if stray := changed - self.writes:
            raise StageError(f"stage {self.name!r}", f"changed {sorted(stray)}; it declares {sorted(self.writes)}")
        return replace(after, read=(*before.read, *sorted(self.writes)))


def stage(
    reads: Sequence[str], writes: Sequence[str], uses: Sequence[str] = ()
) -> Callable[[Callable[[Story], Story]], Stage]:
    """Declare a function from Story to Story as a stage."""

    def declare(work: Callable[[Story], Story]) -> Stage:
        return Stage(work.__name__, frozenset(reads), frozenset(writes), work, frozenset(uses))

    return declare


def check_order(stages: Sequence[Stage], given: frozenset[str] = frozenset({"source", "given"})) -> None:
    """Raise StageError if a stage runs ahead of what it reads, or a layer has two authors."""
    written, used = set(given), set[str]()
    for place, step in enumerate(stages, start=1):
        if missing := step.reads - written:
            raise StageError(
                f"stage {place} {step.name!r}", f"reads {sorted(missing)}, which no earlier stage writes"
            )
        if late := step.writes & used:
            raise StageError(f"stage {place} {step.name!r}", f"writes {sorted(late)}, which an earlier stage uses")
        used |= step.uses - written
        if again := step.writes & written:
            raise StageError(
                f"stage {place} {step.name!r}", f"writes {sorted(again)}, which already has an author"
            )
        written |= step.writes
