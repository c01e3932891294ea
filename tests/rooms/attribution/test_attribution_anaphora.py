"""Whom the pronoun of a cue may mean: those of its gender, by nearness and by who was acting."""

from talk import bench

from duologue.reading.attribution.anaphora import antecedents

TEXT = "Bram saw Clara. Ada looked at Clara. “Well,” she said. “Clara, sit,” Bram said. Ada sat. Clara left."


def test_the_nearest_the_next_and_the_last_to_act() -> None:
    """Names after the pronoun, in speech and of another gender do not count."""
    made = bench(TEXT)

    found = antecedents(made.words, made.roster, made.at("she"), "f")

    assert (found.latest, found.second, found.acting) == (made.who("Clara"), made.who("Ada"), made.who("Ada"))


def test_nobody_of_that_gender_before() -> None:
    """Then it means nobody known."""
    made = bench(TEXT)

    found = antecedents(made.words, made.roster, 1, "f")

    assert (found.latest, found.second, found.acting) == (None, None, None)
