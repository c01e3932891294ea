"""The narration of a story as the thoughts room looks at it: its sentences, who is meant where, and its tense."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from duologue.reading.thoughts import voice
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words
from duologue.text.span import Span
from duologue.text.word_lists import titles

_BETWEEN = frozenset("had then only just still never also has even always once suddenly did not both".split())
_CLOSING = frozenset("\"”’'_*“‘)]")
_IN_PAST, _IN_PRESENT = frozenset(("was", "had", "were", "did")), frozenset(("is", "has", "are", "does"))
_PRONOUNS_WITH_HAD = ("'d", "’d", "'s", "’s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, last) of narration between two sentence openings of one block. `broken`: a quote cuts it."""

    first: int
    last: int
    block: int
    broken: bool


class Page:
    """One story with its words; finds nothing itself."""

    def __init__(self, story: Story, words: Words) -> None:
        self.story = story
        self.words = words
        self.italic = self._italic()
        self.narrator = next((c.id for c in story.cast if c.narrator), None) if self._says_i() else None
        self.meant = self._meant()
        self.sentences = list(self._sentences())
        self.in_past = self._in_past()

    def tokens(self, span: Span) -> tuple[int, int]:
        """The tokens of a place, as a half-open range."""
        return bisect_right(self.words.end, span.start), bisect_left(self.words.start, span.end)

    def span(self, first: int, last: int) -> Span:
        """The place of tokens [first, last)."""
        return Span(self.words.start[first], self.words.end[last - 1])

    def trimmed(self, first: int, last: int) -> int:
        """The end of tokens [first, last) without closing marks and brackets."""
        while last > first + 1 and self.words.word[last - 1] in _CLOSING:
            last -= 1
        return last

    def subject_of(self, verb: int) -> str | None:
        """Who of the cast the verb at a token is said of, if they stand right before it, adverbs aside."""
        words = self.words
        for index in range(verb - 1, max(verb - 5, -1), -1):
            if words.quote[index] != NARRATION:
                return None
            if index in self.meant:
                return self.meant[index]
            if words.low[index] not in _BETWEEN and not words.low[index].endswith("ly"):
                return None
        return None

    def subject_after(self, verb: int) -> str | None:
        """Who stands behind an inverted verb: thought Nora; a title or an article between."""
        for index in range(verb + 1, min(verb + 4, len(self.words))):
            if index in self.meant:
                return self.meant[index]
        return None

    def doer(self, sentence: Sentence) -> tuple[str | None, int]:
        """The first person a finite verb is said of in the sentence, and the verb's token; (None, -1) without."""
        words = self.words
        for index in range(sentence.first, min(sentence.last, sentence.first + 16)):
            who = self.meant.get(index)
            if who is None or (index + 1 < sentence.last and self.meant.get(index + 1) == who):
                continue
            verb = index + 1
            if words.low[index].endswith(_PRONOUNS_WITH_HAD):
                return who, index
            while verb < sentence.last and (words.low[verb] in _BETWEEN or words.low[verb].endswith("ly")):
                if words.low[verb] == "had":
                    return who, verb
                verb += 1
            if verb < sentence.last and (words.low[verb] in voice.DOING or words.low[verb] in voice.INNER):
                return who, verb
            if verb < sentence.last and (words.low[verb].endswith("ed") or words.low[verb] in voice.BE):
                return who, verb
        return None, -1

    def _meant(self) -> dict[int, str]:
        """For each token of a mention, whom it means; of nested mentions the inner one."""
        found: dict[int, str] = {}
        for mention in sorted(self.story.mentions, key=lambda m: -len(m.span)):
            first, last = self.tokens(mention.span)
            for index in range(first, max(last, first + 1)):
                found[index] = mention.character
        return found

    def _sentences(self) -> Iterator[Sentence]:
        words = self.words
        opens = [index for index, opens in enumerate(words.opens) if opens and not self._after_title(index)]
        for block, (first, last) in enumerate(zip(words.first, words.last)):
            if self.story.blocks[block].kind != "paragraph":
                continue
            cuts = [first, *opens[bisect_right(opens, first) : bisect_left(opens, last)], last]
            for begin, end in pairwise(cuts):
                yield from self._unquoted(begin, end, block)

    def _after_title(self, index: int) -> bool:
        """Whether the stop before a token belongs to "Mrs."."""
        words = self.words
        return index > 1 and words.word[index - 1] == "." and words.low[index - 2] in titles()

    def _says_i(self) -> bool:
        """Whether "I" stands in the narration outside italics: thoughts in italics make no narrator."""
        words = self.words
        said = (index for index in words.places(voice.FIRST.__contains__) if words.quote[index] == NARRATION)
        return any(not self.italic[index] and words.block[index] >= 0 for index in said)

    def _italic(self) -> bytearray:
        """For each token, whether it stands in italics."""
        found = bytearray(len(self.words))
        for span in self.story.source.italics:
            first, last = self.tokens(span)
            found[first:last] = b"\1" * (last - first)
        return found

    def in_italics(self, sentence: Sentence) -> bool:
        """Whether most of a sentence is set in italics: what it is, direct.py has decided."""
        return sum(self.italic[sentence.first : sentence.last]) * 2 > sentence.last - sentence.first

    def _unquoted(self, begin: int, end: int, block: int) -> Iterator[Sentence]:
        quote = self.words.quote
        inside = [index for index in range(begin, end) if quote[index] != NARRATION]
        if not inside:
            if end > begin:
                yield Sentence(begin, end, block, False)
            return
        edges = [begin - 1, *inside, end]
        for left, right in pairwise(edges):
            if right - left > 2:
                yield Sentence(left + 1, right, block, True)

    def _in_past(self) -> bool:
        """Whether the narration is told in the past tense."""
        past, present = self._told(_IN_PAST), self._told(_IN_PRESENT)
        if past + present < 6:
            past += self._told(voice.DOING)
        return past >= present

    def _told(self, words: frozenset[str]) -> int:
        """How often the narration has one of these words."""
        return sum(self.words.quote[index] == NARRATION for index in self.words.places(words.__contains__))
