"""Give an e-book's chapters the names its table of contents has for them. Finds no chapters of its own."""

from collections.abc import Sequence
from dataclasses import replace

from duologue.formats.draft import DraftPart, Run
from duologue.formats.epub_package import Entry

_NEAR = 3
"""A chapter's title stands among the first so many blocks, or nowhere."""
_LONGEST_TITLE = 120


def name_chapters(drafts: list[DraftPart], entries: Sequence[Entry]) -> list[DraftPart]:
    """The blocks of one file with headings named; where a chapter has none, the table's words become one."""
    anchors: dict[str, int] = {"": 0}
    for n, draft in enumerate(drafts):
        for anchor in draft.anchors:
            anchors.setdefault(anchor, n)
    places: dict[int, str] = {}
    for entry in entries:
        if entry.label and entry.fragment in anchors:
            places.setdefault(anchors[entry.fragment], entry.label)
    named = list(drafts)
    following = len(drafts)
    for place in sorted(places, reverse=True):  # from the end: an insertion moves what follows
        _name(named, place, following, places[place])
        following = place
    return named


def _name(drafts: list[DraftPart], place: int, end: int, label: str) -> None:
    near = [n for n in range(place, end) if drafts[n].kind not in ("space", "matter")][:_NEAR]
    heading = next((n for n in near if drafts[n].kind == "heading"), None)
    if heading is not None:
        drafts[heading] = replace(drafts[heading], label=label)
        return
    for n in near:
        if len(drafts[n].text) <= _LONGEST_TITLE and _same_words(drafts[n].text, label):
            drafts[n] = replace(drafts[n], kind="heading", level=1, label=label)
            return
    if near:
        drafts.insert(place, DraftPart("heading", (Run(label),), 1, label))


def _same_words(text: str, label: str) -> bool:
    """Whether one is the other or a part of it, capitals and points aside."""
    one, other = (
        " ".join("".join(c if c.isalnum() else " " for c in s.casefold()).split()) for s in (text, label)
    )
    return bool(one) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")
