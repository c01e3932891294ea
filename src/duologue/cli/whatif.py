"""`duologue whatif`: the fitted equations of a bond, run on from a moment under another act."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from duologue.cli.bond import DRAWN, Names, deliver, wanted
from duologue.cli.console import colour, width
from duologue.cli.forms import Form

if TYPE_CHECKING:  # a Story brings numpy, which `--help` should not wait for
    from duologue.story.story import Story
    from duologue.story.whatif import WhatIf

ACTS = ("attack", "defend", "refuse", "leave", "repair", "reach", "accept", "ask", "tell")
"""story.acts.MOVES, which help should not have to load a Story for; a test holds the two together."""
FORMS = {"text": ".whatif.txt", "json": ".whatif.json", "svg": ".whatif.svg"}
_OURS = {"json": re.compile(rb'^\{"schema": "duologue/whatif/'), "svg": DRAWN}


@click.command("whatif", short_help="Run a bond's fitted equations on, under another act.")
@click.argument("story", metavar="STORY")
@click.option("--at", required=True, metavar="BLOCK", help="Where: a block (p27), or words that stand in it.")
@click.option("--act", required=True, type=click.Choice(ACTS), help="What is done there instead.")
@click.option("--by", metavar="NAME", help="By whom. Without it: whoever acts there.")
@click.option("--between", nargs=2, metavar="NAME NAME", help="Whose bond. Without it: the story's strongest.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same paths.")
@click.option("--to", "form", type=click.Choice(list(FORMS)), help="What to write.")
@click.option("-o", "--output", metavar="PATH", help="Where: a file, a folder, or - for standard output.")
@click.option("--rules", is_flag=True, help="Read by rules alone, without the encoder: faster, and less sure.")
@click.option("--force", is_flag=True, help="Replace a file that duologue did not write.")
@click.option("-q", "--quiet", is_flag=True, help="No remarks or progress; errors are still told.")
def command(
    story: str,
    at: str,
    act: str,
    by: str | None,
    between: Names | None,
    seed: int,
    form: str | None,
    output: str | None,
    rules: bool,
    force: bool,
    quiet: bool,
) -> int:
    """Show what the equations fitted to a bond of STORY do from a moment on, had somebody acted otherwise there.

    A fan of 1,000 paths beside what was written. It is what the fitted model does, not what people would do; where
    the text does not show that one is moved by the other, no answer of the other is drawn.

    \b
    Examples:
      duologue whatif story.txt --at p27 --act repair
      duologue whatif story.txt --at "You came" --act attack -o fan.svg
    """
    chosen = wanted(FORMS, form, output)

    def make(read: Story) -> str:
        return _document(read.bond(*(between or ())).whatif(at, act, by, seed), chosen)

    found = Form(chosen, "What if", f"a what-if as {chosen}", (FORMS[chosen],), make, _OURS.get(chosen))
    return deliver(story, found, output, rules, force, quiet)


def _document(found: WhatIf, form: str) -> str:
    from duologue.exports.bond_rows import whatif_json
    from duologue.exports.bond_terminal import whatif_text

    if form == "json":
        return whatif_json(found)
    if form == "svg":
        return found.plot().svg
    return whatif_text(found, width(sys.stdout), colour(sys.stdout))
