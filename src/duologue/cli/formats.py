"""`duologue formats`: what can be read, what of it is kept, and the way round for what cannot be read."""

import sys
import textwrap
from collections.abc import Iterator

import click

from duologue.cli.console import put, width
from duologue.cli.forms import FORMS
from duologue.formats.table import FORMATS, REFUSED


@click.command("formats", short_help="What can be read, and what it can be kept as.")
def command() -> None:
    """List the formats that stories can be in, and the forms that readings can be kept in.

    \b
    Example:
      duologue formats
    """
    put(("\n".join(_lines(width(sys.stdout))) + "\n").encode())


def _lines(columns: int) -> Iterator[str]:
    yield "Read:"
    for kind in FORMATS:
        yield f"  {kind.name:9}{kind.title} ({' '.join(kind.extensions)})"
        yield from _filled(f"kept: {kind.keeps}", columns)
        yield from _filled(f"limits: {kind.limits}", columns)
    yield ""
    yield "Known, and not read:"
    for other in REFUSED:
        line = f"{other.title} ({' '.join(other.extensions)}): {other.way_out}"
        yield from _filled(line, columns, first=2, then=4)
    yield ""
    yield "A reading is kept as:"
    for form in FORMS.values():
        yield f"  {form.name:9}{form.what} ({' '.join(form.endings)})"


def _filled(text: str, columns: int, first: int = 11, then: int = 13) -> list[str]:
    return textwrap.wrap(text, columns, initial_indent=" " * first, subsequent_indent=" " * then)
