"""What counts as asked, answered and right where the benchmark asks whom a word means."""

from benchmarks.quality.coreference import Asked, rates


def test_strangers_count_for_pronouns_and_not_for_descriptions() -> None:
    """A pronoun of somebody our cast does not hold is asked, and is wrong whatever is answered."""
    told = [Asked("pronoun told", True, True, True), Asked("pronoun told", False, False, False)]
    described = [Asked("description said", False, True, False), Asked("description said", True, True, True)]
    found = rates([*told, *described])

    assert found["pronoun told"] == {"asked": 2, "right": 0.5, "answered": 1, "right_of_answered": 1.0}
    assert found["description said"] == {"asked": 1, "right": 1.0, "answered": 2, "right_of_answered": 0.5}
    assert found["pronoun said"]["asked"] == 0
