"""What is said of a bond in words, the same on every page and screen."""

from collections.abc import Iterator

from duologue.story.bonds import Dynamics, Equation, TurningPoint
from duologue.story.naming import owner, subject
from duologue.story.pair import Pair

_STATUS = {"together": "Together.", "apart": "Apart.", "open": "Left open."}
_LIKELIEST = {"together": "together", "apart": "apart", "open": "left open"}
TOO_FEW = "Too few turns to fit one: either needs eight that follow upon something."
_LIKELY = 0.05
_SURE = 0.6
"""An ending less sure than this is not told; only what is likeliest is."""
_FAMILY = 0.05
_FOLLOWED = 4
DESCRIBES = "It describes these pages, and foretells nothing about people."


def chance(turn: TurningPoint) -> str:
    """How often chance shows a shift like it."""
    return f"p {turn.p:.3f}" if turn.p >= 0.001 else "p below .001"


def ending_is_told(pair: Pair) -> bool:
    """Whether the status of the ending is sure enough to be claimed."""
    return pair.ending.score >= _SURE


def likeliest_ending(pair: Pair) -> str:
    """The status of the ending in a few words, claimed or not."""
    return _LIKELIEST[pair.ending.status]


def ending_in_words(pair: Pair) -> str:
    """How it ends, by whose decision, who goes away, and how sure that is."""
    ending = pair.ending
    told = [_STATUS[ending.status]]
    if not ending_is_told(pair):
        told = [f"Cannot be told; likeliest {likeliest_ending(pair)}."]
    if ending.ended_by:
        theirs = "their" if ending.ended_by == "both" else owner(pair.story.characters[ending.ended_by])
        told.append(f"The parting is {theirs} decision.")
    if ending.leaves:
        told.append("Both go away." if ending.leaves == "both" else f"{pair.name_of(ending.leaves)} goes away.")
    return f"{' '.join(told)} ({ending.score:.0%} sure)"


def system_in_words(pair: Pair) -> Iterator[str]:
    """The fitted system in a few sentences, with what it does not say."""
    system = pair.dynamics
    if system is None:
        yield TOO_FEW
        return
    for place, equation in enumerate((system.first, system.second)):
        yield _equation(pair, place, equation)
    yield _rest(pair, system)
    yield from _follows(pair, system)
    yield DESCRIBES


def _equation(pair: Pair, place: int, equation: Equation) -> str:
    name, other, them = pair.names[place], subject(pair.people[1 - place]), pair.objects
    kept = f"{name} keeps {max(0.0, equation.inertia[1]):.0%} of the last mood"
    if equation.influenced:
        return f"{kept}, and is moved by {them[1 - place]} ({equation.tried}, p {equation.p:.3f})."
    if equation.p <= _LIKELY:
        return f"{kept}; {other} may move {them[place]}, but not beyond doubt (p {equation.p:.3f})."
    return f"{kept}; whether {other} moves {them[place]} cannot be told from chance (p {equation.p:.3f})."


def _rest(pair: Pair, system: Dynamics) -> str:
    first, second = (subject(person) for person in pair.people)
    stable = [state for state in system.steady_states if state.stable]
    if not stable:
        return "There is no state in which the two would come to rest."
    states = " or ".join(f"{first} {state.first:+.2f}, {second} {state.second:+.2f}" for state in stable)
    return f"Left to itself it would come to rest at {states} (cold -1, warm +1)."


def _follows(pair: Pair, system: Dynamics) -> Iterator[str]:
    """What follows what beyond chance, with every pair of moves looked at together."""
    sure = [row for row in system.follows if row.p_family <= _FAMILY]
    for row in sorted(sure, key=lambda row: -abs(row.z))[:_FOLLOWED]:
        other = owner(pair.people[1 - pair.fact.between.index(row.of)])
        often = "more" if row.z > 0 else "less"
        times = "once" if row.count == 1 else f"{row.count} times"
        yield (
            f"{pair.name_of(row.of)} answers {other} “{row.given}” with “{row.answer}” {often} often "
            f"than by chance ({times}, {row.expected:.1f} expected)."
        )
