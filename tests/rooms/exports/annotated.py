"""Stories written by hand with their annotation in the text, to test exports without a reading.

Blocks are parted by an empty line. `# Title` is a heading, `* * *` a break (`* * * @later` gives the next
scene its time), `% label: text` matter, `_word_` italics whose marks are notation. Inside a block:

    [[ines>daniel .97 e verb before name|“The blue cups,”]] <<Ines said>>, [[+|“you packed them.”]]
    [[ines=daniel …]] is written, [[~|…]] a quoted phrase, {{ines free .8|…}} a thought, `?` nobody known.
    Any part of a name without a space tells who is meant.
"""

import re
from dataclasses import dataclass, field, replace

from duologue.story.attribution import Attribution
from duologue.story.cast import Character
from duologue.story.layout import Block, Scene
from duologue.story.speech import Quote, Thought
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span
from duologue.text.tokens import Tokens

_MARK = re.compile(r"\[\[([^|\]]*)\||\]\]|\{\{([^|}]*)\||\}\}|<<|>>|_")
_KINDS = {"e": "explicit", "a": "anaphoric", "i": "implicit"}
_LAYERS = ("attributions", "blocks", "cast", "quoted_thoughts", "quotes", "scenes", "thoughts", "tokens")
_MARKS = {"“": "double-curly", "‘": "single-curly", '"': "double-straight", "'": "single-straight"}


@dataclass
class _Draft:
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    thoughts: list[Thought] = field(default_factory=list)
    answers: dict[str, Attribution] = field(default_factory=dict)
    italics: list[Span] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)
    time: str | None = "story"


def annotated(written: str, cast: tuple[Character, ...], **facts: object) -> Story:
    """The story that `written` spells out; `facts` are further fields of its Source."""
    draft = _Draft()
    for piece in re.split(r"\n{2,}", written.strip()):
        _add_block(draft, piece, cast)
    source = Source.from_text(draft.text)
    source = replace(source, italics=tuple(draft.italics), markup=tuple(draft.markup), **facts)  # type: ignore[arg-type]
    return Story(
        source,
        blocks=tuple(draft.blocks),
        scenes=tuple(draft.scenes),
        tokens=Tokens.of(draft.text),
        quotes=tuple(draft.quotes),
        cast=cast,
        attributions=tuple(draft.answers[q.id] for q in draft.quotes if q.id in draft.answers),
        thoughts=tuple(draft.thoughts),
        read=_LAYERS,
    )


def _add_block(draft: _Draft, piece: str, cast: tuple[Character, ...]) -> None:
    kind, label, level = "paragraph", None, None
    if draft.text:
        draft.text += "\n\n"
    start = len(draft.text)
    if piece.startswith("#"):
        hashes = len(piece) - len(piece.lstrip("#"))
        kind, level = "heading", hashes
        draft.markup.append(Span(start, start + hashes + 1))
    elif piece.startswith("* * *"):
        kind, (piece, _, time) = "break", piece.partition(" @")
        draft.time = time or "story"
    elif piece.startswith("% "):
        kind, (label, _, piece) = "matter", piece[2:].partition(": ")
    _add_text(draft, piece, f"p{len(draft.blocks)}", cast)
    span = Span(start, len(draft.text))
    before = draft.blocks[-1].kind if draft.blocks else "break"
    if kind == "paragraph" and before != "paragraph":
        draft.scenes.append(Scene(f"s{len(draft.scenes)}", span, draft.time))
        draft.time = "story"
    scene = draft.scenes[-1].id if kind == "paragraph" else None
    if scene:
        draft.scenes[-1] = replace(draft.scenes[-1], span=Span(draft.scenes[-1].span.start, span.end))
    draft.blocks.append(Block(f"p{len(draft.blocks)}", kind, span, scene, label, level))


def _add_text(draft: _Draft, piece: str, block: str, cast: tuple[Character, ...]) -> None:
    opened: list[tuple[str, int]] = []
    at = 0
    italic: int | None = None
    for match in _MARK.finditer(piece):
        draft.text += piece[at : match.start()]
        at, mark, here = match.end(), match.group(), len(draft.text)
        if mark == "_":
            draft.text += "_"
            draft.markup.append(Span(here, here + 1))
            if italic is not None:
                draft.italics.append(Span(italic, here))
            italic = here + 1 if italic is None else None
        elif mark.endswith("|"):
            told = "{" + match.group(2) if mark[0] == "{" else match.group(1)
            opened.append((f"+{len(draft.quotes) - 1}" if told == "+" else told, here))
        elif mark == "<<":
            opened.append(("<", here))
        else:
            told, start = opened.pop()
            outer = f"q{opened[-1][0][1:]}" if opened and opened[-1][0].startswith("+") else None
            _add_fact(draft, told, Span(start, here), block, cast, outer)
    draft.text += piece[at:]


def _add_fact(
    draft: _Draft, told: str, span: Span, block: str, cast: tuple[Character, ...], outer: str | None
) -> None:
    if told == "<":
        last = draft.quotes[-1].id
        draft.answers[last] = replace(draft.answers[last], cue=span)
    elif told.startswith("{"):
        who, form, score = told[1:].split()
        thought = Thought(f"t{len(draft.thoughts)}", (span,), _id(who, cast), form, float(score))
        draft.thoughts.append(replace(thought, because=("the narration takes on a voice",)))
    else:
        _add_quote(draft, told, span, block, cast, outer)


def _add_quote(
    draft: _Draft, told: str, span: Span, block: str, cast: tuple[Character, ...], outer: str | None
) -> None:
    inner = Span(span.start + 1, span.end - (draft.text[span.end - 1] in "”’\"'"))
    if told.startswith("+"):
        place = int(told[1:])
        draft.quotes[place] = replace(draft.quotes[place], spans=(*draft.quotes[place].spans, inner))
        return
    quote = f"q{len(draft.quotes)}"
    kind = "quoted" if told == "~" else "written" if "=" in told else "speech"
    marks = _MARKS[draft.text[span.start]]
    draft.quotes.append(Quote(quote, (inner,), block, marks, inner.end < span.end, kind, outer))
    if kind != "quoted":
        who, score, how, because = told.replace("=", ">").split(maxsplit=3)
        speaker, _, to = who.partition(">")
        addressees = tuple(found for name in to.split("+") if (found := _id(name, cast)))
        said, sure = _id(speaker, cast), float(score)
        others = tuple((c.id, round((1 - sure) / 2, 3)) for c in cast[:2] if c.id != said)
        reasons = tuple(because.split("; "))
        draft.answers[quote] = Attribution(quote, said, addressees, _KINDS[how], None, sure, reasons, others)


def _id(name: str, cast: tuple[Character, ...]) -> str | None:
    return next((c.id for c in cast if name and name in c.name.lower()), None)
