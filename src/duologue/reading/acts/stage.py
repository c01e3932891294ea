"""The door of the acts room: what each does to the other, by words, by deeds and in silence."""

from collections.abc import Iterator
from dataclasses import replace

from duologue.reading.acts.conduct import Conduct, Range
from duologue.reading.acts.weigh import Weighed, gather, weigh
from duologue.story.acts import MOVES, Act
from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.story.words import Words, words_of
from duologue.text.span import Span


@stage(
    reads=(
        "source",
        "blocks",
        "scenes",
        "tokens",
        "words",
        "quotes",
        "cast",
        "attributions",
        "mentions",
        "thoughts",
    ),
    uses=("encoding",),
    writes=("acts",),
)
def acts(story: Story) -> Story:
    """Find the acts of the story, in reading order."""
    words = words_of(story)
    given = gather(story, words)
    if not given.found:
        return replace(story, acts=())
    weighed = weigh(given)
    every = [act for number, one in enumerate(given.found) for act in _acts(story, words, number, one, weighed)]
    every.sort(key=lambda act: (act.span.start, act.span.end, act.channel, act.target))
    return replace(story, acts=tuple(replace(act, id=f"a{number}") for number, act in enumerate(every)))


def _acts(story: Story, words: Words, number: int, one: Conduct, weighed: Weighed) -> Iterator[Act]:
    """The acts of one conduct: what is said, what is done where it shows, what is felt where it is told."""
    if one.said:
        yield from _outer(story, words, number, one, weighed, "said", one.said)
    if one.deeds and (one.touches if one.said else weighed.shows[number]):
        yield from _outer(story, words, number, one, weighed, "done", one.deeds)
    told = one.felt or (one.done if weighed.inside[number] else [])
    for target in one.targets["felt"] if told else ():
        yield Act(
            id="",
            block=story.blocks[one.block].id,
            span=_span(words, told),
            actor=one.actor,
            target=target,
            channel="felt",
            move=None,
            affiliation=round(float(weighed.inner[number]), 4),
            dominance=None,
            score=round(float(weighed.inner_sure[number]), 4),
        )


def _outer(
    story: Story, words: Words, number: int, one: Conduct, weighed: Weighed, channel: str, ranges: list[Range]
) -> Iterator[Act]:
    for target in one.targets[channel]:
        yield Act(
            id="",
            block=story.blocks[one.block].id,
            span=_span(words, ranges),
            actor=one.actor,
            target=target,
            channel=channel,
            move=MOVES[int(weighed.moves[number].argmax())],
            affiliation=round(float(weighed.affiliation[number]), 4),
            dominance=round(float(weighed.dominance[number]), 4),
            score=round(float(weighed.sure[number]) * one.sure, 4),
        )


def _span(words: Words, ranges: list[Range]) -> Span:
    return Span(words.start[min(ranges)[0]], words.end[max(last for _, last in ranges) - 1])
