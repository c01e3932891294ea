"""The front door: a path becomes a Source."""

import hashlib
from pathlib import Path

from duologue.text.source import Source


def open_source(path: Path) -> Source:
    """Open the file at `path` as a Source."""
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig")
    return Source(text=text, sha256=hashlib.sha256(raw).hexdigest(), name=path.name, encoding="utf-8")
