"""Which pronouns a person goes by."""

from collections import Counter

import pytest
from cast_passages import gender_of, words_in

from duologue.reading.cast.gender import decide, pronoun_votes, voted
from duologue.reading.cast.names import find_names

DECISIONS = [
    ("f", "m", {"m": 9}, "f", "a title outweighs everything"),
    ("", "m", {}, "m", "without pronouns, the name's usual gender"),
    ("", "m", {"f": 9, "m": 1}, "f", "pronouns outweigh the list"),
    ("", "f", {"f": 3, "m": 3}, "f", "mixed pronouns leave it to the list"),
    ("", "", {"m": 1}, "m", "one pronoun is better than nothing"),
    ("", "", {"x": 3}, "x", "they, where nothing else follows"),
    ("", "", {"x": 2}, "", "a few could be plurals"),
    ("", "", {"x": 9, "f": 1}, "x", "they, where hardly anything else follows"),
    ("", "", {"x": 9, "f": 5}, "f", "they is often a plural"),
    ("", "", {}, "", "nothing tells"),
]


@pytest.mark.parametrize(("stated", "usual", "votes", "gender", "why"), DECISIONS, ids=lambda v: str(v))
def test_title_then_pronouns_then_list(
    stated: str, usual: str, votes: dict[str, int], gender: str, why: str
) -> None:
    """The evidence in its order of weight."""
    assert decide(stated, usual, Counter(votes)) == gender, why


def test_pronouns_alone_need_three_votes_that_agree() -> None:
    """Below that they are silent."""
    assert [voted(Counter(v)) for v in ({"f": 2}, {"f": 3}, {"f": 3, "m": 1}, {"m": 8, "f": 2})] == [
        "",
        "f",
        "",
        "m",
    ]


def test_the_next_pronoun_votes_and_objects_do_not() -> None:
    """ "Brett looked at him", "gave her a drink" mean somebody else; a new name ends the search."""
    words = words_in("Brett looked at him and she laughed. Jake gave her the cup. Cleo saw Dan. He sat.")
    places = [(place.first, place.last, number) for number, place in enumerate(find_names(words))]

    votes = pronoun_votes(words, places)

    assert votes == {0: Counter(("f", "she")), 3: Counter(("m", "he"))}


def test_let_her_be_kind_is_somebody_else() -> None:
    """ "Rowan listened. Don't let her be kind": Rowan may be called "they"."""
    words = words_in("Rowan listened until it stopped. Please do not let her be kind.")

    assert pronoun_votes(words, [(0, 1, 0)]) == {}


def test_a_woman_with_a_name_usual_for_men_is_a_woman() -> None:
    """Brett, by her pronouns."""
    text = (
        "Brett came in from the rain. She shook out her coat.\n\n“You look well,” said Jake.\n\n"
        "“Do I?” said Brett. She sat down. Brett took her gloves off, and then she lit a match. "
        "“It is wet,” said Brett, and she laughed. Brett had lost her hat, she said."
    )

    assert gender_of("Brett", text) == "f"
    assert gender_of("Jake", text) == "m"


def test_they_may_be_one_person() -> None:
    """Whoever is followed by nothing but "they"."""
    text = (
        "Quillen put the bag down. They were tired. “Home,” said Quillen, and they sat. Quillen shut their eyes, "
        "and they slept."
    )

    assert gender_of("Quillen", text) == "x"
