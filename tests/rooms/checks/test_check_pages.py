"""docs/checks: every check has a page, and its page keeps its word."""

import re
from pathlib import Path

import pytest

from duologue.checks.finding import Check
from duologue.checks.table import CHECKS
from duologue.reader import read_text

PAGES = Path(__file__).resolve().parents[3] / "docs" / "checks"
EXAMPLE = re.compile(r"^## (Found|Not found)\n\n```text(?: (\d+) times)?\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def page(check: Check) -> str:
    return (PAGES / f"{check.code}.md").read_text("utf-8")


def example(check: Check, kind: str) -> str:
    """The text of an example, said as many times over as its fence tells: some checks need much talk."""
    times, text = next((times, text) for name, times, text in EXAMPLE.findall(page(check)) if name == kind)
    return "\n\n".join([text] * int(times or 1))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_what_the_page_says_is_found_is_found(check):
    """The bad example, by its own check."""
    bad = example(check, "Found")
    found = list(check.find(read_text(bad)))

    assert found
    assert {finding.code for finding in found} == {check.code}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_what_the_page_says_is_well_is_left_alone(check):
    """The good example, by its own check."""
    good = example(check, "Not found")

    assert list(check.find(read_text(good))) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_the_page_tells_its_name_whether_it_is_on_and_what_it_misses(check):
    """And the list of checks names it."""
    words = page(check)

    assert words.startswith(f"# {check.code}: {check.name}\n")
    assert ("It is on by default." if check.on else "It is off by default: ") in words
    assert "## What it does not see\n\n- " in words
    assert f"| [{check.code}]({check.code}.md) | {check.about} | {'on' if check.on else 'off'} |" in (
        PAGES / "README.md"
    ).read_text("utf-8")


def test_no_page_without_a_check():
    """A check that went takes its page with it."""
    assert sorted(path.stem for path in PAGES.glob("D*.md")) == [check.code for check in CHECKS]
