"""The novels as the corpus gives them: aliases written as speakers, quotations in parts, spans as offsets."""

from pathlib import Path

import pytest
from benchmarks.data import DataAbsentError, data_folder
from benchmarks.quality.pdnc import load_novel, main_names, novel_folders

from duologue.text.span import Span

CHARACTERS = """Character ID,Main Name,Aliases,Gender,Category
0,Ada Lane,"{'Ada', 'Miss Lane'}",F,major
1,Bram Lane,"{'Bram', 'Mr. Lane'}",M,major
"""
QUOTATIONS = """quoteID,subQuotationList,quoteByteSpans,speaker,addressees,quoteType
Q1,"['No.']","[[24, 27]]",Bram Lane,"['Miss Lane']",nan
Q0,"['Come,', 'do.']","[[1, 6], [19, 22]]",Ada,"['Bram', 'Cook']",Explicit
"""


def test_a_novel_is_read_with_its_parts_in_order_and_its_people_by_main_name(tmp_path: Path) -> None:
    (tmp_path / "novel_text.txt").write_text('"Come," said Ada, "do. No."\n', encoding="utf-8")
    (tmp_path / "character_info.csv").write_text(CHARACTERS, encoding="utf-8")
    (tmp_path / "quotation_info.csv").write_text(QUOTATIONS, encoding="utf-8")
    first, second, third = load_novel(tmp_path).parts
    assert (first.span, second.span, third.span) == (Span(1, 6), Span(19, 22), Span(24, 27))
    assert first.quote == second.quote == "Q0"
    assert first.speaker == "Ada Lane"
    assert first.addressees == {"Bram Lane", "Cook"}
    assert third.addressees == {"Ada Lane"}
    assert (first.kind, third.kind) == ("explicit", "untyped")


def test_an_alias_of_two_people_stands_for_neither() -> None:
    names = main_names(
        {"Ada": frozenset({"Lane"}), "Bram": frozenset({"Lane", "Mr. Lane"}), "Mr. Lane": frozenset()}
    )
    assert names == {"Ada": "Ada", "Bram": "Bram", "Mr. Lane": "Mr. Lane"}


def test_the_development_novels_have_as_many_parts_as_the_study_counted() -> None:
    """12,641 parts of 9,911 quotations: 4,224 explicit, 3,414 anaphoric, 4,994 implicit, 9 untyped."""
    try:
        root = data_folder("pdnc_dev")
    except DataAbsentError as absent:
        pytest.skip(str(absent))
    novels = [load_novel(folder) for folder in novel_folders(root)]
    kinds = [part.kind for novel in novels for part in novel.parts]
    assert [kinds.count(k) for k in ("explicit", "anaphoric", "implicit", "untyped")] == [4224, 3414, 4994, 9]
    assert sum(len({part.quote for part in novel.parts}) for novel in novels) == 9911
    people = all(part.speaker in novel.aliases for novel in novels for part in novel.parts)
    assert people, "after aliases are mapped every speaker is a listed person"
