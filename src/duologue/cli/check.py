"""`duologue check`: understands what is asked, reads story by story, and tells what is worth a second look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duologue.cli.console import PipeClosedError, Progress, complain, put, say, visible
from duologue.cli.inputs import RULES_OPTION, STANDARD_INPUT, named_stories, read_story
from duologue.cli.outputs import STANDARD_OUTPUT
from duologue.cli.switches import Switches, switches_for
from duologue.errors import DuologueError
from duologue.whole_file import write_whole

if TYPE_CHECKING:  # a Story brings numpy, which `--help` should not wait for
    from duologue.checks.finding import Check
    from duologue.checks.reports import Checked

CLEAN, FOUND, UNREAD = 0, 1, 3


@click.command("check", short_help="What a writer may want to look at again.")
@click.argument("stories", metavar="STORY...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="How to tell it: lines of text (the default), JSON, SARIF for editors, GitHub's annotations.",
)
@click.option("--select", metavar="CODES", help="Only these checks: codes or their beginnings, as in D1,D305.")
@click.option("--also", metavar="CODES", help="These checks as well, though they are off by default.")
@click.option("--ignore", metavar="CODES", help="Not these checks.")
@click.option("-o", "--output", metavar="PATH", help="Write to a file. Without it, or for -: standard output.")
@RULES_OPTION
@click.option("-q", "--quiet", is_flag=True, help="No count and no progress; errors are still told.")
def command(
    stories: tuple[str, ...],
    form: str,
    select: str | None,
    also: str | None,
    ignore: str | None,
    output: str | None,
    quiet: bool,
    rules: bool,
) -> int:
    """Read each STORY, and tell what a writer may want to look at.

    Another head within a scene; quotation marks that went wrong; names that confuse; and if asked (--also D101),
    where a reader may lose the speaker. Every check has a page in docs/checks. The story is never changed.
    The exit status is 1 where something is found, and 0 where nothing is.

    \b
    Examples:
      duologue check draft.docx
      duologue check chapters/*.md --select D1,D3
      duologue check draft.txt --format sarif -o draft.sarif
    """
    named = named_stories(stories)
    asked = Switches(_codes(select), _codes(also) or (), _codes(ignore) or ())
    _check_target(output, named)
    plans = [(name, _checks(name, asked)) for name in named]
    found: list[Checked] = []
    unread = False
    for name, checks in plans:
        one = _attempt(name, checks, quiet, rules)
        unread = unread or one is None
        if one:
            found.append(one)
    _deliver(found, form, output)
    if not quiet:
        say(_count(found))
    return UNREAD if unread else FOUND if any(one.findings for one in found) else CLEAN


def _codes(words: str | None) -> tuple[str, ...] | None:
    return None if words is None else tuple(code.strip().upper() for code in words.split(",") if code.strip())


def _checks(name: str, asked: Switches) -> tuple[Check, ...]:
    """The checks for one story: what is asked here goes before what its project asks for."""
    from duologue.checks.table import chosen

    try:
        kept = switches_for((Path.cwd() / name).parent if name != STANDARD_INPUT else Path.cwd())
        if asked.select is not None:
            kept = replace(kept, select=asked.select, also=())
        return chosen(kept.select, (*kept.also, *asked.also), (*kept.ignore, *asked.ignore))
    except DuologueError as problem:
        raise click.UsageError(visible(str(problem))) from problem


def _check_target(output: str | None, stories: list[str]) -> None:
    """Raise click.UsageError where writing would cost the user a story."""
    if output is None or output == STANDARD_OUTPUT:
        return
    target = Path(output)
    if target.is_dir():
        raise click.UsageError(f"{output!r} is a folder. Name a file with -o.")
    for story in stories:
        if story != STANDARD_INPUT and target.exists() and Path(story).exists() and target.samefile(story):
            raise click.UsageError(f"{output!r} is a story itself. Give another name with -o.")


def _attempt(name: str, checks: tuple[Check, ...], quiet: bool, rules: bool) -> Checked | None:
    """Read and check one story. A failure is told and does not stop the others."""
    from duologue.checks.reports import Checked
    from duologue.checks.table import findings

    shown = "standard input" if name == STANDARD_INPUT else name
    try:
        with Progress(shown, quiet) as progress:
            story = read_story(name, progress, rules)
            progress.tell("checking")
            return Checked(shown, story, findings(story, checks))
    except PipeClosedError:
        raise
    except Exception as problem:
        complain(problem, shown)
        return None


def _deliver(found: list[Checked], form: str, output: str | None) -> None:
    from duologue.checks.reports import REPORTS

    document = REPORTS[form](found).encode("utf-8", "backslashreplace")
    if output is None or output == STANDARD_OUTPUT:
        put(document)
    else:
        write_whole(Path(output), document)


def _count(found: list[Checked]) -> str:
    number = sum(len(one.findings) for one in found)
    things = "Nothing found" if not number else "1 finding" if number == 1 else f"{number} findings"
    return f"{things} in {len(found)} {'story' if len(found) == 1 else 'stories'}."
