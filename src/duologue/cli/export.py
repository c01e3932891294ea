"""`duologue export`: reads story by story, and writes each in a format that others' programs open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duologue.cli.console import PipeClosedError, Progress, complain, put, say, visible
from duologue.cli.forms import Form
from duologue.cli.inputs import RULES_OPTION, STANDARD_INPUT, named_stories, read_story
from duologue.cli.outputs import STANDARD_OUTPUT, Job, check_target, plan
from duologue.errors import DuologueError
from duologue.exports.table import EXPORTS, Export
from duologue.whole_file import write_whole

if TYPE_CHECKING:  # a Story brings numpy, which `--help` should not wait for
    from duologue.story.story import Story


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for, the same for every story of one call."""

    stories: tuple[str, ...]
    export: Export
    force: bool
    quiet: bool
    rules: bool
    text: bool
    names: bool


_FORMATS = "\n".join(["\b", "Formats:", *(f"  {row.name:10}{row.what}" for row in EXPORTS.values())])


@click.command("export", short_help="Write readings for other programs: TEI, BookNLP, graphs.", epilog=_FORMATS)
@click.argument("stories", metavar="STORY...", nargs=-1, required=True)
@click.option("--to", "name", type=click.Choice(list(EXPORTS)), required=True, help="The format to write.")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Where to write: a folder, a file, or - for standard output (the last two for a format of one file). "
    "Without it: beside the story, under the story's name.",
)
@click.option("--force", is_flag=True, help="Replace a file that duologue did not write.")
@click.option(
    "--non-consumptive", is_flag=True, help="Counts, curves and codes, without the text (for tables and parquet)."
)
@click.option("--no-names", is_flag=True, help="With --non-consumptive: people by their ids alone.")
@RULES_OPTION
@click.option("-q", "--quiet", is_flag=True, help="No remarks or progress; errors are still told.")
def command(
    stories: tuple[str, ...],
    name: str,
    output: str | None,
    force: bool,
    non_consumptive: bool,
    no_names: bool,
    quiet: bool,
    rules: bool,
) -> int:
    """Read each STORY, and write what was read for other programs.

    A STORY is a file (see `duologue formats`), or - for standard input. The story itself is never changed.

    \b
    Examples:
      duologue export story.epub --to tei -o out/
      duologue export drafts/*.txt --to booknlp -o out/
      duologue export story.epub --to epub -o out/
      duologue export story.epub --to tables --non-consumptive --no-names -o out/
      duologue export story.txt --to graphml -o - > story.graphml
    """
    named = tuple(named_stories(stories))
    if non_consumptive and not EXPORTS[name].withheld:
        able = " and ".join(row.name for row in EXPORTS.values() if row.withheld)
        raise click.UsageError(f"{name} is nothing without the text: --non-consumptive is for {able}")
    if no_names and not non_consumptive:
        raise click.UsageError("--no-names goes with --non-consumptive: the text itself names people")
    wishes = Wishes(named, EXPORTS[name], force, quiet, rules, not non_consumptive, not no_names)
    jobs = plan(named, _form(wishes.export, wishes.export.suffixes[0]), _place(output, wishes))
    # A list and not all() over a generator, which would stop at the first failure.
    done = [_attempt(job, wishes) for job in jobs]
    return 0 if all(done) else 1


def _place(output: str | None, wishes: Wishes) -> str | None:
    """`output`, once it is known to hold what is asked for; a format of several files always fills a folder."""
    several = len(wishes.export.suffixes) > 1
    if output == STANDARD_OUTPUT or (output is None and STANDARD_INPUT in wishes.stories):
        if several:
            raise click.UsageError(f"{wishes.export.name} is several files: say where with -o out/")
        if len(wishes.stories) > 1:
            raise click.UsageError("Several stories cannot share standard output. Give a folder: -o out/")
    if output is None or output == STANDARD_OUTPUT or not several:
        return output
    if Path(output).is_file():
        raise click.UsageError(f"{output!r} is one file, for a format of several: give a folder, -o out/")
    return str(Path(output)) + "/"


def _form(export: Export, suffix: str) -> Form:
    """One file of an export as the rules of where readings go know it."""
    make: Callable[[Story], str] = lambda story: export.write(story)[suffix].decode("utf-8")  # noqa: E731
    return Form(export.name, export.name, export.what, (suffix,), make, export.ours)


def _attempt(job: Job, wishes: Wishes) -> bool:
    """Read one story and write its files. A failure is told and does not stop the others."""
    name = "standard input" if job.story == STANDARD_INPUT else job.story
    export = wishes.export
    try:
        targets = _targets(job, export)
        for suffix, target in targets.items():
            check_target(Job(job.story, target), wishes.stories, _form(export, suffix), wishes.force)
        with Progress(name, wishes.quiet) as progress:
            story = read_story(job.story, progress, wishes.rules)
            progress.tell(f"writing {export.name}")
            files = _files(job.story, story, wishes)
        _deliver(name, story, files, targets, wishes)
    except PipeClosedError:
        raise
    except Exception as problem:
        complain(problem, name)
        return False
    return True


def _files(name: str, story: Story, wishes: Wishes) -> dict[str, bytes]:
    """The finished files; a format that gives the story's own file back gets that file's bytes."""
    export = wishes.export
    if export.withheld and not wishes.text:
        return export.withheld(story, wishes.names)
    if not export.own or not export.gives_back(story):
        return export.write(story)
    if name == STANDARD_INPUT:
        raise DuologueError(
            "standard input", "what came through it is gone, and cannot be given back", "Name a file."
        )
    return export.own(story, Path(name).read_bytes())


def _targets(job: Job, export: Export) -> dict[str, Path | None]:
    """Where each file of one story goes, by suffix; None is standard output."""
    first, *others = export.suffixes
    targets: dict[str, Path | None] = {first: job.target}
    for suffix in others:
        if job.target is not None:
            targets[suffix] = job.target.with_name(job.target.name.removesuffix(first) + suffix)
    return targets


def _deliver(
    name: str, story: Story, files: dict[str, bytes], targets: dict[str, Path | None], wishes: Wishes
) -> None:
    for suffix, target in targets.items():
        if target is None:
            put(files[suffix])
        else:
            write_whole(target, files[suffix])
    if wishes.quiet:
        return
    for note in story.source.notes:
        say(f"duologue: {visible(name)}: {visible(note)}")
    for target in targets.values():
        if target is not None:
            say(f"{visible(name)} → {visible(str(target))}")
