"""Read an e-book (.epub): the pages of its spine in order, its matter marked. Removes no protection."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from duologue.errors import UnreadableSource
from duologue.formats.container import Container
from duologue.formats.decode import decode
from duologue.formats.draft import Composed, DraftPart, compose
from duologue.formats.epub_chapters import name_chapters
from duologue.formats.epub_matter import declared_label, guessed_label, label_places, roles_by_member
from duologue.formats.epub_package import Package, read_package, refuse_protected
from duologue.formats.html_archives import label_archive_notes
from duologue.formats.html_charset import decode_page
from duologue.formats.html_flow import HtmlFlow
from duologue.formats.html_page import page_styles
from duologue.formats.html_styles import ClassStyles, read_class_styles
from duologue.formats.html_tree import Page, parse
from duologue.formats.work_details import Metadata, read_work_details
from duologue.text.source import Source


@dataclass(frozen=True, slots=True)
class _File:
    """One file of the spine: its blocks, what it is where it is not story, and whether that was a guess."""

    member: str
    page: Page
    drafts: list[DraftPart]
    matter: str | None
    guessed: bool
    details: Metadata


@dataclass(frozen=True, slots=True)
class Book:
    """An e-book as it was read: its binding, its pages in the order of reading, and the text they make."""

    package: Package
    pages: tuple[tuple[str, Page], ...]
    metadata: Metadata
    composed: Composed


def read_epub(raw: bytes, thing: str) -> Source:
    """A source from the bytes of an .epub file."""
    book = open_book(raw, thing)
    package, composed = book.package, book.composed
    return Source(
        text=composed.text,
        format="epub",
        title=package.title,
        author=package.author,
        metadata=book.metadata,
        italics=composed.italics,
        markup=composed.markup,
        parts=composed.parts,
        notes=(f"{package.missing} pages that the book lists are not in the file",) if package.missing > 0 else (),
    )


def open_book(raw: bytes, thing: str) -> Book:
    """The book, from the bytes of an .epub file."""
    container = Container(raw, thing)
    refuse_protected(container, thing)
    package = read_package(container, thing)
    if not package.spine:
        raise UnreadableSource(thing, "the EPUB lists no chapters", "Convert it again, with Calibre for one.")
    files = list(_read_files(container, package, thing))
    composed = compose(draft for file in _with_story(files) for draft in _drafts(file, package))
    return Book(package, tuple((file.member, file.page) for file in files), _metadata(package, files), composed)


def _read_files(container: Container, package: Package, thing: str) -> Iterator[_File]:
    sheets = (decode(container.read(name), thing).text for name in package.sheets if container.find(name))
    styles = read_class_styles(sheets)
    roles = roles_by_member(package.roles, package.spine)
    named = {entry.member: entry.label for entry in reversed(package.contents)}
    for member in package.spine:
        page = parse(decode_page(container.read(member), thing).text, thing, xhtml=True)
        own = page_styles(page)
        both = ClassStyles(styles.slanted | own.slanted, styles.upright | own.upright)
        drafts = HtmlFlow(page, both, label_places(page) | label_archive_notes(page)).read()
        label, is_story = declared_label(page, roles.get(member))
        guess = None if label or is_story else guessed_label(member, named.get(member), drafts)
        yield _File(member, page, drafts, label or guess, label is None, read_work_details(page))


def _with_story(files: list[_File]) -> list[_File]:
    """The files; where no story would be left, those that were only guessed to be matter are story."""
    if any(draft.kind == "paragraph" for file in files if not file.matter for draft in file.drafts):
        return files
    return [replace(file, matter=None) if file.guessed else file for file in files]


def _drafts(file: _File, package: Package) -> list[DraftPart]:
    if file.matter:
        return [
            draft
            if draft.kind == "space"
            else replace(draft, kind="matter", level=None, label=draft.label or file.matter)
            for draft in file.drafts
        ]
    return name_chapters(file.drafts, [entry for entry in package.contents if entry.member == file.member])


def _metadata(package: Package, files: list[_File]) -> Metadata:
    """What the package says, and what an archive's first page says more exactly."""
    found = dict(package.metadata)
    for file in files[:3]:
        if len(file.details) > 1:
            found |= dict(file.details)
    return tuple(found.items())
