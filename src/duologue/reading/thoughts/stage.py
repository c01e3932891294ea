"""The door of the thoughts room: what is thought and not said, in which form, and whose it is."""

from dataclasses import replace

from duologue.reading.thoughts import bare, direct
from duologue.reading.thoughts.free import BESIDE_A_THOUGHT, Weighed, weigh
from duologue.reading.thoughts.given import corrected
from duologue.reading.thoughts.indirect import indirect
from duologue.reading.thoughts.minds import Minds
from duologue.reading.thoughts.page import Page
from duologue.story.speech import Thought
from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.story.words import words_of

LEAST = 0.45
"""A free or bare thought less likely than this is left out."""


@stage(
    reads=(
        "given", "source", "blocks", "scenes", "tokens", "words", "quotes", "quoted_thoughts", "cast", "mentions",
    ),
    writes=("thoughts",),
)
def thoughts(story: Story) -> Story:
    """Find the thoughts of the story, in reading order, none inside another."""
    page = Page(story, words_of(story))
    minds = Minds(page)
    starts = [sentence.first for sentence in page.sentences]
    marked = [*direct.quoted(page), *direct.italic(page, minds, starts)]
    taken = _covered(page, marked)
    found: dict[int, Thought] = {}
    for number, sentence in enumerate(page.sentences):
        if any(taken[sentence.first : sentence.last]):
            continue
        before = page.sentences[number - 1] if number else None
        if before and any(taken[before.first : before.last]):
            before = None
        thought = direct.tagged(page, sentence, before)
        thought = thought or indirect(page, sentence)
        if thought:
            if thought.spans[0].start < page.words.start[sentence.first]:
                found[number - 1] = thought
            else:
                found[number] = thought
    found |= _bare(page, minds, taken, found)
    found |= _free(page, minds, taken, found)
    read = corrected(story.given.stretches, story.cast, [*marked, *_joined(page, found)])
    every = sorted(read, key=lambda thought: thought.spans[0])
    return replace(story, thoughts=tuple(replace(one, id=f"t{index}") for index, one in enumerate(every)))


def _covered(page: Page, marked: list[Thought]) -> bytearray:
    """For each token, whether a marked thought has it."""
    taken = bytearray(len(page.words))
    for thought in marked:
        for span in thought.spans:
            first, last = page.tokens(span)
            taken[first:last] = b"\1" * (last - first)
    return taken


def _bare(page: Page, minds: Minds, taken: bytearray, found: dict[int, Thought]) -> dict[int, Thought]:
    heard = [bare.speaks(page, sentence) for sentence in page.sentences]
    if bare.is_authorial(page, heard):
        return {}
    more: dict[int, Thought] = {}
    for number, sentence in enumerate(page.sentences):
        if heard[number] < LEAST or number in found or any(taken[sentence.first : sentence.last]):
            continue
        mind = minds.of(number)
        if mind is None:
            continue
        score = min(0.85, heard[number] * (0.8 + 0.3 * mind.sure))
        if score < LEAST:
            continue
        span = page.span(sentence.first, page.trimmed(sentence.first, sentence.last))
        why = ("somebody's own words in the narration", mind.why)
        more[number] = Thought("", (span,), mind.who, "direct", score, why)
    return more


def _free(page: Page, minds: Minds, taken: bytearray, found: dict[int, Thought]) -> dict[int, Thought]:
    weighed: list[Weighed | None] = []
    for number, sentence in enumerate(page.sentences):
        open_ = number not in found and not any(taken[sentence.first : sentence.last])
        weighed.append(weigh(page, minds, number) if open_ else None)
    more: dict[int, Thought] = {}
    order = [*range(len(weighed)), *reversed(range(len(weighed)))]
    for place, number in enumerate(order):
        one = weighed[number]
        if one is None or number in more:
            continue
        beside = number - 1 if place < len(weighed) else number + 1
        if (beside in more or beside in found) and page.sentences[beside].block == page.sentences[number].block:
            one = Weighed(one.odds + BESIDE_A_THOUGHT, one.who, one.because)
        if one.score >= LEAST and one.who is not None:
            sentence = page.sentences[number]
            span = page.span(sentence.first, page.trimmed(sentence.first, sentence.last))
            more[number] = Thought("", (span,), one.who, "free", min(one.score, 0.9), one.because)
    return more


def _joined(page: Page, found: dict[int, Thought]) -> list[Thought]:
    """Neighbouring sentences of one form and one mind as one thought."""
    joined: list[Thought] = []
    before = -2
    for number in sorted(found):
        thought = found[number]
        last = joined[-1] if joined else None
        if (
            last
            and number == before + 1
            and page.sentences[number].block == page.sentences[before].block
            and thought.form == last.form != "indirect"
            and thought.character == last.character
            and len(thought.spans) == len(last.spans) == 1
        ):
            span = replace(last.spans[0], end=thought.spans[0].end)
            because = (*last.because, *(why for why in thought.because if why not in last.because))
            score = (last.score + thought.score) / 2
            joined[-1] = replace(last, spans=(span,), score=score, because=because)
        else:
            joined.append(thought)
        before = number
    return joined
