"""Read the members of a zipped document within bounds. Writes nothing, knows no document format."""

import io
import posixpath
import zipfile
import zlib
from typing import IO
from urllib.parse import unquote

from duologue.errors import UnreadableSource

MAX_ENTRIES = 20_000
MAX_MEMBER = 64 * 2**20
MAX_TOTAL = 128 * 2**20
MAX_RATIO = 200
RATIO_FROM = 2**20
"""Honest books hold small files that shrink a hundredfold; only above this size is the ratio a bad sign."""

_CHUNK = 64 * 2**10
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    KeyError,
    RuntimeError,
)


class Container:
    """A zip file held in memory, read member by member; what was inflated so far is counted."""

    def __init__(self, raw: bytes, thing: str) -> None:
        self.thing = thing
        self._inflated = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except _BROKEN as error:
            raise self._damaged("its list of contents cannot be read") from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise self._too_big(f"it holds more than {MAX_ENTRIES:,} entries")
        self._entries = {entry.filename: entry for entry in entries}
        self._lower = {name.lower(): name for name in reversed(list(self._entries))}

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names, in the archive's order."""
        return tuple(self._entries)

    def find(self, name: str) -> str | None:
        """The member meant by `name`: as it stands, unescaped, or in other capitals."""
        for candidate in (name, unquote(name)):
            if candidate in self._entries:
                return candidate
            if candidate.lower() in self._lower:
                return self._lower[candidate.lower()]
        return None

    def read(self, name: str) -> bytes:
        """The whole of one member, never more than the bounds allow, whatever size it claims to have."""
        found = self.find(name)
        if found is None:
            raise self._damaged(f"its part {name!r} is missing")
        entry = self._entries[found]
        if entry.flag_bits & 1:
            raise UnreadableSource(self.thing, "it is locked with a password", "Save it again without one.")
        try:
            with self._zip.open(entry) as member:
                return self._inflate(member, entry)
        except _BROKEN as error:
            raise self._damaged(f"its part {found!r} cannot be unpacked") from error

    def read_if_any(self, name: str) -> bytes | None:
        """One member, or None where the container has none of that name."""
        return self.read(name) if self.find(name) is not None else None

    def _inflate(self, member: IO[bytes], entry: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        size = 0
        while piece := member.read(_CHUNK):
            size += len(piece)
            self._inflated += len(piece)
            if size > MAX_MEMBER:
                raise self._too_big(f"its part {entry.filename!r} unpacks to more than {MAX_MEMBER >> 20} MB")
            if self._inflated > MAX_TOTAL:
                raise self._too_big(f"it unpacks to more than {MAX_TOTAL >> 20} MB")
            if size > RATIO_FROM and size > MAX_RATIO * max(entry.compress_size, 1):
                raise self._too_big(f"its part {entry.filename!r} unpacks to over {MAX_RATIO} times its size")
            pieces.append(piece)
        return b"".join(pieces)

    def _damaged(self, reason: str) -> UnreadableSource:
        return UnreadableSource(
            self.thing, f"the file is damaged or cut short: {reason}", "Download it or save it again."
        )

    def _too_big(self, reason: str) -> UnreadableSource:
        return UnreadableSource(
            self.thing,
            reason,
            "This is how a harmful file looks; if it is your own, save its text as plain text.",
        )


def resolve(base: str, link: str) -> str:
    """The member that `link`, written in the member `base`, leads to; its fragment aside."""
    path = unquote(link.partition("#")[0])
    if not path:
        return base
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    parts: list[str] = []
    for part in joined.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
