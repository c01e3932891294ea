"""House rule 1: imports only go down, and every room has a subject."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from house import FLOORS, ROOT, Import, imports, module_name, python_files, room

MAY_IMPORT_LATE = ("duologue.cli.", "duologue.formats.open")
NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib", "poplib",
    "imaplib", "xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "urllib3", "webbrowser",
}  # fmt: skip
SERVING = {"asyncio", "socket", "webbrowser", "http.cookies"}


def ours() -> list[Import]:
    return [found for found in imports() if found.module.split(".")[0] == "duologue"]


def test_every_room_has_a_floor() -> None:
    """A new room is given its place in FLOORS before it is used."""
    rooms = {room(module_name(path)) for path in python_files()}

    assert rooms <= set(FLOORS)


def test_imports_go_down() -> None:
    """No file imports a room above its own, or another on its own floor; inside functions neither."""
    wrong = [
        str(found)
        for found in ours()
        if room(found.module) != room(found.here) and FLOORS[room(found.module)] >= FLOORS[room(found.here)]
    ]

    assert wrong == []


def test_reading_rooms_never_import_each_other() -> None:
    """A stage reads another room's layer from the Story, never that room's code."""
    wrong = []
    for found in ours():
        here, there = found.here.split("."), found.module.split(".")
        both_read = here[:2] == there[:2] == ["duologue", "reading"]
        if both_read and len(here) > 2 and len(there) > 2 and here[2] != there[2]:
            wrong.append(str(found))

    assert wrong == []


def test_late_imports_only_where_start_up_is_worth_it() -> None:
    """Only the two front doors import another room inside functions; elsewhere a need stands at the top."""
    wrong = [
        str(found)
        for found in ours()
        if found.inside
        and room(found.module) != room(found.here)
        and not found.here.startswith(MAY_IMPORT_LATE)
        and found.here != "duologue"
    ]

    assert wrong == []


def test_no_room_without_a_subject() -> None:
    """A room named utils attracts everything, and then everything imports it."""
    subjectless = {"utils", "util", "common", "helpers", "helper", "misc", "shared"}
    wrong = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if subjectless & set(module_name(path).split(".")) or path.stem.endswith(("_utils", "_helpers"))
    ]

    assert wrong == []


def test_the_house_never_imports_what_is_built_upon_it() -> None:
    """Benchmarks, tests and training import duologue, never the reverse."""
    outside = {"benchmarks", "tests", "training", "examples", "dev"}

    assert [str(found) for found in imports() if found.module.split(".")[0] in outside] == []


def test_no_network_module_is_imported() -> None:
    """Nothing in the package can reach a network. The page serves this machine's own browser, and calls nobody:
    it listens, waits for its reading processes, reads a cookie and opens the browser, and may do nothing else."""
    wrong = [
        str(found)
        for found in imports()
        if any(found.module == name or found.module.startswith(f"{name}.") for name in NETWORK)
        and not (room(found.here) == "page" and found.module in SERVING)
    ]

    assert wrong == []


def test_only_declared_dependencies_are_imported() -> None:
    """What the package imports is in the standard library or in pyproject.toml, developers' tools apart."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [name for names in project.get("optional-dependencies", {}).values() for name in names]
    declared = {re.split(r"[^\w.-]", name)[0].lower() for name in [*project["dependencies"], *extras]}
    given_by = packages_distributions()  # `markdown_it` is given by markdown-it-py
    wrong = []
    for found in imports():
        top = found.module.split(".")[0]
        if top in sys.stdlib_module_names or top == "duologue":
            continue
        if not {name.lower() for name in given_by.get(top, [top])} & declared:
            wrong.append(str(found))

    assert wrong == []


def test_command_line_alone_imports_click() -> None:
    """The library works where no command line is wanted."""
    assert [str(f) for f in imports() if f.module.split(".")[0] == "click" and room(f.here) != "cli"] == []
