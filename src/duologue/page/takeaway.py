"""What can be taken away from the page as a file."""

import re
from pathlib import PurePath

from duologue.corrections.file import beside
from duologue.exports.report_html import report_html
from duologue.exports.story_json import story_json
from duologue.exports.table import EXPORTS
from duologue.page.curves import curve_svg
from duologue.page.opened import Opened
from duologue.page.orders import OrderError

TYPES = {
    "report": ("text/html; charset=utf-8", ".html"),
    "json": ("application/json", ".json"),
    "csv": ("text/csv; charset=utf-8", ".quotes.csv"),
    "curve": ("image/svg+xml", ".curve.svg"),
    "corrections": ("application/json", ".duologue.json"),
}


def taken(opened: Opened, kind: str, bond: int = 0) -> bytes:
    """The finished file. Raises OrderError where there is none of that kind."""
    story = opened.story
    if kind == "report":
        return report_html(story).encode("utf-8", "xmlcharrefreplace")
    if kind == "json":
        return story_json(story).encode("utf-8", "backslashreplace")
    if kind == "csv":
        return EXPORTS["tables"].write(story)[".quotes.csv"]
    if kind == "curve" and 0 <= bond < len(story.bonds):
        return curve_svg(story, story.bonds[bond]).encode("utf-8", "xmlcharrefreplace")
    if kind == "corrections" and len(opened.book):
        return beside(opened.file).read_bytes()
    raise OrderError("file", "this reading has none of that kind")


def file_name(name: str, kind: str) -> str:
    """What to call it: the story's name without its ending, in characters that every system allows."""
    stem = re.sub(r"[^\w .,'’()-]+", "_", PurePath(name).stem).strip(" .") or "story"
    return stem + TYPES[kind][1]
