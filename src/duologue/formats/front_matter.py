"""Read the facts at the head of a Markdown file. Understands `key: value` and lists, not all of YAML."""

import re
from dataclasses import dataclass

_BLOCK = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(.*?)(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)", re.DOTALL)
_LINES = re.compile(r"\r\n|\r|\n")
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*)|)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The facts, each with its values, and the length of the block in characters."""

    facts: tuple[tuple[str, tuple[str, ...]], ...]
    length: int


def read_front_matter(text: str) -> FrontMatter | None:
    """The block that opens `text`, or None where it opens with story, a rule of dashes for one."""
    block = _BLOCK.match(text, 0, _LONGEST)
    if block is None:
        return None
    facts: dict[str, list[str]] = {}
    key = ""
    for line in _LINES.split(block.group(1)):
        if pair := _PAIR.match(line):
            key = pair.group(1).strip().lower()
            facts[key] = _values(pair.group(2) or "")
        elif key and (item := _ITEM.match(line)):
            facts[key].append(_unquoted(item.group(1)))
        elif key and line[:1] in (" ", "\t") and facts[key]:
            facts[key][-1] = f"{facts[key][-1]} {line.strip()}"
        elif line.strip() and not line.lstrip().startswith("#"):
            return None
    if not facts:
        return None
    return FrontMatter(tuple((name, tuple(v for v in values if v)) for name, values in facts.items()), block.end())


def _values(written: str) -> list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [_unquoted(piece) for piece in written[1:-1].split(",") if piece.strip()]
    if written in ("", "|", ">", "|-", ">-"):
        return []
    return [_unquoted(written)]


def _unquoted(written: str) -> str:
    written = written.strip()
    if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'":
        return written[1:-1]
    return written
