"""Thoughts that somebody who knows the story has marked."""

from duologue.story.cast import Character, person_called
from duologue.story.given import BY_HAND, GivenStretch
from duologue.story.speech import Thought


def corrected(
    stretches: tuple[GivenStretch, ...], cast: tuple[Character, ...], thoughts: list[Thought]
) -> list[Thought]:
    """The thoughts, without any that a correction touches, and with those that it gives."""
    for given in stretches:
        thoughts = [one for one in thoughts if not any(span.touches(given.span) for span in one.spans)]
        if given.kind == "thought":
            person = person_called(cast, given.who) if given.who else None
            thoughts.append(
                Thought("", (given.span,), person.id if person else None, "direct", 1.0, (BY_HAND,))
            )
    return thoughts
