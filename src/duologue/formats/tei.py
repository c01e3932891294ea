"""Read a TEI document: its text, and who speaks where <said who> or <sp> says so. Names come from <listPerson>."""

from collections.abc import Iterator

from duologue.errors import UnreadableSource
from duologue.formats.draft import Composed, compose
from duologue.formats.tei_flow import Head, Speech, TeiFlow
from duologue.formats.xml_events import Event, xml_events
from duologue.text.source import Source, Spoken
from duologue.text.span import Span


def read_tei(raw: bytes, thing: str) -> Source:
    """A source from the bytes of a TEI document.

    Where every speech tells its speaker nobody is looked for; where some do not, the text is read as prose.
    """
    events = list(xml_events(raw, "TEI", thing, doctype=True))
    if not any(event.kind == "start" and event.name == "text" for event in events):
        raise UnreadableSource(thing, "this TEI document has no <text>", "Name the file that holds the text.")
    header, body = _parted(events)
    flow = TeiFlow()
    composed = compose(flow.read(body))
    names, title, author = _header(header)
    spoken, open_lines = _spoken(composed, names)
    notes = [f"{flow.left_out} note{'s were' if flow.left_out > 1 else ' was'} left out"] if flow.left_out else []
    if open_lines and spoken:
        notes.append(f"{open_lines} of {open_lines + len(spoken)} speeches tell no speaker: read as prose")
    return Source(
        text=composed.text,
        format="tei",
        title=title,
        author=author,
        italics=composed.italics,
        markup=composed.markup,
        parts=composed.parts,
        spoken=() if open_lines else tuple(spoken),
        notes=tuple(notes),
    )


def _parted(events: list[Event]) -> tuple[list[Event], list[Event]]:
    """What stands before <text>, and the rest."""
    start = next(n for n, event in enumerate(events) if event.kind == "start" and event.name == "text")
    depth = 0
    for end in range(start, len(events)):
        depth += {"start": 1, "end": -1}.get(events[end].kind, 0)
        if not depth:
            break
    return events[:start], events[start : end + 1]


def _header(events: list[Event]) -> tuple[dict[str, str], str | None, str | None]:
    """The name of each person by id, the title and the author."""
    names: dict[str, str] = {}
    found: dict[str, str] = {}
    person, path = "", list[str]()
    for event in events:
        if event.kind == "start":
            path.append(event.name)
            person = event.attributes.get("id", "") if event.name == "person" else person
            if event.name == "persName" and names.get(person):
                person = ""  # the first name is the one to show
        elif event.kind == "end":
            path.pop()
        elif "person" in path and person:
            names[person] = names.get(person, "") + event.text
        elif path[-2:-1] == ["titleStmt"]:
            found.setdefault(path[-1], event.text)
    shown = {who: " ".join(name.split()) for who, name in names.items()}
    title, author = (" ".join(found.get(name, "").split()) or None for name in ("title", "author"))
    return shown, title, author


def _spoken(composed: Composed, names: dict[str, str]) -> tuple[list[Spoken], int]:
    """The speeches that tell their speaker, in order, and how many others there are."""
    spans: dict[Speech, list[Span]] = {}
    heads: dict[Speech, Span] = {}
    for start, end, origin in composed.origins:
        for span in _trimmed(composed.text, start, end):
            if isinstance(origin, Head):
                heads.setdefault(origin.speech, span)
            elif isinstance(origin, Speech):
                spans.setdefault(origin, []).append(span)
    found, unknown = [], 0
    for speech, places in spans.items():
        name = _name(speech, names)
        joined = tuple(_joined(composed.text, places))
        head = heads.get(speech, Span(joined[0].start, joined[0].start))
        if name:
            found.append(Spoken(name, head, joined, speech.kind))
        else:
            unknown += 1
    return found, unknown


def _name(speech: Speech, names: dict[str, str]) -> str | None:
    """Who speaks: the first whom @who points to, by name, else as the <speaker> says."""
    who = (speech.who or "").split()
    label = " ".join("".join(speech.label).split()).strip(" .:")
    pointed = who[0].rpartition("#")[2] if who else ""
    return names.get(pointed) or label or pointed or None


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        first = start + len(piece) - len(piece.lstrip())
        yield Span(first, first + len(piece.strip()))


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """Neighbours with nothing but spaces between them, as around italics, are one; paragraphs stay apart."""
    held = spans[0]
    for span in spans[1:]:
        between = text[held.end : span.start]
        if between.strip(" ") == "":
            held = Span(held.start, span.end)
        else:
            yield held
            held = span
    yield held
