"""The checks in the order of their codes, which of them run, and the call that runs them."""

from collections.abc import Sequence

from duologue.checks import conventions, heads, marks, names, paragraphs, scenes, speaker, spellings, tags, voices
from duologue.checks.finding import Check, Finding
from duologue.errors import DuologueError
from duologue.story.story import Story

_ROOMS = (speaker, heads, marks, conventions, paragraphs, names, spellings, tags, voices, scenes)

CHECKS: tuple[Check, ...] = tuple(
    sorted((check for room in _ROOMS for check in room.CHECKS), key=lambda check: check.code)
)
BY_CODE = {check.code: check for check in CHECKS}


class UnknownCheckError(DuologueError):
    """A code that no check begins with."""


def chosen(
    select: Sequence[str] | None = None, also: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Check, ...]:
    """The checks to run: those of `select` (without it, those that are on), with `also`, without `ignore`.

    Each is a code or the beginning of codes: "D3" is every check of quotation marks. Raises UnknownCheckError
    for one that no check begins with.
    """
    for code in (*(select or ()), *also, *ignore):
        if not code or not any(check.code.startswith(code) for check in CHECKS):
            known = ", ".join(BY_CODE)
            raise UnknownCheckError(f"check {code!r}", "there is none of that code", f"There are {known}.")
    return tuple(
        check
        for check in CHECKS
        if (_among(check, also) or (check.on if select is None else _among(check, select)))
        and not _among(check, ignore)
    )


def _among(check: Check, codes: Sequence[str]) -> bool:
    return any(check.code.startswith(code) for code in codes)


def findings(story: Story, checks: Sequence[Check] | None = None) -> tuple[Finding, ...]:
    """What `checks` find in `story` (without them, those that are on), in the order of the text."""
    running = chosen() if checks is None else checks
    found = [finding for check in running for finding in check.find(story)]
    return tuple(sorted(found, key=lambda one: (one.span, one.code)))
