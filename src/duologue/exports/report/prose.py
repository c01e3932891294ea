"""The text of a story as HTML, every character of it but notation, with its lines and thoughts marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from duologue.exports.report.contents import Places
from duologue.exports.report.weave import Cloth, Stroke, escaped, weave
from duologue.exports.shares import word_count
from duologue.story.layout import Block
from duologue.story.story import Story
from duologue.text.span import Span

# Lines this short are broken on purpose: verse, a letter's head, a title. Longer ones are wrapped prose.
_VERSE = 52
_HEADINGS = {1: "h2", 2: "h3", 3: "h4"}
# Text is shown in pieces of about this many characters, so that a browser can skip those out of sight.
_PIECE = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """Some blocks in a row, and their HTML: an element for each block, matter folded into one."""

    blocks: tuple[Block, ...]
    html: str

    @property
    def start(self) -> int:
        """Where its first block begins."""
        return self.blocks[0].span.start

    @property
    def end(self) -> int:
        """Where its last block ends."""
        return self.blocks[-1].span.end


@dataclass(slots=True)
class _Labels:
    """Writes start tags; within one block, only a change of speaker is labelled again."""

    linked: bool
    last: str = ""

    def opening(self, stroke: Stroke, first: bool) -> str:
        """The start tag of a stroke, with the label's class where the reader needs one."""
        if stroke.tag == "em":
            return "<em>"
        if stroke.target:
            return f"<span class={stroke.classes}{f' id={stroke.target}' if first else ''}>"
        classes, called = stroke.classes, ""
        begins = first and stroke.begins
        if stroke.label and (stroke.label != self.last or (begins and classes.endswith(" u"))):
            classes += " i" if self.last else " m" if begins else " m v"
            self.last = stroke.label
        if self.linked and stroke.item is not None:
            called = f" id=l{stroke.item}" if begins else f" data-l={stroke.item}"
            # One line takes the keyboard's tab; from there the keys step.
            called += " tabindex=0" if called == " id=l0" else ""
        return f'<span class="{classes}"{called}>' if " " in classes else f"<span class={classes}{called}>"


@dataclass(slots=True)
class _Strokes:
    """Hands out the strokes that touch each block in turn."""

    strokes: Sequence[Stroke]
    at: int = 0
    carried: list[Stroke] = field(default_factory=list)

    def touching(self, span: Span) -> list[Stroke]:
        """Those of `span`, which must lie after every span asked for before."""
        found = [stroke for stroke in self.carried if stroke.end > span.start]
        while self.at < len(self.strokes) and self.strokes[self.at].start < span.end:
            found.append(self.strokes[self.at])
            self.at += 1
        self.carried = [stroke for stroke in found if stroke.end > span.end]
        return found


def prose_html(
    story: Story, blocks: Iterable[Block], strokes: Sequence[Stroke], places: Places, linked: bool = True
) -> str:
    """The blocks in order, grouped in pieces; matter is folded. `linked` gives lines ids for the script."""
    return "\n".join(
        f"<div class=piece data-from={piece.start} data-to={piece.end}>\n{piece.html}\n</div>"
        for piece in prose_pieces(story, blocks, strokes, places, linked)
    )


def prose_pieces(
    story: Story, blocks: Iterable[Block], strokes: Sequence[Stroke], places: Places, linked: bool = True
) -> Iterator[Piece]:
    """The same piece by piece, for a page that draws what is in view."""
    writer = _Writer(story, strokes, places, linked)
    for piece in _pieces(blocks):
        shown: list[str] = []
        for is_matter, group in groupby(piece, key=lambda block: block.kind == "matter"):
            alike = list(group)
            shown += [writer.matter(alike)] if is_matter else map(writer.block, alike)
        yield Piece(tuple(piece), "\n".join(shown))


def _pieces(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    piece: list[Block] = []
    size = 0
    for block in blocks:
        # Matter is never parted: it folds as one.
        full = size > _PIECE or (size > _PIECE // 4 and block.kind == "heading")
        if full and not (block.kind == "matter" and piece[-1].kind == "matter"):
            yield piece
            piece, size = [], 0
        piece.append(block)
        size += len(block.span) + 80
    if piece:
        yield piece


def whole(story: Story) -> Iterator[Block]:
    """The blocks, and what stands between them as paragraphs: a text is shown whole, however it was read."""
    at = 0
    for block in story.blocks:
        if story.text[at : block.span.start].strip():
            yield Block("", "paragraph", Span(at, block.span.start))
        yield block
        at = max(at, block.span.end)
    if story.text[at:].strip():
        yield Block("", "paragraph", Span(at, len(story.text)))


class _Writer:
    def __init__(self, story: Story, strokes: Sequence[Stroke], places: Places, linked: bool) -> None:
        self.cloth = Cloth(story.text, story.source.markup)
        self.strokes = _Strokes(strokes)
        self.places = places
        self.linked = linked
        self.fresh = True

    def words(self, span: Span) -> str:
        return weave(self.cloth, span, self.strokes.touching(span), _Labels(self.linked).opening)

    def block(self, block: Block) -> str:
        words, classes, tag = self.words(block.span), [], "p"
        raw = self.cloth.text[block.span.start : block.span.end]
        if "\n" in raw.strip() and max(map(len, raw.splitlines())) < _VERSE:
            classes.append("verse")
        if block.kind == "heading":
            tag = _HEADINGS[min(block.level or 1, 3)]
            classes += ["echo"] if block.id == self.places.echo else []
        elif block.kind == "break":
            tag = "div role=separator"
            classes.append("break")
        elif self.fresh:
            classes.append("first")
        self.fresh = block.kind != "paragraph"
        return f"<{tag}{self._attributes(block, classes)}>{words}</{tag.split()[0]}>"

    def _attributes(self, block: Block, classes: list[str]) -> str:
        place = self.places.of.get(block.id)
        target = f" id={place.target}" if place else ""
        when = f' data-when="{place.when}"' if place and place.when else ""
        return target + when + (f' class="{" ".join(classes)}"' if classes else "")

    def matter(self, blocks: Sequence[Block]) -> str:
        labels = dict.fromkeys(block.label for block in blocks if block.label)
        title = escaped("; ".join(list(labels)[:3]) or "Not the story")
        count = sum(word_count(block.span.of(self.cloth.text)) for block in blocks)
        size = f"{count:,} word{'' if count == 1 else 's'}"
        inside = "\n".join(f"<p>{self.words(block.span)}</p>" for block in blocks)
        self.fresh = True
        return f"<details class=matter><summary>{title} <small>{size}</small></summary>\n{inside}\n</details>"
