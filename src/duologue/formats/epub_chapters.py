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
    places: dict[int, Entry] = {}
    for entry in entries:
        place = _place_of(drafts, entry.fragment)
        if entry.label and place is not None:
            places.setdefault(place, entry)
    named = list(drafts)
    for place, entry in sorted(places.items(), reverse=True):  # from the end: an insertion moves what follows
        following = min((other for other in places if other > place), default=len(drafts))
        _name(named, place, following, entry.label)
    return named


def _place_of(drafts: list[DraftPart], fragment: str) -> int | None:
    if not fragment:
        return 0
    return next((n for n, draft in enumerate(drafts) if fragment in draft.anchors), None)


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
