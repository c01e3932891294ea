"""One bond on one screen: the curve of each, where it turns and in which words, how it ends. Prints nothing."""

import textwrap
from collections.abc import Iterator

from duologue.exports.bond_words import chance, ending_in_words, system_in_words
from duologue.exports.terminal import Screen, fitted
from duologue.figures.braille import columns_of, plot, sparkline
from duologue.story.bonds import Band
from duologue.story.naming import object_of, opening, subject
from duologue.story.pair import Pair
from duologue.story.whatif import CAUTION, STEPS, WhatIf

_ROWS = 4
_SIDE = 6
_QUOTED = 2
_HALF = 0.5


def bond_text(pair: Pair, width: int = 80, colour: bool = False) -> str:
    """The bond in lines of at most `width` columns (40 or more). With `colour`, ANSI colours for the two."""
    screen = Screen(max(40, width), colour)
    parts = (
        list(_head(pair, screen)),
        list(_curves(pair, screen)),
        list(_turns(pair, screen)),
        list(_ending(pair, screen)),
        list(_dynamics(pair, screen)),
    )
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(pair: Pair, screen: Screen) -> Iterator[str]:
    yield screen.paint(fitted(f"{pair.names[0]} and {subject(pair.people[1])}", screen.width), "1")
    facts = f"{pair.weight:.0%} of all that people do to each other here; {len(pair.curve)} moments"
    yield fitted(facts, screen.width)


def _curves(pair: Pair, screen: Screen) -> Iterator[str]:
    points = pair.curve.points
    columns = screen.width - _SIDE
    limit = _limit(pair)
    for place in (0, 1):
        bands, inner = [point.outer[place] for point in points], [point.inner[place] for point in points]
        yield from _curve(pair, place, bands, inner, columns, screen, limit)
        yield ""
    place_of = {point.block: n for n, point in enumerate(points)}
    marks = [place_of[turn.block] for turn in pair.turning_points if turn.block in place_of]
    line = [" "] * columns
    for number, column in enumerate(columns_of(marks, len(points), columns), start=1):
        line[column] = str(number)
    turning = f"{'turns':<{_SIDE}}{''.join(line)}".rstrip() if marks else ""
    yield turning or f"{'':{_SIDE}}{fitted(_axis(pair), columns)}"


def _curve(
    pair: Pair,
    place: int,
    bands: list[Band],
    inner: list[Band | None],
    columns: int,
    screen: Screen,
    limit: float,
) -> Iterator[str]:
    name, other = pair.names[place], pair.objects[1 - place]
    zoomed = "" if limit == 1 else ", on half the scale"
    yield screen.person(fitted(f"{name} to {other}{zoomed}", screen.width), place)
    for row, drawn in enumerate(plot(bands, columns, _ROWS, limit)):
        side = "warm" if row == 0 else "cold" if row == _ROWS - 1 else ""
        yield f"{side:<{_SIDE}}{screen.person(drawn, place)}"
    if any(band is not None for band in inner):
        felt = sparkline([None if band is None else band[1] for band in inner], columns)
        yield f"{'felt':<{_SIDE}}{screen.person(felt, place)}"


def _limit(pair: Pair) -> float:
    """The end of the scale that is drawn: half of it where both stay within that."""
    highest = max((abs(band[1]) for point in pair.curve for band in point.outer), default=1.0)
    return 1.0 if highest > _HALF else _HALF


def _axis(pair: Pair) -> str:
    return "from the first moment between them to the last, in the story's own time"


def _turns(pair: Pair, screen: Screen) -> Iterator[str]:
    if not pair.turning_points:
        yield screen.paint("No turning point", "1")
        yield from _wrapped("The same acts in random order show shifts as large.", screen, 2)
        return
    yield screen.paint("Where it turns", "1")
    for number, turn in enumerate(pair.turning_points, start=1):
        told = opening("; ".join(turn.because))
        yield from _wrapped(f"{number}  {told} ({turn.block}, {chance(turn)})", screen, 2, 5)
        for words in pair.sentences(turn)[:_QUOTED]:
            yield screen.paint(f"     {fitted(words, screen.width - 5)}", "2")


def _ending(pair: Pair, screen: Screen) -> Iterator[str]:
    yield screen.paint("How it ends", "1")
    yield from _wrapped(ending_in_words(pair), screen, 2)
    for words in pair.sentences(pair.ending)[:_QUOTED]:
        yield screen.paint(f"     {fitted(words, screen.width - 5)}", "2")


def _dynamics(pair: Pair, screen: Screen) -> Iterator[str]:
    yield screen.paint("The fitted system", "1")
    for line in system_in_words(pair):
        yield from _wrapped(line, screen, 2)


def whatif_text(found: WhatIf, width: int = 80, colour: bool = False) -> str:
    """A what-if in lines of at most `width` columns: the caution, the fans, and what they say."""
    screen = Screen(max(40, width), colour)
    pair = found.pair
    by, other = pair.name_of(found.by), object_of(pair.story.characters[found.other])
    head = f"What if {by} had answered {other} with “{found.act}” at {found.at}?"
    lines = [screen.paint(fitted(head, screen.width), "1"), CAUTION, ""]
    for row, person in enumerate(pair.fact.between):
        if person == found.by or found.answered:
            lines += _fan(found, row, screen)
    return "\n".join([*lines, *_wrapped(found.told, screen, 0)]) + "\n"


def _fan(found: WhatIf, row: int, screen: Screen) -> list[str]:
    columns = min(screen.width - _SIDE, 4 * STEPS)
    bands = [(q[0], q[2], q[4]) for q in found.after.quantiles[:, row].tolist()]
    name = found.pair.names[row]
    lines = [screen.person(f"{name}, over the {STEPS} turns after it (90 % of 1,000 paths)", row)]
    for n, drawn in enumerate(plot(bands, columns, _ROWS)):
        side = "warm" if n == 0 else "cold" if n == _ROWS - 1 else ""
        lines.append(f"{side:<{_SIDE}}{screen.person(drawn, row)}")
    start, end = found.before.quantiles[0, row, 2], found.before.quantiles[-1, row, 2]
    with_start, with_end = found.after.quantiles[0, row, 2], found.after.quantiles[-1, row, 2]
    lines.append(f"      as written {start:+.2f} to {end:+.2f}; with the act {with_start:+.2f} to {with_end:+.2f}")
    return [*lines, ""]


def _wrapped(text: str, screen: Screen, indent: int, hanging: int | None = None) -> list[str]:
    after = " " * (indent if hanging is None else hanging)
    return textwrap.wrap(text, screen.width, initial_indent=" " * indent, subsequent_indent=after)
