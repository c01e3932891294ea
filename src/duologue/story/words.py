"""The words of a story beside where each stands: its block, inside which quote, at a sentence's start or not.

A view made from layers, used by the rooms that look at words in context. It finds nothing itself.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from duologue.story.story import Story


NARRATION = -1

_ENDS_SENTENCE = frozenset(".!?…")
_ABBREVIATED = frozenset("Mr Mrs Ms Mx Dr Prof Capt Col Lt Sgt Gen Rev St Sr Jr Mme Mlle Messrs Hon Fr".split())
_MARKS = frozenset("\"“”‘’'«»‹›„‚「」『』()[]_*`")
CLITICS = ("'s", "’s")

_Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists of length n, one entry a token.

    `word` and `low` are the token as written and in lower case; `start`, `end` its place. `block` is the index
    of its block in `story.blocks`, or -1 outside any paragraph (headings, matter). `quote` is the index of the
    outermost quote it stands in, or NARRATION. `opens` tells whether it begins a sentence. `first` and `last`
    give each block's half-open range of tokens.

    `vocabulary` has every word in lower case once, and `number` which of them each token is: what is asked of a
    word by itself need be asked only once. `capitals` are the tokens that begin with a capital. `runs` are the
    half-open ranges of tokens that stand in one quote of one block, or in its narration.
    """

    text: str
    word: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    block: list[int]
    quote: list[int]
    opens: list[bool]
    first: list[int]
    last: list[int]
    vocabulary: list[str]
    number: "array[int]"
    capitals: list[int]
    runs: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.word)

    def places(self, test: Callable[[str], bool]) -> list[int]:
        """The tokens whose words in lower case pass a test that looks at nothing else, in order."""
        passed = np.array([test(low) for low in self.vocabulary], dtype=np.bool_)
        return np.flatnonzero(passed[np.asarray(self.number)]).tolist()


def words_of(story: "Story") -> Words:
    """The words of `story`, once its blocks, tokens and quotes have been read."""
    return story.words or view(story)


def view(story: "Story") -> Words:
    """Make the view anew from the layers below it."""
    text, tokens = story.text, story.tokens
    numbers: dict[str, int] = {}
    written = np.array(
        [numbers.setdefault(text[start:end], len(numbers)) for start, end in tokens.places], dtype=np.int32
    )
    forms = list(numbers)
    in_lower_case = [form.lower() for form in forms]
    vocabulary = list(dict.fromkeys(in_lower_case))
    place = {low: number for number, low in enumerate(vocabulary)}
    first, last, block = _by_block(story)
    quote = _quote_of_each(story)
    return Words(
        text=text,
        word=[forms[number] for number in written.tolist()],
        low=[in_lower_case[number] for number in written.tolist()],
        start=tokens.starts.tolist(),
        end=tokens.ends.tolist(),
        block=block.tolist(),
        quote=quote.tolist(),
        opens=_sentence_openings(forms, written, first).tolist(),
        first=first.tolist(),
        last=last.tolist(),
        vocabulary=vocabulary,
        number=array("i", np.array([place[low] for low in in_lower_case], dtype=np.intc)[written].tobytes()),
        capitals=np.flatnonzero(np.array([form[0].isupper() for form in forms], dtype=np.bool_)[written]).tolist(),
        runs=_runs(block, quote),
    )


def bare(word: str) -> str:
    """`word` without a possessive ending."""
    return word[:-2] if word.endswith(CLITICS) else word


def _by_block(story: "Story") -> tuple[_Numbers, _Numbers, _Numbers]:
    starts = np.array([b.span.start for b in story.blocks], dtype=story.tokens.starts.dtype)
    ends = np.array([b.span.end for b in story.blocks], dtype=story.tokens.starts.dtype)
    first = np.searchsorted(story.tokens.starts, starts, side="left")
    last = np.searchsorted(story.tokens.starts, ends, side="left")
    block = np.full(len(story.tokens), -1, dtype=np.int64)
    for index, part in enumerate(story.blocks):
        if part.kind == "paragraph":
            block[first[index] : last[index]] = index
    return first, last, block


def _quote_of_each(story: "Story") -> _Numbers:
    quote = np.full(len(story.tokens), NARRATION, dtype=np.int64)
    pieces = [(span, index) for index, q in enumerate(story.quotes) if q.inside is None for span in q.spans]
    starts = np.array([span.start for span, _ in pieces], dtype=story.tokens.ends.dtype)
    ends = np.array([span.end for span, _ in pieces], dtype=story.tokens.starts.dtype)
    first = np.searchsorted(story.tokens.ends, starts, side="right").tolist()
    last = np.searchsorted(story.tokens.starts, ends, side="left").tolist()
    for begin, end, (_, index) in zip(first, last, pieces):
        quote[begin:end] = index
    return quote


def _runs(block: _Numbers, quote: _Numbers) -> list[tuple[int, int]]:
    edges = np.flatnonzero((np.diff(block) != 0) | (np.diff(quote) != 0)) + 1
    bounds = [0, *edges.tolist(), len(block)]
    return list(pairwise(bounds)) if len(block) else []


def _sentence_openings(forms: list[str], written: NDArray[np.int32], first: _Numbers) -> NDArray[np.bool_]:
    """Whether each token begins a sentence: at a block's beginning, or behind a stop; marks stand aside."""

    def asked(test: Callable[[str], bool]) -> NDArray[np.bool_]:
        return np.array([test(form) for form in forms], dtype=np.bool_)[written]

    mark, abbreviated = asked(_MARKS.__contains__), asked(_ABBREVIATED.__contains__)
    ends = asked(lambda form: form[-1] in _ENDS_SENTENCE)
    ends[1:] &= ~(asked(".".__eq__)[1:] & abbreviated[:-1])
    begun = np.zeros(len(written), dtype=bool)
    begun[first[first < len(written)]] = True
    blocks = begun.cumsum()
    plain = np.flatnonzero(~mark)
    opens = np.zeros(len(written), dtype=bool)
    opens[plain[:1]] = True
    opens[plain[1:]] = ends[plain[:-1]] | (blocks[plain[1:]] > blocks[plain[:-1]])
    return opens
