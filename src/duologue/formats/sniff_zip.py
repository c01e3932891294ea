"""Tell which document a ZIP archive is, by its members' names. Reads no content."""

import io
import zipfile

_HEAD = 4096
_NEAR = 2**20


def sniff_zip(raw: bytes) -> str:
    """By the members' names; where the list at the end is lost, by the names that stand in the head."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            media = _media_type(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return _sniff_broken_zip(raw)
    if "epub" in media or "META-INF/container.xml" in names:
        return "epub"
    if "opendocument.text" in media:
        return "odt"
    if "opendocument" in media:
        return ".ods"
    if any(name.startswith("word/") for name in names):
        return "docx"
    for folder, extension in (("xl/", ".xlsx"), ("ppt/", ".pptx"), ("Index/", ".pages")):
        if any(name.startswith(folder) for name in names):
            return extension
    if any(name.endswith(".scrivx") for name in names):
        return ".scriv"
    return "odt" if "content.xml" in names else "zip"


def _media_type(archive: zipfile.ZipFile) -> str:
    try:
        entry = archive.getinfo("mimetype")
        if entry.flag_bits & 1:
            return ""
        with archive.open(entry) as member:
            return member.read(200).decode("ascii", "replace")
    except Exception:  # any damage here shows again, with its reason, when the member itself is read
        return ""


def _sniff_broken_zip(raw: bytes) -> str:
    head = raw[:_HEAD]
    if b"application/epub" in head or b"META-INF/container.xml" in raw[:_NEAR]:
        return "epub"
    if b"opendocument.text" in head:
        return "odt"
    if b"word/" in raw[:_NEAR]:
        return "docx"
    return "zip"
