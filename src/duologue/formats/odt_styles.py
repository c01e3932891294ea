"""What an OpenDocument text's styles make of a span. Leaves out looks, but for slanted and hidden."""

from collections.abc import Mapping
from dataclasses import dataclass

from duologue.formats.xml_events import Event


@dataclass(slots=True)
class OdtStyle:
    """One style as the file writes it; None where it says nothing and its parent decides."""

    parent: str | None = None
    italic: bool | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look; `names` are the styles it came from, the nearest first."""

    italic: bool | None = None
    hidden: bool | None = None
    names: tuple[str, ...] = ()


class OdtStyles:
    """Styles as they are met, in styles.xml and at the head of content.xml."""

    def __init__(self) -> None:
        self._styles: dict[str, OdtStyle] = {}
        self._current: OdtStyle | None = None

    def meet(self, event: Event) -> None:
        """Take in what an event says of styles, if anything."""
        if event.name == "style" and event.kind == "start":
            self._current = OdtStyle(event.attributes.get("parent-style-name"))
            key = f"{event.attributes.get('family', '')} {event.attributes.get('name', '')}"
            self._styles[key] = self._current
        elif event.name == "style" and event.kind == "end":
            self._current = None
        elif event.name == "text-properties" and event.kind == "start" and self._current is not None:
            if slant := event.attributes.get("font-style"):
                self._current.italic = slant in ("italic", "oblique")
            if display := event.attributes.get("display"):
                self._current.hidden = display == "none"

    def look(self, family: str, name: str) -> Look:
        """How a named style looks, its parents followed."""
        return _resolve(self._styles, family, name)


def _resolve(styles: Mapping[str, OdtStyle], family: str, name: str) -> Look:
    italic = hidden = None
    names: list[str] = []
    here: str | None = name
    while here and here not in names:
        names.append(here)
        style = styles.get(f"{family} {here}")
        if style is None:
            break
        italic = style.italic if italic is None else italic
        hidden = style.hidden if hidden is None else hidden
        here = style.parent
    return Look(italic, hidden, tuple(names))
