"""Read rich text (.rtf): paragraphs, italics and every character. Leaves out pictures and other looks."""

from duologue.formats.draft import DraftPart, compose
from duologue.formats.rtf_flow import RtfFlow
from duologue.text.source import Source


def read_rtf(raw: bytes, thing: str) -> Source:
    """A source from the bytes of an .rtf file."""
    flow = RtfFlow(thing)
    flow.read(raw[raw.index(b"{") :] if b"{" in raw else raw)
    footnotes = [draft for draft in flow.streams["footnote"].drafts if draft.kind != "space"]
    composed = compose(flow.streams["body"].drafts + footnotes)
    notes = []
    if flow.hidden_characters:
        notes.append(f"hidden text was left out ({flow.hidden_characters} characters)")
    if not flow.ended:
        notes.append("the file ends early: its last brace is missing")
    return Source(
        text=composed.text,
        format="rtf",
        title=_words(flow.streams["title"].drafts),
        author=_words(flow.streams["author"].drafts),
        encoding=flow.default,
        italics=composed.italics,
        markup=composed.markup,
        parts=composed.parts,
        notes=tuple(notes),
    )


def _words(drafts: list[DraftPart]) -> str | None:
    return " ".join(" ".join(draft.text for draft in drafts).split()) or None
