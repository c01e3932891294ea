"""The places of a story that a reader may want to jump to: its headings, and the scenes between them."""

from collections.abc import Mapping
from dataclasses import dataclass

from duologue.exports.report.weave import Cloth, escaped
from duologue.exports.titles import title_of
from duologue.story.layout import Block
from duologue.story.story import Story

_WHEN = {"earlier": "Earlier", "later": "Later", "dream": "A dream"}
_OPENING = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A heading or the first block of a scene. `target` is its id in the page, `words` are HTML.

    `when` is a word on its time or its place in order, where there is something to say.
    """

    target: str
    start: int
    words: str
    level: int
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """The places by block id, in reading order. `echo` is a heading that only repeats the story's title."""

    of: Mapping[str, Place]
    echo: str | None


def find_places(story: Story) -> Places:
    """Headings and scene openings; a scene right under its heading needs no place of its own."""
    cloth = Cloth(story.text, story.source.markup)
    times = {scene.id: scene.time for scene in story.scenes}
    title = " ".join(title_of(story).split()).casefold()
    found: dict[str, Place] = {}
    seen: set[str] = set()
    echo, after = None, "heading"
    for block in story.blocks:
        if block.kind == "heading":
            words = _line(cloth, block)
            if echo is None and not seen and words.casefold() == escaped(title):
                echo = block.id
            else:
                odd = "Out of order" if "out of order" in (block.label or "") else None
                found[block.id] = Place(f"h{len(found)}", block.span.start, words, min(block.level or 1, 3), odd)
        elif block.kind == "paragraph" and block.scene and block.scene not in seen:
            seen.add(block.scene)
            when = _WHEN.get(times.get(block.scene) or "")
            if (len(seen) > 1 and after != "heading") or when:
                found[block.id] = Place(f"h{len(found)}", block.span.start, _opening(cloth, block), 4, when)
        if block.kind != "matter":
            after = block.kind
    return Places(found, echo)


def contents_html(places: Places) -> str:
    """A list of links; empty where there is nowhere to jump to."""
    if len(places.of) < 2:
        return ""
    rows = []
    for place in places.of.values():
        when = f" <small>{place.when}</small>" if place.when else ""
        rows.append(f'<li class=d{place.level}><a href="#{place.target}">{place.words}{when}</a>')
    return "<ol class=contents>\n" + "\n".join(rows) + "\n</ol>"


def _line(cloth: Cloth, block: Block) -> str:
    return escaped(" ".join(cloth.cut_raw(block.span.start, block.span.end).split()))


def _opening(cloth: Cloth, block: Block) -> str:
    end = min(block.span.end, block.span.start + 3 * _OPENING)
    words = " ".join(cloth.cut_raw(block.span.start, end).split())
    if len(words) > _OPENING:
        words = words[:_OPENING].rsplit(" ", 1)[0].rstrip(" ,.;:—-") + "…"
    return escaped(words)
