"""What was found, as text for people, JSON, SARIF for editors, and GitHub's annotations. Writes no file."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from duologue.checks.finding import Finding
from duologue.checks.table import BY_CODE, CHECKS
from duologue.story.story import Story
from duologue.text.span import Span

SCHEMA = "duologue/checks/1"
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True)
class Checked:
    """A story as the user named it, and what was found in it."""

    name: str
    story: Story
    findings: tuple[Finding, ...]

    @cached_property
    def _lines(self) -> list[int]:
        text = self.story.text
        return [0, *(place + 1 for place, sign in enumerate(text) if sign == "\n")]

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, from 1, of a character."""
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1


def as_text(checked: Sequence[Checked]) -> str:
    """One line a finding: `story:line:column: code message`."""
    rows = []
    for one in checked:
        for finding in one.findings:
            line, column = one.place(finding.span.start)
            rows.append(f"{_one_line(one.name)}:{line}:{column}: {finding.code} {_one_line(finding.message)}")
    return "".join(f"{row}\n" for row in rows)


def as_json(checked: Sequence[Checked]) -> str:
    """Everything, for programs; spans are code points of the story's text, as in the JSON of a story."""
    stories = [{"name": one.name, "findings": [_row(one, finding) for finding in one.findings]} for one in checked]
    return json.dumps({"schema": SCHEMA, "stories": stories}, ensure_ascii=False, indent=1) + "\n"


def _row(one: Checked, finding: Finding) -> dict[str, Any]:
    line, column = one.place(finding.span.start)
    return {
        "code": finding.code,
        "name": BY_CODE[finding.code].name,
        "message": finding.message,
        "span": [finding.span.start, finding.span.end],
        "line": line,
        "column": column,
        "evidence": [[span.start, span.end] for span in finding.evidence],
        "score": finding.score,
    }


def as_github(checked: Sequence[Checked]) -> str:
    """Workflow commands that GitHub shows beside the lines."""
    rows = []
    for one in checked:
        for finding in one.findings:
            (line, column), (last, _) = one.place(finding.span.start), one.place(finding.span.end)
            title = f"{finding.code} {BY_CODE[finding.code].name}"
            where = f"file={_property(one.name)},line={line},endLine={last},col={column},title={_property(title)}"
            rows.append(f"::warning {where}::{_message(finding.message)}\n")
    return "".join(rows)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(checked: Sequence[Checked]) -> str:
    """SARIF 2.1.0, with every check as a rule; columns count code points."""
    rules = [
        {
            "id": check.code,
            "name": "".join(word.capitalize() for word in check.name.split()),
            "shortDescription": {"text": check.about},
            "defaultConfiguration": {"enabled": check.on, "level": "warning"},
        }
        for check in CHECKS
    ]
    order = {check.code: place for place, check in enumerate(CHECKS)}
    run = {
        "tool": {"driver": {"name": "duologue", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, finding, order) for one in checked for finding in one.findings],
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _result(one: Checked, finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": "warning",
        "message": {"text": finding.message},
        "locations": [_location(one, finding.span)],
        "relatedLocations": [_location(one, span) | {"id": n} for n, span in enumerate(finding.evidence, 1)],
        "rank": round(100 * finding.score, 1),
    }


def _location(one: Checked, span: Span) -> dict[str, Any]:
    (line, column), (last, end) = one.place(span.start), one.place(span.end)
    region = {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}
    region |= {"charOffset": span.start, "charLength": len(span)}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(one.name)}, "region": region}}


def _uri(name: str) -> str:
    """A relative address: SARIF wants forward slashes and no stray signs."""
    safe = "-._~/"
    signs = name.replace("\\", "/").encode("utf-8", "surrogateescape")
    return "".join(
        chr(b) if chr(b).isascii() and (chr(b).isalnum() or chr(b) in safe) else f"%{b:02X}" for b in signs
    )


def _one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


REPORTS = {"text": as_text, "json": as_json, "sarif": as_sarif, "github": as_github}
