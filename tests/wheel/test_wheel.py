"""What a user gets: the built wheel, alone in a bare environment, with the source tree out of sight.

Catches what no test beside the sources can: a file left out of the wheel, a dependency only developers have.
"""

import json
import os
import subprocess
import sys
import urllib.request
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
VISIT = "“You came,” said Ada.\r\n\r\nBram shut the door. “I said I would.”\r\n"

pytestmark = pytest.mark.wheel


@dataclass(frozen=True, slots=True)
class Bare:
    """An environment with the wheel and what it depends on, and a folder far from the sources."""

    folder: Path
    python: Path

    def __call__(self, *words: str | Path) -> subprocess.CompletedProcess[bytes]:
        """Run a program of this environment: Python itself, or a script beside it."""
        program = self.python.with_name(str(words[0]))
        call = [str(word) for word in (program, *words[1:])]
        quiet = subprocess.DEVNULL
        return subprocess.run(call, cwd=self.folder, env=outside(), capture_output=True, stdin=quiet)


def outside() -> dict[str, str]:
    """The environment variables, less those by which Python could still find the source tree."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def must(call: list[str | Path], folder: Path) -> None:
    ran = subprocess.run([str(word) for word in call], cwd=folder, env=outside(), capture_output=True, text=True)

    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as for a release."""
    folder = tmp_path_factory.mktemp("wheel")
    must([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT], folder)
    (built,) = folder.glob("duologue-*.whl")
    return built


@pytest.fixture(scope="session")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Bare:
    """The wheel installed where nothing else is."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=False, symlinks=os.name != "nt")
    python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    must([sys.executable, "-m", "pip", "--python", python, "install", "--quiet", wheel], folder)
    (folder / "visit.txt").write_bytes(VISIT.encode())
    return Bare(folder, python)


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Word lists, the page's style and script, the schema: all that lies under src, and nothing else."""
    wanted = {
        path.relative_to(SRC).as_posix()
        for path in (SRC / "duologue").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert held == wanted


def test_the_source_tree_is_out_of_sight(bare: Bare) -> None:
    """Otherwise nothing else here would prove anything."""
    ran = bare("python", "-c", "import duologue; print(duologue.__file__)")

    assert Path(ran.stdout.decode().strip()).resolve().is_relative_to(bare.folder.resolve()), ran.stderr.decode()


def test_a_story_becomes_a_page(bare: Bare) -> None:
    """With its style and script, which are package files."""
    ran = bare("duologue", "read", "visit.txt")
    page = bare.folder / "visit.html"

    assert ran.returncode == 0, ran.stderr.decode()
    assert "You came" in page.read_text("utf-8")
    assert "<style" in page.read_text("utf-8")


def test_a_story_becomes_json(bare: Bare) -> None:
    """With every character of the text."""
    ran = bare("duologue", "read", "visit.txt", "--to", "json", "-o", "-")

    assert ran.returncode == 0, ran.stderr.decode()
    assert json.loads(ran.stdout)["text"] == VISIT
    assert len(json.loads(ran.stdout)["quotes"]) == 2


def test_the_page_is_served(bare: Bare) -> None:
    """With everything that it needs: its address comes, and then its own files do."""
    program = bare.python.with_name("duologue")
    env = outside() | {"DUOLOGUE_HOME": str(bare.folder / "home")}
    call = [str(program), "open", "visit.txt", "--no-browser", "--rules"]
    with subprocess.Popen(call, cwd=bare.folder, env=env, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().strip().partition("#")[0]
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = browser.open(address, timeout=60).read().decode()
        script = browser.open(address.partition("?")[0] + "static/main.js", timeout=60).read()
        server.terminate()

    assert "/static/main.js" in page
    assert b"reading.js" in script


def test_formats_and_version(bare: Bare) -> None:
    """The other commands find what they need too."""
    assert b".epub" in bare("duologue", "formats").stdout
    assert bare("duologue", "--version").stdout.startswith(b"duologue ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", "<html><body><p>“No,” said Ada.</p></body></html>"),
        ("page.md", "# One\n\n“No,” said Ada.\n"),
        ("page.rtf", "{\\rtf1\\ansi \\ldblquote No,\\rdblquote  said Ada.\\par}"),
    ],
)
def test_other_formats_are_read(bare: Bare, name: str, content: str) -> None:
    """What a format needs is a dependency of ours, not only of the developers."""
    (bare.folder / name).write_text(content, "utf-8")
    ran = bare("duologue", "read", name, "--to", "json", "-o", "-")

    assert ran.returncode == 0, ran.stderr.decode()
    assert "“No,” said Ada." in json.loads(ran.stdout)["text"]
