"""The project's chores on any machine with Python 3.11 or newer: `python3 dev.py try`, `test` or `bench`.

Standard library only, so that it runs before anything is installed. It makes `.venv` and fills it, and does
so again only when pyproject.toml or the Python changed. Why not make: docs/decisions/0003.
"""

from __future__ import annotations  # so that an older Python gets as far as being told so

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
EXAMPLE = "slow_movement.txt"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHECKS = {"ruff": ("ruff", "check", "."), "mypy": ("mypy",)}

USAGE = """\
python3 dev.py try [STORY]        install, read an example (or STORY), and write the page try.html
python3 dev.py test [ARGUMENT…]   install, then ruff, mypy and every test; with arguments, pytest with those
python3 dev.py browser            install Chromium for the page's tests, where this system can (Debian, Ubuntu)
python3 dev.py bench              install, then measure quality and speed into benchmarks/results
"""

NO_PIP = """\
dev.py: this Python cannot make an environment with pip in it. Do one of these, then the same command again:
  Debian, Ubuntu    sudo apt install python3-venv
  Fedora            sudo dnf install python3-pip
  anything else     install Python from python.org, or put uv on the PATH
"""


def main(words: list[str]) -> int:
    """Run one chore and return its exit status."""
    chores = {"try": try_it, "test": test, "browser": browser, "bench": bench}
    if not words or words[0] not in chores:
        asked = bool(words) and words[0] in ("help", "-h", "--help")
        print(USAGE, end="", file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    if sys.version_info < OLDEST:
        return hand_over(words)
    try:
        return chores[words[0]](words[1:])
    except subprocess.CalledProcessError as failure:
        say(f"this did not work (status {failure.returncode}): {' '.join(failure.cmd[:6])} …")
        return 1
    except KeyboardInterrupt:
        return 130


def hand_over(words: list[str]) -> int:
    """Run the same chore with a Python on the PATH that is new enough."""
    for minor in range(OLDEST[1] + 9, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        # A version manager's stand-in can be on the PATH without the Python behind it.
        if found and works(found):
            return subprocess.call([found, str(ROOT / "dev.py"), *words])
    say(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, and this is {sys.version.split()[0]}.")
    return 1


# The environment


def prepare(with_tools: bool) -> None:
    """Make `.venv` and install the project into it, with the developers' tools or without."""
    stamp = VENV / "duologue-installed.txt"
    have = stamp.read_text("utf-8").split() if stamp.exists() and works(PYTHON) else []
    if fingerprint(with_tools) in have:
        return
    if not works(PYTHON):
        make_environment()
    say("installing duologue into .venv; the first time takes a minute …")
    tools = developers_tools() if with_tools else []
    run([PYTHON, "-m", "pip", "install", "--quiet", "--editable", ROOT, *tools])
    # What the tests need includes what trying needs: both stamps, or `try` after `test` would install again.
    stamp.write_text("\n".join({fingerprint(with_tools), fingerprint(False)}) + "\n", "utf-8")


def developers_tools() -> list[str]:
    """The `dev` group of pyproject.toml. pip reads such groups itself, but only since version 25.1."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [tool for tool in project["dependency-groups"]["dev"] if isinstance(tool, str)]


def fingerprint(with_tools: bool) -> str:
    """What an installation depends on; where it differs, install again."""
    made = VENV / "pyvenv.cfg"  # names the Python, which need not be the one running this
    needs = [(ROOT / "pyproject.toml").read_bytes(), made.read_bytes() if made.exists() else b""]
    return hashlib.sha256(repr((with_tools, str(ROOT), needs)).encode()).hexdigest()


def works(python: str | Path) -> bool:
    """Whether that Python runs and is new enough; an upgraded system leaves a broken `.venv` behind."""
    check = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    try:
        return subprocess.call([str(python), "-c", check], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_environment() -> None:
    """An empty `.venv` with pip in it, by the first way this machine has."""
    say("making .venv …")
    if importlib.util.find_spec("ensurepip") and start([sys.executable, "-m", "venv", "--clear", VENV]) == 0:
        return
    if importlib.util.find_spec("pip"):
        run([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])
        run([sys.executable, "-m", "pip", "--python", PYTHON, "install", "--quiet", "pip"])
    elif shutil.which("uv"):
        run(["uv", "venv", "--clear", "--seed", "--python", sys.executable, VENV])
    else:
        shutil.rmtree(VENV, ignore_errors=True)
        print(NO_PIP, end="", file=sys.stderr)
        sys.exit(1)


# The chores


def try_it(words: list[str]) -> int:
    """Read a story to a page, and say where the page is."""
    prepare(with_tools=False)
    story = Path(words[0]).resolve() if words else example()
    page = ROOT / "try.html"
    status = start([PYTHON, "-m", "duologue.cli", "read", story, "--to", "html", "-o", page])
    if status == 0:
        print(f"\nOpen it in a browser: {page.as_uri()}")
    return status


def example() -> Path:
    """The story to show; the first in examples/ where that one has moved."""
    story = ROOT / "examples" / EXAMPLE
    return story if story.exists() else min((ROOT / "examples").glob("*.txt"))


def test(words: list[str]) -> int:
    """All that must hold before a change is kept. pytest comes last, so that its count is the last line."""
    prepare(with_tools=True)
    if words:
        return start([PYTHON, "-m", "pytest", *words])
    failed = [name for name, check in CHECKS.items() if start([PYTHON, "-m", *check]) != 0]
    for name in failed:
        say(f"{name} FAILED, see above. The tests run all the same.")
    return start([PYTHON, "-m", "pytest"]) or int(bool(failed))


def browser(words: list[str]) -> int:
    """A browser for the tests of the page. Without one they are skipped, so not having it is no failure here."""
    if any(map(shutil.which, BROWSERS)):
        return 0
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    sudo = [] if root else ["sudo", "-n"]
    if not shutil.which("apt-get") or not (root or shutil.which("sudo")):
        say("no Chromium, and no apt-get to install it with: the page's tests are skipped.")
        return 0
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--yes", "--quiet"]
    say("installing Chromium for the page's tests …")
    if start([*apt, "update"]) or start([*apt, "install", "--no-install-recommends", "chromium"]):
        say("Chromium could not be installed: the page's tests are skipped.")
    return 0


def bench(words: list[str]) -> int:
    """Measure quality and speed; `python3 dev.py bench --help` says what can be chosen."""
    prepare(with_tools=True)
    return start([PYTHON, "-m", "benchmarks", *words])


# Running things


def run(command: Iterable[str | Path]) -> None:
    """Run a command that must work."""
    words = [str(word) for word in command]
    subprocess.run(words, check=True, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL)


def start(command: Iterable[str | Path]) -> int:
    """Run a command and return its exit status. Nothing here asks questions, so none gets input."""
    words = [str(word) for word in command]
    return subprocess.call(words, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL)


def environment() -> dict[str, str]:
    """The caller's environment, less what would mix another installation's packages into ours."""
    theirs = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    return {**theirs, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONNOUSERSITE": "1"}


def say(line: str) -> None:
    """One line about the work itself, apart from what the work prints."""
    print(f"dev.py: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
