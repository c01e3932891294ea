"""Turn an OpenDocument text into blocks: changes accepted, comments and hidden words left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from duologue.formats.draft import BREAK, SPACE, DraftPart, Run, is_blank
from duologue.formats.odt_styles import Look, OdtStyles
from duologue.formats.xml_events import Event

_NOT_READ = frozenset(
    """tracked-changes annotation note-citation ruby-text forms sequence-decls variable-decls user-field-
    decls dde-connection-decls desc title script binary-data hidden-text scripts font-face-decls
    settings meta index-title-template table-of-content-source""".split()
)
_INDEXES = {"table-of-content": "contents", "alphabetical-index": "index", "bibliography": "bibliography"}
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000
_HEADING_STYLES = {"Title": 1, "Subtitle": 2}


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read, the looks of its open spans, and the text boxes that follow it."""

    look: Look
    level: int | None
    runs: list[Run] = field(default_factory=list)
    spans: list[Look] = field(default_factory=list)
    boxes: list[DraftPart] = field(default_factory=list)


class OdtFlow:
    """Reads content.xml."""

    def __init__(self, styles: OdtStyles) -> None:
        self.comments = 0
        self.hidden_characters = 0
        self._styles = styles
        self._open: list[_Paragraph] = []
        self._drafts: list[DraftPart] = []
        self._notes: list[DraftPart] = []
        self._note_kinds: list[str] = []
        self._indexes: list[str] = []
        self._cells = 0
        self._in_body = False

    def read(self, events: Iterable[Event]) -> list[DraftPart]:
        """The blocks in order, the notes after them."""
        skipping = 0
        for event in events:
            if event.kind == "text":
                if not skipping and self._open:
                    self._write_collapsed(event.text)
            elif skipping:
                skipping += 1 if event.kind == "start" else -1
            elif event.kind == "end":
                self._end(event)
            elif event.name in _NOT_READ:
                self.comments += event.name == "annotation"
                skipping = 1
            else:
                self._start(event)
        return self._drafts + self._notes

    def _start(self, event: Event) -> None:
        name, attributes = event.name, event.attributes
        if not self._in_body:
            self._styles.meet(event)
            self._in_body = name == "body"
        elif name in ("p", "h"):
            self._open.append(self._paragraph(event))
        elif name == "note":
            self._note_kinds.append(attributes.get("note-class", "footnote"))
        elif name in _INDEXES:
            self._indexes.append(_INDEXES[name])
        elif name == "table-cell":
            self._cells += 1
        elif self._open:
            self._start_inline(event)

    def _start_inline(self, event: Event) -> None:
        paragraph = self._open[-1]
        if event.name == "span":
            paragraph.spans.append(self._styles.look("text", event.attributes.get("style-name", "")))
        elif event.name == "s":
            count = event.attributes.get("c", "1")
            self._write(" " * (min(int(count), _MOST_SPACES) if count.isascii() and count.isdecimal() else 1))
        elif event.name == "tab":
            self._write("\t")
        elif event.name == "line-break":
            self._write("\n")

    def _paragraph(self, event: Event) -> _Paragraph:
        look = self._styles.look("paragraph", event.attributes.get("style-name", ""))
        level = next((_HEADING_STYLES[name] for name in look.names if name in _HEADING_STYLES), None)
        if event.name == "h":
            written = event.attributes.get("outline-level", "1")
            level = min(int(written), 10) if written.isascii() and written.isdecimal() and len(written) < 4 else 1
        return _Paragraph(look, level)

    def _write_collapsed(self, characters: str) -> None:
        """White space in the file is one space at most; longer stretches have elements of their own."""
        characters = _SPACES.sub(" ", characters)
        runs = self._open[-1].runs
        if not runs or runs[-1].text[-1].isspace():
            characters = characters.lstrip(" ")
        self._write(characters)

    def _write(self, characters: str) -> None:
        paragraph = self._open[-1]
        looks = (*reversed(paragraph.spans), paragraph.look)
        if next((look.hidden for look in looks if look.hidden is not None), False):
            self.hidden_characters += len(characters)
        elif characters:
            italic = next((look.italic for look in looks if look.italic is not None), False)
            paragraph.runs.append(Run(characters, bool(italic)))

    def _end(self, event: Event) -> None:
        name = event.name
        if not self._in_body:
            self._styles.meet(event)
        elif name in ("p", "h") and self._open:
            self._close_paragraph(self._open.pop())
        elif name == "span" and self._open and self._open[-1].spans:
            self._open[-1].spans.pop()
        elif name == "note" and self._note_kinds:
            self._note_kinds.pop()
        elif name in _INDEXES and self._indexes:
            self._indexes.pop()
        elif name == "table-cell":
            self._cells -= 1

    def _close_paragraph(self, paragraph: _Paragraph) -> None:
        draft = self._draft(paragraph)
        if self._note_kinds:
            target = self._notes
        else:
            target = self._open[0].boxes if self._open else self._drafts
        if draft is not SPACE or not (self._cells or self._note_kinds):  # an empty cell is no pause
            target.append(draft)
        target += paragraph.boxes

    def _draft(self, paragraph: _Paragraph) -> DraftPart:
        runs = tuple(paragraph.runs)
        if is_blank("".join(run.text for run in runs)):
            return BREAK if "Horizontal_20_Line" in paragraph.look.names else SPACE
        label = (self._note_kinds or self._indexes or [""])[-1]
        if label:
            return DraftPart("matter", runs, label=label)
        return DraftPart("heading" if paragraph.level else "paragraph", runs, paragraph.level)
