"""Tell an e-book's front and back matter from its story. A file that may be either is story."""

import re
from collections.abc import Mapping

from duologue.formats.draft import DraftPart
from duologue.formats.html_flow import LEFT_OUT
from duologue.formats.html_tree import Page

_ROLES = {
    "cover": "cover",
    "cover-page": "cover",
    "coverpage": "cover",
    "titlepage": "title page",
    "title-page": "title page",
    "halftitlepage": "title page",
    "halftitle": "title page",
    "copyright-page": "copyright",
    "copyright": "copyright",
    "imprint": "copyright",
    "imprimatur": "copyright",
    "colophon": "copyright",
    "toc": "contents",
    "landmarks": "contents",
    "page-list": "contents",
    "loi": "contents",
    "lot": "contents",
    "dedication": "dedication",
    "acknowledgments": "acknowledgements",
    "acknowledgements": "acknowledgements",
    "foreword": "foreword",
    "bibliography": "bibliography",
    "index": "index",
    "glossary": "glossary",
    "other-credits": "credits",
    "contributors": "credits",
    "seriespage": "other books",
    "footnote": "footnote",
    "footnotes": "footnote",
    "endnote": "endnote",
    "endnotes": "endnote",
    "rearnote": "endnote",
    "rearnotes": "endnote",
    "notes": "endnote",
}
_STORY_ROLES = frozenset(["bodymatter", "chapter", "prologue", "epilogue", "part", "volume", "text", "start"])
_NOTE_ROLES = {"doc-footnote": "footnote", "doc-endnote": "endnote", "doc-endnotes": "endnote"}
_BY_NAME = re.compile(
    r"(?:^|[^a-z])(?:(cover)(?:page|image)?|(title|half-?title)[-_ ]?page|(copyright|imprint|colophon)"
    r"|(toc|contents|nav)(?:[-_ ]?page)?|(dedication)|(acknowledge?ments?)"
    r"|(about[-_ ]?the[-_ ]?author|also[-_ ]?by|newsletter))(?![a-z])"
)
_NAMES = (
    "cover",
    "title page",
    "copyright",
    "contents",
    "dedication",
    "acknowledgements",
    "about the author",
)
_BY_HEADING = (
    (re.compile(r"(?:table of )?contents"), "contents"),
    (re.compile(r"copyright(?: page| notice)?|imprint|colophon"), "copyright"),
    (re.compile(r"title ?page|half[- ]?title"), "title page"),
    (re.compile(r"cover"), "cover"),
    (re.compile(r"dedication"), "dedication"),
    (re.compile(r"acknowledge?ments?"), "acknowledgements"),
    (re.compile(r"about (?:the )?(?:authors?|publisher)"), "about the author"),
    (re.compile(r"(?:also|books|other (?:books|titles|works)|more) (?:by|from)\b.*"), "other books"),
    (re.compile(r"(?:advance )?praise (?:for|from)\b.*"), "praise"),
    (re.compile(r"newsletter|(?:join|sign up).*newsletter"), "newsletter"),
    (re.compile(r"(?:foot|end)?notes"), "endnote"),
)
_TOO_LONG = 15_000
"""By its name or heading alone no file longer than this is taken for matter."""


def label_places(page: Page) -> dict[int, str]:
    """The elements of one page that declare themselves matter."""
    labels: dict[int, str] = {}
    for place, node in enumerate(page.nodes):
        if not node.attributes or node.tag in ("a", "html", "body"):
            continue
        roles = node.attributes.get("epub:type", "").lower().split()
        label = next((_ROLES[role] for role in roles if role in _ROLES), None)
        label = label or _NOTE_ROLES.get(node.attributes.get("role", ""))
        if node.attributes.get("id") in ("pg-header", "pg-footer", "pg-machine-header"):
            label = "Project Gutenberg licence"
        if node.tag == "nav" and "page-list" in roles:
            label = LEFT_OUT
        if label:
            labels[place] = label
    return labels


def declared_label(page: Page, role: str | None) -> tuple[str | None, bool]:
    """What a whole file is by declaration, and whether it declares itself story."""
    roles = [role or ""]
    for place in page.all("body"):
        roles += page.nodes[place].attributes.get("epub:type", "").lower().split()
        sections = [n for n in page.children(place) if page.nodes[n].tag]
        if len(sections) == 1:
            roles += page.nodes[sections[0]].attributes.get("epub:type", "").lower().split()
    if any(each in _STORY_ROLES for each in roles[1:]):
        return None, True
    return next((_ROLES[each] for each in roles if each in _ROLES), None), False


def guessed_label(member: str, named: str | None, drafts: list[DraftPart]) -> str | None:
    """What a whole file is by its name, its line in the contents or its first words; None for story."""
    if sum(len(draft.text) for draft in drafts) > _TOO_LONG:
        return None
    stem = member.rpartition("/")[2].rpartition(".")[0].lower()
    if found := _BY_NAME.search(stem):
        return next(label for label, group in zip(_NAMES, found.groups(), strict=True) if group)
    first = next((draft.text for draft in drafts if draft.kind != "space"), "")
    for heading in (named, first):
        words = " ".join((heading or "").lower().split()).strip(" .:*")
        for pattern, label in _BY_HEADING:
            if words and pattern.fullmatch(words):
                return label
    return None


def roles_by_member(roles: Mapping[str, str], spine: tuple[str, ...]) -> dict[str, str]:
    """The declared roles of whole files, each by its name as the spine has it."""
    lower = {name.lower(): role for name, role in roles.items()}
    return {member: lower[member.lower()] for member in spine if member.lower() in lower}
