"""`duologue`: which commands there are, loaded only when called, and the exit status of every ending."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from duologue import __version__
from duologue.cli.console import PipeClosedError, complain, say, speak_utf8

COMMANDS = {
    "open": "duologue.cli.open",
    "read": "duologue.cli.read",
    "bond": "duologue.cli.bond",
    "whatif": "duologue.cli.whatif",
    "export": "duologue.cli.export",
    "check": "duologue.cli.check",
    "formats": "duologue.cli.formats",
}

_FAILED = 1
_INTERRUPTED = 130  # 128 + SIGINT, as shells count
_PIPE_CLOSED = 141  # 128 + SIGPIPE


class LazyCommands(click.Group):
    """Finds a command by importing its file, so that none pays for another's imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(COMMANDS[cmd_name]).command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with a better word for `duologue story.txt`."""
        if args and args[0] not in COMMANDS and Path(args[0]).exists():
            ctx.fail(f"{args[0]!r} is not a command. To read it: duologue read {args[0]}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyCommands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="See `duologue read --help` for the ways to keep a reading.",
)
@click.version_option(__version__, prog_name="duologue", message="%(prog)s %(version)s")
def duologue() -> None:
    """Reads prose fiction: who says what to whom, who they are, and what they keep to themselves.

    Everything happens on this machine; nothing is sent anywhere.

    \b
    Examples:
      duologue open story.docx       read it in the browser, and correct it
      duologue read story.txt        a summary, and the page story.html beside it
      duologue read story.epub --to json -o story.json
      duologue bond story.txt        two people: how they stand, where it turns
      duologue export story.txt --to tei -o out/
      duologue check draft.docx      lost speakers, marks that went wrong
      duologue formats               what can be read
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status. Never lets a traceback through unasked."""
    speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        # Given its words, click does not expand `*` by itself as it would on Windows: inputs.py does so.
        return int(duologue.main(args=words, prog_name="duologue", standalone_mode=False) or 0)
    except click.ClickException as misuse:
        misuse.show()
        return misuse.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("duologue: stopped.")
        return _INTERRUPTED
    except PipeClosedError:
        _drop_output()
        return _PIPE_CLOSED
    except Exception as problem:
        complain(problem)
        return _FAILED


def _drop_output() -> None:
    """Send what is still buffered nowhere, or the interpreter complains of the closed pipe as it leaves."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
