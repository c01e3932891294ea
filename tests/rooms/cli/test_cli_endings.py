"""How calls end: one clear line, the right exit status, and never a traceback unasked."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import duologue as package
from duologue.cli import read as read_command
from duologue.cli.console import visible


def names_in(folder):
    return sorted(path.name for path in Path(folder).iterdir())


DUOLOGUE = [sys.executable, "-m", "duologue.cli"]


def test_version(duologue):
    """The name and the version, for people and for scripts."""
    ran = duologue("--version")

    assert (ran.status, ran.out) == (0, f"duologue {package.__version__}\n")


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["read", "--help"], ["formats", "--help"]])
def test_help_shows_examples(duologue, words):
    """Every page of help has something to copy."""
    ran = duologue(*words)

    assert ran.status == 0
    assert re.search(r"Examples?:\n +duologue ", ran.out)
    assert max(len(line) for line in ran.out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Usage: duologue"),
        (["read"], "Missing argument 'STORY...'"),
        (["raed", "x.txt"], "No such command 'raed'"),
        (["visit.txt"], "To read it: duologue read visit.txt"),
        (["read", "visit.txt", "--to", "pdf"], "'pdf' is not one of"),
        (["read", "visit.txt", "--colour"], "No such option"),
        (["read", "visit.txt", "-o", "pages"], "does not say which form to write"),
        (["read", "visit.txt", "-o", "page.pdf"], "does not say which form to write"),
        (["read", "visit.txt", "other.txt", "-o", "visit.txt"], "give a folder"),
        (["read", "visit.txt", "other.txt", "-o", "-"], "Give a folder"),
        (["read", "visit.txt", "-"], "Say where readings go"),
    ],
)
def test_misuse_is_status_two_and_says_what_to_do(duologue, visit, words, told):
    """And nothing is read or written."""
    Path("other.txt").touch()
    ran = duologue(*words)

    assert ran.status == 2
    assert told in " ".join(ran.err.split())
    assert names_in(".") == ["other.txt", "visit.txt"]


def test_a_missing_story_is_one_line(duologue, visit):
    """The name, the reason; no usage, no traceback."""
    ran = duologue("read", "none.txt")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("duologue: none.txt: ")
    assert ran.err.count("\n") == 1


def test_a_mistake_of_ours_is_one_line(duologue, visit, monkeypatch):
    """It says that it is ours, and how to get the traceback that a report needs."""
    monkeypatch.setattr(read_command, "read_story", lambda name, progress, rules: {}["nowhere"])
    monkeypatch.delenv("DUOLOGUE_DEBUG", raising=False)
    ran = duologue("read", "visit.txt")

    assert ran.status == 1
    assert ran.err == (
        "duologue: visit.txt: a mistake of ours (KeyError: 'nowhere'). "
        "Please report it with what DUOLOGUE_DEBUG=1 prints.\n"
    )


def test_debug_shows_the_traceback(duologue, visit, monkeypatch):
    """Asked for, it comes."""
    monkeypatch.setattr(read_command, "read_story", lambda name, progress, rules: {}["nowhere"])
    monkeypatch.setenv("DUOLOGUE_DEBUG", "1")

    assert "Traceback (most recent call last)" in duologue("read", "visit.txt").err


def test_too_little_memory_is_told_as_such(duologue, visit, monkeypatch):
    """Not as a mistake of ours."""

    def exhausted(name, progress, rules):
        raise MemoryError

    monkeypatch.setattr(read_command, "read_story", exhausted)

    assert "not enough memory" in duologue("read", "visit.txt").err


def test_a_folder_that_cannot_be_written_is_told(duologue, visit):
    """The system's own reason, on our line."""
    Path("file").write_text("in the way", "utf-8")
    ran = duologue("read", "visit.txt", "-o", "file/page.html")

    assert ran.status == 1
    assert ran.err.startswith("duologue: ")
    assert ran.err.count("\n") == 1


def test_a_name_cannot_move_the_cursor():
    """Control characters in a file's name are spelt out."""
    assert visible("a\x1b[2Jb\nc“é”") == "a\\x1b[2Jb\\nc“é”"


def test_output_is_utf8_where_the_locale_is_not(visit):
    """As on a machine whose locale is C, or cp1252."""
    for encoding in ("ascii", "cp1252"):
        env = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0"}
        call = [*DUOLOGUE, "read", "visit.txt", "--to", "json", "-o", "-"]
        ran = subprocess.run(call, env=env, capture_output=True, check=True)

        assert json.loads(ran.stdout.decode("utf-8"))["text"] == visit.read_text("utf-8")
        assert ran.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes close differently there")
def test_a_closed_pipe_is_quiet(visit):
    """`duologue read … | head -1` ends without a word."""
    visit.write_text("“You came,” said Ada.\n\n" * 4_000, "utf-8")
    call = [*DUOLOGUE, "read", "visit.txt", "-q", "--to", "json", "-o", "-"]
    reading = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert reading.stdout is not None and reading.stderr is not None
    start = reading.stdout.read(1)
    reading.stdout.close()

    assert (start, reading.stderr.read(), reading.wait(timeout=20)) == (b"{", b"", 141)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_slow_reader_gets_everything(visit, unbuffered):
    """A pipe holds less than a novel; under PYTHONUNBUFFERED it takes a part at a time."""
    visit.write_text("“You came,” said Ada.\n\n" * 4_000, "utf-8")
    call = [*DUOLOGUE, "read", "visit.txt", "-q", "--to", "json", "-o", "-"]
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    ran = subprocess.run(call, env=env, capture_output=True, check=True)

    assert json.loads(ran.stdout)["text"] == visit.read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_interruption_is_status_130(visit):
    """Ctrl-C stops at once, with no traceback and no half a file."""
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    call = [*DUOLOGUE, "read", "-", "-o", "page.html"]
    waiting = subprocess.Popen(call, env=env, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert waiting.stdin is not None
    waiting.stdin.write(b"x" * 400_000)  # more than a pipe holds: done when it is being read
    waiting.send_signal(signal.SIGINT)
    _, err = waiting.communicate(timeout=20)

    assert (waiting.returncode, err) == (130, b"\nduologue: stopped.\n")
    assert names_in(".") == ["visit.txt"]


def test_formats_lists_what_is_read_and_what_is_not(duologue):
    """Every format of the table, and the way round for those that are not in it."""
    ran = duologue("formats")

    assert (ran.status, ran.err) == (0, "")
    for word in (".txt", ".epub", ".docx", ".pdf", "html", "json", "text"):
        assert word in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 80
