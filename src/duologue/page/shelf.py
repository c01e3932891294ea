"""The shelf: what was opened on the page, kept in one folder on this disk. Reads no story itself.

A file that was named on the command line stays where it is, and the shelf only remembers the way to it. A file
dropped into the browser comes without its place, so the shelf keeps a copy. Entries are found by an id that is
looked up among those the shelf has; nothing a browser says becomes part of a path.
"""

import hashlib
import json
import os
import shutil
import sys
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath

from duologue.formats.table import FORMATS, REFUSED

_ABOUT = "about.json"
_MOST_NAME = 120
_ENDINGS = {ending for kind in FORMATS for ending in kind.extensions}
_ENDINGS |= {ending for kind in REFUSED for ending in kind.extensions}


@dataclass(frozen=True, slots=True)
class Entry:
    """One story on the shelf.

    `name` is its file's name as shown; `file` where its bytes are. `owned` tells that this is the shelf's own
    copy. `earlier` is the id of the draft before this one. `opened` is a time in UTC, ISO 8601.
    """

    id: str
    name: str
    file: Path
    owned: bool
    title: str = ""
    author: str = ""
    earlier: str | None = None
    opened: str = ""

    @property
    def there(self) -> bool:
        """Whether the file is still where it was."""
        return self.file.is_file()


def home() -> Path:
    """The folder for what duologue keeps: DUOLOGUE_HOME, else where this system keeps programs' data."""
    if told := os.environ.get("DUOLOGUE_HOME"):
        return Path(told).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "duologue"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "duologue"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "duologue"


class Shelf:
    """The entries under one folder, each in a folder of its own, readable by this user alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "shelf"

    def entries(self) -> list[Entry]:
        """All of them, the last opened first. A damaged one is passed over, and stays where it is."""
        found = (self._read(place) for place in self._places().values())
        return sorted((entry for entry in found if entry), key=lambda entry: entry.opened, reverse=True)

    def find(self, id_: str) -> Entry | None:
        """The entry of that id."""
        place = self._places().get(id_)
        return self._read(place) if place else None

    def put_file(self, path: Path) -> Entry:
        """Remember a file that stays where it is. The same file is the same entry, whatever it holds by now."""
        path = path.resolve()
        id_ = _digest(os.fsencode(path))
        known = self.find(id_)
        entry = known or Entry(id_, _shown(path.name), path, owned=False)
        return self._keep(replace(entry, opened=_now()))

    def put_bytes(self, raw: bytes, name: str, earlier: str | None = None) -> Entry:
        """Keep a copy of `raw`. The same bytes under the same name are the same entry."""
        name = _shown(name)
        id_ = _digest(name.encode("utf-8", "replace"), raw)
        if known := self.find(id_):
            return self._keep(replace(known, opened=_now(), earlier=known.earlier or earlier))
        ending = PureWindowsPath(name).suffix.lower()
        file = self.folder / id_ / ("story" + (ending if ending in _ENDINGS else ""))
        self._folder(id_)
        file.write_bytes(raw)
        return self._keep(Entry(id_, name, file, owned=True, earlier=earlier, opened=_now()))

    def describe(self, id_: str, title: str, author: str) -> None:
        """Write down what reading has told of an entry."""
        if (entry := self.find(id_)) and (entry.title, entry.author) != (title, author):
            self._keep(replace(entry, title=title, author=author))

    def forget(self, id_: str) -> None:
        """Remove an entry and the shelf's copy. A story's own file, and the corrections beside it, stay."""
        if place := self._places().get(id_):
            shutil.rmtree(place)

    def _places(self) -> dict[str, Path]:
        if not self.folder.is_dir():
            return {}
        return {place.name: place for place in self.folder.iterdir() if (place / _ABOUT).is_file()}

    def _read(self, place: Path) -> Entry | None:
        try:
            about = json.loads((place / _ABOUT).read_text("utf-8"))
            file = place / about["file"] if about["owned"] else Path(about["file"])
            return Entry(**{**about, "id": place.name, "file": file})
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _keep(self, entry: Entry) -> Entry:
        place = self._folder(entry.id)
        about = asdict(entry) | {"file": entry.file.name if entry.owned else str(entry.file)}
        del about["id"]
        part = place / f"{_ABOUT}.part"
        part.write_text(json.dumps(about, ensure_ascii=False, indent=1), "utf-8", "replace")
        part.replace(place / _ABOUT)
        return entry

    def _folder(self, id_: str) -> Path:
        place = self.folder / id_
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        return place


def _shown(name: str) -> str:
    """A file's name as a label: its last part, on one line, of bounded length, its ending kept."""
    name = "".join(c if c.isprintable() else " " for c in PureWindowsPath(name).name).strip()
    if len(name) > _MOST_NAME:
        ending = PureWindowsPath(name).suffix[:12]
        name = name[: _MOST_NAME - len(ending) - 1] + "…" + ending
    return name or "Untitled"


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
