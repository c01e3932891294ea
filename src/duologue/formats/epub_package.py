"""Read how an EPUB is bound: spine, table of contents, title and protection. Leaves the chapters unread."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from duologue.errors import UnreadableSource
from duologue.formats.container import Container, resolve
from duologue.formats.html_charset import decode_page
from duologue.formats.html_tree import Page, parse
from duologue.formats.work_details import Metadata
from duologue.formats.xml_events import Event, xml_events

_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"))
_FONT_METHODS = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))
_PROTECTIONS = (
    ("META-INF/license.lcpl", "Readium LCP"),
    ("META-INF/sinf.xml", "Apple FairPlay"),
    ("META-INF/rights.xml", "Adobe ADEPT"),
    ("rights.xml", "Adobe ADEPT"),
)
_SUBJECTS = {"subject": "tags", "language": "language", "publisher": "publisher", "description": "summary"}
_SERIES = "calibre:series"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of contents: the member it leads to, the place in it, and its words."""

    member: str
    fragment: str
    label: str


@dataclass(frozen=True, slots=True)
class Package:
    """What binds the members of an EPUB into a book."""

    title: str | None
    author: str | None
    metadata: Metadata
    spine: tuple[str, ...]
    sheets: tuple[str, ...]
    contents: tuple[Entry, ...]
    roles: dict[str, str]
    missing: int


@dataclass(slots=True)
class _Opf:
    """The package document as it is read."""

    items: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    guide: list[tuple[str, str]] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)
    series: list[str] = field(default_factory=list)
    ncx: str | None = None


def refuse_protected(container: Container, thing: str) -> None:
    """Raise where the book is locked; fonts alone may be scrambled, as the standard allows."""
    encryption = container.read_if_any("META-INF/encryption.xml")
    if encryption is None and not any(container.find(name) for name, _ in _PROTECTIONS[:2]):
        return
    methods = {
        event.attributes.get("Algorithm", "")
        for event in xml_events(encryption or b"<none/>", "META-INF/encryption.xml", thing)
        if event.kind == "start" and event.name == "EncryptionMethod"
    }
    by = next((name for member, name in _PROTECTIONS if container.find(member)), None)
    if methods - _FONT_METHODS or by in ("Readium LCP", "Apple FairPlay"):
        reason = f"it is protected by DRM ({by})" if by else "it is protected by DRM"
        raise UnreadableSource(thing, reason, "Duologue removes no protection: bring a copy sold without it.")


def read_package(container: Container, thing: str) -> Package:
    """The binding of the book in `container`."""
    name = _package_name(container, thing)
    opf = _read_opf(xml_events(container.read(name), name, thing, doctype=True))
    members = {key: resolve(name, href) for key, (href, _, _) in opf.items.items()}
    pages = [members[key] for key in opf.order if key in members and _is_page(*opf.items[key])]
    spine = tuple(dict.fromkeys(found for page in pages if (found := container.find(page))))
    roles = {resolve(name, href): kind for kind, href in opf.guide}
    nav = next((members[key] for key, item in opf.items.items() if "nav" in item[2].split()), None)
    contents: list[Entry] = []
    if nav and container.find(nav):
        roles.setdefault(nav, "toc")
        contents = _read_nav(container, nav, thing, roles)
    ncx = members.get(opf.ncx or "") or next((members[k] for k, i in opf.items.items() if "dtbncx" in i[1]), None)
    if not contents and ncx and container.find(ncx):
        contents = _read_ncx(container, ncx, thing)
    sheets = tuple(members[key] for key, item in opf.items.items() if item[1] == "text/css")
    return Package(
        title=_first(opf.words.get("title")),
        author=", ".join(dict.fromkeys(opf.words.get("creator", []))) or None,
        metadata=_metadata(opf),
        spine=spine,
        sheets=sheets,
        contents=tuple(contents),
        roles=roles,
        missing=len(opf.order)
        - len({members.get(key) for key in opf.order if container.find(members.get(key, ""))}),
    )


def _package_name(container: Container, thing: str) -> str:
    raw = container.read_if_any(_CONTAINER)
    if raw is not None:
        for event in xml_events(raw, _CONTAINER, thing):
            if event.kind == "start" and event.name == "rootfile" and event.attributes.get("full-path"):
                return event.attributes["full-path"]
    found = next((name for name in container.names if name.lower().endswith(".opf")), None)
    if found is None:
        raise UnreadableSource(
            thing, "the EPUB names no package document", "Convert it again, with Calibre for one."
        )
    return found


def _is_page(href: str, media: str, _: str) -> bool:
    return media in _PAGES or href.lower().endswith((".xhtml", ".html", ".htm"))


def _read_opf(events: Iterator[Event]) -> _Opf:
    opf = _Opf()
    word: list[str] | None = None
    for event in events:
        if event.kind == "text":
            if word:
                word[-1] += event.text
            continue
        word = None
        if event.kind == "end":
            continue
        attributes = event.attributes
        if event.space.startswith("http://purl.org/dc/elements") and event.name in (
            "title",
            "creator",
            *_SUBJECTS,
        ):
            word = opf.words.setdefault(event.name, [])
            word.append("")
        elif event.name == "item" and "id" in attributes:
            item = (
                attributes.get("href", ""),
                attributes.get("media-type", ""),
                attributes.get("properties", ""),
            )
            opf.items[attributes["id"]] = item
        elif event.name == "spine":
            opf.ncx = attributes.get("toc")
        elif event.name == "itemref":
            opf.order.append(attributes.get("idref", ""))
        elif event.name == "reference":
            opf.guide.append((attributes.get("type", "").lower(), attributes.get("href", "")))
        elif event.name == "meta" and attributes.get("name") == _SERIES:
            opf.series.append(attributes.get("content", ""))
    opf.words = {key: [" ".join(w.split()) for w in words if w.strip()] for key, words in opf.words.items()}
    return opf


def _first(words: list[str] | None) -> str | None:
    return words[0] if words else None


def _metadata(opf: _Opf) -> Metadata:
    found = [(key, tuple(opf.words[name])) for name, key in _SUBJECTS.items() if opf.words.get(name)]
    return (*found, ("series", tuple(opf.series))) if opf.series else tuple(found)


def _read_nav(container: Container, nav: str, thing: str, roles: dict[str, str]) -> list[Entry]:
    """The chapters that nav.xhtml lists; its landmarks go into `roles`."""
    page = parse(decode_page(container.read(nav), thing).text, thing, xhtml=True)
    entries: list[Entry] = []
    for place in page.all("nav"):
        kind = page.nodes[place].attributes.get("epub:type", "")
        if "landmarks" in kind:
            for link, member, _ in _links(page, place, nav):
                roles.setdefault(member, page.nodes[link].attributes.get("epub:type", "").lower())
        elif "toc" in kind:
            found = _links(page, place, nav)
            entries += (Entry(member, fragment, page.text_of(link)) for link, member, fragment in found)
    return entries


def _links(page: Page, inside: int, base: str) -> list[tuple[int, str, str]]:
    hrefs = ((n, page.nodes[n].attributes.get("href", "")) for n in page.all("a", inside))
    return [(n, resolve(base, href), href.partition("#")[2]) for n, href in hrefs if href]


def _read_ncx(container: Container, ncx: str, thing: str) -> list[Entry]:
    """The chapters of an older book's table; one that is damaged is no reason to refuse the book."""
    entries: list[Entry] = []
    label, writing = "", False
    try:
        for event in xml_events(container.read(ncx), ncx, thing, doctype=True):
            if event.kind == "text":
                label += event.text if writing else ""
            elif event.name == "text":
                writing = event.kind == "start"
                label = "" if writing else label
            elif event.name == "content" and event.kind == "start":
                source = event.attributes.get("src", "")
                entries.append(Entry(resolve(ncx, source), source.partition("#")[2], " ".join(label.split())))
            elif event.name == "pageList":
                break
    except UnreadableSource:
        return entries
    return entries
