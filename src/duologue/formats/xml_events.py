"""Walk an XML part as a stream of events, in bounded memory. No entity is ever expanded, no link followed."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from duologue.errors import UnreadableSource

_CHUNK = 64 * 2**10


_NO_ATTRIBUTES: dict[str, str] = {}


class Event(NamedTuple):
    """A start or an end of an element, or characters.

    `kind` is "start", "end" or "text". `name` is the element's own name, `space` its namespace. Attributes
    go by their own name; where two namespaces share one, the last wins.
    """

    kind: str
    name: str = ""
    space: str = ""
    text: str = ""
    attributes: dict[str, str] = _NO_ATTRIBUTES


class _ForbiddenError(Exception):
    pass


def xml_events(raw: bytes, part: str, thing: str, doctype: bool = False) -> Iterator[Event]:
    """The events of `raw`. `doctype` lets a bare DOCTYPE pass, as old books have; never entities."""
    waiting: list[Event] = []
    parser = _parser(waiting, doctype)
    try:
        for at in range(0, len(raw), _CHUNK):
            parser.Parse(raw[at : at + _CHUNK], False)
            yield from waiting
            waiting.clear()
        parser.Parse(b"", True)
        yield from waiting
    except _ForbiddenError as error:
        reason = f"its part {part!r} declares {error}, which no program writes there"
        raise UnreadableSource(thing, reason, "Open it in the program that made it and save it again.") from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        reason = f"its part {part!r} is not well-formed XML ({error})"
        raise UnreadableSource(thing, reason, "Open it in the program that made it and save it again.") from None


def _parser(waiting: list[Event], doctype: bool) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = True

    names: dict[str, tuple[str, str]] = {}

    def split(name: str) -> tuple[str, str]:
        space, _, local = name.rpartition(" ")
        names[name] = (local, space)
        return names[name]

    def start(name: str, attributes: list[str]) -> None:
        local, space = names.get(name) or split(name)
        keys = [(names.get(key) or split(key))[0] for key in attributes[::2]]
        own = dict(zip(keys, attributes[1::2], strict=True)) if keys else _NO_ATTRIBUTES
        waiting.append(Event("start", local, space, "", own))

    def end(name: str) -> None:
        local, space = names.get(name) or split(name)
        waiting.append(Event("end", local, space))

    def refuse_doctype(name: str, system: str | None, public: str | None, internal: int) -> None:
        if internal or not doctype:
            raise _ForbiddenError("a document type")

    def refuse_entity(*_: object) -> None:
        raise _ForbiddenError("an entity")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: waiting.append(Event("text", text=text))
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.EntityDeclHandler = refuse_entity
    return parser
