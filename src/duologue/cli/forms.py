"""The forms a reading is kept in: how each is made, its endings, and how to know one of ours again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from duologue.cli.console import colour, width

if TYPE_CHECKING:  # a Story brings numpy, which `--help` should not wait for
    from duologue.story.story import Story

HEAD = 4096  # bytes of a file that are enough to tell who wrote it


@dataclass(frozen=True, slots=True)
class Form:
    """One form. `ours` recognises the beginning of a file of this form that duologue wrote.

    `unencodable` is how to write a lone surrogate, which UTF-8 cannot hold; JSON takes `\\udc80` as it is.
    """

    name: str
    label: str
    what: str
    endings: tuple[str, ...]
    make: Callable[[Story], str]
    ours: re.Pattern[bytes] | None
    unencodable: str = "backslashreplace"

    def encode(self, story: Story) -> bytes:
        """The finished document, ending in a line end."""
        document = self.make(story)
        if not document.endswith("\n"):
            document += "\n"
        return document.encode("utf-8", self.unencodable)

    def wrote(self, head: bytes) -> bool:
        """Whether a file beginning with `head` may be replaced: it is empty, or a reading in this form."""
        return not head or bool(self.ours and self.ours.search(head))


def summary_for(story: Story, stream: TextIO | None) -> str:
    """The summary as it suits `stream`: plain and 80 columns wide unless that is a terminal."""
    from duologue.exports.terminal import summary

    return summary(story, width(stream), colour(stream))


# Each export is imported when it is made: a page needs nothing of what JSON needs.
def _html(story: Story) -> str:
    from duologue.exports.report_html import report_html

    return report_html(story)


def _json(story: Story) -> str:
    from duologue.exports.story_json import story_json

    return story_json(story)


def _text(story: Story) -> str:
    return summary_for(story, None)


_HTML = Form(
    name="html",
    label="Page",
    what="a page for the browser, in one file",
    endings=(".html", ".htm"),
    make=_html,
    ours=re.compile(rb"""<meta\s+name=["']?generator["']?\s+content=["']?duologue""", re.IGNORECASE),
    unencodable="xmlcharrefreplace",
)
_JSON = Form(
    name="json",
    label="JSON",
    what="everything that was read, for programs",
    endings=(".json",),
    make=_json,
    ours=re.compile(rb'^\s*\{\s*"schema"\s*:\s*"duologue/story/'),
)
_TEXT = Form(
    name="text",
    label="Text",
    what="the summary",
    endings=(".txt", ".text"),
    make=_text,
    ours=None,  # a text carries no mark of ours, and may be anybody's
)

FORMS = {form.name: form for form in (_HTML, _JSON, _TEXT)}


def form_for(ending: str) -> Form | None:
    """The form that files with this ending are in, or None."""
    return next((form for form in FORMS.values() if ending.lower() in form.endings), None)
