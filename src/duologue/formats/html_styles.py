"""Which class names of a page slant their text, by its style sheets. Leaves out the rest of CSS.

Hiding by class is left out on purpose: a rule for print or for browsers without scripts would hide the story.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_CLASS = re.compile(r"(?:span|p|div|em|i|cite|blockquote)?\.([\w-]+)")
_SLANT = re.compile(r"font-style\s*:\s*(\w+)|font\s*:\s*(italic|oblique)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClassStyles:
    """Class names that turn italics on, and those that turn them off."""

    slanted: frozenset[str] = frozenset()
    upright: frozenset[str] = frozenset()


def slant(declarations: str) -> bool | None:
    """What some declarations say of italics: on, off, or nothing."""
    found = _SLANT.search(declarations)
    if not found:
        return None
    return (found.group(1) or found.group(2)).lower() in ("italic", "oblique")


def hides(declarations: str) -> bool:
    """Whether some declarations take their element out of sight."""
    return bool(_HIDDEN.search(declarations))


def read_class_styles(sheets: Iterable[str]) -> ClassStyles:
    """The classes that matter, from whole style sheets."""
    slanted: set[str] = set()
    upright: set[str] = set()
    for sheet in sheets:
        for rule in _without_comments(sheet).split("}"):
            selectors, _, declarations = rule.rpartition("{")
            slants = slant(declarations)
            if slants is None:
                continue
            # only what precedes the last brace: an enclosing @media has no say
            for selector in selectors.rpartition("{")[2].split(","):
                last = selector.split()[-1:]
                if last and (found := _CLASS.fullmatch(last[0])):
                    (slanted if slants else upright).add(found.group(1).lower())
    return ClassStyles(frozenset(slanted), frozenset(upright - slanted))


def _without_comments(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + " ".join(other.partition("*/")[2] for other in others)
