"""The README's examples run as they stand there, and it tells of no command that is not there."""

import io
import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from duologue.reader import STAGES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
PYTHON = [code for language, code in BLOCKS if language == "python"]
CALLS = [line for language, code in BLOCKS if language == "sh" for line in code.splitlines() if line.strip()]

STORY = "“You came,” said Ada.\n\nBram shut the door. “I said I would.”\n"
DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>“You came,” said Ada.</w:t></w:r></w:p></w:body></w:document>"
)
BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "a.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest>'
    '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="c"/></spine></package>',
    "c.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>“You came,” said Ada.</p></body></html>',
}


def zipped(members: dict[str, str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return whole.getvalue()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the stories that the README's examples name."""
    (tmp_path / "story.txt").write_bytes(STORY.encode())
    (tmp_path / "story.epub").write_bytes(zipped(BOOK))
    (tmp_path / "novel.docx").write_bytes(zipped({"word/document.xml": DOCUMENT}))
    return tmp_path


@pytest.mark.parametrize("code", PYTHON)
def test_python_examples_run(code: str, desk: Path) -> None:
    """In a Python of their own, as a reader would run them."""
    ran = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, encoding="utf-8")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.strip()


OPENS = [line for line in CALLS if line.startswith("duologue open")]


@pytest.mark.parametrize("line", OPENS)
def test_the_page_opens(line: str, desk: Path) -> None:
    """It serves until it is stopped, so that it is only seen to begin."""
    words = [*shlex.split(line, comments=True)[1:], "--no-browser"]
    env = {**os.environ, "DUOLOGUE_HOME": str(desk / "home")}
    call = [sys.executable, "-m", "duologue.cli", *words]
    with subprocess.Popen(call, cwd=desk, stdout=subprocess.PIPE, env=env, text=True) as server:
        assert server.stdout
        address = server.stdout.readline()
        server.terminate()

    assert re.match(r"http://127\.0\.0\.1:\d+/\?token=\S+#story=\w+$", address)


@pytest.mark.parametrize("line", [line for line in CALLS if line.startswith("duologue ") and line not in OPENS])
def test_command_line_examples_run(line: str, desk: Path) -> None:
    """Each does what it says, and exits with 0."""
    words = shlex.split(line, comments=True)[1:]
    ran = subprocess.run([sys.executable, "-m", "duologue.cli", *words], cwd=desk, capture_output=True)

    assert ran.returncode == 0, ran.stderr.decode("utf-8")
    for named in re.findall(r"\S+\.(?:html|json)\b|\S+/(?=\s)", line):
        assert (desk / named).exists()


def test_every_other_example_is_known() -> None:
    """Installation and the two chores; anything new here is tested here, or is not an example."""
    others = [shlex.split(line, comments=True) for line in CALLS if not line.startswith("duologue ")]

    assert others == [
        ["python3", "dev.py", "try"],
        ["python3", "dev.py", "test"],
        ["pip", "install", "."],
    ]


def test_the_two_chores_exist() -> None:
    """dev.py knows what the README promises."""
    ran = subprocess.run([sys.executable, ROOT / "dev.py", "--help"], capture_output=True, text=True)

    assert ran.returncode == 0
    assert all(f"python3 dev.py {chore}" in ran.stdout for chore in ("try", "test", "bench"))


def test_the_diagram_shows_the_stages_in_their_order() -> None:
    """The picture of the house is the reader's list."""
    drawing = " ".join(line for line in README.splitlines() if "──▶" in line).partition(" ──▶ exports")[0]

    assert re.findall(r"\w+", drawing) == ["file", "formats", "Source", *(stage.name for stage in STAGES), "Story"]
