"""The command line, run in this process: what it returned, what it wrote, what it said."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from duologue.cli.main import main

VISIT = "“You came,” said Ada.\n\nBram shut the door. “I said I would.”\n"


@dataclass(frozen=True, slots=True)
class Ran:
    """How one call ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def duologue(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Call the command line with these words, and with `given` on its standard input."""

    def run(*words: str | Path, given: bytes = b"") -> Ran:
        capfdbinary.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = main([str(word) for word in words])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Ran(status, out.decode("utf-8", "surrogateescape"), err.decode("utf-8"))

    return run


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small story in a folder of its own, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    story = tmp_path / "visit.txt"
    story.write_text(VISIT, "utf-8")
    return story
