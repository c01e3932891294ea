"""The door of the layout room: blocks, scenes and tokens of one source. Who speaks in them is for other rooms."""

from collections.abc import Callable
from dataclasses import replace

from duologue.reading.layout.breaks import drawn_breaks
from duologue.reading.layout.contents import contents
from duologue.reading.layout.front import epigraphs, front_titles
from duologue.reading.layout.gutenberg import gutenberg_matter
from duologue.reading.layout.headings import named_headings, numbered_headings, out_of_order, told_headings
from duologue.reading.layout.matter import matter
from duologue.reading.layout.page import Mark, Marks, Page
from duologue.reading.layout.parts import page_of
from duologue.reading.layout.scenes import openings_of
from duologue.reading.layout.times import jumps_of, times_of
from duologue.reading.layout.titles import lone_titles, stamps, subtitles
from duologue.story.layout import Block, Scene
from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span
from duologue.text.tokens import Tokens

_PARAGRAPH = Mark("paragraph")


@stage(reads=("source",), writes=("blocks", "scenes", "tokens"))
def layout(story: Story) -> Story:
    """Find the blocks and scenes of a text."""
    blocks, scenes = lay_out(story.source)
    return replace(story, blocks=blocks, scenes=scenes, tokens=Tokens.of(story.text))


def lay_out(source: Source) -> tuple[tuple[Block, ...], tuple[Scene, ...]]:
    """The blocks and scenes of a source."""
    page = page_of(source)
    marks = read_marks(page)
    jumps = jumps_of(page, marks)
    openings = openings_of(page, marks, jumps)
    return _built(page, marks, openings, times_of(page, marks, openings, jumps))


# Each reader sees what those before it found, and may take a heading for matter but not the reverse.
READERS: tuple[Callable[[Page, Marks], Marks], ...] = (
    told_headings,
    gutenberg_matter,
    named_headings,
    numbered_headings,
    drawn_breaks,
    contents,
    matter,
    front_titles,
    stamps,
    subtitles,
    epigraphs,
    lone_titles,
    out_of_order,
)


def read_marks(page: Page) -> Marks:
    """What each piece is, where it is more than a paragraph."""
    marks = dict(page.told)
    for reader in READERS:
        marks |= reader(page, marks)
    return marks


def _built(
    page: Page, marks: Marks, openings: list[int], times: list[str]
) -> tuple[tuple[Block, ...], tuple[Scene, ...]]:
    """Blocks and scenes from a page's pieces; a break belongs to the scene it closes."""
    blocks: list[Block] = []
    starts: list[int] = []
    ends: list[int] = []
    opens = set(openings)
    current = None
    for number, piece in enumerate(page.pieces):
        mark = marks.get(number, _PARAGRAPH)
        span = Span(piece.start, piece.end)
        if number in opens:
            starts.append(piece.start)
            ends.append(piece.end)
            current = f"s{len(starts) - 1}"
        scene = None
        if mark.kind != "matter" and openings:
            scene = current
            ends[-1] = piece.end
        blocks.append(Block(f"p{number}", mark.kind, span, scene, mark.label, mark.level))
    scenes = (Scene(f"s{n}", Span(*row[:2]), row[2]) for n, row in enumerate(zip(starts, ends, times)))
    return tuple(blocks), tuple(scenes)
