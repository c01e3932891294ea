"""Direct thought: the very words somebody thinks, in quotation marks, in italics, beside a tag, or bare."""

from bisect import bisect_left

from duologue.reading.thoughts import voice
from duologue.reading.thoughts.minds import Minds
from duologue.reading.thoughts.page import Page, Sentence
from duologue.story.speech import Thought
from duologue.story.words import NARRATION
from duologue.text.span import Span
from duologue.text.word_lists import common_words

_STOPS = frozenset(".!?…")
_TAG_MARKS = frozenset(",.;:!?…—–_*-")
_LEADS_ON = frozenset("which who that and but or as if when while where because".split())
_INWARDLY = frozenset("said says sent told asked answered replied added repeated agreed whispered".split())
_SMALL = frozenset("a an the of and in on to for by at with from or".split())
LONGEST_ITALIC = 80
"""More words than these in italics are a letter, a dream or a chapter, not a thought."""
_LEAST_ITALIC = 3


def quoted(page: Page) -> list[Thought]:
    """Thoughts in quotation marks, told by their cue: 'I must go,' she thought."""
    found = []
    for thought in page.story.quoted_thoughts:
        first, last = page.tokens(thought.cue)
        who = next((page.meant[i] for i in range(first, last) if i in page.meant), None)
        why = "a verb of thinking stands beside the quotation marks"
        found.append(Thought("", thought.spans, who, "direct", 0.95, (why,)))
    return found


def tag_at(page: Page, index: int) -> tuple[str | None, int] | None:
    """A tag that begins at a token, "she thought" or "thought Nora": who, and the token behind it."""
    words = page.words
    end = min(index + 5, len(words))
    if index >= end or words.quote[index] != NARRATION:
        return None
    if words.low[index] in voice.TAG and index + 1 in page.meant:
        last = index + 1
        while last < len(words) and page.meant.get(last) == page.meant[index + 1]:
            last += 1
        return page.meant[index + 1], last
    for verb in range(index + 1, end):
        if words.low[verb] in voice.TAG and page.subject_of(verb) and _phrase_before(page, index, verb):
            return page.subject_of(verb), verb + 1
    return None


def _phrase_before(page: Page, index: int, verb: int) -> bool:
    """Whether nothing but the subject and adverbs stands between."""
    words = page.words
    return index in page.meant and all(
        at in page.meant or words.low[at] in ("had", "then", "suddenly") or words.low[at].endswith("ly")
        for at in range(index, verb)
    )


def italic(page: Page, minds: Minds, numbers: list[int]) -> list[Thought]:
    """Thoughts in italics: whole sentences in a speaking voice, or anything beside a tag of thinking."""
    found: list[Thought] = []
    for span in page.story.source.italics:
        first, last = page.tokens(span)
        if first >= last or not _is_narrated(page, first, last):
            continue
        span = page.span(first, last)
        tag, end = _tag_beside(page, first, last)
        if tag is None and not _is_thought(page, first, last):
            continue
        number = max(0, bisect_left(numbers, first + 1) - 1)
        mind = minds.of(number) if page.sentences else None
        who = tag or (mind.who if mind else None)
        own = any(word in voice.OWN_PRONOUNS for word in page.words.low[first:last])
        score = 0.92 if tag else 0.8 if own else 0.65
        why = ("set in italics", "a tag stands beside it" if tag else "a sentence in a speaking voice")
        if found and tag and _goes_on(page, found[-1].spans[-1], first, end):
            found[-1] = Thought("", (*found[-1].spans, span), who, "direct", 0.92, why)
        else:
            found.append(Thought("", (span,), who, "direct", score, why))
    return found


def _is_narrated(page: Page, first: int, last: int) -> bool:
    """Whether tokens [first, last) stand in one paragraph, outside quotes."""
    block = page.words.block[first]
    return block >= 0 and block == page.words.block[last - 1] and set(page.words.quote[first:last]) == {NARRATION}


def _goes_on(page: Page, before: Span, first: int, end: int) -> bool:
    """Whether only the tag stands between two stretches of italics."""
    gap = page.words.start[first] - before.end
    return end <= first and 0 < gap < 40


def _tag_beside(page: Page, first: int, last: int) -> tuple[str | None, int]:
    """Who thinks the italics at tokens [first, last) by a tag after or before, and where the tag ends."""
    words = page.words
    behind = last
    while behind < len(words) and words.word[behind] in _TAG_MARKS and behind - last < 3:
        behind += 1
    if behind < len(words) and words.block[behind] == words.block[first]:
        tag = tag_at(page, behind) or _said_inwardly(page, behind)
        if tag:
            return tag
    for back in range(max(0, first - 7), first - 1):
        tag = tag_at(page, back) if words.block[back] == words.block[first] else None
        if tag and first - tag[1] <= 2 and all(words.word[i] in _TAG_MARKS for i in range(tag[1], first)):
            return tag
    return None, last


def _said_inwardly(page: Page, index: int) -> tuple[str | None, int] | None:
    """A verb of saying beside italics without quotation marks: minds that speak to each other."""
    words = page.words
    for verb in range(index, min(index + 4, len(words))):
        if words.low[verb] in _INWARDLY:
            who = page.subject_of(verb) or (page.subject_after(verb) if verb == index else None)
            return (who, verb + 1) if who else None
    return None


def _is_thought(page: Page, first: int, last: int) -> bool:
    words = page.words
    low = words.low[first:last]
    lettered = [word for word in low if word[0].isalpha()]
    if not words.opens[first] or not lettered or len(lettered) > LONGEST_ITALIC:
        return False
    ends = words.word[last - 1][-1] in _STOPS or (last < len(words) and words.word[last][0] in "_*.!?…")
    if not ends or voice.WRITING & set(words.low[max(0, first - 9) : first]):
        return False
    titled = all(word[0].isupper() or word in _SMALL for word in words.word[first:last] if word[0].isalpha())
    if titled and len(lettered) > 1:
        return False
    foreign = sum(
        word not in common_words() and word.islower() for word in words.word[first:last] if word.isalpha()
    )
    if foreign * 2 > len(lettered):
        return False
    return len(lettered) >= _LEAST_ITALIC or any(
        word in voice.OWN_PRONOUNS or word in voice.IMPERATIVES for word in low
    )


def tagged(page: Page, sentence: Sentence, before: Sentence | None) -> Thought | None:
    """A thought without marks beside its tag: I must go, she thought. / Was he late? she wondered."""
    if voice.TAG.isdisjoint(page.words.low[sentence.first : sentence.last]):
        return None
    return _tag_alone(page, sentence, before) or _tag_within(page, sentence)


def _tag_alone(page: Page, sentence: Sentence, before: Sentence | None) -> Thought | None:
    """The tag begins the sentence: its thought is the question before, or what follows a comma."""
    words = page.words
    tag = tag_at(page, sentence.first)
    if tag is None:
        return None
    who, end = tag
    if before and before.last == sentence.first and _over(page, end, sentence.last):
        last = page.trimmed(before.first, before.last)
        return _made(page, [(before.first, last)], who) if words.word[last - 1][-1] in "?!" else None
    led = end < sentence.last and words.word[end] in (",", ":") and sentence.last - end > 3
    if led and not sentence.broken and _speaks_for_itself(page, end + 1, sentence.last):
        return _made(page, [(end + 1, page.trimmed(end + 1, sentence.last))], who)
    return None


def _tag_within(page: Page, sentence: Sentence) -> Thought | None:
    """The tag stands after a comma: its thought is before it, and goes on behind another comma."""
    words = page.words
    for mark in range(sentence.first + 1, sentence.last - 1):
        if sentence.broken or words.word[mark] not in (",", "—", "–", ";") or not (tag := tag_at(page, mark + 1)):
            continue
        who, end = tag
        if not _over(page, end, sentence.last) and words.word[end] not in (",", ";", ":", "—", "–"):
            continue
        parts = [(sentence.first, mark + (words.word[mark] == ","))]
        if end + 2 < sentence.last:
            parts.append((end + 1, page.trimmed(end + 1, sentence.last)))
        thought = _made(page, parts, who)
        in_passing = words.low[mark - 1] in _LEADS_ON or words.low[sentence.first] in ("as", "or")
        put_in = thought.form == "free" and (who == page.narrator or _acts(page, sentence))
        return None if in_passing or put_in else thought
    return None


def _acts(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence tells what somebody did: He smiled, he hoped, kindly."""
    _, verb = page.doer(sentence)
    return verb >= 0 and page.words.low[verb] in voice.DOING


def _over(page: Page, index: int, last: int) -> bool:
    """Whether nothing but closing marks is left of the sentence."""
    return all(not page.words.word[at][0].isalnum() for at in range(index, last))


def _speaks_for_itself(page: Page, first: int, last: int) -> bool:
    low = page.words.low[first:last]
    own = any(word in voice.OWN_PRONOUNS or word in voice.PRESENT_FORMS for word in low)
    return own or low[0] in voice.IMPERATIVES or page.words.word[last - 1] == "?"


def _made(page: Page, parts: list[tuple[int, int]], who: str | None) -> Thought:
    spoken = any(_speaks_for_itself(page, first, last) for first, last in parts if last > first)
    first_person = who == page.narrator and page.in_past
    form = "direct" if spoken and (not first_person or _in_present(page, parts)) else "free"
    spans = tuple(page.span(first, last) for first, last in parts if last > first)
    return Thought("", spans, who, form, 0.85, ("a tag of thinking stands beside it",))


def _in_present(page: Page, parts: list[tuple[int, int]]) -> bool:
    low = {word for first, last in parts for word in page.words.low[first:last]}
    return bool(low & voice.PRESENT_FORMS) or page.words.low[parts[0][0]] in voice.IMPERATIVES
