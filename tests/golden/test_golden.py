"""The golden readings fit their stories, and our reading is as right about them as it was.

What is still wrong stands in known_wrong.py, for everyone to see; a line of it that has become right must go.
"""

from dataclasses import replace

import pytest
from tests.golden.check_gold import faults
from tests.golden.compare import known_wrong
from tests.golden.gold import Gold, load_all
from tests.golden.known_wrong import KNOWN_WRONG

import duologue

GOLDEN = [pytest.param(gold, id=gold.name) for gold in load_all()]
REFRESH = "if that is as it should be: python -m benchmarks.quality.passages --known > tests/golden/known_wrong.py"


@pytest.mark.parametrize("gold", GOLDEN)
def test_a_golden_reading_fits_its_story(gold: Gold) -> None:
    """Every golden place holds its words, and no quotation mark was overlooked."""
    assert faults(gold) == []


def test_an_overlooked_quotation_is_a_fault() -> None:
    """The check would notice a quote left out, and one that has moved."""
    gold = next(gold for gold in load_all() if gold.name == "deposit")

    assert faults(replace(gold, quotes=gold.quotes[1:]))
    assert faults(replace(gold, text="\ufeff" + gold.text))


@pytest.mark.parametrize("gold", GOLDEN)
def test_a_reading_agrees_with_its_golden_one(gold: Gold) -> None:
    """Quotes, kinds and speakers are right, but for those known to be wrong, which are indeed wrong."""
    known = {key for key in KNOWN_WRONG if key[0] == gold.name}

    wrong = known_wrong(gold, duologue.read(gold.path))

    assert {key: wrong[key] for key in wrong.keys() - known} == {}, f"newly wrong; {REFRESH}"
    assert known - wrong.keys() == set(), f"no longer wrong; {REFRESH}"
