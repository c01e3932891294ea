"""What a check is, and what it finds. Where the checks are listed: table.py."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from duologue.story.story import Story
from duologue.text.span import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: `span` is the place to go to, `evidence` the places that tell why.

    `score` is how sure the check is, from 0 to 1; 1 where it is the text's own characters that tell.
    """

    code: str
    message: str
    span: Span
    evidence: tuple[Span, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of thing to look for. `about` says it in a sentence; `on` tells whether it runs unasked."""

    code: str
    name: str
    about: str
    on: bool
    find: Callable[[Story], Iterator[Finding]]
