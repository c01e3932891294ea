"""A story's corrections in the order they were made: added, undone, kept in a file, and laid onto a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from duologue.corrections.anchor import Anchor
from duologue.corrections.matching import find
from duologue.story.given import AboutPeople, Given, GivenSpeaker, GivenStretch, Merge, Narrator, Rename, Split
from duologue.text.span import Span

LONGEST_LINE = 240
"""A line is known by its first characters; a marked stretch needs both its ends, and is kept whole."""


@dataclass(frozen=True, slots=True)
class LineSpeaker:
    """The line at `anchor` is spoken by the person called `speaker`; None: nobody can tell."""

    anchor: Anchor
    speaker: str | None

    @staticmethod
    def of(text: str, span: Span, speaker: str | None) -> LineSpeaker:
        """The correction of the line that begins at `span` of `text`."""
        return LineSpeaker(Anchor.of(text, span, LONGEST_LINE), speaker)


@dataclass(frozen=True, slots=True)
class Marked:
    """The stretch at `anchor` is "speech", a "thought" (of the person called `who`) or "not speech"."""

    anchor: Anchor
    kind: str
    who: str | None = None

    @staticmethod
    def of(text: str, span: Span, kind: str, who: str | None = None) -> Marked:
        """The correction of what `span` of `text` is."""
        return Marked(Anchor.of(text, span), kind, who)


Correction = LineSpeaker | Marked | Rename | Merge | Split | Narrator


@dataclass(frozen=True, slots=True)
class Laid:
    """Corrections laid onto one text: what is given there, and those whose words it no longer has."""

    given: Given
    unmatched: tuple[Correction, ...]


@dataclass(frozen=True)
class Book:
    """Corrections in their order, and those undone, the last one undone last; a later one outranks an earlier."""

    corrections: tuple[Correction, ...] = ()
    undone: tuple[Correction, ...] = ()

    def __iter__(self) -> Iterator[Correction]:
        return iter(self.corrections)

    def __len__(self) -> int:
        return len(self.corrections)

    def add(self, correction: Correction) -> Book:
        """With one more; what was undone is forgotten. A line given twice keeps the last word only."""
        kept = tuple(one for one in self.corrections if not _about_the_same(one, correction))
        return Book((*kept, correction))

    def undo(self) -> Book:
        """Without the last one; the same book where there is none."""
        if not self.corrections:
            return self
        return Book(self.corrections[:-1], (*self.undone, self.corrections[-1]))

    def redo(self) -> Book:
        """With the last one undone again; the same book where there is none."""
        return Book((*self.corrections, self.undone[-1]), self.undone[:-1]) if self.undone else self

    def remove(self, number: int) -> Book:
        """Without the correction at place `number`. Raises IndexError where there is none."""
        self.corrections[number]
        return Book(self.corrections[:number] + self.corrections[number + 1 :])

    def onto(self, text: str) -> Laid:
        """The corrections laid onto `text`, each where its words stand; nothing that has no place is lost."""
        anchored = [one for one in self.corrections if isinstance(one, (LineSpeaker, Marked))]
        spans = find(text, [one.anchor for one in anchored])
        lines, marks = [], []
        for one, span in zip(anchored, spans):
            if span and isinstance(one, LineSpeaker):
                lines.append(GivenSpeaker(span, one.speaker))
            elif span and isinstance(one, Marked):
                marks.append(GivenStretch(span, one.kind, one.who))
        people: list[AboutPeople] = [one for one in self.corrections if not isinstance(one, (LineSpeaker, Marked))]
        lost = tuple(one for one, span in zip(anchored, spans) if span is None)
        return Laid(Given(tuple(lines), tuple(marks), tuple(people)), lost)

    def moved_onto(self, text: str) -> Book:
        """The same corrections with their anchors renewed from `text`, so that small changes can add up."""
        anchored = [one for one in self.corrections if isinstance(one, (LineSpeaker, Marked))]
        renewed: dict[int, Correction] = {}
        for one, span in zip(anchored, find(text, [one.anchor for one in anchored])):
            if span:
                renewed[id(one)] = replace(one, anchor=Anchor.of(text, span))
        return Book(tuple(renewed.get(id(one), one) for one in self.corrections), self.undone)


def _about_the_same(one: Correction, other: Correction) -> bool:
    return isinstance(one, LineSpeaker) and isinstance(other, LineSpeaker) and one.anchor == other.anchor
