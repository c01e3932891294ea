"""What a Word document's styles make of a paragraph or run. Leaves out looks, but for slanted and hidden."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duologue.formats.xml_events import Event

WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_HEADING = re.compile(r"heading (\d)$")
_NO_HEADING = 9


@dataclass(slots=True)
class RawStyle:
    """One style as the file writes it; None where it says nothing and its base decides."""

    name: str = ""
    base: str | None = None
    italic: bool | None = None
    hidden: bool | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """One style with its bases followed."""

    name: str
    italic: bool = False
    hidden: bool = False
    level: int | None = None


NO_STYLE = Style("")


def switched_on(event: Event) -> bool:
    """Whether an on/off property is on: present without a value means yes."""
    return event.attributes.get("val", "1").lower() not in ("0", "false", "off", "none")


def outline_level(event: Event) -> int | None:
    """The depth from 1 that an outline level of 0 to 8 stands for; 9 is body text."""
    value = event.attributes.get("val", "")
    return int(value) + 1 if value.isdecimal() and int(value) < _NO_HEADING else None


def read_styles(events: Iterable[Event]) -> dict[str, Style]:
    """Every style of `styles.xml` by its id."""
    raw: dict[str, RawStyle] = {}
    style: RawStyle | None = None
    for event in events:
        if event.space not in WORD or event.kind == "text":
            continue
        if event.name == "style":
            style = RawStyle() if event.kind == "start" else None
            if style is not None:
                raw[event.attributes.get("styleId", "")] = style
        elif style is not None and event.kind == "start":
            _read_property(style, event)
    return {name: _resolved(name, raw) for name in raw}


def _read_property(style: RawStyle, event: Event) -> None:
    if event.name == "name":
        style.name = event.attributes.get("val", "").lower()
    elif event.name == "basedOn":
        style.base = event.attributes.get("val")
    elif event.name == "i":
        style.italic = switched_on(event)
    elif event.name == "vanish":
        style.hidden = switched_on(event)
    elif event.name == "outlineLvl":
        style.level = outline_level(event) or 0


def _resolved(name: str, raw: Mapping[str, RawStyle]) -> Style:
    first = raw[name]
    italic, hidden, level = first.italic, first.hidden, _level(first)
    seen = {name}
    base = first.base
    while base is not None and base in raw and base not in seen:
        seen.add(base)
        below = raw[base]
        italic = below.italic if italic is None else italic
        hidden = below.hidden if hidden is None else hidden
        level = _level(below) if level is None else level
        base = below.base
    return Style(first.name, bool(italic), bool(hidden), level or None)


def _level(style: RawStyle) -> int | None:
    """A heading by its built-in name, which is English in every language of Word, or by its outline level."""
    if named := _HEADING.match(style.name):
        return int(named.group(1)) or None
    if style.name in ("title", "subtitle"):
        return 1 if style.name == "title" else 2
    return style.level
