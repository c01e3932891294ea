"""The benchmark of the cast: where listed names stand, and which splits and melts it tells of."""

from benchmarks.pages import page
from benchmarks.quality.cast import CastScore, Named, listed_places, numbers_of, slips
from benchmarks.quality.gold import GoldNovel

from duologue.text.span import Span

TEXT = "Ada Lane met Mrs. Lane. Then Lane, and Captain Lane Orr, and Ada."
ALIASES = {"Ada Lane": frozenset(("Ada", "Ada Lane")), "The Mother": frozenset(("Mrs. Lane",))}


def test_only_names_of_one_listed_person_count() -> None:
    """Lane is nobody's alone, and Captain Lane Orr is not listed."""
    places = listed_places(GoldNovel("Visit", TEXT, (), ALIASES))
    assert [(span.of(TEXT), who) for span, who in places] == [
        ("Ada Lane", "Ada Lane"),
        ("Mrs. Lane", "The Mother"),
        ("Ada", "Ada Lane"),
    ]


def score_of(*characters: str | None) -> CastScore:
    """Two places of Ada, two of her mother, as given characters have them."""
    people = (("Ada", "Ada"), ("Ada", "Miss Lane"), ("Mother", "Mrs. Lane"), ("Mother", "Mrs. Lane"))
    places = tuple(
        Named(Span(10 * at, 10 * at + 3), person, called, character)
        for at, ((person, called), character) in enumerate(zip(people, characters, strict=True))
    )
    return CastScore("Visit", places, {"c0": "Ada", "c1": "Mrs. Lane", "c2": "Miss Lane"})


def test_a_split_lowers_recall_and_a_melt_precision() -> None:
    split, melt = numbers_of([score_of("c0", "c2", "c1", "c1")]), numbers_of([score_of("c0", "c1", "c1", "c1")])
    assert split["b_cubed"] == {"f1": 0.8571, "recall": 0.75, "precision": 1.0}
    assert melt["b_cubed"]["precision"] < 1.0
    assert "b_cubed" not in page({"cast": {"commit": "abc", "pdnc": {"all": split, "texts": {}}}})


def test_the_slips_name_who_was_split_and_who_melted() -> None:
    assert list(slips(score_of("c0", "c2", "c1", "c1"), 9)) == ["    1 split  Ada: Miss Lane has Miss Lane 1"]
    melted = list(slips(score_of("c0", "c1", "c1", "c1"), 9))
    assert "    1 melt   Mrs. Lane (Mother): of Ada, Miss Lane 1" in melted
    missing = list(slips(score_of("c0", None, "c1", "c1"), 9))
    assert missing == ["    1 split  Ada: nobody has Miss Lane 1"]
