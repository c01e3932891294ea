"""A stage reads some layers of a Story and adds its own. The order of stages is checked before any reading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from duologue.errors import StageError
from duologue.story.story import Story


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a reading. Call it with a Story to get a Story with the layers in `writes` added."""

    name: str
    reads: frozenset[str]
    writes: frozenset[str]
    work: Callable[[Story], Story]

    def __call__(self, before: Story) -> Story:
        after = self.work(before)
        layers = (layer.name for layer in fields(Story))
        changed = {name for name in layers if getattr(before, name) is not getattr(after, name)}
        if stray := changed - self.writes:
            raise StageError(f"stage {self.name!r}", f"changed {sorted(stray)}; it declares {sorted(self.writes)}")
        return replace(after, read=(*before.read, *sorted(self.writes)))


def stage(reads: Sequence[str], writes: Sequence[str]) -> Callable[[Callable[[Story], Story]], Stage]:
    """Declare a function from Story to Story as a stage."""

    def declare(work: Callable[[Story], Story]) -> Stage:
        return Stage(work.__name__, frozenset(reads), frozenset(writes), work)

    return declare


def check_order(stages: Sequence[Stage], given: frozenset[str] = frozenset({"source", "given"})) -> None:
    """Raise StageError if a stage runs ahead of what it reads, or a layer has two authors."""
    written = set(given)
    for place, step in enumerate(stages, start=1):
        if missing := step.reads - written:
            raise StageError(
                f"stage {place} {step.name!r}", f"reads {sorted(missing)}, which no earlier stage writes"
            )
        if again := step.writes & written:
            raise StageError(
                f"stage {place} {step.name!r}", f"writes {sorted(again)}, which already has an author"
            )
        written |= step.writes
