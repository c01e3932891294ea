"""What is shown to a person at a terminal, and to nobody else."""

import io
import sys
import threading

import pytest

from duologue.cli import console
from duologue.cli.console import Progress, colour, width


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


def terminal_for(monkeypatch: pytest.MonkeyPatch, patience: float = 0.0) -> Terminal:
    """Standard error as a terminal. No fixture: pytest puts its own stream back before the test."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(console, "_PATIENCE", patience)
    monkeypatch.setenv("COLUMNS", "60")
    return screen


def shown(screen: Terminal) -> str:
    """What the last line looks like after everything that was written to it."""
    line = ""
    for part in screen.getvalue().split("\r"):
        line = part + line[len(part) :]
    return line.rstrip()


def wait_for_start() -> None:
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()


def test_progress_names_the_stage_and_leaves_nothing_behind(monkeypatch):
    """While reading: what is being done. Afterwards: a clean line."""
    terminal = terminal_for(monkeypatch)
    with Progress("emma.txt") as progress:
        progress("layout", 0, 6)
        wait_for_start()
        assert shown(terminal) == "emma.txt: layout (1 of 6)"
        progress("cast", 2, 6)
        assert shown(terminal) == "emma.txt: cast (3 of 6)"

    assert shown(terminal) == ""


def test_progress_keeps_to_one_line(monkeypatch):
    """A long name is cut and does not wrap, or it could not be wiped out again."""
    terminal = terminal_for(monkeypatch)
    with Progress("a" * 200) as progress:
        wait_for_start()
        progress.tell("layout")

        assert len(shown(terminal)) < 60


def test_a_short_reading_shows_no_progress(monkeypatch):
    """Under a second there is nothing to wait for."""
    terminal = terminal_for(monkeypatch, 60.0)
    with Progress("emma.txt") as progress:
        progress("layout", 0, 6)

    assert terminal.getvalue() == ""


@pytest.mark.parametrize("quiet", [True, False])
def test_progress_is_for_terminals_and_not_for_the_quiet(monkeypatch, quiet):
    """A log file gets no carriage returns."""
    screen = terminal_for(monkeypatch)
    if not quiet:
        screen = io.StringIO()
        monkeypatch.setattr(sys, "stderr", screen)
    with Progress("emma.txt", quiet) as progress:
        wait_for_start()
        progress.tell("layout")

    assert screen.getvalue() == ""


def test_width_and_colour_follow_the_terminal(monkeypatch):
    """And the conventions of those who want none."""
    terminal = terminal_for(monkeypatch)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    assert (width(terminal), colour(terminal)) == (60, True)
    assert (width(io.StringIO()), colour(io.StringIO())) == (80, False)
    assert (width(None), colour(None)) == (80, False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colour(terminal)
