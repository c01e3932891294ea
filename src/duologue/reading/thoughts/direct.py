"""Direct thought: the very words somebody thinks, in quotation marks, in italics, beside a tag, or bare."""

from bisect import bisect_left

from duologue.reading.thoughts import voice
from duologue.reading.thoughts.minds import Minds
from duologue.reading.thoughts.page import Page, Sentence
from duologue.story.speech import Thought
from duologue.story.words import NARRATION
from duologue.text.reporting_verbs import SAYING
from duologue.text.span import Span
from duologue.text.word_lists import common_words

_STOPS = frozenset(".!?…")
_TAG_MARKS = frozenset(",.;:!?…—–_*-")
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
        if first >= last or page.words.block[first] < 0 or page.words.quote[first] != NARRATION:
            continue
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
        tag = tag_at(page, back)
        if tag and words.block[back] == words.block[first] and first - tag[1] <= 2:
            if all(words.word[i] in _TAG_MARKS for i in range(tag[1], first)):
                return tag
    return None, last


def _said_inwardly(page: Page, index: int) -> tuple[str | None, int] | None:
    """A verb of saying beside italics without quotation marks: minds that speak to each other."""
    words = page.words
    for verb in range(index, min(index + 4, len(words))):
        if words.low[verb] in SAYING or words.low[verb] in ("sent", "told"):
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
    words = page.words
    alone = tag_at(page, sentence.first)
    if alone and before and before.last == sentence.first and _over(page, alone[1], sentence.last):
        if words.word[page.trimmed(before.first, before.last) - 1][-1] in "?!":
            return _made(page, [(before.first, page.trimmed(before.first, before.last))], alone[0])
    if alone and words.word[alone[1] : alone[1] + 1] in ([","], [":"]) and sentence.last - alone[1] > 3:
        if _speaks_for_itself(page, alone[1] + 1, sentence.last):
            return _made(page, [(alone[1] + 1, page.trimmed(alone[1] + 1, sentence.last))], alone[0])
    for mark in range(sentence.first + 1, sentence.last - 1):
        if words.word[mark] not in (",", "—", "–", ";") or not (tag := tag_at(page, mark + 1)):
            continue
        if not _over(page, tag[1], sentence.last) and words.word[tag[1]] not in (",", ";", ":", "—", "–"):
            continue
        parts = [(sentence.first, mark + (words.word[mark] == ","))]
        if tag[1] + 2 < sentence.last:
            parts.append((tag[1] + 1, page.trimmed(tag[1] + 1, sentence.last)))
        if words.low[sentence.first] in ("as", "or", "so") and mark - sentence.first < 3:
            return None
        return _made(page, parts, tag[0])
    return None


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
