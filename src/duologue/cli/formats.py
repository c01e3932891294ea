"""`duologue formats`: what can be read, and what readings can be kept as."""

import click

from duologue.cli.console import put
from duologue.cli.forms import FORMS


@click.command("formats", short_help="What can be read, and what it can be kept as.")
def command() -> None:
    """List the formats that stories can be in, and the forms that readings can be kept in.

    \b
    Example:
      duologue formats
    """
