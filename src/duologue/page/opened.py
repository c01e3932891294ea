"""One story that lies open: its reading, its corrections, and what the page asks of both."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from duologue.corrections.book import Book, Laid
from duologue.corrections.file import beside, load, save
from duologue.formats.open import open_source, open_stream
from duologue.page.cards import line_card, person_card
from duologue.page.orders import corrected, told
from duologue.page.view import View
from duologue.reader import (
    RULES,
    Progress,
    first_changed,
    read_again,
    read_source,
    read_stages,
    speakers_again,
)
from duologue.story.story import Story
from duologue.text.source import Source

_LONG = 300_000
"""Characters from which a story is shown before it is read to the end, some 150 pages: first the text alone, then
who speaks, then what they do to each other."""
_TEXT = tuple(step for step in RULES if step.writes & {"blocks", "quotes"})
_TALK = tuple(step for step in RULES if not step.writes & {"acts", "bonds"})


@dataclass
class Opened:
    """A story and its corrections. Every change is on the disk before anything is read again.

    `whole` is the last whole reading. `story` is what is shown: the same, or, in the moment after a line was
    corrected, its speakers alone read again. `closely` tells whether the encoder has read it too.
    """

    file: Path
    source: Source
    book: Book
    laid: Laid
    whole: Story
    closely: bool
    story: Story = field(init=False)
    view: View = field(init=False)

    def __post_init__(self) -> None:
        self._show(self.whole)

    @staticmethod
    def open(file: Path, name: str | None, closely: bool, progress: Progress | None = None) -> "Opened":
        """Read the story in `file` under the corrections beside it. `name` is what to call it, for a shelf's copy.

        Raises UnreadableSource and UnreadableCorrections.
        """
        source = open_source(file) if name is None else open_stream(file.read_bytes(), name)
        book = load(beside(file))
        laid = book.onto(source.text)
        if len(source.text) > _LONG and not closely:
            story = read_stages(source, _TEXT, progress, laid.given)
        else:
            story = read_source(source, progress, laid.given, rules=not closely)
        return Opened(file, source, book, laid, story, closely)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be read."""
        return self.story is self.whole and "bonds" in self.whole.read

    def outline(self) -> dict[str, Any]:
        """What the page draws first, and again after every change."""
        here, lost = self.book.moved_onto(self.source.text), self.laid.unmatched
        made = zip(self.book, here, strict=True)
        return self.view.outline() | {
            "corrections": [told(moved) | {"lost": one in lost} for one, moved in made],
            "undone": len(self.book.undone),
            "settled": self.settled,
            "closely": self.closely,
        }

    def pieces(self, numbers: list[int]) -> list[str]:
        """The HTML of some pieces. Raises IndexError for one that is not there."""
        return [self.view.pieces[number].html for number in numbers]

    def line(self, number: int) -> dict[str, Any]:
        """Everything about one line or thought."""
        return line_card(self.view, number)

    def person(self, number: int) -> dict[str, Any]:
        """Everything about one person."""
        return person_card(self.view, number)

    def correct(self, order: dict[str, Any]) -> None:
        """Do what the page asks. Raises OrderError where it cannot be done, OSError where it cannot be kept."""
        correction = corrected(self.view, order)
        self._change(lambda book: book.add(correction))

    def undo(self) -> None:
        """Take the last correction back."""
        self._change(Book.undo)

    def redo(self) -> None:
        """Do the correction last undone again."""
        self._change(Book.redo)

    def remove(self, number: int) -> None:
        """Take one correction back, wherever it stands in the list. Raises IndexError."""
        self._change(lambda book: book.remove(number))

    def settle(self) -> None:
        """Read on: what rests on who speaks, and before that who does, where a long story was only looked at."""
        given = self.laid.given
        known = "attributions" in self.whole.read
        self.whole = read_again(self.whole, given) if known else read_stages(self.source, _TALK, None, given)
        self._show(self.whole)

    def finish(self) -> None:
        """Read to the end, for what must be whole."""
        while not self.settled:
            self.settle()

    def catch_up(self) -> None:
        """Take up corrections that were made elsewhere in the meantime."""
        kept = load(beside(self.file))
        if kept.corrections != self.book.corrections:
            self._lay(kept)
            if self.story is not self.whole:
                self.settle()

    def take_on(self, earlier: Path) -> None:
        """Begin a new draft with the corrections of the one in `earlier`, where it has none of its own yet."""
        if not len(self.book):
            book = load(beside(earlier)).moved_onto(self.source.text)
            self._change(lambda _: Book(book.corrections))

    def _change(self, change: Callable[[Book], Book]) -> None:
        path = beside(self.file)
        # Another window may have added to the file since; what was undone here is known here only.
        kept = load(path)
        book = change(self.book if kept.corrections == self.book.corrections else kept)
        save(book, path)
        self._lay(book)

    def _lay(self, book: Book) -> None:
        """Read again under `book`: the speakers alone where only they can change, for an answer in a blink."""
        self.book, self.laid = book, book.onto(self.source.text)
        given = self.laid.given
        if "attributions" not in self.whole.read:
            self.settle()
            return
        first = first_changed(self.whole, given)
        if first and first.name == "attribution":
            self._show(speakers_again(self.whole, given))
            return
        if first and self.closely:
            # The encoder takes its time: until the server has had the story read closely anew, the rules must do.
            self.whole, self.closely = read_source(self.source, None, given, rules=True), False
        else:
            self.whole = read_again(self.whole, given)
        self._show(self.whole)

    def _show(self, story: Story) -> None:
        self.story, self.view = story, View(story)
