"""The form of a rule of this room: a pattern that carries its example and its counter-example."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern tried at the start of a piece, with one text that it takes and one that it must leave.

    `label` and `level` go to the block.
    """

    name: str
    pattern: re.Pattern[str]
    shows: str
    not_this: str
    label: str
    level: int | None = None

    def takes(self, words: str) -> bool:
        """Whether the rule takes a piece that opens with `words`."""
        return self.pattern.match(words) is not None


def any_of(*patterns: str) -> str:
    """A pattern for any one of several."""
    return f"(?:{'|'.join(patterns)})"


def first_that_takes(rules: tuple[Rule, ...], words: str) -> Rule | None:
    """The first rule that takes `words`, if any."""
    return next((rule for rule in rules if rule.pattern.match(words)), None)
