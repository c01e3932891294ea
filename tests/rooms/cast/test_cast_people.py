"""Which names are one person's, and which names are no person's."""

import pytest
from cast_passages import groups, shown

from duologue.reading.cast.people import same_given

ONE_NAME = [
    ("kit", "katharine", True),
    ("theo", "theodora", True),
    ("theo", "theodore", True),
    ("bill", "william", True),
    ("zee", "zainab", True),
    ("max", "maxwell", True),
    ("mary", "martha", False),
    ("nora", "nora", True),
]
ONE_PERSON = {
    "a nickname and the full name": (
        "“You kept the key, Kit,” said Owen.\n\nKatharine Bell did not look up. “I kept it,” Katharine said.\n\n"
        "“Then lend it me,” said Owen, and Kit threw it.",
        {"kit", "katharine", "katharine bell"},
    ),
    "a family name, a given name and both": (
        "Gabriel Lowe lit a match. Lowe swore. “It is damp,” said Gabriel.",
        {"gabriel lowe", "lowe", "gabriel"},
    ),
    "a title with the family name": (
        "Dr. Amara Osei washed her hands. “Next,” said Dr. Osei. Amara was tired.",
        {"dr. amara osei", "dr. osei", "amara"},
    ),
    "Miss with the given name": (
        "“Tea, Miss Lucy?” asked the maid.\n\nLucy nodded. “Two cups,” said Lucy. Lucy sat down.",
        {"miss lucy", "lucy"},
    ),
    "the count and Count Orsini": (
        "Count Orsini bowed to Helena. “You are late,” said Count Orsini.\n\n“Exactly late,” said Helena.\n\n"
        "The count laughed. “Come in,” said the count.",
        {"count orsini", "the count"},
    ),
}
TWO_PEOPLE = {
    "husband and wife": (
        "Mr. Calloway folded the paper. “A quarter past,” said Mr. Calloway.\n\n"
        "“Then we are late,” said Mrs. Calloway, and reached for her gloves.",
        ({"mr. calloway"}, {"mrs. calloway"}),
    ),
    "father and son, the father by his title": (
        "“Sit down,” said Mr. Hale.\n\nTom Hale sat down. “You sent for me,” said Tom.\n\n“I did,” said Mr. Hale. "
        "“Tom, I am selling the mill.”\n\nMr. Hale looked at Tom. Tom Hale looked at the floor.",
        ({"mr. hale"}, {"tom", "tom hale"}),
    ),
    "sisters of one family": (
        "Miss Clara Finch poured. Miss Ruth Finch watched. “Sugar?” said Clara.\n\n“Never,” said Ruth.",
        ({"clara", "miss clara finch"}, {"ruth", "miss ruth finch"}),
    ),
    "one who calls another, though the names would fit": (
        "“Come, Frank,” said Oakley.\n\n“In a minute,” said Frank.\n\nOakley waited at the gate.",
        ({"frank"}, {"oakley"}),
    ),
}
NOBODY = {
    "the author in a byline": "The Last Ferry\n\nby Marion Sayer\n\nAda stood at the rail. “Cold,” said Ada.",
    "cities": "Ada had lived in London. “Paris is colder,” said Ada. Rome was warm.",
    "months and days": "In May it rained, and all June. “August was worse,” said Ada. She left on a Friday.",
    "a house and a river": "They walked to Marlow Hall. The Thames was high. “Look,” said Ada.",
}


@pytest.mark.parametrize(("one", "other", "same"), ONE_NAME)
def test_short_forms_belong_to_full_ones(one: str, other: str, same: bool) -> None:
    """In either order; a short form that is a name of its own belongs to no longer one."""
    assert same_given(one, other) is same
    assert same_given(other, one) is same


@pytest.mark.parametrize("what", ONE_PERSON)
def test_forms_of_one_name_are_one_person(what: str) -> None:
    """However the text varies it."""
    text, forms = ONE_PERSON[what]

    assert frozenset(forms) in groups(text)


@pytest.mark.parametrize("what", TWO_PEOPLE)
def test_people_who_share_a_name_are_kept_apart(what: str) -> None:
    """By title, by given name, or since they speak to each other."""
    text, people = TWO_PEOPLE[what]

    assert {frozenset(forms) for forms in people} <= groups(text)


@pytest.mark.parametrize("what", NOBODY)
def test_names_of_other_things_are_nobody(what: str) -> None:
    """Authors, places and dates are not in the cast."""
    assert shown(NOBODY[what]) == {"Ada"}
