"""The stories a command line names: patterns expanded, repetitions dropped, and each of them read."""

from __future__ import annotations

import glob
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duologue.cli.console import Progress, say
from duologue.errors import UnreadableSource

if TYPE_CHECKING:  # a Story brings numpy, which `--help` should not wait for
    from duologue.story.story import Story

STANDARD_INPUT = "-"
RULES_OPTION = click.option(
    "--rules", is_flag=True, help="Read by rules alone, without the encoder: sooner, and less sure of who she is."
)
"""How every command that reads is told to do without what a network has learned."""


def named_stories(words: Sequence[str]) -> list[str]:
    """Each file once, in the order given; a pattern the shell left alone becomes the files it matches."""
    found = [story for word in words for story in _expanded(word)]
    return list(dict.fromkeys(found))


def _expanded(word: str) -> list[str]:
    if word == STANDARD_INPUT or not glob.has_magic(word) or Path(word).exists():
        return [word]
    # A pattern that matches nothing stays: opening it tells the user so, as a shell would.
    return sorted(glob.glob(word, recursive=True)) or [word]  # noqa: PTH207 (Path.glob refuses absolute patterns)


def standard_input() -> bytes:
    """Everything on standard input."""
    if sys.stdin is None:
        raise UnreadableSource("standard input", "it is closed", "Name a file instead.")
    if sys.stdin.isatty():
        say("Reading what you type; end with Ctrl-D (Ctrl-Z and Enter on Windows).")
    return sys.stdin.buffer.read()


def read_story(name: str, progress: Progress, rules: bool) -> Story:
    """The story in the file `name`, or on standard input; by `rules` alone, or with the encoder.

    Raises UnreadableSource where it cannot be read.
    """
    from duologue.formats.open import open_stream
    from duologue.reader import read, read_source

    if name == STANDARD_INPUT:
        return read_source(open_stream(standard_input(), None), progress, rules=rules)
    return read(name, progress, rules)
