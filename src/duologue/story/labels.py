"""Who a line is headed by, where no marks tell what is said: "NORA: Stay.", "me: no", "Nora 22:51"."""

from bisect import bisect_left

from duologue.story.speech import Quote
from duologue.story.words import NARRATION, Words

LONGEST = 80
"""Characters before the words, at most."""
SELF, OTHER = frozenset(("me", "i")), "you"
"""What the narrator, and whom the narrator writes to, may be called at the head of a line."""


def label_of(words: Words, quote: Quote) -> int | None:
    """The first token of the name that heads a quote without marks, on its line or the one above."""
    if quote.marks != "none":
        return None
    text, start = words.text, quote.span.start
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip():
        start = line
        while start and text[start - 1].isspace():
            start -= 1
        line = text.rfind("\n", 0, start) + 1
    token = bisect_left(words.start, line)
    while token < len(words) and words.start[token] < start and not words.word[token][0].isalpha():
        token += 1
    found = token < len(words) and words.start[token] < start and words.quote[token] == NARRATION
    return token if found and start - line <= LONGEST and words.block[token] >= 0 else None
