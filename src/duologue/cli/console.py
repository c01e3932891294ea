"""What the commands say, and where: results on standard output, the rest on standard error."""

import os
import shutil
import sys
import threading
import traceback
from types import TracebackType
from typing import TextIO

from duologue.errors import DuologueError

_WIDEST = 100
_PATIENCE = 1.0  # seconds of silence before progress is worth telling


class PipeClosedError(Exception):
    """Whoever read our standard output has gone (`duologue … | head`): stop, and say nothing."""


def speak_utf8() -> None:
    """Make both outputs UTF-8 whatever the locale says: stories hold characters that cp1252 does not."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def visible(text: str) -> str:
    """`text` on one line, control characters spelt out: a file's name must not move the reader's cursor."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def say(line: str) -> None:
    """One line, or several, on standard error."""
    if sys.stderr is None:
        return
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        return  # nobody is listening; there is nowhere left to say so


def complain(problem: BaseException, about: str = "") -> None:
    """Tell a failure on one line; the traceback only where DUOLOGUE_DEBUG asks for it."""
    if os.environ.get("DUOLOGUE_DEBUG"):
        say("".join(traceback.format_exception(problem)).rstrip())
    say(f"duologue: {visible(_told(problem, about))}")


def _told(problem: BaseException, about: str) -> str:
    if isinstance(problem, DuologueError):
        return str(problem)
    if isinstance(problem, OSError):
        return f"{problem.filename or about or 'system'}: {problem.strerror or problem}"
    thing = f"{about}: " if about else ""
    if isinstance(problem, MemoryError):
        return f"{thing}there is not enough memory to read it. Close other programs, or read it in parts."
    kind = f"{type(problem).__name__}: {problem}".rstrip(": ")
    return f"{thing}a mistake of ours ({kind}). Please report it with what DUOLOGUE_DEBUG=1 prints."


def put(document: bytes) -> None:
    """Write bytes to standard output as they are, line ends included."""
    try:
        sys.stdout.flush()
        left = memoryview(document)
        while left:  # under PYTHONUNBUFFERED a pipe takes what fits, and tells how much that was
            left = left[sys.stdout.buffer.write(left) :]
        sys.stdout.buffer.flush()
    except (BrokenPipeError, AttributeError) as gone:
        raise PipeClosedError from gone
    except OSError as problem:
        if os.name == "nt":  # Windows tells a closed pipe as an invalid argument
            raise PipeClosedError from problem
        raise


def width(stream: TextIO | None) -> int:
    """How many columns to fill: the terminal's, up to what reads well; 80 where there is none."""
    if not is_terminal(stream):
        return 80
    return max(40, min(shutil.get_terminal_size().columns, _WIDEST))


def colour(stream: TextIO | None) -> bool:
    """Whether to colour, by the common conventions: a capable terminal, and no NO_COLOR."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person is looking at `stream`."""
    return stream is not None and not stream.closed and stream.isatty()


class Progress:
    """Names the stage at work on a terminal's last line, once a second has passed. Silent elsewhere."""

    def __init__(self, about: str, quiet: bool = False) -> None:
        self._about = visible(about)
        self._stage = "opening"
        self._shown = 0
        self._lock = threading.Lock()
        self._started = False
        self._timer: threading.Timer | None = None
        if not quiet and is_terminal(sys.stderr):
            self._timer = threading.Timer(_PATIENCE, self._start)
            self._timer.daemon = True

    def __enter__(self) -> "Progress":
        if self._timer:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer:
            self._timer.cancel()
        with self._lock:
            self._started = False
            self._show("")

    def __call__(self, stage: str, place: int, total: int) -> None:
        """What a reader calls before each stage."""
        self.tell(f"{stage} ({place + 1} of {total})")

    def tell(self, stage: str) -> None:
        """Name what is being done now."""
        with self._lock:
            self._stage = stage
            if self._started:
                self._show(f"{self._about}: {stage}")

    def _start(self) -> None:
        with self._lock:
            self._started = True
            self._show(f"{self._about}: {self._stage}")

    def _show(self, line: str) -> None:
        if not (line or self._shown):
            return
        line = line[: width(sys.stderr) - 1]
        # Overwritten with spaces, not erased with a control sequence: old Windows consoles print those.
        blank = " " * self._shown
        sys.stderr.write(f"\r{blank}\r{line}")
        sys.stderr.flush()
        self._shown = len(line)
