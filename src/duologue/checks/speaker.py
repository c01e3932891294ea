"""D101: where the text leaves open who speaks. Judged by the reading's doubt, never by counting untagged lines."""

from collections.abc import Iterator

from duologue.checks.finding import Check, Finding
from duologue.checks.lines import Said, name_of, paragraphs, said, shown
from duologue.story.story import Story

DOUBTFUL = 0.38
"""A speaker less likely than this is no answer a reader could rely on."""
RIVAL = 0.6
"""The next likeliest speaker is a rival where they are this share as likely."""
NEAR = 3
"""Blocks between two lines of one exchange."""
_NOT_LOST = ("names nobody in particular", "told within somebody else's speech")


LONG, OPENING, FAINT = 6, 4, 0.62
"""From so many lines on, or so many that begin an exchange, turn-taking alone tells too little where the lines are
on average no likelier than this."""


def lost(story: Story) -> Iterator[Finding]:
    """Each run of lines whose speaker the text leaves open, once, with the last line that was clear."""
    for exchange in _exchanges(story):
        if len(exchange) < 3:
            continue
        told = list(_open_runs(story, exchange))
        yield from told or _faint(story, exchange)


def _open_runs(story: Story, exchange: list[Said]) -> Iterator[Finding]:
    """Runs of lines each of which has two likely speakers."""
    run: list[Said] = []
    clear: Said | None = None
    for line in exchange:
        if _open(line):
            run.append(line)
        elif run and (line.stated or line.answer.score >= 0.6):
            yield from _told(story, run, clear)
            run, clear = [], line
        elif not run:
            clear = line if line.stated or clear is None else clear
    yield from _told(story, run, clear)


def _faint(story: Story, exchange: list[Said]) -> Iterator[Finding]:
    """The first long run without a cue in which nothing but turn-taking tells who speaks, and that but faintly."""
    run: list[Said] = []
    for line in [*exchange, None]:
        if line and not line.stated and line.answer.others:
            run.append(line)
            continue
        least = OPENING if run and run[0] is exchange[0] else LONG
        if len(run) >= least and sum(one.answer.score for one in run) < FAINT * len(run):
            yield from _told(story, run, None)
            return
        run = []


def _exchanges(story: Story) -> Iterator[list[Said]]:
    """Runs of speaking paragraphs near each other in one scene, one line for each paragraph."""
    held: list[Said] = []
    for lines in paragraphs(said(story)):
        line = max(lines, key=lambda one: one.answer.score)
        if held and (line.block - held[-1].block > NEAR or _scene(story, line) != _scene(story, held[-1])):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _scene(story: Story, line: Said) -> str | None:
    return story.blocks[line.block].scene


def _open(line: Said) -> bool:
    answer = line.answer
    if line.stated or any(said in why for why in answer.because for said in _NOT_LOST):
        return False
    if answer.speaker is None:
        return bool(answer.others)
    return answer.score < DOUBTFUL and bool(answer.others) and answer.others[0][1] >= RIVAL * answer.score


def _told(story: Story, run: list[Said], clear: Said | None) -> Iterator[Finding]:
    if len(run) < 2:
        return
    first = run[0]
    people = [first.answer.speaker] if first.answer.speaker else []
    people += [who for who, _ in first.answer.others]
    names = list(dict.fromkeys(name_of(story, who) for who in people))[:2]
    either = " or ".join(names) if len(names) > 1 else "too little tells"
    since = f"; the last sure line is “{shown(story.text, clear.quote.spans[0], 30)}”" if clear else ""
    message = f"from here {len(run)} lines leave open who speaks: {either}{since}"
    evidence = tuple(line.quote.spans[0] for line in ([clear] if clear else []) + run)
    score = 1.0 - sum(line.answer.score for line in run) / len(run)
    yield Finding("D101", message, first.quote.spans[0], evidence, round(score, 3))


LOST = Check(
    "D101",
    "the reader loses the speaker",
    "Several lines in a row whose speaker the text leaves open.",
    False,
    lost,
)
CHECKS = (LOST,)
