"""A Story as JSON: the contract `duologue/story/1`. Layers that were not read are absent."""

import json
from typing import Any

from duologue.exports.bond_rows import bond_row
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.span import Span

SCHEMA = "duologue/story/1"


def story_json(story: Story, indent: int | None = None) -> str:
    """The whole Story as one JSON document; spans are [start, end) in code points of `text`."""
    return json.dumps(as_document(story), ensure_ascii=False, indent=indent)


def as_document(story: Story) -> dict[str, Any]:
    """The Story as plain lists and dictionaries, in the order of the contract."""
    document: dict[str, Any] = {"schema": SCHEMA, "source": _source(story), "text": story.text}
    for name, rows in _LAYERS.items():
        if name in story.read:
            document[name] = rows(story)
    document["read"] = list(story.read)
    return document


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _source(story: Story) -> dict[str, Any]:
    source = story.source
    return {
        "title": source.title,
        "author": source.author,
        "format": source.format,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "name": source.name,
        "metadata": {key: list(values) for key, values in source.metadata},
        "notes": list(source.notes),
        "italics": _pairs(source.italics),
        "markup": _pairs(source.markup),
    }


def _blocks(story: Story) -> list[dict[str, Any]]:
    return [
        {
            "id": b.id,
            "kind": b.kind,
            "span": _pair(b.span),
            "scene": b.scene,
            "label": b.label,
            "level": b.level,
        }
        for b in story.blocks
    ]


def _scenes(story: Story) -> list[dict[str, Any]]:
    return [{"id": s.id, "span": _pair(s.span), "time": s.time} for s in story.scenes]


def _cast(story: Story) -> list[dict[str, Any]]:
    return [
        {
            "id": c.id,
            "name": c.name,
            "aliases": list(c.aliases),
            "named": c.named,
            "gender": c.gender,
            "narrator": c.narrator,
            "lead": c.lead,
        }
        for c in story.cast
    ]


def _mentions(story: Story) -> list[dict[str, Any]]:
    return [
        {"span": _pair(m.span), "character": m.character, "kind": m.kind, "address": m.address}
        for m in story.mentions
    ]


def _quotes(story: Story) -> list[dict[str, Any]]:
    return [
        {
            "id": q.id,
            "spans": _pairs(q.spans),
            "block": q.block,
            "marks": _marks(q, story.text),
            "style": q.marks,
            "closed": q.closed,
            "kind": q.kind,
            "inside": q.inside,
            "faults": list(q.faults),
        }
        for q in story.quotes
    ]


def _marks(quote: Quote, text: str) -> str:
    """The contract's name for a quote's marks; `style` is ours, which knows three conventions more."""
    before, after = _beside(quote, text)
    if quote.marks == "corner":
        return "double-curly"
    if quote.marks == "low-high":
        single = before[-1:] == "‚" or (before[-1:] != "„" and after[:1] in ("‘", "’"))
        return "single-curly" if single else "double-curly"
    if quote.marks == "backtick":
        single = before[-2:] not in ("``", "''") and (before[-1:] == "`" or after[:2] != "''")
        return "single-straight" if single else "double-straight"
    return quote.marks


def _beside(quote: Quote, text: str) -> tuple[str, str]:
    """Up to two characters before and after a quote, a space between mark and words left out."""
    start, end = quote.spans[0].start, quote.spans[-1].end
    return text[max(0, start - 3) : start].rstrip()[-2:], text[end : end + 3].lstrip()[:2]


def _thoughts(story: Story) -> list[dict[str, Any]]:
    return [
        {
            "id": t.id,
            "spans": _pairs(t.spans),
            "character": t.character,
            "form": t.form,
            "score": round(t.score, 4),
            "because": list(t.because),
        }
        for t in story.thoughts
    ]


def _attributions(story: Story) -> list[dict[str, Any]]:
    return [
        {
            "quote": a.quote,
            "speaker": a.speaker,
            "addressees": list(a.addressees),
            "kind": a.kind,
            "cue": _pair(a.cue) if a.cue else None,
            "score": round(a.score, 4),
            "because": list(a.because),
            "others": [[who, round(share, 4)] for who, share in a.others],
        }
        for a in story.attributions
    ]


def _acts(story: Story) -> list[dict[str, Any]]:
    return [
        {
            "id": a.id,
            "block": a.block,
            "span": _pair(a.span),
            "actor": a.actor,
            "target": a.target,
            "channel": a.channel,
            "move": a.move,
            "affiliation": a.affiliation,
            "dominance": a.dominance,
            "score": a.score,
        }
        for a in story.acts
    ]


def _bonds(story: Story) -> list[dict[str, Any]]:
    return [bond_row(bond) for bond in story.bonds]


_LAYERS = {
    "blocks": _blocks,
    "scenes": _scenes,
    "cast": _cast,
    "mentions": _mentions,
    "quotes": _quotes,
    "thoughts": _thoughts,
    "attributions": _attributions,
    "acts": _acts,
    "bonds": _bonds,
}
