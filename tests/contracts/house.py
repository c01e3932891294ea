"""The house as the contracts see it: its Python files, what each imports, and the floor of each room."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"

# A room may import rooms on lower floors, and itself. Rooms on the same floor do not know each other.
FLOORS = {
    "errors": 0,
    "whole_file": 0,
    "dynamics": 1,  # arrays in, arrays out, as models: curves, turns and the equations of a pair
    "figures": 1,  # numbers in, drawings out: it knows nothing of stories
    "models": 1,  # arrays in, arrays out: it knows nothing of stories
    "text": 1,
    "story": 2,
    "formats": 3,
    "reading": 3,
    "checks": 3,  # what a writer may want to look at; it reads a Story, and no file
    "corrections": 3,  # what a reader has said of a story; it reads a text, and one file of its own
    "exports": 4,  # above formats: a page or an e-book is given back as what formats know it is made of
    "reader": 4,
    "page": 5,  # the local web page: the only room with a server in it
    "": 5,  # duologue/__init__.py, the library's front door
    "cli": 6,
    "__main__": 7,
}


@dataclass(frozen=True, slots=True)
class Import:
    """One import of `module` in the module `here`; `inside` names the function it stands in."""

    here: str
    module: str
    line: int
    inside: str | None

    def __str__(self) -> str:
        where = f" inside {self.inside}()" if self.inside else ""
        return f"{self.here} line {self.line}{where} imports {self.module}"


def python_files() -> list[Path]:
    """Every Python file of the package."""
    return sorted(SRC.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """The file as Python understands it."""
    return ast.parse(path.read_text("utf-8"), str(path))


def module_name(path: Path) -> str:
    """`src/duologue/text/span.py` is `duologue.text.span`."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    """The room of a module: the first name below `duologue`, empty for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@cache
def imports() -> tuple[Import, ...]:
    """Every import of every file, at any depth, relative ones resolved."""
    return tuple(found for path in python_files() for found in _imports_of(path))


def _imports_of(path: Path) -> Iterator[Import]:
    here = module_name(path)
    package = here if path.name == "__init__.py" else here.rpartition(".")[0]
    for node, inside in _walk(tree(path), None):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(here, alias.name, node.lineno, inside)
        elif isinstance(node, ast.ImportFrom):
            yield from _names_from(node, here, package, inside)


def _names_from(node: ast.ImportFrom, here: str, package: str, inside: str | None) -> Iterator[Import]:
    base = node.module or ""
    if node.level:
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*above, base] if base else above)
    known = {module_name(path) for path in python_files()}
    for alias in node.names:
        whole = f"{base}.{alias.name}"
        yield Import(here, whole if whole in known else base, node.lineno, inside)


def _walk(node: ast.AST, inside: str | None) -> Iterator[tuple[ast.AST, str | None]]:
    for child in ast.iter_child_nodes(node):
        yield child, inside
        function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield from _walk(child, child.name if function else inside)
