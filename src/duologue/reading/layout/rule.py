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


def any_rule(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """One pattern that takes whatever any of the rules takes: a quick look before the rules are tried in turn."""
    bodies = []
    for rule in rules:
        body = re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern)
        flags = "".join(letter for letter, flag in (("i", re.I), ("s", re.S)) if rule.pattern.flags & flag)
        bodies.append(f"(?{flags}:{body})")
    return re.compile("|".join(bodies))


def first_that_takes(rules: tuple[Rule, ...], words: str) -> Rule | None:
    """The first rule that takes `words`, if any."""
    return next((rule for rule in rules if rule.pattern.match(words)), None)
