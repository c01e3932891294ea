"""The word lists: their form, that none contradicts another, and a few words everybody would look up."""

import time
from collections.abc import Callable
from importlib import resources

import pytest

from duologue.text.word_lists import (
    adjectives_of_people,
    ambiguous_names,
    common_words,
    endearments,
    first_names,
    full_forms,
    nicknames,
    not_people,
    person_nouns,
    titles,
)

COLUMNS = {
    "adjectives_of_people.txt": 1,
    "ambiguous_names.txt": 1,
    "common_words.txt": 1,
    "endearments.txt": 2,
    "first_names.tsv": 2,
    "nicknames.tsv": 2,
    "not_people.txt": 1,
    "person_nouns.tsv": 3,
    "titles.tsv": 3,
}
LOADERS: tuple[Callable[[], object], ...] = (
    first_names, nicknames, full_forms, titles, person_nouns, endearments, adjectives_of_people, not_people,
    ambiguous_names, common_words,
)  # fmt: skip
TITLE_KINDS = {"honorific", "rank", "noble", "church", "kin", "role"}
NOUN_KINDS = {"generic", "kin", "role", "look", "creature", "group"}


def rows(file: str) -> list[list[str]]:
    """The file's rows below the comments at its head."""
    text = (resources.files("duologue.text") / "lists" / file).read_text(encoding="utf-8")
    assert text.endswith("\n"), file
    lines = text.removesuffix("\n").split("\n")
    while lines[0].startswith("#"):
        del lines[0]
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize("file", COLUMNS)
def test_rows_are_lower_case_sorted_and_unique(file: str):
    table = rows(file)
    words = [row[0] for row in table]
    assert [row for row in table if len(row) != COLUMNS[file]] == []
    assert [row for row in table for field in row if field != field.strip().lower() or not field] == []
    assert [word for word in words if word.startswith("#") or "’" in word] == []
    assert words == sorted(set(words))


def test_every_file_of_the_folder_is_tested():
    """Here, or in a file of its own as the list of interpersonal acts is."""
    folder = resources.files("duologue.text") / "lists"
    assert {file.name for file in folder.iterdir()} == {*COLUMNS, "interpersonal.tsv"}


def test_genders_and_kinds_are_the_known_ones():
    assert set(first_names().values()) == {"f", "m", "x"}
    assert set(endearments().values()) == {"f", "m", ""}
    for table, kinds in ((titles(), TITLE_KINDS), (person_nouns(), NOUN_KINDS)):
        assert {gender for gender, _ in table.values()} == {"f", "m", ""}
        assert {kind for _, kind in table.values()} == kinds


def test_lists_are_long_enough_to_be_of_use():
    assert len(first_names()) > 3500
    assert len(nicknames()) > 600
    assert len(person_nouns()) > 1000
    assert len(adjectives_of_people()) > 250
    assert len(not_people()) > 1200
    assert len(common_words()) > 9000


def test_a_name_that_is_something_else_too_is_ambiguous():
    names = set(first_names())
    assert (names & not_people()) - ambiguous_names() == set()
    assert (names & common_words()) - ambiguous_names() == set()
    assert ambiguous_names() - names == set()


def test_titles_nouns_and_endearments_agree_on_gender():
    tables = [
        {word: gender for word, (gender, _) in titles().items()},
        {word: gender for word, (gender, _) in person_nouns().items()},
        endearments(),
    ]
    for one in tables:
        for two in tables:
            clash = {word for word in one.keys() & two.keys() if {one[word], two[word]} == {"f", "m"}}
            assert clash == set()


def test_short_forms_are_names_of_the_same_gender():
    borrowed = {"george", "ira", "mac", "van"}  # men's names that are some women's short forms too
    opposite = {"f": "m", "m": "f"}
    names = first_names()
    assert set(nicknames()) - set(names) == set()
    for short, fulls in full_forms().items():
        genders = {names[full] for full in fulls}
        if len(genders) == 1 and short in names and short not in borrowed:
            assert names[short] != opposite.get(next(iter(genders))), (short, fulls)


def test_short_forms_lead_back_to_full_forms():
    assert {"kit", "kate", "kitty"} <= nicknames()["katharine"]
    assert nicknames()["zainab"] >= {"zee", "zaynab"}
    assert {"katharine", "christopher"} <= full_forms()["kit"]
    assert {"theodore", "theodora"} <= full_forms()["theo"]
    assert all(full not in shorts for full, shorts in nicknames().items())


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("elizabeth", "f"), ("fitzwilliam", "m"), ("kit", "x"), ("zee", "x"), ("jo", "f"), ("joe", "m"),
        ("nevaeh", "f"), ("zayden", "m"), ("hermione", "f"), ("sirius", "m"), ("arya", "f"), ("xiaoming", "m"),
        ("mei", "f"), ("chinua", "m"), ("adaeze", "f"), ("siobhán", "f"), ("siobhan", "f"), ("rosario", "x"),
        ("vronsky", None), ("said", None), ("my", None), ("francis", "m"), ("frances", "f"), ("evelyn", "f"),
    ],
)  # fmt: skip
def test_first_names(name: str, gender: str | None):
    assert first_names().get(name) == gender


def test_titles():
    assert titles()["mrs"] == ("f", "honorific")
    assert titles()["capt"] == ("", "rank")
    assert titles()["señora"] == titles()["senora"] == ("f", "honorific")
    assert titles()["aunt"] == ("f", "kin")
    assert titles()["dr"] == ("", "role")
    assert not [title for title in titles() if title.endswith(".")]


def test_person_nouns():
    assert person_nouns()["stranger"] == ("", "generic")
    assert person_nouns()["ex-husband"] == ("m", "kin")
    assert person_nouns()["waitress"] == ("f", "role")
    assert person_nouns()["blonde"] == ("f", "look")
    assert person_nouns()["robot"] == ("", "creature")
    assert person_nouns()["women"] == ("f", "group")
    assert person_nouns()["concierge"] == ("", "role")
    assert person_nouns()["waitresses"] == ("f", "group")


def test_endearments_and_adjectives():
    assert endearments()["darling"] == ""
    assert endearments()["sir"] == "m"
    assert endearments()["ma'am"] == "f"
    assert {"young", "red-haired", "other", "poor", "second"} <= adjectives_of_people()


def test_capitalised_words_that_are_nobody():
    nobody = not_people()
    assert {
        "monday",
        "english",
        "new york",
        "london",
        "netflix",
        "chapter",
        "xiv",
        "god",
        "street",
        "tv",
    } <= nobody
    assert not {"elizabeth", "florence", "victoria", "sydney", "april", "darcy", "rose"} & nobody
    assert {"april", "rose", "will", "paris", "london", "brooklyn", "grace", "mark"} <= ambiguous_names()


def test_common_words_with_every_apostrophe():
    assert {"the", "nothing", "okay", "laptop", "hey", "sorry", "wait"} <= common_words()
    assert {"don't", "don’t", "dont", "i'm", "i’m"} <= common_words()
    assert not {"elizabeth", "tom", "london", "alice"} & common_words()


def test_results_are_read_once_and_frozen():
    assert first_names() is first_names()
    with pytest.raises(TypeError):
        first_names()["nobody"] = "f"  # type: ignore[index]


def test_lists_are_read_in_a_moment():
    def seconds() -> float:
        for loader in LOADERS:
            loader.cache_clear()  # type: ignore[attr-defined]
        start = time.process_time()
        for loader in LOADERS:
            loader()
        return time.process_time() - start

    # 5 ms is the aim on a quiet machine; the bound leaves room for a slow one.
    assert min(seconds() for _ in range(5)) < 0.05
