"""Every golden passage gives just the quotations it lists."""

import pytest
from speech_passages import PASSAGES, Found, Passage

from duologue.reading.layout.stage import layout
from duologue.reading.speech.rules import RULES, Rule
from duologue.reading.speech.stage import speech
from duologue.story.story import Story
from duologue.text.source import Source


def read(text: str) -> tuple[Found, ...]:
    story = speech(layout(Story(Source.from_text(text))))
    quotes, thoughts = story.quotes, story.quoted_thoughts
    places = {quote.id: place for place, quote in enumerate(quotes)}
    found = [
        (
            quote.spans[0].start,
            Found(
                quote.kind,
                tuple(span.of(text) for span in quote.spans),
                quote.marks,
                None if quote.inside is None else places[quote.inside],
                quote.closed,
                quote.faults,
            ),
        )
        for quote in quotes
    ]
    found += [
        (each.spans[0].start, Found("thought", tuple(span.of(text) for span in each.spans), ""))
        for each in thoughts
    ]
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_passage(passage: Passage) -> None:
    """What is found is what the row says, no more and no less."""
    assert read(passage.text) == passage.found


def test_rows_are_many_and_differ() -> None:
    """A row that repeats another proves nothing."""
    assert len({passage.text for passage in PASSAGES}) == len(PASSAGES) >= 40


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_on_its_own_examples(rule: Rule) -> None:
    """A rule holds of what it shows, and not of what it is not for."""
    assert rule.found_in(rule.shows)
    assert not rule.found_in(rule.not_this)
