"""Read a Word document (.docx) as if every tracked change were accepted. Leaves out comments and layout."""

from collections.abc import Iterator

from duologue.errors import UnreadableSource
from duologue.formats.container import Container, resolve
from duologue.formats.docx_flow import DocxFlow
from duologue.formats.docx_styles import WORD, Style, read_styles
from duologue.formats.draft import DraftPart, compose
from duologue.formats.xml_events import Event, xml_events
from duologue.text.source import Source

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def read_docx(raw: bytes, thing: str) -> Source:
    """A source from the bytes of a .docx file."""
    package = _Package(Container(raw, thing), thing)
    flow = DocxFlow(package.styles())
    drafts = flow.read(package.events(package.main))
    notes = []
    if flow.hidden_characters:
        notes.append(f"hidden text was left out ({flow.hidden_characters} characters)")
    for part in ("footnotes", "endnotes"):
        drafts += package.notes(part)
    title = author = None
    try:
        if comments := package.count_comments():
            notes.append(f"{comments} comment{'s were' if comments > 1 else ' was'} left out")
        title, author = package.properties()
    except UnreadableSource as damage:  # the story itself is whole
        notes.append(f"a part beside the text was passed over: {damage.reason}")
    composed = compose(drafts)
    return Source(
        text=composed.text,
        format="docx",
        title=title,
        author=author,
        italics=composed.italics,
        markup=composed.markup,
        parts=composed.parts,
        notes=tuple(notes),
    )


class _Package:
    """The parts of one document, found by their relations and not by guessed names."""

    def __init__(self, container: Container, thing: str) -> None:
        self._container = container
        self._thing = thing
        self.main = self._related("_rels/.rels", "", "officeDocument") or "word/document.xml"
        folder, _, name = self.main.rpartition("/")
        self._relations = f"{folder}/_rels/{name}.rels"

    def events(self, name: str) -> Iterator[Event]:
        return xml_events(self._container.read(name), name, self._thing)

    def styles(self) -> dict[str, Style]:
        name = self._part("styles")
        return read_styles(self.events(name)) if name else {}

    def notes(self, kind: str) -> list[DraftPart]:
        """The footnotes or endnotes, as matter."""
        name = self._part(kind)
        if not name:
            return []
        flow = DocxFlow(self.styles(), "footnote" if kind == "footnotes" else "endnote")
        return [draft for draft in flow.read(self.events(name)) if draft.kind != "space"]

    def count_comments(self) -> int:
        name = self._part("comments")
        if not name:
            return 0
        return sum(e.kind == "start" and e.name == "comment" and e.space in WORD for e in self.events(name))

    def properties(self) -> tuple[str | None, str | None]:
        """Title and author, as the document's properties give them."""
        name = self._related("_rels/.rels", "", "core-properties")
        if not name or self._container.find(name) is None:
            return None, None
        found: dict[str, str] = {}
        inside = ""
        for event in self.events(name):
            if event.kind == "start":
                inside = event.name if event.space == _DUBLIN_CORE else ""
            elif event.kind == "text" and inside:
                found[inside] = found.get(inside, "") + event.text
            else:
                inside = ""
        return found.get("title", "").strip() or None, found.get("creator", "").strip() or None

    def _part(self, kind: str) -> str | None:
        name = self._related(self._relations, self.main, kind)
        return name if name and self._container.find(name) is not None else None

    def _related(self, relations: str, base: str, kind: str) -> str | None:
        if self._container.find(relations) is None:
            return None
        for event in self.events(relations):
            target = event.attributes.get("Target")
            if target and event.attributes.get("Type", "").endswith(f"/{kind}"):
                return resolve(base, target)
        return None
