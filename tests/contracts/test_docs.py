"""House rule 10: docs that cannot rot. What the command line offers is told in docs/cli.md, and has help."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import click
import pytest
from house import ROOT

from duologue import __version__
from duologue.cli.forms import FORMS
from duologue.cli.main import COMMANDS
from duologue.cli.main import duologue as group

CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md")]


def found() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield name, command


COMMANDS_FOUND = list(found())


@pytest.mark.parametrize(("name", "command"), COMMANDS_FOUND, ids=lambda value: getattr(value, "name", value))
def test_every_command_is_in_the_docs_and_has_help(name: str, command: click.Command) -> None:
    """With a section, a word for the list of commands, and an example to copy."""
    assert f"## `duologue {name}" in CLI
    assert command.short_help
    assert "Example" in (command.help or "")


@pytest.mark.parametrize(("name", "command"), COMMANDS_FOUND, ids=lambda value: getattr(value, "name", value))
def test_every_option_is_in_the_docs_and_has_help(name: str, command: click.Command) -> None:
    """In all its spellings."""
    section = CLI.split(f"## `duologue {name}")[1].split("\n## ")[0]
    for option in (param for param in command.params if isinstance(param, click.Option)):
        assert option.help, f"{name} {option.opts}"
        assert all(f"`{spelling}" in section for spelling in option.opts), f"{name} {option.opts}"


def test_every_form_is_in_the_docs() -> None:
    """What --to takes."""
    assert all(f"`--to {form}`" in CLI for form in FORMS)


def test_every_command_can_be_found() -> None:
    """The table of lazy commands leads to commands."""
    assert [name for name, _ in COMMANDS_FOUND] == list(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_our_own_files_lead_somewhere(page) -> None:
    """Pictures included."""
    targets = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text("utf-8"))

    assert [target for target in targets if not (page.parent / unquote(target)).exists()] == []


def test_the_version_is_the_same_everywhere() -> None:
    """The citation names the version that it cites."""
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
