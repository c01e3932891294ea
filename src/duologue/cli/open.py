"""`duologue open`: the page in the browser, to read a story and correct the reading."""

from __future__ import annotations

from pathlib import Path

import click

from duologue.cli.console import put, say
from duologue.cli.inputs import RULES_OPTION
from duologue.errors import UnreadableSource


@click.command("open", short_help="Open a page in the browser to read a story and correct it.")
@click.argument("story", metavar="[STORY]", required=False)
@click.option("--no-browser", is_flag=True, help="Print the address, and leave it to you to open it.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="The port to serve on. Without it: any that is free.",
)
@RULES_OPTION
def command(story: str | None, no_browser: bool, port: int, rules: bool) -> None:
    """Open the page, with STORY or with the shelf of what you opened before.

    The page is served from this machine to this machine only, until you stop it with Ctrl-C. Corrections are kept
    in a small file beside the story: story.txt.duologue.json.

    \b
    Examples:
      duologue open story.docx
      duologue open                               the shelf; drop a file there, or paste a text
      duologue open story.txt --no-browser --port 8642
    """
    from duologue.page.serve import browse, serve

    path = Path(story) if story is not None else None
    if path and not path.is_file():
        raise UnreadableSource(str(path), "there is no such file", "Check the spelling of its path.")

    def ready(address: str) -> None:
        put(f"{address}\n".encode())
        if not no_browser:
            say("duologue: opening your browser. Stop with Ctrl-C.")
            browse(address, otherwise=lambda: say("duologue: no browser was found. Open that address in one."))

    serve(path, port, rules, ready)
