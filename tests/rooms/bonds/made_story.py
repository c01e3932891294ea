"""A story of two or three people, made by hand: a paragraph for each act, and scenes with their times."""

from duologue.story.acts import Act
from duologue.story.cast import Character, Mention
from duologue.story.layout import Block, Scene
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span

PEOPLE = {"N": ("c0", "Nora", "f"), "T": ("c1", "Theo", "m"), "A": ("c2", "Ada", "f")}
WORDS = {
    "attack": "{a} told {b} what kind of man he was.",
    "refuse": "{a} shook her head at {b}.",
    "leave": "{a} went out and shut the door on {b}.",
    "repair": "{a} said sorry to {b}.",
    "reach": "{a} took the hand of {b} and kissed it.",
    "accept": "{a} let {b} come in.",
    "ask": "{a} asked {b} the time.",
    "tell": "{a} told {b} the time.",
    None: "{a} thought of {b}.",
}

Row = tuple[str, str, str | None, float]
"""Actor, target, move (None: felt, not shown), affiliation."""


def made_story(*scenes: tuple[str | None, list[Row]], score: float = 0.9) -> Story:
    """A story read up to its acts; each scene is a time and its acts."""
    pieces, blocks, parts, acts, mentions = [], [], [], [], []
    at = 0
    for number, (time, rows) in enumerate(scenes):
        begin = at
        for actor, target, move, warmth in rows:
            a, b = PEOPLE[actor], PEOPLE[target]
            words = WORDS[move].format(a=a[1], b=b[1])
            span = Span(at, at + len(words))
            block = f"p{len(blocks)}"
            blocks.append(Block(block, "paragraph", span, f"s{number}"))
            channel, dominance = ("done", 0.0) if move else ("felt", None)
            acts.append(Act(f"a{len(acts)}", block, span, a[0], b[0], channel, move, warmth, dominance, score))
            for who in (a, b):
                place = words.find(who[1])
                mentions.append(Mention(Span(at + place, at + place + len(who[1])), who[0], "name"))
            pieces.append(words)
            at += len(words) + 2
        parts.append(Scene(f"s{number}", Span(begin, max(begin, at - 2)), time))
    text = "\n\n".join(pieces)
    used = {person for act in acts for person in (act.actor, act.target)}
    cast = tuple(Character(i, name, (name,), gender=g) for i, name, g in PEOPLE.values() if i in used)
    return Story(
        Source.from_text(text, "made.txt"),
        blocks=tuple(blocks),
        scenes=tuple(parts),
        cast=cast,
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        acts=tuple(acts),
        read=("acts", "blocks", "cast", "mentions", "quotes", "scenes"),
    )


def talk(times: int, move: str, warmth: float) -> list[Row]:
    """The two in turn, always the same."""
    return [(a, b, move, warmth) for _ in range(times) for a, b in (("N", "T"), ("T", "N"))]
