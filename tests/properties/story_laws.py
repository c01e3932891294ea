"""What holds for every reading of every text, however odd: the Story's own promises, one function each."""

import json
from collections.abc import Iterable
from itertools import pairwise

from duologue.exports.story_json import as_document, story_json
from duologue.story.acts import CHANNELS, MOVES
from duologue.story.story import Story
from duologue.text.span import Span

MARKS = {"double-curly", "double-straight", "single-curly", "single-straight"}
MARKS |= {"guillemet", "dash", "none", "mixed"}
LAYERS = {"blocks", "scenes", "tokens", "quotes", "cast", "attributions", "thoughts", "mentions", "acts"}


def check_laws(story: Story, text: str) -> None:
    """Raise AssertionError at the first promise that this reading of `text` breaks."""
    assert story.text == text
    assert set(story.read) >= LAYERS
    for law in (layout, scenes, tokens, quotes, cast, attributions, thoughts, mentions, acts, lines, as_json):
        law(story)


def in_place(spans: Iterable[Span], text: str) -> None:
    """Not empty, in bounds, in order, without overlap."""
    spans = list(spans)

    assert all(0 <= span.start < span.end <= len(text) for span in spans), spans
    assert all(left.end <= right.start for left, right in pairwise(spans)), spans


def between(spans: list[Span], text: str) -> str:
    """The characters that lie in none of the spans."""
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2]))


def unique(ids: Iterable[str]) -> set[str]:
    """The ids as a set, each of which must occur once."""
    ids = list(ids)

    assert len(set(ids)) == len(ids), ids
    return set(ids)


def acts(story: Story) -> None:
    """Each inside its block, by one of the cast on another, with a move and dominance just where it shows."""
    unique(act.id for act in story.acts)
    blocks = {block.id: block for block in story.blocks}
    cast = {character.id for character in story.cast}
    assert [act.span for act in story.acts] == sorted(act.span for act in story.acts)
    for act in story.acts:
        assert blocks[act.block].span.covers(act.span) and act.span.start < act.span.end, act
        assert act.actor != act.target and {act.actor, act.target} <= cast, act
        assert act.channel in CHANNELS, act
        assert -1 <= act.affiliation <= 1 and 0 <= act.score <= 1, act
        if act.channel == "felt":
            assert act.move is None and act.dominance is None, act
        else:
            assert act.move in MOVES and act.dominance is not None and -1 <= act.dominance <= 1, act


def layout(story: Story) -> None:
    """Every character that is not white space lies in exactly one block."""
    unique(block.id for block in story.blocks)
    in_place((block.span for block in story.blocks), story.text)
    assert {block.kind for block in story.blocks} <= {"paragraph", "heading", "break", "matter"}
    outside = between([block.span for block in story.blocks], story.text)

    assert not outside.strip(), f"in no block: {outside!r}"


def scenes(story: Story) -> None:
    """A block that names a scene lies inside it."""
    unique(scene.id for scene in story.scenes)
    in_place((scene.span for scene in story.scenes), story.text)
    assert {scene.time for scene in story.scenes} <= {"story", "earlier", "later", "dream", None}
    known = {scene.id: scene for scene in story.scenes}
    for block in story.blocks:
        assert block.scene is None or known[block.scene].span.covers(block.span), block


def tokens(story: Story) -> None:
    """In order, in bounds; white space belongs to none, everything else to one."""
    places = [Span(*place) for place in story.tokens.places]
    in_place(places, story.text)

    assert not between(places, story.text).strip()


def quotes(story: Story) -> None:
    """In reading order, each beginning in its block; a nested one wholly inside another, the rest apart."""
    ids = unique(quote.id for quote in story.quotes)
    blocks = {block.id: block for block in story.blocks}
    by_id = {quote.id: quote for quote in story.quotes}
    starts = [quote.span.start for quote in story.quotes]

    assert starts == sorted(starts)
    for quote in story.quotes:
        assert quote.spans
        in_place(quote.spans, story.text)
        assert quote.kind in {"speech", "written", "quoted"}, quote
        assert quote.span.start in blocks[quote.block].span, quote
        if quote.inside is not None:
            assert quote.inside in ids - {quote.id}, quote
            assert by_id[quote.inside].span.covers(quote.span), quote
    outermost = [span for quote in story.quotes if quote.inside is None for span in quote.spans]
    in_place(sorted(outermost), story.text)


def contract_marks(story: Story) -> None:
    """The marks are named in the words of the JSON contract, which others build upon."""
    assert {quote["marks"] for quote in as_document(story)["quotes"]} <= MARKS


def cast(story: Story) -> None:
    """Everybody has a name to be shown by."""
    unique(character.id for character in story.cast)

    assert all(character.name.strip() for character in story.cast)
    assert {character.gender for character in story.cast} <= {"f", "m", "x", None}


def attributions(story: Story) -> None:
    """One for every speech and every written piece, none for what is only quoted."""
    known = {character.id for character in story.cast}
    answered = [answer.quote for answer in story.attributions]

    assert answered == [quote.id for quote in story.quotes if quote.kind != "quoted"]
    for answer in story.attributions:
        assert {answer.speaker, *answer.addressees, *(who for who, _ in answer.others)} <= known | {None}, answer
        assert None not in answer.addressees
        assert answer.kind in {"explicit", "anaphoric", "implicit"}, answer
        assert 0 <= answer.score <= 1
        assert all(0 <= share <= 1 for _, share in answer.others)
        if answer.cue is not None:
            in_place([answer.cue], story.text)


def thoughts(story: Story) -> None:
    """In bounds, of somebody in the cast or of nobody known."""
    unique(thought.id for thought in story.thoughts)
    known = {character.id for character in story.cast}
    for thought in story.thoughts:
        assert thought.spans
        in_place(thought.spans, story.text)
        assert thought.character is None or thought.character in known, thought
        assert thought.form in {"direct", "indirect", "free"}, thought
        assert 0 <= thought.score <= 1


def mentions(story: Story) -> None:
    """In order, of somebody in the cast."""
    known = {character.id for character in story.cast}
    for layer in (story.names, story.mentions):
        spans = [mention.span for mention in layer]

        assert all(0 <= span.start < span.end <= len(story.text) for span in spans)
        assert spans == sorted(spans)
        assert {mention.character for mention in layer} <= known
        assert {mention.kind for mention in layer} <= {"name", "noun", "pronoun"}


def lines(story: Story) -> None:
    """Every answer can be told as a line."""
    assert [line.id for line in story.lines()] == [answer.quote for answer in story.attributions]


def as_json(story: Story) -> None:
    """JSON gives the text back to the character, and holds every fact."""
    document = json.loads(story_json(story))

    assert document["text"] == story.text
    assert len(document["quotes"]) == len(story.quotes)
    assert len(document["attributions"]) == len(story.attributions)
