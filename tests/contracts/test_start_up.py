"""What is loaded when: nobody waits for what they do not use. Counted in modules, not in seconds."""

import subprocess
import sys

import pytest


def loaded_after(statement: str) -> set[str]:
    """The top-level modules in a fresh Python after `statement`."""
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {line.split(".")[0] for line in ran.stderr.splitlines()}


def test_the_library_loads_neither_click_nor_selectolax() -> None:
    """`import duologue` is for programs; a command line and an HTML parser come when they are used."""
    assert loaded_after("import duologue; duologue.read_text") & {"click", "selectolax"} == set()


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["read", "--help"], ["formats"]])
def test_help_waits_for_nothing_heavy(words: list[str]) -> None:
    """Help comes at once: numpy alone would double the wait."""
    loaded = loaded_after(f"from duologue.cli.main import main; main({words!r})")

    assert loaded & {"numpy", "selectolax", "zipfile"} == set()


def test_reading_plain_text_loads_no_html_parser() -> None:
    """A text file is read without what only web pages and e-books need."""
    loaded = loaded_after("import duologue; duologue.read_text('“No,” said Ada.')")

    assert loaded & {"selectolax", "click"} == set()


def test_reading_by_rules_loads_no_network() -> None:
    """Who does not want what was learned does not wait for it."""
    loaded = loaded_after("import duologue; duologue.read_text('“No,” said Ada. She left.', rules=True)")

    assert "onnxruntime" not in loaded
    assert "onnxruntime" in loaded_after("import duologue; duologue.read_text('“No,” said Ada. She left.')")
