"""The formats a story may come in, and the known ones that are turned away. Reads nothing itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: how it is called, what of it is kept, and what is not."""

    name: str
    title: str
    extensions: tuple[str, ...]
    keeps: str
    limits: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A kind of file that is known and not read, and the way round it."""

    title: str
    extensions: tuple[str, ...]
    way_out: str


MAX_FILE_BYTES = 200 * 2**20
"""The largest file that is opened at all: some sixty long novels, or one with every picture it needs."""

FORMATS: tuple[Format, ...] = (
    Format(
        "txt",
        "plain text",
        (".txt", ".text"),
        "every character as it stands, line ends too; italics written _so_ or *so*",
        "UTF-8, UTF-16, UTF-32 and Windows-1252; any other encoding is misread as the last of these",
    ),
    Format(
        "md",
        "Markdown",
        (".md", ".markdown", ".mdown"),
        "every character as it stands; headings, breaks, emphasis; title, author and tags",
        "CommonMark blocks; an indented paragraph is a paragraph and not code",
    ),
    Format(
        "html",
        "web page, or an archive's HTML download",
        (".html", ".htm", ".xhtml"),
        "headings, paragraphs, breaks, italics; an archive's tags, summary and notes, marked as such",
        "scripts, forms and buttons are left out; in pages of unknown make the story is found by its bulk",
    ),
    Format(
        "docx",
        "Word document",
        (".docx", ".docm", ".dotx"),
        "headings, paragraphs, italics; tracked changes as if accepted; footnotes after the text",
        "comments and hidden text are left out; numbers that Word makes itself (Chapter 1.) are not seen",
    ),
    Format(
        "epub",
        "e-book",
        (".epub",),
        "reading order, chapter names, italics; cover, copyright and the like, marked as not the story",
        "a book protected by DRM is refused",
    ),
    Format(
        "odt",
        "OpenDocument text (LibreOffice)",
        (".odt", ".ott"),
        "headings, paragraphs, italics; tracked changes as if accepted; footnotes after the text",
        "comments and hidden text are left out; a document with a password is refused",
    ),
    Format(
        "rtf",
        "rich text (WordPad, Scrivener)",
        (".rtf",),
        "paragraphs, italics, curly quotes of every code page; headings by outline level",
        "footnotes stand after the text; pictures and headers are left out",
    ),
    Format(
        "fountain",
        "a screenplay in Fountain",
        (".fountain", ".spmd"),
        "every character as it stands; who speaks each line, as it says; scene headings; notes apart",
        "nobody is looked for but those who speak",
    ),
    Format(
        "tei",
        "a TEI document (<said who>, <sp>)",
        (".tei", ".xml"),
        "headings, paragraphs, verse, italics; who speaks, where every speech says so; front and back as matter",
        "notes are left out; a text in which some speeches tell no speaker is read as prose",
    ),
    Format(
        "dialogue",
        "a transcript, NAME: line, also in .txt",
        (".dialogue",),
        "every character as it stands; who speaks each line, as it says; what stands in brackets is not said",
        "plain text of which four paragraphs in five are labelled; nobody is looked for but those who speak",
    ),
    Format(
        "chat",
        "a chat with times, as WhatsApp and others export it to .txt",
        (".chat",),
        "every character as it stands; who writes each message, as it says; notices and lost media apart",
        "plain text; the times part no scenes; nobody is looked for but those who write",
    ),
)

REFUSED: tuple[Refused, ...] = (
    Refused(
        "a Kindle book",
        (".mobi", ".azw", ".azw3", ".kfx", ".prc"),
        "Convert it to EPUB, with Calibre for one.",
    ),
    Refused("a PDF", (".pdf",), "Bring the DOCX or EPUB it was made from, or convert it to text first."),
    Refused("an old Word document", (".doc", ".dot"), "Open it in Word or LibreOffice and save it as DOCX."),
    Refused("a Final Draft script", (".fdx",), "Export it as plain text."),
    Refused("a Scrivener project", (".scriv", ".scrivx"), "Compile it to DOCX, EPUB or RTF in Scrivener."),
    Refused("a Pages document", (".pages",), "Export it as DOCX or EPUB."),
    Refused("a FictionBook", (".fb2", ".fbz"), "Convert it to EPUB, with Calibre for one."),
    Refused("a web archive", (".mht", ".mhtml", ".webarchive", ".maff"), "Save the page again as “HTML only”."),
    Refused("a comic book", (".cbz", ".cbr"), "It holds pictures of text; Duologue reads text."),
    Refused("a picture", (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff"), "Duologue reads text."),
    Refused(
        "a sound recording",
        (".mp3", ".m4a", ".m4b", ".wav", ".ogg", ".flac"),
        "Bring the text it was read from.",
    ),
    Refused("a packed archive", (".7z", ".rar", ".gz", ".xz", ".bz2", ".tar", ".tgz"), "Unpack it first."),
    Refused("a spreadsheet", (".xlsx", ".xls", ".ods"), "Copy the story's text into a document."),
    Refused("a slide show", (".pptx", ".ppt", ".odp"), "Copy the story's text into a document."),
)


def format_of(extension: str) -> Format | None:
    """The format whose files end in `extension`, or None."""
    return next((f for f in FORMATS if extension.lower() in f.extensions), None)


def refusal_of(extension: str) -> Refused | None:
    """The known but unread kind whose files end in `extension`, or None."""
    return next((r for r in REFUSED if extension.lower() in r.extensions), None)
