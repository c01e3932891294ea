"""D501 to D504: how talk is tagged and what stands between its lines. Taste, and so off unless asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from duologue.checks.finding import Check, Finding
from duologue.checks.lines import Said, paragraphs, said, shown
from duologue.story.story import Story
from duologue.text.reporting_verbs import MANNER, SAYING

_PLAIN = frozenset("said says say asked asks ask replied answered told".split())
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_NOT_ADVERBS = frozenset(
    "only family early lovely friendly lonely ugly silly elderly fly reply july italy".split()
)
NEAR_TAGS, TIMES = 12, 3
"""A verb other than said this many times within so many tags repeats itself."""
FEW_TAGS, MOST = 8, 0.5
"""From so many tags on, this share of them with an adverb is most."""
LONG_TALK = 12
"""So many lines in a row without anybody's body."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A tag whose verb repeats what the line does: `line` matches the line, `verb` the tag."""

    line: re.Pattern[str]
    verb: frozenset[str]
    shows: str
    not_this: str


def _echo(line: str, verb: str, shows: str, not_this: str) -> Echo:
    return Echo(re.compile(rf"\b(?:{line})\b", re.IGNORECASE), frozenset(verb.split()), shows, not_this)


ECHOES = (
    _echo(
        r"I(?:’m| am|'m) (?:so |very )?sorry|sorry|I apologi[sz]e|my apologies",
        "apologised apologized apologises apologizes",
        "“I'm sorry,” she apologised.",
        "“I should have rung,” she apologised.",
    ),
    _echo(r"thanks?|thank you", "thanked thanks", "“Thank you,” she thanked him.", "“You are kind,” she said."),
    _echo(
        r"hello|hi|hullo|good (?:morning|evening|day)",
        "greeted greets",
        "“Good morning,” he greeted her.",
        "“You are late,” he greeted her.",
    ),
    _echo(r"I promise|I swear", "promised swore vowed", "“I promise,” he promised.", "“By noon,” he promised."),
    _echo(
        r"I warn you|I’m warning you|I'm warning you", "warned", "“I warn you,” he warned.", "“Ice,” he warned."
    ),
    _echo(r"please,? I beg|I beg(?: of)? you", "begged pleaded", "“I beg you,” he begged.", "“Stay,” he begged."),
    _echo(r"I agree|agreed", "agreed agrees", "“I agree,” she agreed.", "“It is cold,” she agreed."),
    _echo(r"I admit|I confess", "admitted confessed", "“I admit it,” he admitted.", "“I was there,” he admitted."),
    _echo(r"I insist", "insisted insists", "“I insist,” she insisted.", "“Now,” she insisted."),
    _echo(r"I suggest|may I suggest", "suggested", "“I suggest tea,” he suggested.", "“Tea?” he suggested."),
    _echo(r"good-?\s?bye|farewell|good night", "farewelled", "“Goodbye,” she farewelled.", "“Goodbye,” she said."),
)


def _tag_words(story: Story, line: Said) -> list[str]:
    if not line.answer.cue:
        return []
    return [word.lower() for word in _WORD.findall(line.answer.cue.of(story.text))]


def _verb(words: list[str]) -> str:
    return next((word for word in words if word in SAYING or word in MANNER), "")


def _tagged(story: Story) -> list[tuple[Said, list[str]]]:
    """The lines with a cue, each cue once, with its words."""
    found: list[tuple[Said, list[str]]] = []
    for line in said(story):
        words = _tag_words(story, line) if line.stated else []
        if words and not (found and found[-1][0].answer.cue == line.answer.cue):
            found.append((line, words))
    return found


def repeated(story: Story) -> Iterator[Finding]:
    """A telling verb that comes back within a few tags."""
    recent: list[tuple[str, Said]] = []
    for line, words in _tagged(story):
        recent = [*recent, (_verb(words), line)][-NEAR_TAGS:]
        verb = recent[-1][0]
        same = [one for known, one in recent if known == verb]
        if verb and verb not in _PLAIN and len(same) >= TIMES:
            places = tuple(one.answer.cue for one in same if one.answer.cue)
            yield Finding("D501", f"“{verb}” {len(same)} times within {len(recent)} tags", places[-1], places)
            recent = []


def said_twice(story: Story) -> Iterator[Finding]:
    """Tags that say what the line has said."""
    for line, words in _tagged(story):
        spoken = " ".join(span.of(story.text) for span in line.quote.spans)
        for echo in ECHOES:
            cue = line.answer.cue
            if cue and echo.verb.intersection(words) and echo.line.search(spoken):
                message = f"the tag “{shown(story.text, cue)}” says what the line says"
                yield Finding("D502", message, cue, (line.quote.spans[0], cue))
                break


def adverbs(story: Story) -> Iterator[Finding]:
    """Scenes in which most tags carry an adverb; each told once, at its first."""
    scenes: dict[str | None, list[tuple[Said, list[str]]]] = {}
    for line, words in _tagged(story):
        scenes.setdefault(story.blocks[line.block].scene, []).append((line, words))
    for tags in scenes.values():
        with_one = [line for line, _ in tags if _adverb_by(story, line)]
        if len(tags) >= FEW_TAGS and len(with_one) >= MOST * len(tags):
            places = tuple(line.answer.cue for line in with_one if line.answer.cue)
            message = f"{len(with_one)} of the {len(tags)} tags of this scene carry an adverb"
            yield Finding("D503", message, places[0], places)


def _adverb_by(story: Story, line: Said) -> bool:
    """Whether the cue, or the word right behind it, is an adverb in -ly."""
    assert line.answer.cue
    cue = line.answer.cue
    words = _WORD.findall(story.text[cue.start : cue.end + 24])
    near = words[: len(_WORD.findall(cue.of(story.text))) + 1]
    return any(word.endswith("ly") and word.islower() and word not in _NOT_ADVERBS for word in near)


def bodiless(story: Story) -> Iterator[Finding]:
    """Long runs of talk in which nobody does anything."""
    run: list[Said] = []
    spoken = [*paragraphs(said(story))]
    for before, lines in pairwise([[], *spoken]):
        follows = bool(before) and lines[0].block - before[-1].block <= len(before[-1].quote.spans)
        if not _bare(story, lines) or (run and not follows):
            yield from _long(run)
            run = []
        if _bare(story, lines):
            run.append(lines[0])
    yield from _long(run)


def _bare(story: Story, lines: list[Said]) -> bool:
    """Whether a paragraph holds its lines, their cue and no more."""
    block = story.blocks[lines[0].block].span
    cue = len(lines[0].answer.cue) if lines[0].answer.cue else 0
    spoken = sum(len(span) for line in lines for span in line.quote.spans if block.covers(span))
    return len(block) - spoken - cue < 16


def _long(run: list[Said]) -> Iterator[Finding]:
    if len(run) >= LONG_TALK:
        places = (run[0].quote.spans[0], run[-1].quote.spans[-1])
        yield Finding("D504", f"{len(run)} lines in a row, and nobody moves", places[0], places)


CHECKS = (
    Check("D501", "a tag that repeats", "A telling verb that comes back within a few tags.", False, repeated),
    Check("D502", "a tag that says it again", "A tag that says what its line says.", True, said_twice),
    Check("D503", "adverbs on most tags", "A scene most of whose tags carry an adverb.", False, adverbs),
    Check("D504", "talk without a body", "A long run of talk in which nobody moves.", False, bodiless),
)
