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

# Lines this short are broken on purpose: verse, a letter's head, a two-line title. Longer ones are hard-wrapped prose.
_VERSE = 52
# Text is shown in pieces of about this many characters, so that a browser can skip those out of sight.
_PIECE = 4000


@dataclass(slots=True)
class _Labels:
    """Writes start tags; within one block, only a change of speaker is labelled again."""

    last: str = ""
    begun: bool = False

    def opening(self, stroke: Stroke, first: bool) -> str:
        """The start tag of a stroke, with the label's class where the reader needs one."""
        if stroke.tag == "em":
            return "<em>"
        classes, item = stroke.classes, stroke.item
        if stroke.label and (stroke.label != self.last or (first and " u" in classes and item[0] == "l")):
            classes += " i" if self.last else " m" if first and item[0] == "l" else " m v"
            self.last = stroke.label
        called = "" if not item else f" id={item}" if first and item[0] == "l" else f" data-l={item.lstrip('+')[1:]}"
        if called == " id=l0":
            called += " tabindex=0"
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


def prose_html(story: Story, strokes: Sequence[Stroke], places: Places) -> str:
    """Every block in order, grouped in pieces; matter is folded."""
    writer = _Writer(story, strokes, places)
    pieces = []
    for blocks in _pieces(whole(story)):
        shown = []
        for is_matter, group in groupby(blocks, key=lambda block: block.kind == "matter"):
            shown += [writer.matter(list(group))] if is_matter else map(writer.block, group)
        place = f"data-from={blocks[0].span.start} data-to={blocks[-1].span.end}"
        pieces.append(f"<div class=piece {place}>\n" + "\n".join(shown) + "\n</div>")
    return "\n".join(pieces)


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
    """The blocks, and as paragraphs whatever stands between them: a text is shown whole, however it was read."""
    at = 0
    for block in story.blocks:
        if story.text[at : block.span.start].strip():
            yield Block("", "paragraph", Span(at, block.span.start))
        yield block
        at = max(at, block.span.end)
    if story.text[at:].strip():
        yield Block("", "paragraph", Span(at, len(story.text)))


class _Writer:
    def __init__(self, story: Story, strokes: Sequence[Stroke], places: Places) -> None:
        self.cloth = Cloth(story.text, story.source.markup)
        self.strokes = _Strokes(strokes)
        self.places = places
        self.fresh = True

    def words(self, span: Span) -> str:
        return weave(self.cloth, span, self.strokes.touching(span), _Labels().opening)

    def block(self, block: Block) -> str:
        words, classes = self.words(block.span), []
        place = self.places.of.get(block.id)
        attributes = (f" id={place.target}" if place else "") + (f' data-when="{place.when}"' if place and place.when else "")
        raw = self.cloth.text[block.span.start : block.span.end]
        if "\n" in raw.strip() and max(map(len, raw.splitlines())) < _VERSE:
            classes.append("verse")
        tag = "p"
        if block.kind == "heading":
            tag = "h2" if (block.level or 1) < 2 else "h3" if block.level == 2 else "h4"
            if block.id == self.places.echo:
                classes.append("echo")
        elif block.kind == "break":
            tag, attributes = "div", attributes + " role=separator"
            classes.append("break")
        elif self.fresh:
            classes.append("first")
        self.fresh = block.kind != "paragraph"
        if classes:
            attributes += f' class="{" ".join(classes)}"'
        return f"<{tag}{attributes}>{words}</{tag}>"

    def matter(self, blocks: Sequence[Block]) -> str:
        labels = dict.fromkeys(block.label for block in blocks if block.label)
        count = sum(word_count(block.span.of(self.cloth.text)) for block in blocks)
        title = "; ".join(list(labels)[:3]) or "Not the story"
        inside = "\n".join(f"<p>{self.words(block.span)}</p>" for block in blocks)
        self.fresh = True
        size = f"{count:,} word{'' if count == 1 else 's'}"
        return f"<details class=matter><summary>{escaped(title)} <small>{size}</small></summary>\n{inside}\n</details>"
