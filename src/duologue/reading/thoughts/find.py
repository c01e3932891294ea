"""Find presented thought: direct, indirect and free. The forms follow Leech & Short, Style in Fiction (2007)."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from duologue.reading.thoughts import verbs
from duologue.story.speech import Thought
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words
from duologue.text.span import Span

_SUBJECTS = frozenset(["she", "he", "they", "i"])
_FIRST = frozenset(
    """
i i'm i’m i'd i’d i'll i’ll i've i’ve me my we you your
""".split()
)
_END = frozenset(".!?…")
_LEAST_ITALIC_WORDS = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, last) of narration between two sentence openings of one block."""

    first: int
    last: int
    block: int


class Finder:
    """Looks for thoughts in one story; knows whom each token mentions."""

    def __init__(self, story: Story, words: Words) -> None:
        self.story = story
        self.words = words
        self.mentioned: dict[int, str] = {}
        for mention in story.mentions:
            first, last = self._tokens(mention.span)
            for index in range(first, last):
                self.mentioned[index] = mention.character
        self.names = {c.id: c.name for c in story.cast}
        self.narrator = next((c.id for c in story.cast if c.narrator), None)

    def _tokens(self, span: Span) -> tuple[int, int]:
        return bisect_right(self.words.end, span.start), bisect_left(self.words.start, span.end)

    def sentences(self) -> list[Sentence]:
        """The sentences of the narration, quotes left out."""
        words, found = self.words, []
        for block, (first, last) in enumerate(zip(words.first, words.last)):
            if self.story.blocks[block].kind != "paragraph":
                continue
            begin = first
            for index in range(first, last + 1):
                ends = index == last or words.quote[index] != NARRATION or words.opens[index]
                if ends:
                    if index - begin >= 2:
                        found.append(Sentence(begin, index, block))
                    begin = index + 1 if index < last and words.quote[index] != NARRATION else index
        return found

    def subject_before(self, verb: int) -> str | None:
        """Who the verb at a token is said of, if somebody of the cast stands right before it."""
        for index in range(verb - 1, max(verb - 4, -1), -1):
            if index in self.mentioned and self.words.quote[index] == NARRATION:
                return self.mentioned[index]
            if not self.words.low[index].endswith("ly") and self.words.low[index] not in (
                "had",
                "then",
                "only",
                "just",
                "still",
                "never",
            ):
                return None
        return None

    def span(self, first: int, last: int) -> Span:
        """The place of tokens [first, last)."""
        return Span(self.words.start[first], self.words.end[last - 1])


def find_quoted(finder: Finder) -> list[Thought]:
    """Thoughts in quotation marks, told by their cue: 'I must go,' she thought."""
    found = []
    for thought in finder.story.quoted_thoughts:
        first, last = finder._tokens(thought.cue)
        who = next((finder.mentioned[i] for i in range(first, last) if i in finder.mentioned), None)
        found.append(
            Thought(
                "",
                thought.spans,
                who,
                "direct",
                0.95,
                ("a verb of thinking stands beside the quotation marks",),
            )
        )
    return found


def find_italic(finder: Finder, inner: dict[int, str]) -> list[Thought]:
    """Thoughts in italics: a sentence of its own, in a speaking voice, inside narration."""
    found = []
    words = finder.words
    for italic in finder.story.source.italics:
        first, last = finder._tokens(italic)
        if first >= last or words.block[first] < 0 or words.quote[first] != NARRATION:
            continue
        low = words.low[first:last]
        lettered = [word for word in low if word[0].isalpha()]
        own_voice = any(word in _FIRST for word in low)
        tag, why = _tag_after(finder, last), "set in italics, in a speaking voice"
        whole = words.opens[first] and (words.word[last - 1][-1] in _END or _ends_with(words, last))
        if not tag and not (whole and (own_voice or len(lettered) >= _LEAST_ITALIC_WORDS)):
            continue
        who = tag or inner.get(words.block[first])
        found.append(Thought("", (italic,), who, "direct", 0.9 if tag else 0.75 if own_voice else 0.6, (why,)))
    return found


def _ends_with(words: Words, last: int) -> bool:
    return last < len(words) and words.word[last][0] in "_*.!?…"


def _tag_after(finder: Finder, last: int) -> str | None:
    """ "…, she thought": who, when such a tag follows."""
    words = finder.words
    while last < len(words) and words.word[last] in (",", "_", "*", "?", "!", ".", "…"):
        last += 1
    for verb in range(last, min(last + 3, len(words))):
        if words.low[verb] in verbs.AS_TAG and verb > last:
            return finder.subject_before(verb)
        if words.low[verb] in verbs.AS_TAG and verb == last:
            return finder.mentioned.get(verb + 1)
    return None


def find_tagged(finder: Finder, sentence: Sentence) -> Thought | None:
    """An unmarked thought before its tag: I must go, she thought. / He would never come, she knew."""
    words = finder.words
    for verb in range(sentence.first + 3, sentence.last):
        if words.low[verb] not in verbs.AS_TAG or (
            verb + 3 < sentence.last and words.word[verb + 1] not in (",", ".", ";")
        ):
            continue
        who = finder.subject_before(verb)
        comma = next(
            (i for i in range(verb - 1, max(verb - 5, sentence.first), -1) if words.word[i] in (",", "?", "!")),
            None,
        )
        if who is None or comma is None or comma - sentence.first < 2:
            continue
        own_voice = any(word in _FIRST for word in words.low[sentence.first : comma])
        form = "direct" if own_voice and who != finder.narrator else "free"
        span = finder.span(sentence.first, comma if words.word[comma] == "," else comma + 1)
        return Thought("", (span,), who, form, 0.8, (f"“{words.low[verb]}” follows it",))
    return None


def find_indirect(finder: Finder, sentence: Sentence) -> Thought | None:
    """A thought in the narrator's syntax: She wondered whether he had eaten."""
    words = finder.words
    for verb in range(sentence.first + 1, sentence.last - 2):
        low = words.low[verb]
        if low not in verbs.THINKING:
            continue
        who = finder.subject_before(verb)
        if who is None:
            continue
        at = verb + 1
        if low in verbs.TO_ONESELF:
            if words.low[at] not in verbs.REFLEXIVE:
                continue
            at += 1
        if at < sentence.last and words.word[at] in (",", ":"):
            at += 1
        if at >= sentence.last - 1 or not _opens_content(words, at, low):
            continue
        last = sentence.last
        while last > at and words.word[last - 1] in ".!?…;\"”’'_*":
            last -= 1
        return Thought("", (finder.span(at, last),), who, "indirect", 0.8, (f"“{low}” tells what is thought",))
    return None


def _opens_content(words: Words, at: int, verb: str) -> bool:
    low = words.low[at]
    if low in verbs.COMPLEMENT:
        return not (verb in ("felt", "feels") and low in ("how", "what", "where"))
    if verb in ("felt", "feels", "noticed", "remembered", "remembers", "dreamed", "dreamt", "considered"):
        return False
    return low in _SUBJECTS or (
        low in ("there", "it", "this", "nothing", "nobody", "no", "his", "her", "the")
        and any(word in verbs.PAST_MODAL for word in words.low[at + 1 : at + 5])
    )


def find_free(finder: Finder, sentence: Sentence, who: str | None) -> Thought | None:
    """Free indirect thought: a question, a cry or a word of one's own in past-tense narration."""
    words = finder.words
    if who is None:
        return None
    low = words.low[sentence.first : sentence.last]
    last = sentence.last
    while last > sentence.first and words.word[last - 1] in "\"”’'_*":
        last -= 1
    ending = words.word[last - 1][-1]
    reasons = []
    if ending == "?":
        reasons.append("a question the narration asks itself")
    elif ending == "!":
        reasons.append("a cry in the narration")
    if any(word in verbs.ONE_S_OWN for word in low[:3]) and any(word in verbs.PAST_MODAL for word in low):
        reasons.append(f"“{next(word for word in low[:3] if word in verbs.ONE_S_OWN)}” is a speaking voice's word")
    if not reasons or (any(word in _FIRST for word in low) and who != finder.narrator):
        return None
    return Thought(
        "",
        (finder.span(sentence.first, last),),
        who,
        "free",
        min(0.45 + 0.15 * len(reasons), 0.8),
        tuple(reasons),
    )
