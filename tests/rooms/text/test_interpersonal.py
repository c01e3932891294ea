"""The list of interpersonal acts: its form, its values, and a few acts that nobody would call otherwise."""

import re
from importlib import resources

COLUMNS = 6
KINDS = {"verb", "cue", "manner", "formula", "address", "gesture", "inner", "flip"}
MOVES = {"attack", "defend", "refuse", "leave", "repair", "reach", "accept", "ask", "tell", "-"}
SLOTS = re.compile(r"\b(OBJ|POSS)\b")


def rows() -> list[list[str]]:
    """The rows below the comments at the head of the file."""
    text = (resources.files("duologue.text") / "lists" / "interpersonal.tsv").read_text(encoding="utf-8")
    assert text.startswith("#") and text.endswith("\n")
    return [line.split("\t") for line in text.removesuffix("\n").split("\n") if not line.startswith("#")]


def test_rows_have_six_filled_columns_and_known_words():
    table = rows()
    assert [row for row in table if len(row) != COLUMNS] == []
    assert [row for row in table for field in row if not field or field != field.strip()] == []
    assert {row[0] for row in table} == KINDS
    assert {row[4] for row in table} <= MOVES


def test_rows_are_sorted_and_nothing_stands_twice():
    keys = [(row[0], row[1]) for row in rows()]
    assert keys == sorted(set(keys))


def test_patterns_are_lower_case_but_for_their_slots():
    patterns = [SLOTS.sub("", row[1]) for row in rows()]
    assert [pattern for pattern in patterns if pattern != pattern.lower() or "’" in pattern] == []


def test_values_are_half_steps_from_minus_two_to_two():
    steps = {f"{half / 2:g}" for half in range(-4, 5)}
    assert [row for row in rows() if not {row[2], row[3]} <= steps] == []


def test_both_axes_are_used_over_their_length():
    """A list of insults alone would teach that all talk is cold."""
    values = [(float(row[2]), float(row[3])) for row in rows() if row[0] != "flip"]
    for axis in (0, 1):
        low = sum(value[axis] < 0 for value in values) / len(values)
        high = sum(value[axis] > 0 for value in values) / len(values)
        assert min(low, high) > 0.15


def test_acts_that_nobody_would_call_otherwise():
    value = {(row[0], row[1]): (float(row[2]), float(row[3])) for row in rows()}
    assert value["verb", "slap"][0] == -2 and value["verb", "comfort"][0] == 2
    assert value["cue", "snap"][0] < 0 < value["cue", "coo"][0]
    assert value["verb", "obey"][1] < 0 < value["verb", "forbid"][1]
