"""The noun phrase at a place: a name, a description, a pronoun, a part of a body, a crowd."""

import pytest
from talk import bench

from duologue.reading.attribution.phrases import Subject, first_subject, last_subject, subject_at, subject_before

KNOWN = "Ada sat. “Sit,” said Ada. Bram laughed. “No,” said Bram.\n\n"
PHRASES = {
    "Ada left.": ("name", "Ada", False),
    "Ada’s voice shook.": ("name", "Ada", False),
    "She left.": ("pronoun", "f", False),
    "They left.": ("pronoun", "x", True),
    "Her voice shook.": ("pronoun", "f", False),
    "His hands shook.": ("pronoun", "m", False),
    "The old woman left.": ("noun", "f", False),
    "The sergeant left.": ("noun", "", False),
    "The voice of Bram shook.": ("name", "Bram", False),
    "Someone left.": ("noun", "", True),
    "Several voices called.": ("noun", "", True),
    "The crowd left.": ("noun", "", True),
    "It rained.": ("pronoun", "n", True),
}
NOBODY = ["The door shut.", "Slowly the rain came.", "My hat fell off a chair."]


def shown(found: Subject, names: list[str]) -> tuple[str, str, bool]:
    """Its form, the person or the gender, and whether it is a crowd."""
    return (found.form, found.gender if found.who is None else names[found.who], found.crowd)


@pytest.mark.parametrize("sentence", PHRASES)
def test_a_phrase_tells_whom_it_means(sentence: str) -> None:
    """A person where it names one, else what gender it lets know."""
    made = bench(KNOWN + sentence)

    found = subject_at(made.words, made.roster, made.words.first[1])

    assert found is not None
    assert shown(found, made.roster.names) == PHRASES[sentence]


@pytest.mark.parametrize("sentence", NOBODY)
def test_things_do_not_speak(sentence: str) -> None:
    """Nor do adverbs."""
    made = bench(KNOWN + sentence)

    assert subject_at(made.words, made.roster, made.words.first[1]) is None


def test_words_inside_a_quote_are_no_phrase() -> None:
    """Whoever is spoken of there is not telling it."""
    made = bench("“Bram left,” said Ada. Bram left.")

    assert subject_at(made.words, made.roster, made.at("Bram")) is None


@pytest.mark.parametrize(
    ("sentence", "verb", "who"),
    [
        ("Bram softly said no.", "said", "Bram"),
        ("Bram had already said no.", "said", "Bram"),
        ("The waiter said no.", "said", "the waiter"),
        ("The door said no.", "said", None),
    ],
)
def test_the_phrase_before_a_verb(sentence: str, verb: str, who: str | None) -> None:
    """Adverbs and auxiliaries between them are skipped."""
    made = bench(KNOWN + sentence)
    place = made.words.low.index(verb, made.words.first[1])

    found = subject_before(made.words, made.roster, place)

    assert (found and shown(found, made.roster.names)[1]) == who


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("As Ada entered Bram stopped, and said no.", "Ada", "Bram"),
        ("In the hall, under the clock, Bram waited and said no.", "Bram", "Bram"),
        ("Slowly her eyes closed and said no.", "f", "f"),
    ],
)
def test_whom_a_sentence_is_about(sentence: str, first: str, last: str) -> None:
    """Its first subject; and for a later verb the last one that does something."""
    made = bench(KNOWN + sentence)
    begin, end = made.words.first[1], made.words.last[1]

    opening = first_subject(made.words, made.roster, begin, end)
    later = last_subject(made.words, made.roster, begin, made.words.low.index("said", begin))

    assert opening and shown(opening, made.roster.names)[1] == first
    assert later and shown(later, made.roster.names)[1] == last
