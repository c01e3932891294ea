"""The front door: what a file is, what is refused and how, and no traceback for any bytes at all."""

import random
import struct
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from format_files import assert_sound, docx, epub, odt, paragraph, xhtml, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from duologue.errors import UnreadableSource
from duologue.formats import container
from duologue.formats import open as door
from duologue.formats.open import open_source, open_stream
from duologue.formats.table import FORMATS, REFUSED

FILES = {
    "txt": "“You _came_,” said Ada.\n\n***\n\nBram".encode(),
    "md": b"---\ntitle: a\n---\n# One\n\nShe *came*.\n\n> b\n",
    "html": b"<html><body><div id=chapters><p>She <i>came</i>.<br><br>Late.</p></div><dl><dt>Rating:<dd>M</dl>",
    "docx": docx(paragraph("She came.") + paragraph("Late."), styles="<w:style w:styleId='a'/>"),
    "epub": epub({"a.xhtml": xhtml("<h1>One</h1><p>She came.</p>")}, (("a.xhtml", "One"),)),
    "odt": odt("<text:p>She came.</text:p>"),
    "rtf": rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}}She {\i came\'92}.\par \u8220?Late}",
    "fountain": b"Title: Late\n\nINT. HALL - NIGHT\n\nShe waits.\n\nADA\n(low)\nYou came.\n\nBRAM\nI did.\n",
    "tei": b"<TEI><text><body><p><said who='#ada'>She came.</said></p></body></text></TEI>",
    "dialogue": b"Ada: You came.\nBram: I said I would.\nAda: Late.\nBram: Late (sits down) but here.\n",
    "chat": b"12/03/24, 21:14 - Ada: you came\n12/03/24, 21:15 - Bram: i said\ni would\n",
}
BY_NAME = ("txt", "md", "fountain", "dialogue", "chat")
"""Formats that are text and nothing else, told by their names or by all that stands in them."""


def test_every_format_of_the_table_is_read() -> None:
    """And nothing else; every extension belongs to one kind."""
    assert [each.name for each in FORMATS] == list(FILES)
    extensions = [extension for each in (*FORMATS, *REFUSED) for extension in each.extensions]
    assert len(extensions) == len(set(extensions))
    for name, raw in FILES.items():
        source = open_stream(raw, f"a.{name}")
        assert_sound(source)
        assert (source.format, source.notes, source.name) == (name, (), f"a.{name}")


@pytest.mark.parametrize("name", [name for name in FILES if name not in BY_NAME])
def test_a_file_is_read_as_what_it_is(name: str) -> None:
    """A wrong name is told; no name is none."""
    assert open_stream(FILES[name], None).format == name
    wrong = open_stream(FILES[name], "a.txt")
    assert (wrong.format, wrong.notes[0]) == (
        name,
        f"the name ends in .txt, the content is {name.upper()}: read as that",
    )


def test_text_by_its_name_and_without_one() -> None:
    """Only a heading or front matter shows Markdown; an unknown name is plain text, and said so."""
    assert open_stream(b"# One\n\nShe came.", None).format == "md"
    assert open_stream(FILES["md"], None).format == "md"
    assert open_stream(FILES["txt"], None).format == "txt"
    assert open_stream(b"She came.", "a.xyz").notes == ("no reader for .xyz: read as plain text",)
    assert open_stream(b"She came.", "a.docx").notes[0].startswith("the name says Word document")


@pytest.mark.parametrize(
    ("raw", "name", "reason"),
    [
        (b"x", "a.mobi", "Kindle"),
        (b"\0" * 60 + b"BOOKMOBI", "a.txt", "Kindle"),
        (b"%PDF-1.7", "a.txt", "PDF"),
        (b"%PDF-1.7", "a.pdf", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "old Word document"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "picture"),
        (zipped({"xl/workbook.xml": "a"}), "a.zip", "spreadsheet"),
        (zipped({"a.txt": "a"}), "a.zip", "ZIP archive"),
        (b"<?xml version='1.0'?><FinalDraft>", "a.fdx", "Final Draft"),
        (b"\x00\x9f\x01", None, "not text"),
    ],
)
def test_other_kinds_are_refused_by_name_with_a_way_out(raw: bytes, name: str | None, reason: str) -> None:
    """By their bytes or by their name."""
    with pytest.raises(UnreadableSource, match=reason) as refusal:
        open_stream(raw, name)
    assert refusal.value.way_out
    assert refusal.value.thing == (name or "standard input")


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, a folder, a project that is a folder, a name no system allows."""
    (tmp_path / "a.scriv").mkdir()
    for path, reason in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "folder"),
        (tmp_path / "a.scriv", "Scrivener"),
        (tmp_path / "a\0b.txt", "cannot be read|no such file"),
    ):
        with pytest.raises(UnreadableSource, match=reason) as refusal:
            open_source(path)
        assert refusal.value.way_out


def test_a_path_gives_the_files_own_name_and_sum(tmp_path: Path) -> None:
    """The sum is of the bytes, mark included."""
    path = tmp_path / "visit.txt"
    path.write_bytes(b"\xef\xbb\xbfShe came.")
    source = open_source(path)

    assert (source.text, source.name) == ("She came.", "visit.txt")
    assert source.sha256 == open_stream(path.read_bytes(), None).sha256


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read no further than the limit."""
    monkeypatch.setattr(door, "MAX_FILE_BYTES", 4)
    (tmp_path / "a.txt").write_bytes(b"12345")
    for opening in (lambda: open_source(tmp_path / "a.txt"), lambda: open_stream(b"12345", None)):
        with pytest.raises(UnreadableSource, match="larger"):
            opening()


@pytest.mark.parametrize("name", ["docx", "epub", "odt"])
def test_a_container_that_swells_is_refused_at_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By ratio, by member, by sum, by count; a size that lies changes nothing."""
    member = {"docx": "word/document.xml", "epub": "META-INF/container.xml", "odt": "content.xml"}[name]
    others = {"mimetype": "application/vnd.oasis.opendocument.text"} if name == "odt" else {}
    bomb = zipped({**others, member: b" " * 30_000_000})
    with pytest.raises(UnreadableSource, match="200 times"):
        open_stream(bomb, f"a.{name}")
    lying = bomb.replace(struct.pack("<L", 30_000_000), struct.pack("<L", 10))
    with pytest.raises(UnreadableSource):
        open_stream(lying, f"a.{name}")
    for bound, value in (("MAX_MEMBER", 10), ("MAX_TOTAL", 10), ("MAX_ENTRIES", 1)):
        with monkeypatch.context() as patch:
            patch.setattr(container, bound, value)
            with pytest.raises(UnreadableSource, match="more than"):
                open_stream(FILES[name], f"a.{name}")


def test_a_locked_archive_is_refused() -> None:
    """The flag that a password sets."""
    raw = bytearray(zipped({"word/document.xml": "<a/>"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + place] |= 1
    with pytest.raises(UnreadableSource, match="password"):
        open_stream(bytes(raw), "a.docx")


def test_members_lead_nowhere_outside() -> None:
    """A path that climbs ends at the top."""
    assert container.resolve("a/b.opf", "../../../etc/passwd") == "etc/passwd"
    assert container.resolve("a/b.opf", "/c%20d.html#x") == "c d.html"
    assert container.resolve("a/b.opf", "#x") == "a/b.opf"


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=200), st.sampled_from([*FILES, "xyz", ""]))
def test_any_bytes_give_a_source_or_a_reason(raw: bytes, name: str) -> None:
    """Never a traceback."""
    opened(raw, f"a.{name}" if name else None)


@settings(deadline=None, max_examples=150)
@given(
    st.text(alphabet="*_ab \n\r\t#>-=[]()!`\\<i/>&;“”é😀.|~^:{}", max_size=60),
    st.sampled_from(["txt", "md", "html", "rtf"]),
)
def test_any_marks_give_a_sound_source(text: str, name: str) -> None:
    """Every character of a text file stays; every part and span is in its place."""
    raw = (("{\\rtf1 " if name == "rtf" else "") + text).encode()
    source = opened(raw, f"a.{name}")
    if source is not None and source.format in ("txt", "md"):
        assert source.text == text


@pytest.mark.parametrize("name", list(FILES))
def test_a_file_cut_or_spoiled_anywhere(name: str) -> None:
    """Cut at many places, spoiled by chance, and for archives with one member spoiled."""
    chance = random.Random(name)
    raw = FILES[name]
    for end in range(0, len(raw), max(1, len(raw) // 60)):
        opened(raw[:end], f"a.{name}")
    for _ in range(60):
        opened(spoiled(raw, chance), f"a.{name}")
    for _ in range(80 if raw.startswith(b"PK") else 0):
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            members = {member: archive.read(member) for member in archive.namelist()}
        victim = chance.choice(list(members))
        opened(zipped({**members, victim: spoiled(members[victim], chance)}), f"a.{name}")


def opened(raw: bytes, name: str | None):
    """The Source, checked, or None where the bytes were refused with a reason and a way out."""
    try:
        source = open_stream(raw, name)
    except UnreadableSource as refusal:
        assert refusal.reason
        assert refusal.way_out
        return None
    assert_sound(source)
    return source


def spoiled(raw: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, cut, doubled, or given a meaning they had not."""
    spoils = [
        b"<",
        b">",
        b"&",
        b"</",
        b"{",
        b"}",
        b"\\",
        b"\0",
        b"\xff",
        b"<p>",
        b'"',
        b"*",
        b"\n\n",
        b"\\u-9?",
        b"&#0;",
    ]
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 4))):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                changed[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[place : place + chance.choice((1, 20))]
            case 2:
                changed[place:place] = changed[place - 30 : place]
            case _:
                changed[place:place] = chance.choice(spoils)
    return bytes(changed)


def test_plain_text_waits_for_no_library() -> None:
    """What other formats need is loaded when such a file is met."""
    code = (
        "import sys; from duologue.formats.open import open_stream; open_stream(b'She came.', 'a.txt');"
        "print([m for m in ('selectolax', 'zipfile', 'markdown_it', 'pyexpat') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"
