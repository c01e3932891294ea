"""Characters are named by what they are called, weighted by how often."""

from itertools import permutations

import numpy as np
import pytest
from benchmarks.quality.gold import plain_name
from benchmarks.quality.matching import best_matching
from benchmarks.quality.naming import many_to_one, name_votes, narrator_by_role, one_to_one
from visit import ALIASES, NAMES, place, reading

from duologue.story.cast import Character, Mention


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("The Porter", "porter"),
        ("the\nPorter", "porter"),
        ("Theodore", "theodore"),
        ("Mrs. O’Hara", "mrs ohara"),
        ("Mrs O'Hara", "mrs ohara"),
        ("_Nina_", "nina"),
        ("  Sir  Walter ", "sir walter"),
    ],
)
def test_names_are_compared_without_case_article_and_punctuation(written: str, plain: str) -> None:
    assert plain_name(written) == plain


def test_a_character_is_the_person_it_is_called_most_often() -> None:
    """c0 is called Miss Ada Lane and Ada once each, both hers: 2 votes. Miss Lane (c3) is on no list."""
    votes = name_votes(reading(), ALIASES)
    assert votes == {("c0", "Ada Lane"): 2, ("c1", "Bram"): 1, ("c2", "A Porter"): 1}
    assert many_to_one(votes) == {"c0": "Ada Lane", "c1": "Bram", "c2": "A Porter"}


def test_votes_count_mentions_not_strings() -> None:
    """c1 is called Bram once and, wrongly, Ada twice: by mentions it is Ada; alone it cannot be.

    Votes: c0-Ada 2, c1-Ada 2, c1-Bram 1, c2-Porter 1. One to one, c0-Ada and c1-Bram give 3 and the
    porter 1; c1-Ada would give 2 and leave c0 with nobody.
    """
    ada = place("Ada waited"[:3], place("Ada waited").start)
    extra = (Mention(ada, "c1", "name"), Mention(ada, "c1", "name"))
    votes = name_votes(reading(names=(*NAMES, *extra)), ALIASES)
    assert many_to_one(votes)["c1"] == "Ada Lane"
    assert one_to_one(votes) == {"c0": "Ada Lane", "c1": "Bram", "c2": "A Porter"}


def test_pronouns_do_not_name_and_aliases_stand_in_where_there_are_no_mentions() -> None:
    """c4 has no mention in the text and goes by its alias; c5 is only ever a pronoun, and so nobody."""
    cast = (Character("c4", "Bram", ("Bram",)), Character("c5", "she", ()))
    names = (Mention(place("she"), "c5", "pronoun"),)
    votes = name_votes(reading(cast=cast, names=names), ALIASES)
    assert many_to_one(votes) == {"c4": "Bram"}


def test_the_best_matching_is_the_best_of_all() -> None:
    """Against trying every permutation, on random tables of either shape."""
    chance = np.random.default_rng(7)
    for rows, columns in ((3, 3), (2, 5), (5, 2), (4, 4), (1, 3)) * 10:
        table = chance.integers(0, 6, (rows, columns))
        weights = {(f"l{i}", f"r{j}"): float(table[i, j]) for i in range(rows) for j in range(columns)}
        wide = table if rows <= columns else table.T
        best = max(
            sum(wide[i, j] for i, j in enumerate(order)) for order in permutations(range(wide.shape[1]), len(wide))
        )
        pairs = best_matching(weights)
        assert sum(weights[pair] for pair in pairs.items()) == best
        assert len(set(pairs.values())) == len(pairs)


def test_nothing_to_match() -> None:
    assert best_matching({}) == {}


def test_a_narrator_may_be_known_by_the_role() -> None:
    """The corpus lists "_narr" among the names of whoever tells the story; our narrator is then that person."""
    cast = (Character("c0", "I", (), named=False, narrator=True), Character("c1", "Bram", ("Bram",)))
    people = {"Ada": frozenset({"Ada", "_narr"}), "Bram": frozenset({"Bram"})}
    assert narrator_by_role(reading(cast=cast), people) == {"c0": "Ada"}
    assert narrator_by_role(reading(cast=cast), ALIASES) == {}
