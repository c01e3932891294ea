"""Turn the text of a TEI document into blocks, and keep what it says of who speaks. Reads no header."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from duologue.formats.draft import DraftPart, Run
from duologue.formats.xml_events import Event

_BLOCKS = frozenset(
    "p ab head speaker stage l div lg sp body front back text opener closer dateline salute".split()
)
_BLOCKS |= frozenset("signed trailer item label list cell row table quote floatingText epigraph argument".split())
_LEFT_OUT = frozenset("note fw figure teiHeader facsimile standOff sourceDoc del".split())
_SECOND_BEST = frozenset(("sic", "orig", "abbr"))
"""Inside <choice> the corrected, modern and full word is kept, as a reader's edition prints it."""
_ITALIC = re.compile(r"ital|emph")
_SPACES = re.compile(r"[ \t\r\n]+")


@dataclass(eq=False, slots=True)
class Speech:
    """One <sp>, or one <said> or <q> that goes on by @next: `who` are ids or names; `head` tells its <speaker>."""

    who: str | None
    kind: str = "speech"
    label: list[str] = field(default_factory=list)


@dataclass(eq=False, frozen=True, slots=True)
class Head:
    """The <speaker> of a speech."""

    speech: Speech


@dataclass(frozen=True, slots=True)
class _Look:
    """How characters look here, and whose they are."""

    italic: bool = False
    kept: bool = True
    matter: str | None = None
    spaced: bool = False
    kind: str = "paragraph"
    level: int = 0
    origin: object | None = None
    speech: Speech | None = None


class TeiFlow:
    """Walks the events of a document; `left_out` counts the notes that are not read."""

    def __init__(self) -> None:
        self.drafts: list[DraftPart] = []
        self.left_out = 0
        self._look = _Look()
        self._outer: list[_Look] = []
        self._runs: list[Run] = []
        self._pieces: dict[str, Speech] = {}

    def read(self, events: Iterable[Event]) -> list[DraftPart]:
        """The blocks in order."""
        for event in events:
            if event.kind == "text":
                self._write(event.text)
            elif event.kind == "start":
                self._start(event)
            else:
                self._end(event)
        self._close()
        return self.drafts

    def _start(self, event: Event) -> None:
        name, told = event.name, event.attributes
        if name in _BLOCKS:
            self._close()
        self._outer.append(self._look)
        look = self._look
        if name in _LEFT_OUT or (name in _SECOND_BEST and look.kept):
            self.left_out += name == "note"
            look = replace(look, kept=False)
        elif name in ("said", "q", "sp"):
            look = self._speaking(name, told, look)
        elif name == "speaker" and look.speech:
            look = replace(look, origin=Head(look.speech))
        elif name == "stage":
            look = replace(look, origin=None)
        elif name in ("front", "back") or told.get("type") == "matter":
            look = replace(look, matter=told.get("n") or name)
        elif name == "div":
            look = replace(look, level=look.level + 1)
        elif name == "head":
            look = replace(look, kind="heading")
        elif told.get("type") == "break":
            look = replace(look, kind="break")
        elif name in ("hi", "emph"):
            look = replace(look, italic=name == "emph" or bool(_ITALIC.search(told.get("rend", ""))))
        elif name in ("lb", "pb", "cb"):
            self._write(" ")
        elif name == "anchor" and told.get("type") == "character":
            self._write(chr(int(told.get("n", "U+FFFD").removeprefix("U+"), 16)))
        if "space" in told:
            look = replace(look, spaced=told["space"] == "preserve")
        self._look = look

    def _speaking(self, name: str, told: dict[str, str], look: _Look) -> _Look:
        """How things look inside what somebody says; within another's words they stay the other's."""
        if name == "sp":
            speech = Speech(told.get("who"))
            return replace(look, speech=speech, origin=speech)
        aloud = name == "said" and told.get("aloud") != "false"
        written = name == "q" and told.get("type") == "written" and "who" in told
        if look.origin is not None or not (aloud or written):
            return look
        before = told.get("prev", "").removeprefix("#")
        speech = self._pieces.get(before) or Speech(told.get("who"), "written" if written else "speech")
        if told.get("id"):
            self._pieces[told["id"]] = speech
        return replace(look, origin=speech)

    def _end(self, event: Event) -> None:
        if event.name in _BLOCKS:
            self._close()
        self._look = self._outer.pop()

    def _write(self, characters: str) -> None:
        look = self._look
        if not look.kept:
            return
        if isinstance(look.origin, Head):
            look.origin.speech.label.append(characters)
        if not look.spaced:
            characters = _SPACES.sub(" ", characters)
            if not self._runs or self._runs[-1].text.endswith(" "):
                characters = characters.lstrip(" ")
        if characters:
            self._runs.append(Run(characters, look.italic, origin=look.origin))

    def _close(self) -> None:
        runs, self._runs = tuple(self._runs), []
        if runs:
            look = self._look
            kind = "matter" if look.matter else look.kind
            level = max(1, look.level) if kind == "heading" else None
            self.drafts.append(DraftPart(kind, runs, level, look.matter))
