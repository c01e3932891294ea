"""`duologue read`: understands what is asked, reads story by story, and tells what became of each."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duologue.cli.console import PipeClosedError, Progress, complain, put, say, visible
from duologue.cli.forms import FORMS, Form, form_for, summary_for
from duologue.cli.inputs import RULES_OPTION, STANDARD_INPUT, named_stories, read_story
from duologue.cli.outputs import STANDARD_OUTPUT, Job, check_target, is_folder, plan
from duologue.whole_file import write_whole

if TYPE_CHECKING:  # a Story brings numpy, which `--help` should not wait for
    from duologue.story.story import Story


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for, the same for every story of one call."""

    stories: tuple[str, ...]
    form: Form
    force: bool
    quiet: bool
    rules: bool


@click.command("read", short_help="Read stories, and keep what was read as a page, JSON or text.")
@click.argument("stories", metavar="STORY...", nargs=-1, required=True)
@click.option(
    "--to",
    "form",
    type=click.Choice(list(FORMS)),
    help="The form to keep the reading in. Without it: what the name after -o says, else html.",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Where to write: a file, a folder (for several stories), or - for standard output. "
    "Without it: beside the story, under the story's name.",
)
@click.option("--force", is_flag=True, help="Replace a file that duologue did not write.")
@RULES_OPTION
@click.option("-q", "--quiet", is_flag=True, help="No summary, remarks or progress; errors are still told.")
def command(
    stories: tuple[str, ...], form: str | None, output: str | None, force: bool, quiet: bool, rules: bool
) -> int:
    """Read each STORY: who speaks, to whom, and how sure that is.

    A STORY is a file (see `duologue formats`), or - for standard input. The story itself is never changed.
    A summary is printed, and the reading is kept as a page you open in a browser, as JSON, or as text.

    \b
    Examples:
      duologue read story.txt                  a summary, and the page story.html
      duologue read story.epub --to json -o story.json
      duologue read story.txt --to json -o - | jq .cast
      duologue read drafts/*.docx -o pages/    one page each, in pages/
      duologue read - --to text < story.txt
    """
    named = tuple(named_stories(stories))
    chosen = _form(form, output, named)
    wishes = Wishes(named, chosen, force, quiet, rules)
    # A list and not all() over a generator, which would stop at the first failure.
    done = [_attempt(job, wishes) for job in plan(named, chosen, output)]
    return 0 if all(done) else 1


def _form(asked: str | None, output: str | None, stories: tuple[str, ...]) -> Form:
    if asked:
        return FORMS[asked]
    if output is None:  # a page needs a place, and standard input has none
        return FORMS["text" if stories == (STANDARD_INPUT,) else "html"]
    if output == STANDARD_OUTPUT or len(stories) > 1 or is_folder(output):
        return FORMS["html"]
    if known := form_for(Path(output).suffix):
        return known
    raise click.UsageError(
        f"{output!r} does not say which form to write: add --to html, json or text. A folder ends in /."
    )


def _attempt(job: Job, wishes: Wishes) -> bool:
    """Read one story. A failure is told and does not stop the others."""
    name = "standard input" if job.story == STANDARD_INPUT else job.story
    try:
        check_target(job, wishes.stories, wishes.form, wishes.force)
        with Progress(name, wishes.quiet) as progress:
            story = read_story(job.story, progress, wishes.rules)
            progress.tell(f"writing {wishes.form.name}")
            document = wishes.form.encode(story)
        _deliver(name, story, document, job, wishes)
    except PipeClosedError:
        raise
    except Exception as problem:
        complain(problem, name)
        return False
    return True


def _deliver(name: str, story: Story, document: bytes, job: Job, wishes: Wishes) -> None:
    if job.target is None:
        put(document)
    else:
        write_whole(job.target, document)
    if wishes.quiet:
        return
    for note in story.source.notes:
        say(f"duologue: {visible(name)}: {visible(note)}")
    if len(wishes.stories) == 1 and wishes.form.name != "text":
        _summarise(story, to_errors=job.target is None)
    if job.target is not None:
        read = f"{visible(name)} → " if len(wishes.stories) > 1 else f"{wishes.form.label}: "
        say(read + visible(str(job.target)))


def _summarise(story: Story, to_errors: bool) -> None:
    if to_errors:
        say(summary_for(story, sys.stderr).rstrip("\n"))
    else:
        put((summary_for(story, sys.stdout).rstrip("\n") + "\n").encode("utf-8", "backslashreplace"))
