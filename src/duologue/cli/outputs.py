"""Where each reading goes, decided before any reading starts; and putting it there whole or not at all."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from duologue.cli.forms import HEAD, Form
from duologue.cli.inputs import STANDARD_INPUT
from duologue.errors import DuologueError
from duologue.whole_file import write_whole as write_whole

STANDARD_OUTPUT = "-"


class TargetError(DuologueError):
    """A place where a reading cannot, or must not, be written."""


@dataclass(frozen=True, slots=True)
class Job:
    """One story to read, and the file its reading becomes; None is standard output."""

    story: str
    target: Path | None


def plan(stories: Sequence[str], form: Form, output: str | None) -> list[Job]:
    """A job for every story. Raises click.UsageError where the two cannot go together."""
    if output == STANDARD_OUTPUT or (output is None and form.name == "text"):
        if len(stories) > 1 and form.name == "html":
            raise click.UsageError("Several pages cannot share standard output. Give a folder: -o pages/")
        return [Job(story, None) for story in stories]
    if output is None:
        return _beside(stories, form)
    if len(stories) > 1 or is_folder(output):
        if Path(output).is_file():
            raise click.UsageError(f"{output!r} is one file, for several stories: give a folder, -o pages/")
        return _named(stories, form, Path(output))
    return [Job(stories[0], Path(output))]


def is_folder(output: str) -> bool:
    """Whether `output` names a folder: one that exists, or anything that ends like one."""
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _beside(stories: Sequence[str], form: Form) -> list[Job]:
    if list(stories) == [STANDARD_INPUT]:
        return [Job(STANDARD_INPUT, None)]
    if STANDARD_INPUT in stories:
        raise click.UsageError("Standard input has no folder of its own. Say where readings go: -o readings/")
    return _named(stories, form, None)


def _named(stories: Sequence[str], form: Form, folder: Path | None) -> list[Job]:
    """Names from stems. `emma.txt` and `emma.epub` would meet: the second becomes `emma.epub.html`."""
    # Compared without case, as some file systems do. A story is never written over: the page of `emma.html`
    # is `emma.duologue.html`.
    taken = {_key(Path(story)) for story in stories if story != STANDARD_INPUT}
    jobs = []
    for story in stories:
        path = Path("stdin" if story == STANDARD_INPUT else story)
        home = folder if folder is not None else path.parent
        ending = form.endings[0]
        wanted = [path.stem, path.name] if _key(home / (path.stem + ending)) != _key(path) else []
        target = _first_free(home, [*wanted, f"{path.stem}.duologue"], ending, taken)
        taken.add(_key(target))
        jobs.append(Job(story, target))
    return jobs


def _first_free(home: Path, stems: Sequence[str], ending: str, taken: set[str]) -> Path:
    number = 2
    for stem in stems:
        if _key(home / f"{stem}{ending}") not in taken:
            return home / f"{stem}{ending}"
    while _key(home / f"{stems[-1]}-{number}{ending}") in taken:
        number += 1
    return home / f"{stems[-1]}-{number}{ending}"


def _key(path: Path) -> str:
    return str(path.absolute()).casefold()


def check_target(job: Job, stories: Sequence[str], form: Form, force: bool) -> None:
    """Raise TargetError if writing there would cost the user a file that duologue did not write."""
    target = job.target
    if target is None or not target.exists():
        return
    if target.is_dir():
        raise TargetError(str(target), "it is a folder", "Name a file with -o.")
    for story in stories:
        if story != STANDARD_INPUT and Path(story).exists() and target.samefile(story):
            raise TargetError(str(target), "it is the story itself", "Give another name with -o.")
    if force or not target.is_file():
        return
    with target.open("rb") as file:
        head = file.read(HEAD)
    if not form.wrote(head):
        reason = "there is already a file of that name, which duologue did not write"
        raise TargetError(str(target), reason, "Give another name with -o, or replace it with --force.")
