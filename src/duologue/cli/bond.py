"""`duologue bond`: how two people of a story stand to each other, on the screen or in a file."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duologue.cli.console import PipeClosedError, Progress, colour, complain, put, say, visible, width
from duologue.cli.forms import Form
from duologue.cli.inputs import STANDARD_INPUT, read_story
from duologue.cli.outputs import STANDARD_OUTPUT, Job, check_target, plan
from duologue.whole_file import write_whole

if TYPE_CHECKING:  # a Story brings numpy, which `--help` should not wait for
    from duologue.story.story import Story

Names = tuple[str, ...]
Make = Callable[["Story"], str]

DRAWN = re.compile(rb"<!-- drawn by duologue -->")


@click.command("bond", short_help="Two people: the curve, where it turns, the ending.")
@click.argument("story", metavar="STORY")
@click.option("--between", nargs=2, metavar="NAME NAME", help="Whose bond. Without it: the story's strongest.")
@click.option("--to", "form", type=click.Choice(["text", "html", "json", "csv", "svg"]), help="What to write.")
@click.option("-o", "--output", metavar="PATH", help="Where: a file, a folder, or - for standard output.")
@click.option("--rules", is_flag=True, help="Read by rules alone, without the encoder: faster, and less sure.")
@click.option("--force", is_flag=True, help="Replace a file that duologue did not write.")
@click.option("-q", "--quiet", is_flag=True, help="No remarks or progress; errors are still told.")
def command(
    story: str, between: Names | None, form: str | None, output: str | None, rules: bool, force: bool, quiet: bool
) -> int:
    """Show the bond of two people of STORY: how warm each is to the other, moment by moment; where it turns, with
    the sentences; how it ends, and who goes away.

    Names are any that the story uses for them. On the screen unless a form or a file is asked for.

    \b
    Examples:
      duologue bond story.txt
      duologue bond story.txt --between Nora Theo
      duologue bond story.txt --to svg -o curve.svg
      duologue bond novel.epub --between Emma "Mr. Knightley" --to csv -o -
    """
    chosen = wanted(FORMS, form, output)
    names = tuple(between or ())
    return deliver(story, _form(chosen, names, output), output, rules, force, quiet)


def wanted(forms: dict[str, str], asked: str | None, output: str | None) -> str:
    """The name of the form that is asked for: by itself, or by the ending of the file."""
    if asked:
        return asked
    if output is None or output == STANDARD_OUTPUT:
        return "text"
    ending = Path(output).suffix.lower()
    found = next((name for name, its in forms.items() if ending == Path(its).suffix), None)
    if found is None:
        raise click.UsageError(f"{output!r} does not say what to write: add --to {' or '.join(forms)}.")
    return found


FORMS = {"text": ".bond.txt", "html": ".bond.html", "json": ".bond.json", "csv": ".bond.csv", "svg": ".bond.svg"}
_OURS = {
    "html": re.compile(rb'<meta name="generator" content="Duologue">'),
    "json": re.compile(rb'^\{"schema": "duologue/bond/'),
    "csv": re.compile(rb"^order,block,start,end,scene,person,name,outer,"),
    "svg": DRAWN,
}


def _form(name: str, names: Names, output: str | None) -> Form:
    make = _MAKERS[name]
    return Form(
        name, "Bond", f"a bond as {name}", (FORMS[name],), lambda story: make(story, names), _OURS.get(name)
    )


def _text(story: Story, names: Names) -> str:
    from duologue.exports.bond_terminal import bond_text

    return bond_text(story.bond(*names), width(sys.stdout), colour(sys.stdout))


def _html(story: Story, names: Names) -> str:
    from duologue.exports.bond_html import bond_html

    return bond_html(story.bond(*names))


def _json(story: Story, names: Names) -> str:
    from duologue.exports.bond_rows import bond_json

    return bond_json(story.bond(*names))


def _csv(story: Story, names: Names) -> str:
    from duologue.exports.bond_csv import bond_csv

    return bond_csv(story.bond(*names))


def _svg(story: Story, names: Names) -> str:
    return story.bond(*names).curve.plot().svg


_MAKERS: dict[str, Callable[[Story, Names], str]] = {
    "text": _text,
    "html": _html,
    "json": _json,
    "csv": _csv,
    "svg": _svg,
}


def deliver(name: str, form: Form, output: str | None, rules: bool, force: bool, quiet: bool) -> int:
    """Read one story, and put what `form` makes of it where it is wanted. Returns the exit status."""
    job = plan([name], form, output)[0]
    shown = "standard input" if name == STANDARD_INPUT else name
    try:
        check_target(job, (name,), form, force)
        with Progress(shown, quiet) as progress:
            story = read_story(name, progress, rules)
            progress.tell(f"writing {form.name}")
            document = form.encode(story)
        _put(document, job, form, quiet)
    except PipeClosedError:
        raise
    except Exception as problem:
        complain(problem, shown)
        return 1
    return 0


def _put(document: bytes, job: Job, form: Form, quiet: bool) -> None:
    if job.target is None:
        put(document)
        return
    write_whole(job.target, document)
    if not quiet:
        say(f"{form.label}: {visible(str(job.target))}")
