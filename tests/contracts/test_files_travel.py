"""What is checked in works on any machine, and reading never leaves this one."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from house import ROOT

_ONE_MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|Users|work|opt|mnt)/\w|\b[A-Z]:\\Users\\\w")
_NO_SOCKETS = """
import sys
sys.addaudithook(lambda event, _: event.startswith("socket.") and sys.exit("a socket was used: " + event))
import duologue, duologue.cli.main
duologue.read_text("“No,” said Ada. Bram shut the door.")
"""


def tracked() -> list[Path]:
    """The files under version control."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_tracked_file_names_one_machine() -> None:
    """An absolute path works for the one who wrote it."""
    wrong = []
    for path in tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, or a story in another encoding
        wrong += [f"{path.relative_to(ROOT)}: {found.group()}…" for found in _ONE_MACHINE.finditer(text)]

    assert wrong == []


def test_reading_opens_no_socket() -> None:
    """Not by us, and not by anything we import."""
    ran = subprocess.run([sys.executable, "-c", _NO_SOCKETS], capture_output=True, text=True)

    assert (ran.returncode, ran.stderr) == (0, "")
