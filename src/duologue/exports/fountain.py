"""A first screenplay draft in Fountain: scenes, action from the narration, dialogue under its speaker's cue.

It is a draft to work on: it does not know inside from outside, adapts nothing, and leaves out matter that is not
the story and cues that say no more than who speaks. How narration is parted into action: fountain_cues.py.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from duologue.exports.casting import UNKNOWN, voice_names
from duologue.exports.fountain_cues import Part, parted
from duologue.exports.spoken import spoken
from duologue.exports.stretches import NARRATION, THOUGHT, WRITTEN, Stretch, stretches
from duologue.exports.titles import title_of
from duologue.story.layout import Block
from duologue.story.story import Story
from duologue.text.span import Span

SCHEMA = "duologue/fountain/1"
_EXTENSIONS = {THOUGHT: " (V.O.)", WRITTEN: " (IN WRITING)"}
_TIMES = {"earlier": " - EARLIER", "later": " - LATER", "dream": " - DREAM"}
# What a line must not begin with, lest it be read as something else.
_SPECIAL = re.compile(r"[.@!>~#=(]|(?:int|ext|est|i/e|int\.?/ext)[.\s]|fade in:|\W*\w+\W*:|\[\[", re.IGNORECASE)
_PLAIN_CUE = re.compile(r"(?!INT|EXT|EST|I/E|FADE)[A-Z][A-Z0-9 .'’-]*[A-Z0-9.]|[A-Z]")
_NOT_IN_CUE = re.compile(r"[()\^*_#\\/@]+")
# An invisible character before a line of dialogue that begins with a sign of Fountain's.
_GUARD = "\u200b"


@dataclass(slots=True)
class _Speech:
    """Lines under one cue, each with its parenthetical or ""; `fact` and `block` are those of the last of them."""

    cue: str
    fact: str
    block: Block
    lines: list[tuple[str, str]]

    def add(self, how: str, words: str, apart: bool) -> None:
        if how or apart:
            self.lines.append((how, words))
        else:
            self.lines[-1] = (self.lines[-1][0], f"{self.lines[-1][1]} {words}")

    def written(self) -> str:
        rows = [self.cue]
        for how, words in self.lines:
            rows += [f"({how})"] if how else []
            rows.append(_GUARD + words if _SPECIAL.match(words) else words)
        return "\n".join(rows)


def fountain(story: Story) -> str:
    """The draft as one Fountain document."""
    rows: list[str | _Speech] = []
    shown: str | None = None
    cues = _cues(story)
    numbers = {scene.id: n for n, scene in enumerate(story.scenes, start=1)}
    times = {scene.id: scene.time for scene in story.scenes}
    for _, group in groupby(stretches(story), key=lambda one: (one.block.id, one.block.span.start)):
        alike = list(group)
        block = alike[0].block
        if block.kind == "heading":
            rows += _section(story, block)
        if block.kind != "paragraph":
            continue
        if block.scene != shown and block.scene in numbers:
            shown = block.scene
            rows.append(f".SCENE {numbers[shown]}{_TIMES.get(times[shown] or '', '')}")
        for part in parted(story, alike):
            _add(story, rows, part, cues)
    body = (row.written() if isinstance(row, _Speech) else row for row in rows)
    return _title_page(story) + "".join(f"\n{row}\n" for row in body)


def _title_page(story: Story) -> str:
    rows = [f"Title: {_escaped(title_of(story))}"]
    if story.source.author and story.source.author.strip():
        rows += ["Credit: from the story by", f"Author: {_escaped(story.source.author)}"]
    return "\n".join([*rows, f"Notes: a draft made by duologue ({SCHEMA})\n"])


def _section(story: Story, block: Block) -> Iterator[str]:
    words = _words(story, block.span).lstrip("# ")
    if words:
        yield "#" * min(block.level or 1, 3) + " " + words


def _cues(story: Story) -> dict[str, str]:
    """What stands above each voice's lines: capitals, after the `@` that Fountain wants where they will not do."""
    cues = {}
    for who, name in voice_names(story).items():
        plain = " ".join(_NOT_IN_CUE.sub(" ", name).upper().split()) or who.upper()
        cues[who] = plain if _PLAIN_CUE.fullmatch(plain) else f"@{plain}"
    return cues


def _add(story: Story, rows: list[str | _Speech], part: Part, cues: dict[str, str]) -> None:
    if part.stretch.kind == NARRATION:
        words = _words(story, part.span).lstrip(" ,;:.")
        if re.search(r"\w", words):
            rows.append(f"!{words}" if _SPECIAL.match(words) or _shouted(words) else words)
        return
    fact = part.stretch.fact
    said = (_words(story, span) for span in _said(part.stretch))
    words = " ".join(one for one in said if one)
    if part.stops and words.endswith(","):
        words = words[:-1] + "."
    if not words or fact is None:
        return
    how = " ".join(_escaped(part.how).replace("(", "").replace(")", "").split())
    block, last = part.stretch.block, rows[-1] if rows else None
    cue = cues[part.stretch.speaker or UNKNOWN] + _EXTENSIONS.get(part.stretch.kind, "")
    if isinstance(last, _Speech) and (last.fact == fact.id or (last.cue == cue and last.block is block)):
        last.add(how, words, apart=last.block is not block)
        last.fact, last.block = fact.id, block
    else:
        rows.append(_Speech(cue, fact.id, block, [(how, words)]))


def _said(stretch: Stretch) -> Iterator[Span]:
    """The words of a stretch without its quotation marks."""
    for span in stretch.fact.spans if stretch.fact else ():
        start, end = max(span.start, stretch.span.start), min(span.end, stretch.span.end)
        if start < end:
            yield Span(start, end)


def _shouted(words: str) -> bool:
    """Capitals alone would be read as somebody's cue, or as a transition."""
    return words == words.upper() or words.endswith("TO:")


def _words(story: Story, span: Span) -> str:
    """The words of a span in one line, italics as Fountain's emphasis."""
    italics = story.source.italics
    first = max(0, bisect_right(italics, span.start, key=lambda one: one.start) - 1)
    last = bisect_left(italics, span.end, key=lambda one: one.start)
    written, at = [], span.start
    for one in italics[first:last]:
        start, end = max(one.start, at), min(one.end, span.end)
        inner = _escaped(spoken(story, Span(start, end))) if start < end else ""
        if re.search(r"\w", inner):
            written += [_escaped(spoken(story, Span(at, start))), f"*{inner.strip()}*"]
            at = end
    written.append(_escaped(spoken(story, Span(at, span.end))))
    return "".join(written).strip()


def _escaped(words: str) -> str:
    """Text that is no emphasis, note or boneyard of Fountain's, whatever it holds."""
    words = re.sub(r"([*_])", r"\\\1", re.sub(r"[\s\x00-\x1f\ud800-\udfff]+", " ", words))
    return words.replace("[[", "[ [").replace("]]", "] ]")
