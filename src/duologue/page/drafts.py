"""Two drafts of a story side by side: which lines came, went or changed hands, and how each bond moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from duologue.exports.bond_words import ending_in_words
from duologue.exports.report.items import Item
from duologue.exports.titles import who
from duologue.page.cards import excerpt
from duologue.page.curves import curve_lane
from duologue.page.view import View
from duologue.story.bonds import Bond
from duologue.story.pair import Pair
from duologue.story.story import Story

_MOST = 500
_MOST_BONDS = 4
_SAME = 0.05
"""A difference of levels below this is none: less than the width of a line in the drawing."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One spoken line: its words for comparing, and who says it by name."""

    number: int
    key: str
    speaker: str | None


def compared(before: View, after: View) -> dict[str, Any]:
    """What changed from `before` to `after`, lines by their place in the view they stand in."""
    old, new = _lines(before), _lines(after)
    changes = list(_changes(before, after, old, new))
    counts = {kind: sum(change["kind"] == kind for change in changes) for kind in ("moved", "new", "gone")}
    return {
        "counts": counts | {"lines": [len(old), len(new)]},
        "changes": changes[:_MOST],
        "more": max(0, len(changes) - _MOST),
        "people": _people(before, after),
        "bonds": list(_bonds(before, after)),
    }


def _lines(view: View) -> list[_Line]:
    found = []
    for number, item in enumerate(view.items):
        if item.answer:
            said = " ".join(span.of(view.story.text) for span in item.fact.spans)
            key = " ".join(said.casefold().replace("’", "'").split()).strip(" .,!?—-…")
            found.append(_Line(number, key, _name(view, item)))
    return found


def _name(view: View, item: Item) -> str | None:
    return None if item.person is None else who(view.people[item.person])


def _changes(before: View, after: View, old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[dict[str, Any]]:
    matcher = SequenceMatcher(None, [one.key for one in old], [one.key for one in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for one, other in zip(old[a:b], new[c:d], strict=True):
                if (one.speaker or "").casefold() != (other.speaker or "").casefold():
                    yield _change(after, "moved", other) | {"was": one.speaker, "now": other.speaker}
            continue
        for one in old[a:b]:
            yield _change(before, "gone", one) | {"was": one.speaker, "at": _next_to(new, c)}
        for one in new[c:d]:
            yield _change(after, "new", one) | {"now": one.speaker}


def _change(view: View, kind: str, line: _Line) -> dict[str, Any]:
    return {"kind": kind, "item": line.number, "words": excerpt(view, view.items[line.number])}


def _next_to(new: Sequence[_Line], place: int) -> int | None:
    """The line of the new draft that stands where an old one went."""
    return new[min(place, len(new) - 1)].number if new else None


def _people(before: View, after: View) -> list[dict[str, Any]]:
    """How much each person's share of the talk moved, the largest first; those with no talk in either left out."""
    old = {who(one.character): (one.lines, one.part) for one in before.counts.people}
    new = {who(one.character): (one.lines, one.part) for one in after.counts.people}
    rows = [
        {
            "name": name,
            "lines": [old.get(name, (0, 0.0))[0], new.get(name, (0, 0.0))[0]],
            "part": [round(100 * old.get(name, (0, 0.0))[1]), round(100 * new.get(name, (0, 0.0))[1])],
        }
        for name in dict.fromkeys((*new, *old))
    ]
    moved = [row for row in rows if row["lines"][0] != row["lines"][1] or row["part"][0] != row["part"][1]]
    return sorted(moved, key=lambda row: -abs(row["part"][1] - row["part"][0]))


def _bonds(before: View, after: View) -> Iterator[dict[str, Any]]:
    """Each bond of the newer draft: what moved in words, and both curves, people in the newer draft's colours."""
    old = {_pair(before.story, bond): bond for bond in before.story.bonds}
    place = {who(person).casefold(): number for number, person in enumerate(after.people)}
    for bond in after.story.bonds[:_MOST_BONDS]:
        earlier = old.get(_pair(after.story, bond))
        row = {"names": [who(after.story.characters[one]) for one in bond.between]}
        if earlier is None:
            yield row | {"told": ["This bond was not there before."], "curves": []}
            continue
        both = ((before, earlier), (after, bond))
        yield row | {
            "told": list(_moved(before.story, earlier, after.story, bond)),
            "curves": [curve_lane(view.story, one, _places(view, place)) for view, one in both],
        }


def _places(view: View, place: dict[str, int]) -> dict[str, int]:
    """The colour of each person of a view by id: that of whoever has the same name."""
    return {person.id: place.get(who(person).casefold(), len(place)) for person in view.people}


def _pair(story: Story, bond: Bond) -> frozenset[str]:
    return frozenset(who(story.characters[one]).casefold() for one in bond.between)


def _moved(before: Story, old: Bond, after: Story, new: Bond) -> Iterator[str]:
    for called, part in (("At first", slice(0, 1)), ("On the whole", None), ("At the end", slice(-1, None))):
        was, now = _level(old, part), _level(new, part)
        if was is not None and now is not None and abs(now - was) >= _SAME:
            yield f"{called} they are {'warmer' if now > was else 'colder'}: {was:+.2f} → {now:+.2f}."
    if len(old.turning_points) != len(new.turning_points):
        yield f"Turning points: {len(old.turning_points)} → {len(new.turning_points)}."
    if _ended(before, old) != _ended(after, new):
        yield f"The ending: {ending_in_words(Pair(before, old))} → {ending_in_words(Pair(after, new))}"


def _ended(story: Story, bond: Bond) -> tuple[str | None, ...]:
    """What is told of an ending, people by name; how sure that is does not count as a change."""
    people = (bond.ending.ended_by, bond.ending.leaves)
    return bond.ending.status, *(who(story.characters[one]) if one in story.characters else one for one in people)


def _level(bond: Bond, part: slice | None) -> float | None:
    """The mean of both persons' conduct over the whole curve, or at one end of it."""
    points = bond.curve[part] if part else bond.curve
    values = [band[1] for point in points for band in point.outer]
    return sum(values) / len(values) if values else None
