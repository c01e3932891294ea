"""Turn one part of a Word document into blocks: changes accepted, comments and hidden words left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from duologue.formats.docx_styles import NO_STYLE, WORD, Style, outline_level, switched_on
from duologue.formats.draft import BREAK, SPACE, DraftPart, Run, is_blank
from duologue.formats.xml_events import Event

_NOT_READ = frozenset(
    {
        *(
            "del",
            "moveFrom",
            "delText",
            "delInstrText",
            "instrText",
            "rPrChange",
            "pPrChange",
            "sectPrChange",
        ),
        *("tblPrChange", "trPrChange", "tcPrChange", "sdtPr", "sdtEndPr", "rt", "tblPr", "tblGrid", "sectPr"),
    }
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_ORNAMENT = "*"
_STYLED_MATTER = {"toc heading": "contents", "author": "byline", "date": "byline", "abstract": "summary"}


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read, and the text boxes anchored in it, which follow it."""

    runs: list[Run] = field(default_factory=list)
    style: Style = NO_STYLE
    level: int | None = None
    mark_deleted: bool = False
    ruled: bool = False
    boxes: list[DraftPart] = field(default_factory=list)


@dataclass(slots=True)
class _Look:
    """What one run says of itself; None leaves it to the styles."""

    italic: bool | None = None
    hidden: bool | None = None
    style: Style = NO_STYLE


class DocxFlow:
    """Reads one part of a document. `matter` labels everything in it, as for the part of footnotes."""

    def __init__(self, styles: Mapping[str, Style], matter: str | None = None) -> None:
        self.hidden_characters = 0
        self._styles = styles
        self._matter = matter
        self._open: list[_Paragraph] = []
        self._drafts: list[DraftPart] = []
        self._look = _Look()
        self._path: list[str] = []
        self._choices: list[bool] = []
        self._carried: list[Run] = []
        self._cells = 0

    def read(self, events: Iterable[Event]) -> list[DraftPart]:
        """The blocks in order."""
        skipping = 0
        for event in events:
            if event.kind == "text":
                if not skipping and self._path and self._path[-1] == "t":
                    self._write(event.text.replace("\r", " ").replace("\n", " "))
            elif skipping:
                skipping += 1 if event.kind == "start" else -1
            elif event.kind == "end":
                self._path.pop()
                self._end(event)
            elif self._is_left_out(event):
                skipping = 1
            else:
                self._path.append(event.name if event.space in WORD else f"other {event.name}")
                self._start(event)
        if any(run.text.strip() for run in self._carried):  # the mark of the very last paragraph was deleted
            self._drafts.append(DraftPart("matter" if self._matter else "paragraph", tuple(self._carried)))
        return self._drafts

    def _is_left_out(self, event: Event) -> bool:
        if event.space in WORD:
            inside_mark = bool(self._path) and self._path[-1] in ("rPr", "trPr")
            if inside_mark and event.name in ("del", "moveFrom"):
                if "pPr" in self._path[-2:] and self._open:
                    self._open[-1].mark_deleted = True
                return True
            return event.name in _NOT_READ or self._is_separator(event)
        if event.name == "Choice" and self._choices:
            taken, self._choices[-1] = self._choices[-1], True
            return taken
        return event.name == "Fallback" and bool(self._choices) and self._choices[-1]

    def _is_separator(self, event: Event) -> bool:
        """The rules between text and notes are kept among the notes."""
        return event.name in ("footnote", "endnote") and "eparat" in event.attributes.get("type", "")

    def _start(self, event: Event) -> None:
        if event.space not in WORD:
            if event.name == "AlternateContent":
                self._choices.append(False)
            elif event.name == "rect" and event.attributes.get("hr") and self._open:
                self._open[-1].ruled = True
        elif event.name == "p":
            self._open.append(_Paragraph())
        elif event.name == "tc":
            self._cells += 1
        elif event.name == "r":
            self._look = _Look()
        elif event.name in _CHARACTERS and self._path[-2] == "r":
            self._write(_CHARACTERS[event.name])
        elif event.name == "br":
            self._write("\n" if event.attributes.get("type", "textWrapping") == "textWrapping" else "\n\n")
        elif event.name == "sym":
            self._write(_symbol(event))
        else:
            self._read_property(event)

    def _read_property(self, event: Event) -> None:
        holder = self._path[-2] if len(self._path) > 1 else ""
        run = len(self._path) > 2 and self._path[-3] == "r"
        if holder == "rPr" and run:
            if event.name == "i":
                self._look.italic = switched_on(event)
            elif event.name in ("vanish", "specVanish"):
                self._look.hidden = switched_on(event)
            elif event.name == "rStyle":
                self._look.style = self._styles.get(event.attributes.get("val", ""), NO_STYLE)
        elif holder == "pPr" and self._open:
            if event.name == "pStyle":
                self._open[-1].style = self._styles.get(event.attributes.get("val", ""), NO_STYLE)
            elif event.name == "outlineLvl":
                self._open[-1].level = outline_level(event)

    def _write(self, characters: str) -> None:
        if not self._open:
            return
        paragraph = self._open[-1]
        look = self._look
        styled_hidden = look.style.hidden or paragraph.style.hidden
        if styled_hidden if look.hidden is None else look.hidden:
            self.hidden_characters += len(characters)
            return
        # two styles that both slant cancel each other: Word calls such a property a toggle
        toggled = look.style.italic != paragraph.style.italic
        paragraph.runs.append(Run(characters, toggled if look.italic is None else look.italic))

    def _end(self, event: Event) -> None:
        if event.space not in WORD:
            if event.name == "AlternateContent" and self._choices:
                self._choices.pop()
        elif event.name == "tc":
            self._cells -= 1
        elif event.name == "p" and self._open:
            self._close_paragraph(self._open.pop())

    def _close_paragraph(self, paragraph: _Paragraph) -> None:
        runs = paragraph.runs
        if not self._open:
            self._carried += runs
            if paragraph.mark_deleted:  # once accepted, this paragraph and the next are one
                self._drafts += paragraph.boxes
                return
            runs, self._carried = self._carried, []
        target = self._open[0].boxes if self._open else self._drafts
        draft = self._draft(paragraph, tuple(runs))
        if draft is not SPACE or not self._cells:  # an empty cell is no pause
            target.append(draft)
        target += paragraph.boxes

    def _draft(self, paragraph: _Paragraph, runs: tuple[Run, ...]) -> DraftPart:
        if is_blank("".join(run.text for run in runs)):
            return BREAK if paragraph.ruled and not self._matter else SPACE
        if self._matter:
            return DraftPart("matter", runs, label=self._matter)
        label = "contents" if paragraph.style.name.startswith("toc ") else _STYLED_MATTER.get(paragraph.style.name)
        if label:
            return DraftPart("matter", runs, label=label)
        level = paragraph.level or paragraph.style.level
        return DraftPart("heading" if level else "paragraph", runs, level)


def _symbol(event: Event) -> str:
    """A character of a symbol font; one without a meaning of its own stands as an ornament."""
    try:
        code = int(event.attributes.get("char", ""), 16)
    except ValueError:
        return ""
    if 0xE000 <= code <= 0xF8FF:
        return _ORNAMENT
    return chr(code) if 32 <= code < 0xD800 else ""
