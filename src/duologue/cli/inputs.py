"""The stories a command line names: patterns expanded, repetitions dropped. Opens none of them."""

import glob
import sys
from collections.abc import Sequence
from pathlib import Path

from duologue.cli.console import say
from duologue.errors import UnreadableSource

STANDARD_INPUT = "-"


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
