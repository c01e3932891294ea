"""Join the stretches of one speech: around its cue, and over its paragraphs. Kinds come from kinds.py."""

from collections.abc import Sequence
from dataclasses import dataclass

from duologue.reading.speech.rules import GOES_ON, NAME_AND_VERB, NEW_CUE, SENTENCE_INSIDE
from duologue.reading.speech.stretches import NEVER_CLOSED, Stretch
from duologue.story.layout import Block
from duologue.story.speech import Quote, QuotedThought
from duologue.text.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One block and the stretches in it."""

    block: Block
    stretches: tuple[Stretch, ...]


@dataclass(slots=True)
class _Speech:
    """A quote in the making."""

    first: Stretch
    last: Stretch
    block: str
    spans: list[Span]
    outer: "_Speech | None"
    faults: list[str]
    blocks: int = 1


def join(text: str, passages: Sequence[Passage]) -> tuple[tuple[Quote, ...], tuple[QuotedThought, ...]]:
    """Quotes in order of their beginning, outer before inner, and the quoted thoughts."""
    speeches: list[_Speech] = []
    running: _Speech | None = None
    for passage in passages:
        running = _join_passage(text, passage, speeches, running)
    if running:
        running.faults.append(NEVER_CLOSED)
    return _finish(speeches)


def _join_passage(text: str, passage: Passage, speeches: list[_Speech], running: _Speech | None) -> _Speech | None:
    """Add the speeches of one block; `running` is the one that the block before left open."""
    made: list[_Speech] = []
    previous: dict[int, int] = {}
    for place, stretch in enumerate(passage.stretches):
        outer = made[stretch.outer] if stretch.outer >= 0 else None
        before = previous.get(stretch.outer)
        if running and not previous and _taken_up(text, running, stretch, passage.block.span.end):
            speech, running = running, None
            speech.blocks += 1
            _extend(speech, stretch)
        elif before is not None and _goes_on(text, passage.stretches[before], stretch):
            speech = made[before]
            _extend(speech, stretch)
        else:
            if running:
                running.faults.append(NEVER_CLOSED)
                running = None
            span = Span(stretch.start, stretch.end)
            speech = _Speech(stretch, stretch, passage.block.id, [span], outer, list(stretch.faults))
            speeches.append(speech)
        made.append(speech)
        previous[stretch.outer] = place
    if running:
        running.faults.append(NEVER_CLOSED)
    tops = [place for place, stretch in enumerate(passage.stretches) if stretch.outer < 0]
    return made[tops[-1]] if tops and passage.stretches[tops[-1]].continues else None


def _taken_up(text: str, running: _Speech, stretch: Stretch, end: int) -> bool:
    """Whether `stretch` continues a speech that was left open, and is not the answer to one that lost its mark.

    In print a short paragraph left open but once, and followed by a short one that closes, has nearly always
    lost its mark, unless its sentence goes on or the cue behind the second says that the speaker does.
    """
    last = running.last
    if stretch.outer >= 0 or stretch.family != last.family:
        return False
    if not stretch.closed or last.end - last.start >= _LONE or stretch.end - stretch.start >= 2 * _LONE:
        return True
    if running.blocks > 1 or running.first.kind == "written" or text[last.end - 1] not in ".!?…":
        return True
    return GOES_ON.found_in(text[stretch.right : min(end, stretch.right + 60)])


# Characters in a paragraph that is long enough to be the first of several.
_LONE = 120


def _extend(speech: _Speech, stretch: Stretch) -> None:
    speech.spans.append(Span(stretch.start, stretch.end))
    speech.faults += [fault for fault in stretch.faults if fault not in speech.faults]
    speech.last = stretch


def _goes_on(text: str, before: Stretch, after: Stretch) -> bool:
    """Whether the words between two stretches leave the sentence open: `“I never,” said Ada, “meant to stay.”`."""
    if before.kind != after.kind or before.family != after.family or before.kind == "quoted" or not before.closed:
        return False
    between = text[before.right : after.left]
    told = between.strip()
    if before.family == "P":
        return (
            after.family == "P"
            and told[:1] in ("(", "[", "_")
            and told.rstrip("_*")[-1:] in (")", "]")
            and "\n" not in told
        )
    if not told or len(told) > 400 or told[-1] in ".!?…:)" or SENTENCE_INSIDE.found_in(between):
        return False
    ending = text[before.end - 1]
    if NEW_CUE.found_in(told):
        return False
    if ending in ".!?…" and told[0].isupper():
        # After a full stop the words between belong to what follows: “Yes.” Ada said, “No.”
        return ending != "." and NAME_AND_VERB.found_in(between)
    return True


def _finish(speeches: list[_Speech]) -> tuple[tuple[Quote, ...], tuple[QuotedThought, ...]]:
    quotes: list[Quote] = []
    thoughts: list[QuotedThought] = []
    ids: dict[int, str] = {}
    thought: set[int] = set()
    for speech in speeches:
        spans = tuple(speech.spans)
        if id(speech.outer) in thought:
            # Words quoted inside a thought are part of it: nobody hears them.
            thought.add(id(speech))
            continue
        if speech.first.kind == "thought" and speech.outer is None and speech.first.cue:
            thought.add(id(speech))
            thoughts.append(QuotedThought(spans, speech.block, Span(*speech.first.cue)))
            continue
        name = f"q{len(quotes)}"
        ids[id(speech)] = name
        inside = ids.get(id(speech.outer)) if speech.outer else None
        kind = "speech" if speech.first.kind == "thought" else speech.first.kind
        marks = _marks(speech.first, speech.last)
        quotes.append(
            Quote(name, spans, speech.block, marks, speech.last.closed, kind, inside, tuple(speech.faults))
        )
    return tuple(quotes), tuple(thoughts)


_KINDS_OF_MARK = {
    ("“", "”"): "double-curly",
    ('"', '"'): "double-straight",
    ("‘", "’"): "single-curly",
    ("'", "'"): "single-straight",
    ("``", "''"): "backtick",
    ("`", "'"): "backtick",
    ("", "”"): "double-curly",
    ("", '"'): "double-straight",
    ("", "’"): "single-curly",
    ("", "'"): "single-straight",
    ("—", ""): "dash",
}
_BY_OPENER = {
    "“": "double-curly", "”": "double-curly", '"': "double-straight", "‘": "single-curly", "’": "single-curly",
    "'": "single-straight", "``": "backtick", "''": "backtick", "`": "backtick",
}  # fmt: skip


def _marks(first: Stretch, last: Stretch) -> str:
    """The name of the convention, by the sign that opens the quote and the one that closes it."""
    opener, closer = first.signs[0], last.signs[1] or first.signs[1]
    if first.family in "GRgr":
        return "guillemet"
    if first.family in "Cc":
        return "corner"
    if first.family in "Ll":
        return "low-high"
    if first.family == "-":
        return "dash"
    if first.family == "P":
        return "none"
    if not closer:
        return _BY_OPENER.get(opener, "mixed")
    same = {opener, closer} <= {"“", "”"} or {opener, closer} <= {"‘", "’"} or opener == closer
    return _KINDS_OF_MARK.get((opener, closer)) or (_BY_OPENER.get(opener, "mixed") if same else "mixed")
