"""A story on one screen: who says how much to whom, when, and what is unsure. Prints nothing."""

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from duologue.exports.lanes import NOBODY, OTHERS, Lane, extent, filled, find_lanes
from duologue.exports.shares import LEADS, Shares, shares
from duologue.exports.titles import title_of, who, whom
from duologue.story.attribution import Attribution
from duologue.story.layout import Scene
from duologue.story.story import Story

_BLOCKS = " ▁▂▃▄▅▆▇█"
_EIGHTHS = " ▏▎▍▌▋▊▉█"
# Of the 256 colours, those that can be read on black and on white.
_PEOPLE = (33, 166, 36, 134, 136, 103)
_GREY = 245
_BAR = 8
_PLACES = 4
_TIMES = {"earlier": "earlier", "later": "later", "dream": "a dream"}


def summary(story: Story, width: int = 80, colour: bool = False) -> str:
    """At most 24 lines of at most `width` columns (40 or more). With `colour`, ANSI colours for the people."""
    counts = shares(story)
    screen = Screen(max(40, width), colour)
    parts = (
        list(_head(story, counts, screen)),
        list(_people(story, counts, screen)),
        list(_scenes(story, screen)),
        list(_unsure(story, counts, screen)),
    )
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


class Screen:
    """How wide a terminal is, and whether it shows colours."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour

    def paint(self, text: str, *codes: str) -> str:
        """`text` under ANSI codes, where colours are shown."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour and text.strip() else text

    def person(self, text: str, place: int) -> str:
        """`text` in the colour of the person at `place` among the people, from 0."""
        return self.paint(text, "38", "5", str(_PEOPLE[place] if 0 <= place < len(_PEOPLE) else _GREY))


def fitted(text: str, columns: int, fill: bool = False) -> str:
    """`text` on one line of at most `columns` columns; nothing in it can move the cursor."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if _columns(shown) > columns:
        kept, used = "", 1
        for character in shown:
            used += _columns(character)
            if used > columns:
                break
            kept += character
        shown = kept.rstrip() + "…"
    return shown + " " * (columns - _columns(shown)) if fill else shown


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _head(story: Story, counts: Shares, screen: Screen) -> Iterator[str]:
    title, author = title_of(story), story.source.author
    yield screen.paint(fitted(f"{title}, by {author}" if author else title, screen.width), "1")
    facts = [_many(counts.story_words, "word"), _many(counts.lines, "line") + " of talk"]
    if counts.story_words and counts.words:
        facts.append(f"{min(1, counts.words / counts.story_words):.0%} spoken")
    if len(story.scenes) > 1:
        facts.append(_many(len(story.scenes), "scene"))
    yield fitted(", ".join(facts), screen.width)
    for note in story.source.notes[:2]:
        yield screen.paint(fitted(f"Note: {note}", screen.width), "2")


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _people(story: Story, counts: Shares, screen: Screen) -> Iterator[str]:
    """One row each: name, share, where along the story, and to whom mostly."""
    lanes = {lane.person: lane for lane in find_lanes(story, counts, LEADS)}
    if not lanes:
        return
    longest = max((_columns(who(share.character)) for share in counts.leads), default=0)
    name_columns = min(16, screen.width // 4, max(7, longest))
    room = screen.width - name_columns - _BAR - 8
    ribbon = max(10, room // 2)
    whole = extent(story.blocks)
    marks = {n: _ribbon(lane, filled([*lane.sure, *lane.unsure], whole, ribbon)) for n, lane in lanes.items()}
    most = max((share.part for share in counts.leads), default=0) or 1
    for place in lanes:
        part, told = _told(story, counts, place)
        name = fitted(_name(counts, place), name_columns, fill=True)
        bar = _bar(part / most, _BAR) if place >= 0 else " " * _BAR
        yield (
            f"{screen.person(name, place)} {screen.person(bar, place)} {part:4.0%} "
            f"{screen.person(marks[place], place)}  {fitted(told, room - ribbon - 1)}"
        ).rstrip()


def _name(counts: Shares, place: int) -> str:
    if place == OTHERS:
        return "others"
    return "unknown" if place == NOBODY else who(counts.people[place].character)


def _told(story: Story, counts: Shares, place: int) -> tuple[float, str]:
    if place == NOBODY:
        part = counts.unknown_words / counts.words if counts.words else 0.0
        return part, _many(counts.unknown_lines, "line")
    if place == OTHERS:
        others = counts.people[len(counts.leads) :]
        return sum(share.part for share in others), "1 person" if len(others) == 1 else f"{len(others):,} people"
    share = counts.people[place]
    to = f" to {whom(story.characters[share.to[0][0]])}" if share.to else ""
    lines = _many(share.lines, "line") if share.lines else _many(share.thoughts, "thought")
    return share.part, lines + to


def _bar(part: float, columns: int) -> str:
    eighths = round(8 * columns * min(1.0, part))
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(columns)


def _ribbon(lane: Lane, parts: list[float]) -> str:
    highest = max(parts, default=0.0) or 1.0
    return "".join(_BLOCKS[0 if part == 0 else max(1, round(8 * part / highest))] for part in parts)


def _scenes(story: Story, screen: Screen) -> Iterator[str]:
    """The scenes that are not in the story's own time."""
    moved = [(n, scene) for n, scene in enumerate(story.scenes, start=1) if scene.time in _TIMES]
    if not moved:
        return
    told = f"Scenes at another time: {len(moved)} of {len(story.scenes)}"
    yield screen.paint(fitted(told, screen.width), "1")
    for n, scene in moved[:3]:
        yield fitted(f"  {n:>3}  {_TIMES[scene.time or '']}: {_opening(story, scene)}", screen.width)


def _opening(story: Story, scene: Scene) -> str:
    return scene.span.of(story.text)[:200]


def _unsure(story: Story, counts: Shares, screen: Screen) -> Iterator[str]:
    """How many lines are unsure, and the words of the first few."""
    if not counts.lines:
        yield "No line of speech was given a speaker."
        return
    if not counts.unsure:
        yield fitted("No line is unsure. A sure one can still be wrong.", screen.width)
        return
    nobody = f", {counts.unknown_lines:,} of them with no speaker" if counts.unknown_lines else ""
    told = f"Unsure: {len(counts.unsure):,} of {_many(counts.lines, 'line')}{nobody}"
    yield screen.paint(fitted(told, screen.width), "1")
    answers = {answer.quote: answer for answer in story.attributions}
    quotes = {quote.id: quote for quote in story.quotes}
    for unsure in counts.unsure[:_PLACES]:
        said = " … ".join(span.of(story.text) for span in quotes[unsure].spans)
        guess = fitted(_guess(story, answers[unsure]), 20, fill=True)
        yield f"  {screen.person(guess, NOBODY)}  {fitted(said, screen.width - 24)}"


def _guess(story: Story, answer: Attribution) -> str:
    if answer.speaker is None:
        return "unknown"
    return f"{fitted(who(story.characters[answer.speaker]), 14)}? {answer.score:.0%}"
