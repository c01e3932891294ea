"""Every rule of the layout room takes what it shows and leaves what it must not take."""

import pytest

from duologue.reading.layout.breaks import BREAKS
from duologue.reading.layout.contents import CONTENTS
from duologue.reading.layout.front import BYLINE, DEDICATION, SOURCE
from duologue.reading.layout.headings import HEADINGS
from duologue.reading.layout.matter_rules import ANYWHERE, EDGES, SECTIONS, STORY_BELOW
from duologue.reading.layout.rule import Rule
from duologue.reading.layout.time_rules import JUMPS, NOW, OPENINGS, STAMPS, STARTLED, WAKING

RULES = (
    *BREAKS,
    CONTENTS,
    *(BYLINE, DEDICATION, SOURCE),
    *HEADINGS,
    *(*ANYWHERE, *EDGES, *SECTIONS, STORY_BELOW),
    *(*OPENINGS, *JUMPS, *STAMPS, WAKING, STARTLED, NOW),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule(rule: Rule) -> None:
    assert rule.takes(rule.shows)
    assert not rule.takes(rule.not_this)


def test_names_differ() -> None:
    """A rule is known by its name."""
    names = [rule.name for rule in RULES]

    assert len(names) == len(set(names))
