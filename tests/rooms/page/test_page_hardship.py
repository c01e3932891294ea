"""Hostile stories, broken files, readings that are stopped: the page stays whole, and alive."""

import os
import signal
import subprocess
import time

import pytest
from live_page import STORY, Server, Visitor

ATTACK = "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>"


def test_a_hostile_story_is_only_text(visitor: Visitor) -> None:
    """In its words, in its file's name, and in a name that a user gives."""
    window = visitor.window
    story = f"{ATTACK}\n\n“{ATTACK}” said Ada.\n\n“No,” said O{ATTACK}. “{ATTACK}”\n\nAda{ATTACK} left.\n"
    visitor.bring(f"{ATTACK}.txt", story.encode())
    visitor.choose("No,")
    window.fill("#card input[placeholder^='Somebody']", f"Eve {ATTACK}"[:80])
    window.click("#card .field button")
    visitor.says("No,", "Eve")
    window.click("[data-do=compare]")
    window.wait_for_selector("#dialog[open]")
    window.keyboard.press("Escape")
    window.click("[data-do=take]")
    window.keyboard.press("Escape")

    assert ATTACK in visitor.text

    window.click(".person:has(b bdi:has-text('Eve'))")
    window.wait_for_selector("#card[aria-label^='About Eve']")
    window.click(".wordmark")
    window.wait_for_selector("#stories li:has-text('onerror')")

    made = "document.querySelectorAll('[onerror], img, body script').length"
    assert window.evaluate(f"[window.pwned, {made}]") == [None, 0]


def test_the_page_never_makes_html_of_its_own(visitor: Visitor) -> None:
    """The browser itself forbids it, but to the one policy that draws what the server has escaped."""
    told = visitor.window.evaluate(
        """() => [
            () => { document.body.innerHTML = "<b>x</b>"; },
            () => { document.createElement("script").text = "window.pwned = 1"; },
            () => trustedTypes.createPolicy("other", { createHTML: (html) => html }),
        ].map((attempt) => { try { attempt(); return "done"; } catch (error) { return error.name; } })"""
    )
    visitor.wrong.clear()  # these refusals are what was asked for

    assert "done" not in told


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("broken.docx", b"PK\x03\x04 and no more", "broken.docx"),
        ("book.mobi", b"BOOKMOBI" * 100, "Calibre"),
        ("empty.txt", b"  \n ", "nothing in it"),
    ],
)
def test_a_bad_file_is_told_and_the_server_lives(visitor: Visitor, name: str, raw: bytes, told: str) -> None:
    """With a way out where there is one."""
    visitor.window.set_input_files("#file", {"name": name, "mimeType": "", "buffer": raw})
    visitor.window.wait_for_selector(f"#toast:has-text('{told}')")

    visitor.bring("good.txt", STORY.encode())


def test_a_reading_process_that_dies_takes_nothing_along(visit, own_server: Server) -> None:
    """As when a file is too much for the machine's memory."""
    visitor = visit(own_server.start().address)
    visitor.bring("one.txt", STORY.encode())
    assert own_server.process
    for child in children(own_server.process.pid):
        os.kill(child, signal.SIGKILL)
    visitor.window.locator("#story .q").first.click()
    visitor.window.wait_for_selector("#card:not([hidden]) .who-else")

    assert own_server.process.poll() is None


def test_no_process_stays_behind(visit, own_server: Server) -> None:
    """When the server is killed, so that it cannot tidy up."""
    visitor = visit(own_server.start().address)
    visitor.bring("one.txt", STORY.encode())
    assert own_server.process
    left = children(own_server.process.pid)
    own_server.kill()
    patience = time.monotonic() + 20
    while any(map(alive, left)) and time.monotonic() < patience:
        time.sleep(0.1)

    assert left
    assert [one for one in left if alive(one)] == []


def test_a_long_reading_can_be_stopped(visitor: Visitor) -> None:
    """And the shelf is there again at once."""
    window = visitor.window
    long = (STORY * 12_000).encode()
    window.set_input_files("#file", {"name": "long.txt", "mimeType": "", "buffer": long})
    window.wait_for_selector("#waiting:not([hidden]) #waiting-stage:not(:empty)", timeout=60_000)
    window.click("[data-do=stop]")

    window.wait_for_selector("#shelf:not([hidden])", timeout=5000)
    visitor.bring("short.txt", STORY.encode())


def children(process: int) -> list[int]:
    """The processes that `process` has started."""
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True)
    return [int(one) for one in told.stdout.split()]


def alive(process: int) -> bool:
    """Whether it still runs; one that only waits to be counted does not."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True).stdout
    return bool(told.strip()) and not told.strip().startswith("Z")
