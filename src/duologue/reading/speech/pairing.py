"""Pair the marks of one block at the least total cost: nesting, slips and losses included. Spans: stretches.py.

A path through the marks keeps a stack of what is open. Each mark opens, closes or is skipped; a closing mark that
was lost, or an opening one, has its price, so a slip is repaired where the repair is cheapest, and never reaches
beyond its block. A handful of stacks is kept at each mark: time grows with the number of marks and no faster.
"""

from collections.abc import Sequence
from typing import NamedTuple

from duologue.reading.speech.marks import DOUBLE, LOW, LOW_SINGLE, OPENS, SINGLE, Mark

# What it costs to believe that a mark is missing, or that like stands directly in like.
UNCLOSED_DOUBLE, UNOPENED_DOUBLE, NESTED_DOUBLE = 5.0, 6.0, 5.0
UNCLOSED_SINGLE, UNOPENED_SINGLE, NESTED_SINGLE = 6.0, 6.5, 4.0
CONTINUED = 0.5
_DEPTH = 3
_BEAM = 12
# The path starts afresh after so many marks, so that a block without end needs no memory without end.
_WINDOW = 400
# A pair that ends in a bare word is a quoted word, and short.
_SHORT = 48


class Pair(NamedTuple):
    """Two marks that belong together; None where one is missing. `limit` bounds a stretch that never closes."""

    opener: Mark | None
    closer: Mark | None
    limit: int | None = None


class _Path(NamedTuple):
    cost: float
    stack: str
    opens: tuple[int, ...]
    last: "_Path | None"
    action: str
    mark: int


def pair(marks: Sequence[Mark], single: float = 0.0, continued: str = "") -> list[Pair]:
    """The pairs among `marks`. `continued` is the family that the next block reopens, if it does."""
    pairs = _plain(marks)
    if pairs is not None:
        return pairs
    pairs = []
    for start in range(0, len(marks), _WINDOW):
        window = marks[start : start + _WINDOW]
        ahead = marks[start + _WINDOW].start if start + _WINDOW < len(marks) else None
        pairs += _replay(_best(window, single, continued if ahead is None else ""), window, ahead)
    return pairs


def _plain(marks: Sequence[Mark]) -> list[Pair] | None:
    """The pairs where every mark does what its shape says, in turn; None where more thought is due."""
    pairs: list[Pair] = []
    opener: Mark | None = None
    for mark in marks:
        if mark.skips <= 0.0 and mark.sign not in "‘`":
            continue
        if opener is None:
            if mark.opens > 0.2 or mark.skips < 3.0 or OPENS[mark.sign] not in (DOUBLE, SINGLE):
                return None
            opener = mark
        elif mark.closes == 0.0 and opener.sign + mark.sign in _TWINS and (mark.strong or mark.sign in _DOUBLES):
            pairs.append(Pair(opener, mark))
            opener = None
        else:
            return None
    return None if opener else pairs


_TWINS = frozenset({'""', "“”", "''", "‘’"})
_DOUBLES = frozenset('"”')


def _best(marks: Sequence[Mark], single: float, continued: str) -> _Path:
    beam = [_Path(0.0, "", (), None, "", -1)]
    for number, mark in enumerate(marks):
        ahead: dict[str, _Path] = {}
        for path in beam:
            for step in _steps(path, number, mark, marks, single):
                known = ahead.get(step.stack)
                if known is None or step.cost < known.cost:
                    ahead[step.stack] = step
        beam = sorted(ahead.values(), key=lambda path: path.cost)[:_BEAM]
    return min(beam, key=lambda path: path.cost + _left_open(path.stack, single, continued))


def _left_open(stack: str, single: float, continued: str) -> float:
    cost = 0.0
    for depth, family in enumerate(stack):
        if depth == 0 and family == continued:
            cost += CONTINUED
        else:
            cost += _unclosed(family, single)
    return cost


def _unclosed(family: str, single: float) -> float:
    return UNCLOSED_SINGLE - 2.5 * single if family == SINGLE else UNCLOSED_DOUBLE


def _steps(path: _Path, number: int, mark: Mark, marks: Sequence[Mark], single: float) -> list[_Path]:
    """Every path that goes on from `path` over `mark`."""
    cost, stack, opens = path.cost, path.stack, path.opens
    steps = [path if mark.skips == 0.0 else _Path(cost + mark.skips, stack, opens, path, "skip", number)]
    family = OPENS[mark.sign]
    if mark.opens < 8:
        like = stack[-1:] == family
        if len(stack) < _DEPTH:
            nesting = (NESTED_SINGLE if family == SINGLE else NESTED_DOUBLE) if like else 0.0
            steps.append(
                _Path(cost + mark.opens + nesting, stack + family, (*opens, number), path, "open", number)
            )
        if like:
            price = cost + mark.opens + _unclosed(family, single)
            steps.append(_Path(price, stack, (*opens[:-1], number), path, "reopen", number))
    if mark.closes < 8:
        for depth in range(1, min(2, len(stack)) + 1):
            fit = _fit(stack[-depth], mark, marks[opens[-depth]])
            if fit is None:
                continue
            lost = sum(_unclosed(inner, single) for inner in stack[len(stack) - depth + 1 :])
            price = cost + mark.closes + fit + lost
            steps.append(_Path(price, stack[:-depth], opens[:-depth], path, f"close{depth}", number))
        if not stack:
            price = UNOPENED_SINGLE - 2 * single if family == SINGLE else UNOPENED_DOUBLE
            if not mark.weak:
                steps.append(_Path(cost + mark.closes + price, stack, opens, path, "unopened", number))
    return steps


def _fit(family: str, closer: Mark, opener: Mark) -> float | None:
    """What it costs to close a quotation of `family` with this sign; None where it cannot."""
    own = OPENS[closer.sign]
    if own == family:
        far = closer.weak and closer.start - opener.end > _SHORT
        return 2.0 if far else 0.0
    if (family, own) in {(LOW, DOUBLE), (LOW_SINGLE, SINGLE), ("G", "R"), ("R", "G"), ("g", "r"), ("r", "g")}:
        return 0.0
    if family == SINGLE and own == DOUBLE:
        return 3.0
    if family == DOUBLE and own == SINGLE and closer.strong:
        return 3.5
    return None


def _replay(path: _Path, marks: Sequence[Mark], ahead: int | None) -> list[Pair]:
    """Walk the best path from its beginning and write down its pairs, in order of opening."""
    trail: list[_Path] = []
    step: _Path | None = path
    while step is not None:
        trail.append(step)
        step = step.last
    pairs: list[Pair] = []
    stack: list[Mark] = []
    for taken in reversed(trail):
        if not taken.action or taken.action == "skip":
            continue
        mark = marks[taken.mark]
        if taken.action == "open":
            stack.append(mark)
        elif taken.action == "reopen":
            pairs.append(Pair(stack.pop(), None, mark.start))
            stack.append(mark)
        elif taken.action == "unopened":
            pairs.append(Pair(None, mark))
        else:
            for _ in range(int(taken.action[-1]) - 1):
                pairs.append(Pair(stack.pop(), None, mark.start))
            pairs.append(Pair(stack.pop(), mark))
    pairs += [Pair(mark, None, ahead) for mark in stack]
    return sorted(pairs, key=lambda found: (found.opener or found.closer or marks[0]).start)
