"""For those who cannot see the page, or see it differently: axe-core finds nothing on any view."""

import pytest
from live_page import STORY, Server

VIEWS = ("shelf", "reading", "line", "person", "help", "take", "compare", "paste")
WINDOWS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 390, "height": 800}},
}


@pytest.mark.parametrize("how", WINDOWS)
def test_axe_finds_nothing(visit, server: Server, how: str) -> None:
    """On all views, one after the other."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    visitor = visit(server.address, reduced_motion="reduce", **WINDOWS[how])
    window = visitor.window
    window.set_input_files("#file", {"name": "axe.txt", "mimeType": "", "buffer": STORY.encode()})
    window.wait_for_selector("#story .q")
    found = {}
    for view in VIEWS:
        go(visitor, view)
        told = axe.run(window).response["violations"]
        found |= {f"{view}: {rule['id']}": [node["html"][:160] for node in rule["nodes"]][:4] for rule in told}

    assert found == {}


def go(visitor, view: str) -> None:
    """Bring a view onto the screen."""
    window = visitor.window
    if window.locator("#dialog[open]").count():
        window.keyboard.press("Escape")
    if view == "shelf":
        window.click(".wordmark")
        window.wait_for_selector("#stories li")
        return
    if view == "reading":
        window.locator("#stories .open").first.click()
        window.wait_for_selector("#story .q")
    elif view == "line":
        visitor.choose("I said I would")
    elif view == "person":
        window.evaluate("document.querySelector('.side > details').open = true")
        window.locator(".person").first.click()
        window.wait_for_selector("#card .person-forms")
        window.click("#card .person-forms summary")
    elif view == "paste":
        window.click(".wordmark")
        window.click("[data-do=paste]")
        window.wait_for_selector("#pasted")
    else:
        window.click(f"[data-do={view}]")
        window.wait_for_selector("#dialog[open]")
