"""Where a text calls somebody by a name, and which capitals are no names."""

import pytest
from cast_passages import words_in

from duologue.reading.cast.names import NamePlace, find_names

FOUND = {
    "Nora Ellis came in. She sat.": [("", "nora", "ellis")],
    "Dr. Amara Osei came in.": [("doctor", "amara", "osei")],
    "Mrs Tully came in.": [("mrs", "tully")],
    "Old Vincent van Dorn came in.": [("", "vincent", "dorn")],
    "They heard aunt Clara come in.": [("aunt", "clara")],
    "Her brother Tom came in.": [("brother", "tom")],
    "“Late,” said Ada’s brother.": [("", "ada")],
    "J. R. Pell came in, and Pell sat down.": [("", "pell"), ("", "pell")],
    "“Mother said no,” he told her.": [("mother",)],
}
NOT_NAMES = {
    "a word that opens its sentence": "Quietly the door shut. Snow fell. Nothing moved.",
    "days and months": "On Tuesday he wrote. In February she answered.",
    "a street by a person's name": "They met in Baker Street, near Albert Bridge.",
    "I and its short forms": "I left. I'd stayed too long. I’ll write.",
    "a country's people": "He read the French papers and the German ones.",
}
CALLS = {
    "“Nora, wait,” he said.": True,
    "“Wait, Nora,” he said.": True,
    "“Oh Nora,” he said.": True,
    "“Come here, Nora, and sit,” he said.": True,
    "“Nora!” he said.": True,
    "“Nora?” he said.": True,
    "“Please, Nora—”": True,
    "“Where is Nora now?” he said.": False,
    "“Nora left,” he said.": False,
    "“Nora’s late,” he said.": False,
    "“I saw Nora on the stairs,” he said.": False,
    "“Theo, Nora, and I went home,” he said.": False,
}


def names(text: str) -> list[NamePlace]:
    """The uses of names in a passage."""
    return find_names(words_in(text))


@pytest.mark.parametrize("text", FOUND)
def test_a_name_is_found_with_its_title(text: str) -> None:
    """Title first, then the names, in lower case and without a possessive ending."""
    keys = [tuple(part for place, part in enumerate(found.key) if part or not place) for found in names(text)]

    assert keys == FOUND[text]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nora saw her brother Tom come in.", "Tom"),
        ("Nora saw Ada’s cousin Tom come in.", "Tom"),
        ("Nora saw my uncle Tom Hale come in.", "Tom Hale"),
        ("Nora saw uncle Tom come in.", "uncle Tom"),
        ("Nora saw her Uncle Tom come in.", "Uncle Tom"),
        ("Nora saw the good brother Tom come in.", "brother Tom"),
    ],
)
def test_what_somebody_is_to_another_is_no_part_of_the_name(text: str, shown: str) -> None:
    """ "Her brother Tom" is called Tom; "uncle Tom" is called so."""
    words = words_in(text)
    found = next(place for place in find_names(words) if "tom" in place.names)

    assert " ".join(words.word[found.first : found.last]) == shown


@pytest.mark.parametrize("what", NOT_NAMES)
def test_a_capital_alone_makes_no_name(what: str) -> None:
    """Sentence openings, dates, places and peoples are written with capitals too."""
    assert [found.key for found in names(NOT_NAMES[what])] == []


@pytest.mark.parametrize("text", CALLS)
def test_a_call_is_told_from_a_mention(text: str) -> None:
    """Whether a name in speech calls to the person or speaks of them."""
    nora = next(found for found in names(text) if "nora" in found.names)

    assert nora.said
    assert nora.address is CALLS[text]


def test_narration_never_calls() -> None:
    """A name outside speech is no address, whatever commas stand around it."""
    assert [found.address for found in names("Then, Nora, as ever, was late. Nora!")] == [False, False]


def test_a_name_beside_a_verb_of_saying_is_in_a_cue() -> None:
    """Before the verb or after it."""
    assert [found.cue for found in names("“No,” said Ada. Bram answered at once. Cleo left.")] == [
        True,
        True,
        False,
    ]
