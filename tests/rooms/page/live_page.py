"""What the page's tests talk to: a server of their own, and a browser window that notices what goes wrong."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

STORY = """\
The Lock

“You came,” said Ada.

Bram shut the door. “I said I would.”

“You say a lot of things.”

“Not to you.”

She looked at the lock. It would never hold, of course.

“Sit down,” Ada said. “You are making the room small.”

“Where is Mrs. Hale?” asked Bram.

“Out,” said Ada.

“You have _not_ told her.”

“I have told nobody.”
"""


class Server:
    """`duologue open --no-browser`, with a shelf of its own; read by rules alone, which is what is fast."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.process: subprocess.Popen[str] | None = None
        self.address = ""

    def start(self, *words: str | Path) -> "Server":
        """Start, and wait for the line with the address."""
        call = [sys.executable, "-m", "duologue.cli", "open", "--no-browser", "--rules", *map(str, words)]
        env = {**os.environ, "DUOLOGUE_HOME": str(self.home)}
        self.process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, text=True)
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.process.stderr and self.process.stderr.read()
        return self

    def stop(self) -> None:
        """End it as a user does."""
        if self.process:
            self.process.terminate()
            self.process.communicate(timeout=20)
            self.process = None

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self.process
        self.process.kill()
        self.process.communicate(timeout=20)
        self.process = None

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.address).port or 0

    @property
    def token(self) -> str:
        """The word that lets in."""
        return urlsplit(self.address).query.removeprefix("token=")


class Visitor:
    """A browser window on the page, and what went wrong in it."""

    def __init__(self, window) -> None:
        self.window = window
        self.wrong: list[str] = []
        window.set_default_timeout(60_000)
        window.on("pageerror", lambda error: self.wrong.append(str(error)))
        window.on("dialog", lambda dialog: (self.wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
        window.on("console", self._heard)

    def _heard(self, message) -> None:
        # The browser itself reports answers that say no; what the page makes of those is tested on the page.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.wrong.append(message.text)

    def bring(self, name: str, raw: bytes) -> None:
        """Choose a file on the shelf, and wait until it can be read."""
        self.window.set_input_files("#file", {"name": name, "mimeType": "", "buffer": raw})
        self.reads()

    def reads(self) -> None:
        """Wait until a story is there; where none comes, say what is there instead."""
        try:
            self.window.wait_for_selector("#reading:not([hidden]) #story .piece .q")
        except Exception as problem:
            told = "() => [document.body.dataset.view, document.querySelector('#toast').textContent]"
            raise AssertionError(self.window.evaluate(told), self.wrong) from problem

    def choose(self, words: str) -> None:
        """Click the line with these words, and wait for its card."""
        self.window.locator("#story .q", has_text=words).first.click()
        self.window.wait_for_selector("#card:not([hidden]) .who-else")

    def speaker(self, words: str) -> str:
        """Who says the line with these words, as it is drawn."""
        style = "el => getComputedStyle(el).getPropertyValue('--name')"
        return self.window.locator("#story .q", has_text=words).first.evaluate(style).strip('"')

    def says(self, words: str, speaker: str) -> None:
        """Wait until that line is drawn as theirs."""
        self.window.wait_for_function(
            """([words, speaker]) => { const line = [...document.querySelectorAll("#story .q")]
                .find((one) => one.textContent.includes(words));
                return line && getComputedStyle(line).getPropertyValue("--name").includes(speaker); }""",
            arg=[words, speaker],
        )

    @property
    def text(self) -> str:
        """The story as it stands on the page."""
        return self.window.inner_text("#story")
