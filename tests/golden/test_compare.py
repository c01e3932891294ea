"""The measure itself: a perfect reading is found perfect, and each kind of error is found to be one."""

from dataclasses import replace

import pytest
from tests.golden.compare import compare, known_wrong, who_is_who
from tests.golden.gold import Gold, load_all

from duologue.story.attribution import Attribution
from duologue.story.cast import Character
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span

GOLDEN = {gold.name: gold for gold in load_all()}


def as_read(gold: Gold) -> Story:
    """The Story that a reading without any error would give."""
    ids = {person.name: f"c{number}" for number, person in enumerate(gold.cast)}
    spans = [tuple(Span(start, end) for start, end in quote.at) for quote in gold.quotes]
    return Story(
        source=Source.from_text(gold.text),
        cast=tuple(
            Character(ids[one.name], one.name, (one.name, *one.also), one.named, one.gender, one.narrator)
            for one in gold.cast
        ),
        quotes=tuple(
            Quote(f"q{number}", spans[number], "p0", "double-curly", kind=quote.kind)
            for number, quote in enumerate(gold.quotes)
        ),
        attributions=tuple(
            Attribution(
                quote=f"q{number}",
                speaker=ids.get(quote.speaker or ""),
                addressees=tuple(ids[who] for who in quote.to),
                kind=quote.cue,
                cue=None,
                score=1.0,
                because=(),
            )
            for number, quote in enumerate(gold.quotes)
            if quote.cue
        ),
    )


@pytest.mark.parametrize("gold", [pytest.param(gold, id=name) for name, gold in GOLDEN.items()])
def test_a_perfect_reading_has_nothing_wrong(gold: Gold) -> None:
    """Given the golden facts, no quote, kind, speaker or addressee counts as wrong, and everyone is found."""
    story = as_read(gold)

    assert known_wrong(gold, story) == {}
    assert all(row.to == set(row.gold.to) for row in compare(gold, story))
    assert set(who_is_who(gold, story).values()) == {person.name for person in gold.cast}


def test_each_error_is_seen() -> None:
    """A shorter span, a wrong kind, a wrong speaker, a quote too few and one too many."""
    gold = GOLDEN["deposit"]
    story = as_read(gold)
    first, second, *others = story.quotes
    short = replace(first, spans=(Span(first.span.start, first.span.end - 1),))
    swapped = replace(story.attributions[1], speaker=story.attributions[0].speaker)
    spare = Quote("q99", (Span(0, 4),), "p0", "double-curly")

    wrong = known_wrong(gold, replace(story, quotes=(short, replace(second, kind="written"), *others, spare)))
    assert wrong == {
        ("deposit", 0): "spans",
        ("deposit", 1): "written, is speech",
        ("deposit", -1): "1 more than there are",
    }
    answers = (story.attributions[0], swapped, *story.attributions[2:])
    assert known_wrong(gold, replace(story, attributions=answers)) == {("deposit", 1): "Ines, is Tom"}
    assert known_wrong(gold, replace(story, quotes=story.quotes[1:])) == {("deposit", 0): "not found"}
