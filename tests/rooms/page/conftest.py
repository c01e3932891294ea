"""A real server for the page, and a real browser to look at it."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from live_page import Server, Visitor

sys.path.append(str(Path(__file__).parents[1] / "formats"))  # the files of each format are made there

AGAIN = 2
"""A browser, a server and its reading processes share few cores: what fails three times running has failed."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give what is tried in the browser another try."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=AGAIN))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One server that most tests share."""
    with tempfile.TemporaryDirectory() as home:
        running = Server(Path(home)).start()
        yield running
        running.stop()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server for one test, not yet started."""
    running = Server(tmp_path / "home")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium():
    """The browser. Where there is none the tests are skipped, but never where CI says they must run."""
    sync_api = pytest.importorskip("playwright.sync_api")
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        assert not os.environ.get("CI"), "the page must be tested: install chromium (python3 dev.py browser)"
        pytest.skip("no Chromium on the PATH: python3 dev.py browser installs Debian's")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Open an address in a window of its own; afterwards nothing may have gone wrong in any."""
    contexts, visitors = [], []

    def open_(address: str, **how) -> Visitor:
        context = chromium.new_context(**{"viewport": {"width": 1300, "height": 850}, **how})
        contexts.append(context)
        visitor = Visitor(context.new_page())
        visitors.append(visitor)
        visitor.window.goto(address)
        visitor.window.wait_for_selector("body[data-view]")
        return visitor

    yield open_
    for context in contexts:
        context.close()
    assert [wrong for visitor in visitors for wrong in visitor.wrong] == []


@pytest.fixture
def visitor(visit, server: Server) -> Visitor:
    """The shared server's shelf in a window."""
    return visit(server.address)
