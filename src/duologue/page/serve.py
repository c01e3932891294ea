"""Start the page's server on this machine's own loopback, tell its address, and serve until stopped."""

import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from duologue.errors import DuologueError
from duologue.page.server import application
from duologue.page.shelf import Shelf, home

_HOST = "127.0.0.1"
_GRACE = 1  # seconds for answers under way when the server is stopped
_KEPT = 600  # seconds that an idle connection stays: closing one just as it is used again would lose an order


class PortTaken(DuologueError):  # noqa: N818 (it reads as a sentence where it is raised)
    """A port that another program listens on."""


def serve(story: Path | None, port: int, rules: bool, ready: Callable[[str], None]) -> None:
    """Serve until the process is told to stop. `ready` gets the whole address, once connections are taken.

    `port` 0 takes any that is free; `rules` leaves the encoder out. Raises PortTaken.
    """
    shelf = Shelf(home())
    entry = shelf.put_file(story) if story else None
    listening = _listen(port)
    here = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    config = uvicorn.Config(
        application(shelf, token, here, rules),
        log_level="critical", access_log=False, server_header=False, ws="none", http="h11", loop="asyncio",
        timeout_graceful_shutdown=_GRACE, timeout_keep_alive=_KEPT,
    )  # fmt: skip
    ready(f"http://{_HOST}:{here}/?token={token}" + (f"#story={entry.id}" if entry else ""))
    uvicorn.Server(config).run(sockets=[listening])


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((_HOST, port))
        listening.listen()
    except OSError as problem:
        listening.close()
        reason = f"it cannot be listened on ({problem.strerror or problem})"
        raise PortTaken(f"port {port}", reason, "Leave out --port to take any that is free.") from None
    return listening


def browse(address: str, otherwise: Callable[[], None]) -> None:
    """Open the address in this user's browser; where there is none, do `otherwise`."""

    def attempt() -> None:
        if not webbrowser.open(address):
            otherwise()

    # Some browsers keep their caller waiting until they are closed.
    threading.Thread(target=attempt, daemon=True).start()
