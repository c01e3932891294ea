"""What somebody who knows the story has said of it: facts that outrank every guess."""

from dataclasses import dataclass

from duologue.text.span import Span

BY_HAND = "given by a correction"
"""The reason of every answer that somebody who knows the story has given."""


@dataclass(frozen=True, slots=True)
class GivenSpeaker:
    """The line at `span` is spoken by the person called `speaker`; None: nobody can tell."""

    span: Span
    speaker: str | None


@dataclass(frozen=True, slots=True)
class GivenStretch:
    """What `span` is: "speech", "thought" (of the person called `who`) or "not speech"."""

    span: Span
    kind: str
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """The person called `person` is shown as `name`; where somebody has that name already, they are one."""

    person: str
    name: str


@dataclass(frozen=True, slots=True)
class Merge:
    """`person` is nobody else than `into`."""

    person: str
    into: str


@dataclass(frozen=True, slots=True)
class Split:
    """Of `person`, the forms in `aliases` mean somebody else, called `name`."""

    person: str
    aliases: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Narrator:
    """`person` tells the story in the first person; None: nobody in it does."""

    person: str | None


AboutPeople = Rename | Merge | Split | Narrator


@dataclass(frozen=True, slots=True)
class Given:
    """The corrections of a story, laid onto its text. `people` apply in their order, to names as they then are."""

    speakers: tuple[GivenSpeaker, ...] = ()
    stretches: tuple[GivenStretch, ...] = ()
    people: tuple[AboutPeople, ...] = ()
