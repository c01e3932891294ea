"""The two commands of a fresh machine: what dev.py needs, when it installs, and what it says where it cannot."""

import ast
import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from house import ROOT


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py, in a project folder of its own; nothing it starts is really started."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    project = tmp_path / "pyproject.toml"
    project.write_bytes((ROOT / "pyproject.toml").read_bytes())
    (tmp_path / ".venv").mkdir()
    for name, value in {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "PYTHON": Path(sys.executable)}.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module, "ran", [], raising=False)
    monkeypatch.setattr(module, "run", lambda command: module.ran.append([str(word) for word in command]))
    return module


def test_it_needs_the_standard_library_only() -> None:
    """It runs before anything is installed."""
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_a_second_time_installs_nothing(dev: ModuleType) -> None:
    """And what served the tests serves trying, too."""
    dev.prepare(with_tools=True)
    assert len(dev.ran) == 1

    dev.prepare(with_tools=True)
    dev.prepare(with_tools=False)
    assert len(dev.ran) == 1


def test_the_tools_come_when_they_are_wanted(dev: ModuleType) -> None:
    """Trying needs none of them."""
    dev.prepare(with_tools=False)
    dev.prepare(with_tools=True)
    trying, testing = dev.ran

    assert not any(word.startswith("pytest") for word in trying)
    assert any(word.startswith("pytest") for word in testing)


def test_a_changed_project_is_installed_again(dev: ModuleType) -> None:
    """A new dependency is there at the next call."""
    dev.prepare(with_tools=False)
    with (dev.ROOT / "pyproject.toml").open("a") as project:
        project.write("# changed\n")
    dev.prepare(with_tools=False)

    assert len(dev.ran) == 2


def test_without_pip_it_says_what_to_install(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on a Debian without python3-venv."""
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit) as ended:
        dev.make_environment()

    assert ended.value.code == 1
    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_an_old_python_is_told(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no newer one is on the PATH either."""
    monkeypatch.setattr(dev, "OLDEST", (3, 99))

    assert dev.main(["test"]) == 1
    assert "Python 3.99 or newer is needed" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_a_clean_checkout_runs_the_same_tests() -> None:
    """CI has no list of its own that could drift."""
    script = ROOT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert "python3 dev.py browser" in script.read_text("utf-8")
    assert "python3 dev.py test" in script.read_text("utf-8")


def test_a_browser_is_installed_where_that_can_be_done(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """By Debian's own means, and not twice; where it cannot be had, the tests that need it are skipped."""
    asked: list[list[str]] = []
    monkeypatch.setattr(dev, "start", lambda command: asked.append([str(word) for word in command]) or 0)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)

    assert dev.browser([]) == 0
    assert asked == []

    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name in ("apt-get", "sudo") else None)

    assert dev.browser([]) == 0
    assert [words[-1] for words in asked] == ["update", "chromium"]

    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name == "chromium" else None)

    assert dev.browser([]) == 0
    assert len(asked) == 2
