"""The front door: a path, or bytes from standard input, become a Source. Reads no format itself."""

import hashlib
import importlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from duologue.errors import UnreadableSource
from duologue.formats.sniff import looks_like_markdown, sniff
from duologue.formats.table import MAX_FILE_BYTES, format_of, refusal_of
from duologue.text.source import Source

_READERS = {
    "txt": ("plain_text", "read_plain_text"),
    "md": ("markdown", "read_markdown"),
    "html": ("html_page", "read_html"),
    "docx": ("docx", "read_docx"),
    "epub": ("epub", "read_epub"),
    "odt": ("odt", "read_odt"),
    "rtf": ("rtf", "read_rtf"),
    "fountain": ("fountain", "read_fountain"),
    "tei": ("tei", "read_tei"),
    "dialogue": ("plain_text", "read_plain_text"),
    "chat": ("plain_text", "read_plain_text"),
}
_BY_CONTENT = ("docx", "epub", "odt", "rtf", "tei")


def open_source(path: Path) -> Source:
    """Open the file at `path`. Raises UnreadableSource, with the reason and a way out, where it cannot."""
    return open_stream(_bytes_of(path), path.name)


def open_stream(raw: bytes, name: str | None) -> Source:
    """Open bytes already read, as from standard input; with no `name`, the bytes alone tell the format."""
    thing = name or "standard input"
    if len(raw) > MAX_FILE_BYTES:
        raise _too_large(thing)
    extension = Path(name).suffix.lower() if name else ""
    kind, note = _format_and_note(raw, extension, thing)
    source = _reader(kind)(raw, thing)
    notes = (note, *source.notes) if note else source.notes
    return replace(source, name=name, sha256=hashlib.sha256(raw).hexdigest(), notes=notes)


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, read only up to the limit, since a device or a growing file has no honest size."""
    refused = refusal_of(path.suffix)
    try:
        if path.is_dir():
            if refused:
                raise UnreadableSource(path.name, f"no reader for {refused.title}", refused.way_out)
            raise UnreadableSource(str(path), "it is a folder", "Name one file in it.")
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableSource(str(path), "there is no such file", "Check the spelling of its path.") from None
    except PermissionError:
        raise UnreadableSource(str(path), "it may not be read", "Give yourself permission to read it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableSource(str(path), f"it cannot be read ({reason})", "Check its path.") from None
    if len(raw) > MAX_FILE_BYTES:
        raise _too_large(path.name)
    return raw


def _too_large(thing: str) -> UnreadableSource:
    limit = f"it is larger than {MAX_FILE_BYTES >> 20} MB"
    return UnreadableSource(thing, limit, "Split it into books, or save its text without pictures.")


def _format_and_note(raw: bytes, extension: str, thing: str) -> tuple[str, str | None]:
    """What the bytes are, and a remark where the name says something else."""
    told = format_of(extension)
    seen = sniff(raw)
    if seen == "zip":
        from duologue.formats.sniff_zip import sniff_zip

        seen = sniff_zip(raw)
    if seen and seen not in _READERS:
        raise _refusal(seen, extension, thing)
    if seen:
        agree = told is None or told.name == seen
        return seen, None if agree and told else _mismatch(seen, extension)
    refused = refusal_of(extension)
    if refused and raw.strip():
        raise UnreadableSource(thing, f"no reader for {refused.title} ({extension})", refused.way_out)
    if told and told.name not in _BY_CONTENT:
        return told.name, None
    if told:
        return "txt", f"the name says {told.title}, the content does not: read as plain text"
    if not extension:
        return ("md" if looks_like_markdown(raw) else "txt"), None
    return "txt", f"no reader for {extension}: read as plain text"


def _mismatch(seen: str, extension: str) -> str | None:
    return f"the name ends in {extension}, the content is {seen.upper()}: read as that" if extension else None


def _refusal(seen: str, extension: str, thing: str) -> UnreadableSource:
    refused = refusal_of(extension) or refusal_of(seen)
    if refused:
        return UnreadableSource(thing, f"no reader for {refused.title} ({refused.extensions[0]})", refused.way_out)
    return UnreadableSource(thing, "it is a ZIP archive with no document Duologue knows", "Unpack it first.")


def _reader(kind: str) -> Callable[[bytes, str], Source]:
    """The reading function, imported now: a text file must not wait for the libraries of the others."""
    module, function = _READERS[kind]
    reader: Callable[[bytes, str], Source] = getattr(
        importlib.import_module(f"duologue.formats.{module}"), function
    )
    return reader
