"""The words of a story beside where each stands: its block, inside which quote, at a sentence's start or not.

A view made from layers, used by the rooms that look at words in context. It finds nothing itself.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from duologue.story.story import Story


NARRATION = -1

_ENDS_SENTENCE = frozenset(".!?…")
_ABBREVIATED = frozenset("Mr Mrs Ms Mx Dr Prof Capt Col Lt Sgt Gen Rev St Sr Jr Mme Mlle Messrs Hon Fr".split())
_MARKS = frozenset("\"“”‘’'«»‹›„‚「」『』()[]_*`")
CLITICS = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists of length n, one entry a token.

    `word` and `low` are the token as written and in lower case; `start`, `end` its place. `block` is the index
    of its block in `story.blocks`, or -1 outside any paragraph (headings, matter). `quote` is the index of the
    outermost quote it stands in, or NARRATION. `opens` tells whether it begins a sentence. `first` and `last`
    give each block's half-open range of tokens.
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

    def __len__(self) -> int:
        return len(self.word)


def words_of(story: "Story") -> Words:
    """The words of `story`, once its blocks, tokens and quotes have been read."""
    return story.words or view(story)


def view(story: "Story") -> Words:
    """Make the view anew from the layers below it."""
    text, tokens = story.text, story.tokens
    word = [text[start:end] for start, end in tokens.places]
    first, last, block = _by_block(story)
    return Words(
        text=text,
        word=word,
        low=[w.lower() for w in word],
        start=tokens.starts.tolist(),
        end=tokens.ends.tolist(),
        block=block,
        quote=_quote_of_each(story),
        opens=_sentence_openings(word, first),
        first=first,
        last=last,
    )


def bare(word: str) -> str:
    """`word` without a possessive ending."""
    return word[:-2] if word.endswith(CLITICS) else word


def _by_block(story: "Story") -> tuple[list[int], list[int], list[int]]:
    starts = np.array([b.span.start for b in story.blocks], dtype=story.tokens.starts.dtype)
    ends = np.array([b.span.end for b in story.blocks], dtype=story.tokens.starts.dtype)
    first = np.searchsorted(story.tokens.starts, starts, side="left")
    last = np.searchsorted(story.tokens.starts, ends, side="left")
    block = np.full(len(story.tokens), -1, dtype=np.int64)
    for index, part in enumerate(story.blocks):
        if part.kind == "paragraph":
            block[first[index] : last[index]] = index
    return first.tolist(), last.tolist(), block.tolist()


def _quote_of_each(story: "Story") -> list[int]:
    quote = np.full(len(story.tokens), NARRATION, dtype=np.int64)
    pieces = [(span, index) for index, q in enumerate(story.quotes) if q.inside is None for span in q.spans]
    starts = np.array([span.start for span, _ in pieces], dtype=story.tokens.ends.dtype)
    ends = np.array([span.end for span, _ in pieces], dtype=story.tokens.starts.dtype)
    first = np.searchsorted(story.tokens.ends, starts, side="right").tolist()
    last = np.searchsorted(story.tokens.starts, ends, side="left").tolist()
    for begin, end, (_, index) in zip(first, last, pieces):
        quote[begin:end] = index
    return quote.tolist()


def _sentence_openings(word: list[str], first: list[int]) -> list[bool]:
    opens = [False] * len(word)
    begins = set(first)
    ended = True
    for index, token in enumerate(word):
        ended = ended or index in begins
        if token in _MARKS:
            continue
        opens[index] = ended
        ended = token[-1] in _ENDS_SENTENCE and not (token == "." and index and word[index - 1] in _ABBREVIATED)
    return opens
