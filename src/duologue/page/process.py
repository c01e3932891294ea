"""The reading process: one story, asked over a pipe. Started by the server as `python -m duologue.page.process`.

A file that is broken, hostile or far too long ends this process at worst, and never the server; and a reading is
stopped by ending its process. It leaves by itself when the server has gone.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from duologue.errors import DuologueError
from duologue.page.drafts import compared
from duologue.page.frames import Frame, read_frame
from duologue.page.opened import Opened
from duologue.page.takeaway import taken

_Asked = dict[str, Any]


class _Process:
    def __init__(self, output: BinaryIO) -> None:
        self.output = output
        self.opened: Opened | None = None

    def answer(self, asked: _Asked) -> Frame:
        """Do what is asked; what goes wrong is told, and the next question is awaited."""
        try:
            return _DOES[asked["do"]](self, asked)
        except DuologueError as problem:
            return Frame({"failed": str(problem), "status": 422})
        except OSError as problem:
            told = f"{problem.filename or 'the disk'}: {problem.strerror or problem}"
            return Frame({"failed": told, "status": 507})
        except (IndexError, KeyError):
            return Frame({"failed": "that is not there any more. Reload the page.", "status": 404})
        except MemoryError:
            return Frame({"failed": "there is not enough memory to read it.", "status": 507})
        except Exception as problem:
            return Frame({"failed": f"a mistake of ours ({type(problem).__name__}: {problem}).", "status": 500})

    @property
    def story(self) -> Opened:
        """What lies open. Raises KeyError where nothing does."""
        if self.opened is None:
            raise KeyError("story")
        return self.opened

    def tell(self, stage: str, place: int, total: int) -> None:
        """What a reader calls before each stage."""
        self.send(Frame({"progress": [stage, place, total]}))

    def send(self, frame: Frame) -> None:
        self.output.write(frame.packed())
        self.output.flush()


def _open(process: _Process, asked: _Asked) -> Frame:
    opened = process.opened = Opened.open(Path(asked["file"]), asked["name"], asked["closely"], process.tell)
    if asked["earlier"]:
        opened.take_on(Path(asked["earlier"]))
    process.tell("drawing", 1, 1)
    return Frame({"title": opened.outline()["title"], "author": opened.source.author or ""})


def _outline(process: _Process, asked: _Asked) -> Frame:
    return _json(process.story.outline())


def _change(process: _Process, asked: _Asked) -> Frame:
    """Any change; the head tells whether the encoder should read the story anew because of it."""
    opened, change = process.story, str(asked["change"])
    before = opened.whole
    if change == "correct":
        opened.correct(asked["order"])
    elif change == "remove":
        opened.remove(int(asked["order"]["number"]))
    else:
        {"undo": opened.undo, "redo": opened.redo, "settle": opened.settle}[change]()
    anew = change != "settle" and opened.whole is not before
    return Frame({"anew": anew}, _json(opened.outline()).body)


def _catch_up(process: _Process, asked: _Asked) -> Frame:
    process.story.catch_up()
    return Frame({"closely": process.story.closely})


def _compare(process: _Process, asked: _Asked) -> Frame:
    before = Opened.open(Path(asked["file"]), asked["name"], closely=False)
    for opened in (before, process.story):
        opened.finish()
    return _json(compared(before.view, process.story.view))


def _take(process: _Process, asked: _Asked) -> Frame:
    process.story.finish()
    return Frame({}, taken(process.story, asked["kind"], asked["bond"]))


_DOES: dict[str, Callable[[_Process, _Asked], Frame]] = {
    "open": _open,
    "outline": _outline,
    "pieces": lambda process, asked: _json(process.story.pieces(asked["numbers"])),
    "line": lambda process, asked: _json(process.story.line(asked["number"])),
    "person": lambda process, asked: _json(process.story.person(asked["number"])),
    "change": _change,
    "catch up": _catch_up,
    "compare": _compare,
    "take": _take,
}


def _json(document: object) -> Frame:
    # Half a surrogate pair, which a damaged text may hold, can be written in JSON only by its number.
    return Frame({}, json.dumps(document, ensure_ascii=True, separators=(",", ":")).encode("ascii"))


def main() -> None:
    """Answer until nobody asks any more."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not end up between the frames
    process = _Process(output)
    try:
        while frame := read_frame(sys.stdin.buffer):
            process.send(process.answer(frame.head))
    except BrokenPipeError:
        return


if __name__ == "__main__":
    main()
