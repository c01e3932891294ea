"""Duologue reads prose fiction: who says what to whom, who they are, and what they keep to themselves."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from duologue.errors import DuologueError, StageError, UnreadableSource

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from duologue.checks.finding import Finding
    from duologue.exports.tables import Tables
    from duologue.story import story as _below

    # What type checkers are told of the Story that comes through this door: see _furnish.
    class Story(_below.Story):
        def checks(
            self, select: Sequence[str] | None = None, also: Sequence[str] = (), ignore: Sequence[str] = ()
        ) -> tuple[Finding, ...]: ...
        def tables(self) -> Tables: ...

    def read(
        path: str | os.PathLike[str], progress: Callable[[str, int, int], None] | None = None, rules: bool = False
    ) -> Story: ...
    def read_text(
        text: str, progress: Callable[[str, int, int], None] | None = None, rules: bool = False
    ) -> Story: ...


__version__ = "0.1.0"
__all__ = ["DuologueError", "StageError", "Story", "UnreadableSource", "read", "read_text"]

_LATE = {"read": "duologue.reader", "read_text": "duologue.reader", "Story": "duologue.story.story"}


def __getattr__(name: str) -> object:
    """Load the reader when it is first asked for: `duologue --help` should not wait for numpy."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    _furnish(import_module("duologue.story.story").Story)
    return getattr(import_module(_LATE[name]), name)


def _furnish(story: type) -> None:
    """Give the Story what stands above it in the house: checks, tables and the notebook's view."""
    for name, view in (("_repr_html_", _notebook), ("checks", _checks), ("tables", _tables)):
        view.__name__ = name
        setattr(story, name, view)


def _notebook(story: "_below.Story") -> str:
    """What a notebook shows for a Story: the coloured text and the cast."""
    from duologue.exports.notebook import notebook_html

    return notebook_html(story)


def _checks(
    story: "_below.Story",
    select: Sequence[str] | None = None,
    also: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> "tuple[Finding, ...]":
    """What a writer may want to look at again, in the order of the text; docs/checks tells of each code.

    `select`, `also` and `ignore` are codes or their beginnings, as on the command line: `also=["D504"]`.
    Raises UnknownCheckError for a code that no check begins with.
    """
    from duologue.checks.table import chosen, findings

    return findings(story, chosen(select, also, ignore))


def _tables(story: "_below.Story") -> "Tables":
    """The reading as tables, quotes to curves; polars, pandas and DuckDB take each as it is: docs/tables.md."""
    from duologue.exports.tables import tables

    return tables(story)
