"""Read an OpenDocument text (.odt) as if every change were accepted. Leaves out comments and layout."""

from duologue.errors import UnreadableSource
from duologue.formats.container import Container
from duologue.formats.draft import compose
from duologue.formats.odt_flow import OdtFlow
from duologue.formats.odt_styles import OdtStyles
from duologue.formats.xml_events import xml_events
from duologue.text.source import Source

_MANIFEST = "META-INF/manifest.xml"


def read_odt(raw: bytes, thing: str) -> Source:
    """A source from the bytes of an .odt file."""
    container = Container(raw, thing)
    _refuse_encrypted(container, thing)
    styles = OdtStyles()
    sheet = container.read_if_any("styles.xml")
    for event in xml_events(sheet, "styles.xml", thing) if sheet else ():
        styles.meet(event)
    flow = OdtFlow(styles)
    composed = compose(flow.read(xml_events(container.read("content.xml"), "content.xml", thing)))
    notes = _notes(flow)
    title = author = None
    try:
        title, author = _properties(container, thing)
    except UnreadableSource as damage:  # the story itself is whole
        notes.append(f"a part beside the text was passed over: {damage.reason}")
    return Source(
        text=composed.text,
        format="odt",
        title=title,
        author=author,
        italics=composed.italics,
        markup=composed.markup,
        parts=composed.parts,
        notes=tuple(notes),
    )


def _notes(flow: OdtFlow) -> list[str]:
    notes = []
    if flow.hidden_characters:
        notes.append(f"hidden text was left out ({flow.hidden_characters} characters)")
    if flow.comments:
        notes.append(f"{flow.comments} comment{'s were' if flow.comments > 1 else ' was'} left out")
    return notes


def _refuse_encrypted(container: Container, thing: str) -> None:
    manifest = container.read_if_any(_MANIFEST)
    if manifest is None:
        return
    if any(event.name == "encryption-data" for event in xml_events(manifest, _MANIFEST, thing, doctype=True)):
        raise UnreadableSource(thing, "it is locked with a password", "Save it again without one.")


def _properties(container: Container, thing: str) -> tuple[str | None, str | None]:
    """Title and author, as the document's properties give them; who began it before who saved it last."""
    raw = container.read_if_any("meta.xml")
    if raw is None:
        return None, None
    found: dict[str, str] = {}
    inside = ""
    for event in xml_events(raw, "meta.xml", thing):
        if event.kind == "text":
            found[inside] = found.get(inside, "") + event.text
        else:
            inside = event.name if event.kind == "start" else ""
    author = found.get("initial-creator", "").strip() or found.get("creator", "").strip()
    return found.get("title", "").strip() or None, author or None
