"""What the page may ask to be corrected, made into a correction; and corrections told in words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from duologue.corrections.book import Correction, LineSpeaker, Marked
from duologue.errors import DuologueError
from duologue.exports.report.items import Item
from duologue.exports.report.weave import Cloth
from duologue.page.view import View
from duologue.story.given import Merge, Narrator, Rename, Split
from duologue.text.span import Span

_LONGEST_NAME = 80
_EXCERPT = 60
_KINDS = ("speech", "thought", "not speech")


class OrderError(DuologueError):
    """Something asked that cannot be done: an empty name, a line that is no longer there."""


def corrected(view: View, order: dict[str, Any]) -> Correction:
    """The correction that `order` asks for. Raises OrderError."""
    make = _MAKERS.get(str(order.get("say")))
    if make is None:
        raise OrderError("correction", "this is none that can be made")
    return make(_Order(view, order))


@dataclass(frozen=True, slots=True)
class _Order:
    """One order. People are given by their place in the view, or by a new name."""

    view: View
    asked: dict[str, Any]

    def person(self, key: str) -> str:
        """The name by which the reading knows somebody. Raises OrderError for nobody."""
        found = self.anybody(key)
        if found is None:
            raise OrderError("person", "nobody was named")
        return found

    def anybody(self, key: str) -> str | None:
        asked = self.asked.get(key)
        if asked is None:
            return None
        if isinstance(asked, int) and not isinstance(asked, bool):
            if not 0 <= asked < len(self.view.people):
                raise OrderError("person", "there is nobody of that number", "Reload the page.")
            return self.view.people[asked].name
        return self.name(key)

    def name(self, key: str) -> str:
        asked = self.asked.get(key)
        words = " ".join("".join(c if c.isprintable() else " " for c in str(asked or "")).split())
        if not words or not any(c.isalnum() for c in words):
            raise OrderError("name", "it has no letter in it", "Type a name.")
        if len(words) > _LONGEST_NAME:
            raise OrderError("name", f"it is longer than {_LONGEST_NAME} characters", "Shorten it.")
        return words

    def kind(self) -> str:
        kind = str(self.asked.get("as"))
        if kind not in _KINDS:
            raise OrderError("stretch", f"it cannot be {kind!r}")
        return kind

    def item(self) -> Item:
        number, start = self.asked.get("item"), self.asked.get("start")
        items = self.view.items
        if not isinstance(number, int) or not 0 <= number < len(items) or items[number].start != start:
            raise OrderError("line", "it has moved since the page was drawn", "Choose it again.")
        return items[number]

    def span(self) -> Span:
        """The stretch: a line or thought as the reading has it, or words chosen on the page."""
        if "item" in self.asked:
            spans = self.item().fact.spans
            return Span(spans[0].start, spans[-1].end)
        return self._chosen()

    def _chosen(self) -> Span:
        """Words chosen in one block, counted in UTF-16 units of what the page shows of it."""
        text = self.view.story.text
        try:
            block = self.view.pieces[self.asked["piece"]].blocks[self.asked["block"]].span
            first, last = int(self.asked["from"]), int(self.asked["to"])
        except (KeyError, IndexError, TypeError, ValueError):
            raise OrderError("stretch", "it is nowhere in the text", "Choose it again.") from None
        places = _shown_places(Cloth(text, self.view.story.source.markup), block)[max(0, first) : max(0, last)]
        while places and text[places[0]].isspace():
            places = places[1:]
        while places and text[places[-1]].isspace():
            places = places[:-1]
        if not places:
            raise OrderError("stretch", "no words were chosen")
        return Span(places[0], places[-1] + 1)


def _shown_places(cloth: Cloth, block: Span) -> list[int]:
    """The place in the text of each UTF-16 unit that the page shows of a block, notation left out."""
    hidden = {place for start, end in cloth.markup if start < block.end and block.start < end
              for place in range(start, end)}  # fmt: skip
    return [
        place
        for place in range(block.start, block.end)
        if place not in hidden
        for _ in range(2 if ord(cloth.text[place]) > 0xFFFF else 1)
    ]


def _speaker(order: _Order) -> Correction:
    item = order.item()
    if item.answer is None:
        return Marked.of(order.view.story.text, order.span(), "thought", order.anybody("who"))
    return LineSpeaker.of(order.view.story.text, item.fact.spans[0], order.anybody("who"))


def _stretch(order: _Order) -> Correction:
    return Marked.of(order.view.story.text, order.span(), order.kind(), order.anybody("who"))


def _split(order: _Order) -> Correction:
    asked = order.asked.get("aliases")
    aliases = tuple(str(one) for one in asked if str(one).strip()) if isinstance(asked, list) else ()
    if not aliases:
        raise OrderError("person", "none of the names was chosen", "Choose which names mean somebody else.")
    return Split(order.person("person"), aliases, order.name("name"))


_MAKERS: dict[str, Callable[[_Order], Correction]] = {
    "speaker": _speaker,
    "stretch": _stretch,
    "rename": lambda order: Rename(order.person("person"), order.name("name")),
    "merge": lambda order: Merge(order.person("person"), order.person("into")),
    "split": _split,
    "narrator": lambda order: Narrator(order.anybody("person")),
}


def told(one: Correction) -> dict[str, Any]:
    """A correction in words, with the words it belongs to and where they last stood."""
    match one:
        case LineSpeaker(anchor, speaker):
            said = f"said by {speaker}" if speaker else "said by nobody who can be told"
            return {"what": said, "words": _excerpt(anchor.words), "at": anchor.at}
        case Marked(anchor, kind, who):
            thought = f"a thought of {who}" if who else "a thought"
            marked = thought if kind == "thought" else kind
            return {"what": f"is {marked}", "words": _excerpt(anchor.words), "at": anchor.at}
        case Rename(person, name):
            return {"what": f"{person} is called {name}"}
        case Merge(person, into):
            return {"what": f"{person} is {into}"}
        case Split(person, aliases, name):
            return {"what": f"{', '.join(aliases)} is not {person} but {name}"}
        case Narrator(person):
            return {"what": f"{person} tells the story" if person else "nobody in the story tells it"}


def _excerpt(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rsplit(" ", 1)[0] + " …"
