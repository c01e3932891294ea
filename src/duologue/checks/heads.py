"""D201: whose thoughts the narration gives, where that changes within a scene that is otherwise one person's."""

from collections import Counter
from collections.abc import Iterator

from duologue.checks.finding import Check, Finding
from duologue.checks.lines import name_of, shown
from duologue.story.speech import Thought
from duologue.story.story import Story

SURE = 0.75
"""A thought less likely than this does not tell whose head we are in."""
OMNISCIENT = 0.34
"""Where more than this share of the telling scenes go into several heads, that is how the story is told."""
_SCENES = 4


def hops(story: Story) -> Iterator[Finding]:
    """The first thought of somebody else in each scene that one person's thoughts carry."""
    scenes = [(thoughts, Counter(one.character for one in thoughts)) for thoughts in _by_scene(story)]
    telling = [minds for _, minds in scenes if sum(minds.values()) >= 2]
    several = sum(len(minds) > 1 for minds in telling)
    if len(telling) >= _SCENES and several > OMNISCIENT * len(telling):
        return
    for thoughts, minds in scenes:
        if len(minds) < 2:
            continue
        # The one with most thoughts; of equals, the one the scene began with.
        lead = max(minds, key=lambda who: minds[who])
        if minds[lead] < 2:
            continue
        others = [one for one in thoughts if one.character != lead]
        first = others[0]
        home = [one for one in thoughts if one.character == lead]
        yield _finding(story, first, home)


def _by_scene(story: Story) -> list[list[Thought]]:
    """The sure thoughts of everybody but a narrator, scene by scene."""
    sure = [
        one
        for one in story.thoughts
        if one.score >= SURE and one.character and not story.characters[one.character].narrator
    ]
    found: list[list[Thought]] = []
    place = 0
    for scene in story.scenes:
        here: list[Thought] = []
        while place < len(sure) and sure[place].spans[0].start < scene.span.end:
            if sure[place].spans[0].start >= scene.span.start:
                here.append(sure[place])
            place += 1
        found.append(here)
    return found


def _finding(story: Story, first: Thought, home: list[Thought]) -> Finding:
    assert first.character and home[0].character
    lead, other = name_of(story, home[0].character), name_of(story, first.character)
    before = [one for one in home if one.spans[0].start < first.spans[0].start]
    near = before[-1] if before else home[0]
    words = shown(story.text, first.spans[0])
    message = f"this scene gives the thoughts of {lead}, and here those of {other}: “{words}”"
    score = min(first.score, near.score)
    return Finding("D201", message, first.spans[0], (near.spans[0], first.spans[0]), round(score, 3))


HOPS = Check(
    "D201",
    "head-hopping",
    "The narration gives another person's thoughts within a scene.",
    True,
    hops,
)
CHECKS = (HOPS,)
