"""A visit of six gold parts, and readings of it made by hand, whose scores can be worked out on paper."""

from benchmarks.quality.gold import GoldNovel, GoldPart

from duologue.story.attribution import Attribution
from duologue.story.cast import Character, Mention
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span

TEXT = (
    "“Come in,” said Miss Ada Lane, “and sit.”\n\n"
    "“No,” said Bram.\n\n"
    "“Why?” she asked. Ada waited.\n\n"
    "“I know it.”\n\n"
    "“You know ‘it’ is a word,” said the Porter. Miss Lane laughed at “it all”.\n"
)


def place(words: str, start: int = 0) -> Span:
    """Where `words` first stand in TEXT at or after `start`."""
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


COME, SIT, NO = place("Come in,"), place("and sit."), place("No,")
WHY, KNOW, WORD = place("Why?"), place("I know it."), place("You know ‘it’ is a word,")
SCARE = place("it all")

ALIASES = {
    "Ada Lane": frozenset({"Ada", "Miss Ada Lane", "Ada Lane"}),
    "Bram": frozenset({"Bram"}),
    "A Porter": frozenset({"The Porter"}),
}

GOLD = GoldNovel(
    name="Visit",
    text=TEXT,
    aliases=ALIASES,
    parts=(
        GoldPart(COME, "Q0", "Ada Lane", frozenset({"Bram"}), "explicit"),
        GoldPart(SIT, "Q0", "Ada Lane", frozenset({"Bram"}), "explicit"),
        GoldPart(NO, "Q1", "Bram", frozenset({"Ada Lane"}), "explicit"),
        GoldPart(WHY, "Q2", "Ada Lane", frozenset({"Bram"}), "anaphoric"),
        GoldPart(KNOW, "Q3", "Bram", frozenset({"Ada Lane", "A Porter"}), "implicit"),
        GoldPart(WORD, "Q4", "A Porter", frozenset({"Bram"}), "explicit"),
    ),
)

# Ada is two in this reading: c0 (called Miss Ada Lane and Ada) and c3 (called Miss Lane, on no list).
CAST = (
    Character("c0", "Miss Ada Lane", ("Miss Ada Lane", "Ada"), True, "f"),
    Character("c1", "Bram", ("Bram",), True, "m"),
    Character("c2", "the Porter", ("the Porter",), True, None),
    Character("c3", "Miss Lane", ("Miss Lane",), True, "f"),
)
NAMES = (
    Mention(place("Miss Ada Lane"), "c0", "name"),
    Mention(place("Bram"), "c1", "name"),
    Mention(place("Ada waited"[:3], place("Ada waited").start), "c0", "name"),
    Mention(place("the Porter"), "c2", "name"),
    Mention(place("Miss Lane"), "c3", "name"),
)


def quote(number: int, *spans: Span, kind: str = "speech", inside: str | None = None) -> Quote:
    """A quote with id q<number>."""
    return Quote(f"q{number}", spans, "p0", "double-curly", True, kind, inside)


def answer(number: int, speaker: str | None, *addressees: str, score: float = 1.0) -> Attribution:
    """An attribution of q<number>."""
    return Attribution(f"q{number}", speaker, addressees, "explicit", None, score, ("by hand",))


def reading(*answers: Attribution, **layers: object) -> Story:
    """A reading that finds every quotation, a nested word and a scare quote besides, and says `answers`."""
    quotes = (
        quote(0, COME, SIT),
        quote(1, NO),
        quote(2, WHY),
        quote(3, KNOW),
        quote(4, WORD),
        quote(5, place("it", WORD.start), kind="quoted", inside="q4"),
        quote(6, SCARE),
    )
    given = {"quotes": quotes, "names": NAMES, "cast": CAST, "attributions": answers} | layers
    return Story(Source.from_text(TEXT), **given)
