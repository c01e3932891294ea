"""House rules 8 and 9: small files, small functions, a quiet library, and a word for everything public."""

import ast
from collections.abc import Iterator

from house import ROOT, SRC, module_name, python_files, room, tree

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    for path in python_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, Function):
                yield f"{path.relative_to(SRC)}:{node.lineno} {node.name}", node


def test_files_have_at_most_400_lines() -> None:
    """One idea per file: Python, and the page's scripts and styles."""
    sources = (path for ending in ("py", "js", "css") for path in SRC.rglob(f"*.{ending}"))
    lengths = {str(path.relative_to(SRC)): len(path.read_text("utf-8").splitlines()) for path in sources}

    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_functions_have_at_most_60_lines() -> None:
    """About thirty is the aim; past sixty there are two functions in there."""
    lengths = {name: (node.end_lineno or 0) - node.lineno + 1 for name, node in functions()}

    assert {name: length for name, length in lengths.items() if length > 60} == {}


def test_nothing_prints_or_exits_below_the_command_line() -> None:
    """A library that prints or exits cannot be built upon."""
    wrong = []
    for path in python_files():
        if room(module_name(path)) in ("cli", "__main__"):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in FORBIDDEN_CALLS:
                wrong.append(f"{path.relative_to(SRC)}:{node.lineno} calls {ast.unparse(node.func)}")

    assert wrong == []


FORBIDDEN_CALLS = {"print", "exit", "quit", "input", "breakpoint", "sys.exit", "os._exit"}
FORBIDDEN_CALLS |= {"sys.stdout.write", "sys.stderr.write"}


def test_modules_and_public_names_have_docstrings() -> None:
    """A file says what it is for and what it leaves out; a public name says what it gives."""
    wordless = []
    for path in python_files():
        # An empty __init__.py only marks a folder; everything there is to say stands in the files beside it.
        if path.read_text("utf-8").strip() and ast.get_docstring(tree(path)) is None:
            wordless.append(str(path.relative_to(SRC)))
        wordless += [f"{path.relative_to(SRC)}: {name}" for name in _without_words(tree(path), "")]

    assert wordless == []


def _without_words(scope: ast.AST, prefix: str) -> Iterator[str]:
    """Public functions, classes and methods without a docstring."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield prefix + node.name
        if isinstance(node, ast.ClassDef):
            yield from _without_words(node, f"{node.name}.")


def test_package_data_is_known_to_git() -> None:
    """Nothing under src may be left out of a checkout by .gitignore: the wheel would lack it."""
    ignored = {line.strip("/ ") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()}

    assert not {path.name for path in SRC.rglob("*") if path.name != "__pycache__"} & ignored
