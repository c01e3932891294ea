"""The story as one row a token, for formats that count in tokens: where each stands, and which people it names.

Tokens are cut where a name or a quote begins or ends inside one ("Nora’s"), so that each place is whole tokens.
"""

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from duologue.exports.titles import title_of
from duologue.story.story import Story
from duologue.story.words import Words, view
from duologue.text.span import Span
from duologue.text.tokens import Tokens

NARRATOR = 0
MARKS = frozenset("\"“”‘’'«»‹›„‚「」『』`—–―")
_OUTSIDE_A_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class TokenRange:
    """Tokens `first` to `last`, both included, that stand for a mention or a stretch of a quote."""

    first: int
    last: int
    of: int


@dataclass(frozen=True, slots=True)
class TokenRows:
    """Parallel lists of length n, one entry a token. `paragraph` and `sentence` count from 0 through the story.

    `mentions` are ranges of tokens in the order of the text, of a place in `story.mentions`; `quotes` are those of
    a place in `story.quotes`, its quotation marks outside, one for each of its spans.
    """

    word: list[str]
    start: list[int]
    end: list[int]
    paragraph: list[int]
    sentence: list[int]
    mentions: list[TokenRange]
    quotes: list[TokenRange]


def token_rows(story: Story) -> TokenRows:
    """The rows of `story`."""
    cut = replace(story, tokens=_cut_at_places(story), words=None)
    words = view(cut)
    blocks = np.array([b.span.start for b in story.blocks], dtype=np.int64)
    paragraph = np.maximum(np.searchsorted(blocks, cut.tokens.starts, side="right") - 1, 0)
    return TokenRows(
        word=words.word,
        start=words.start,
        end=words.end,
        paragraph=paragraph.tolist(),
        sentence=_sentences(words, paragraph.tolist()),
        mentions=_ranges(cut.tokens, [(m.span, n) for n, m in enumerate(story.mentions)]),
        quotes=_ranges(cut.tokens, [(span, n) for n, q in enumerate(story.quotes) for span in q.spans]),
    )


def _sentences(words: Words, paragraph: list[int]) -> list[int]:
    """Each token's sentence. The quotation marks right before a sentence's first word belong to it."""
    begins = [False] * len(words)
    held = True  # a paragraph has begun, and no word in it yet
    for n, word in enumerate(words.word):
        if not n or paragraph[n] != paragraph[n - 1]:
            begins[n] = held = True
        if words.opens[n] and not held:
            first = n
            while words.word[first - 1] in MARKS and words.end[first - 1] == words.start[first]:
                first -= 1
            begins[first] = True
        held = held and word in MARKS
    return [number - 1 for number in accumulate(begins)]


def _cut_at_places(story: Story) -> Tokens:
    spans = [m.span for m in story.mentions] + [span for q in story.quotes for span in q.spans]
    edges = np.unique(np.array([place for s in spans for place in (s.start, s.end)], dtype=np.int32))
    starts, ends = story.tokens.starts, story.tokens.ends
    holder = np.searchsorted(ends, edges, side="right")  # the first token that ends after the edge
    within = holder < len(ends)
    within[within] &= starts[holder[within]] < edges[within]
    inner: NDArray[np.int32] = edges[within]
    return Tokens(np.sort(np.concatenate([starts, inner])), np.sort(np.concatenate([ends, inner])))


def _ranges(tokens: Tokens, places: list[tuple[Span, int]]) -> list[TokenRange]:
    starts = np.array([span.start for span, _ in places], dtype=tokens.starts.dtype)
    ends = np.array([span.end for span, _ in places], dtype=tokens.starts.dtype)
    first = np.searchsorted(tokens.ends, starts, side="right").tolist()
    last = (np.searchsorted(tokens.starts, ends, side="left") - 1).tolist()
    found = [TokenRange(a, b, n) for a, b, (_, n) in zip(first, last, places) if a <= b]
    return sorted(found, key=lambda r: (r.first, -r.last, r.of))


def character_numbers(story: Story) -> dict[str, int]:
    """A number for each character: 0 is the narrator, as BookNLP has it, and is nobody where none narrates."""
    narrator = next((c.id for c in story.cast if c.narrator), None)
    others = [c.id for c in story.cast if c.id != narrator]
    numbers = {who: place for place, who in enumerate(others, start=1)}
    return numbers if narrator is None else {narrator: NARRATOR, **numbers}


def document_name(story: Story) -> str:
    """A name without spaces or brackets for the story: what its file or its title is called."""
    called = PurePath(story.source.name).stem if story.source.name else title_of(story)
    return _OUTSIDE_A_NAME.sub("_", called).strip("_") or "story"
