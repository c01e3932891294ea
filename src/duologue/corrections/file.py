"""The file that keeps a story's corrections: small, readable, beside the story, and always whole."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from duologue.corrections.anchor import Anchor
from duologue.corrections.book import Book, Correction, LineSpeaker, Marked
from duologue.errors import DuologueError
from duologue.story.given import Merge, Narrator, Rename, Split
from duologue.whole_file import write_whole

FORMAT = "duologue/corrections/1"
ENDING = ".duologue.json"


class UnreadableCorrections(DuologueError):  # noqa: N818 (it reads as a sentence where it is raised)
    """A corrections file that says nothing this version understands. It is never overwritten."""


def beside(story: Path) -> Path:
    """Where the corrections of the story in that file are kept: draft.docx has draft.docx.duologue.json."""
    return story.with_name(story.name + ENDING)


def load(path: Path) -> Book:
    """The corrections in a file; none where there is no file. Raises UnreadableCorrections."""
    try:
        document = json.loads(path.read_text("utf-8"))
        rows = document["corrections"] if document["format"] == FORMAT else None
        if rows is None:
            raise _unreadable(path, f"it says {document['format']!r}, and this version reads {FORMAT!r}")
        return Book(tuple(_correction(row) for row in rows))
    except FileNotFoundError:
        return Book()
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as failure:
        raise _unreadable(path, f"it cannot be read ({failure})") from failure
    except (KeyError, TypeError, AttributeError) as failure:
        raise _unreadable(path, f"an entry is incomplete or not understood ({failure})") from failure


def save(book: Book, path: Path) -> None:
    """Write the corrections, whole or not at all; an empty book leaves no file. Raises OSError."""
    if not len(book):
        path.unlink(missing_ok=True)
        return
    rows = [_row(one) for one in book]
    text = json.dumps({"format": FORMAT, "corrections": rows}, ensure_ascii=False, indent=1)
    write_whole(path, (text + "\n").encode("utf-8"))


def _unreadable(path: Path, reason: str) -> UnreadableCorrections:
    return UnreadableCorrections(str(path), reason, "Mend it, or move it away to read without corrections.")


def _row(one: Correction) -> dict[str, Any]:
    facts = asdict(one)
    place = facts.pop("anchor", {})
    facts = {key: list(value) if isinstance(value, tuple) else value for key, value in facts.items()}
    return {"say": _SAYING[type(one)], **facts, **place}


def _correction(row: dict[str, Any]) -> Correction:
    return _MAKERS[row["say"]](row)


def _anchor(row: dict[str, Any]) -> Anchor:
    words, before, after = (str(row[name]) for name in ("words", "before", "after"))
    return Anchor(words, before, after, int(row["at"]))


_SAYING: dict[type, str] = {
    LineSpeaker: "speaker",
    Marked: "stretch",
    Rename: "rename",
    Merge: "merge",
    Split: "split",
    Narrator: "narrator",
}
_MAKERS: dict[str, Callable[[dict[str, Any]], Correction]] = {
    "speaker": lambda row: LineSpeaker(_anchor(row), _name_or_none(row["speaker"])),
    "stretch": lambda row: Marked(_anchor(row), _kind(row["kind"]), _name_or_none(row["who"])),
    "rename": lambda row: Rename(_name(row["person"]), _name(row["name"])),
    "merge": lambda row: Merge(_name(row["person"]), _name(row["into"])),
    "split": lambda row: Split(_name(row["person"]), tuple(map(_name, row["aliases"])), _name(row["name"])),
    "narrator": lambda row: Narrator(_name_or_none(row["person"])),
}


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{value!r} is no name")
    return value


def _name_or_none(value: object) -> str | None:
    return None if value is None else _name(value)


def _kind(value: object) -> str:
    if value not in ("speech", "thought", "not speech"):
        raise TypeError(f"a stretch is 'speech', 'thought' or 'not speech', and not {value!r}")
    return str(value)
