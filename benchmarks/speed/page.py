"""How fast the page is, in a real browser: the first view, a correction, and the frames of a long scroll.

A story of 2,000 words and a novel of 200,000 are brought to a page whose server is warm. Times begin when the file
is given and end with the frame that shows the text; of several runs the best is given, because the machine may be
busy, with its load beside it. Run: python -m benchmarks.speed.page --help
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.data import DataAbsentError, data_folder
from benchmarks.speed.novel import words_of_novels

if TYPE_CHECKING:  # a developer's tool, which need not be there to import this
    from playwright.sync_api import Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
STORY_WORDS, NOVEL_WORDS = 2_000, 200_000
BARS = {
    "first_view_of_a_story_s": 1.0,
    "first_view_of_a_novel_s": 3.0,
    "line_corrected_s": 0.3,
    "longest_frame_ms": 50,
}
_CLOCK = """() => document.querySelector("#file").addEventListener(
    "change", () => { window.given = performance.now(); }, { capture: true })"""
_SHOWN = """async () => {
    const there = () => document.querySelector("#reading:not([hidden]) #story .piece > p");
    while (!there()) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return (performance.now() - window.given) / 1000;
}"""
_CORRECT = """async () => {
    const line = () => document.querySelector("#story .hot.q");
    const name = () => line() && getComputedStyle(line()).getPropertyValue("--name");
    const before = name(), from = performance.now();
    document.querySelector("#card .chip[aria-pressed=false]:has(bdi)").click();
    const card = document.querySelector("#card");
    while (!name() || name() === before) await new Promise(requestAnimationFrame);
    const line_drawn = (performance.now() - from) / 1000;
    while (card.ariaBusy) await new Promise(requestAnimationFrame);
    return [line_drawn, (performance.now() - from) / 1000];
}"""
_SCROLL = """async () => {
    const frames = [], high = document.documentElement.scrollHeight;
    let last = performance.now();
    for (let at = 0; at < high && frames.length < 1500; at += 180) {
        scrollTo(0, at);
        await new Promise(requestAnimationFrame);
        frames.push(performance.now() - last);
        last = performance.now();
    }
    frames.sort((a, b) => a - b);
    return { frames: frames.length, median_ms: frames[frames.length >> 1],
        p99_ms: frames[Math.floor(0.99 * frames.length)], longest_ms: frames[frames.length - 1],
        over_50_ms: frames.filter((one) => one > 50).length };
}"""
_READ = """() => document.querySelector("#side .cast")
    && !document.querySelector("#side").textContent.includes("Being read")"""
_DRAWN = """() => [...document.querySelectorAll("#story .piece")].every((piece) => piece.firstElementChild)"""


class NoBrowserError(Exception):
    """There is no browser to measure in."""


@contextmanager
def page_served() -> Iterator[str]:
    """The address of a server with an empty shelf."""
    with tempfile.TemporaryDirectory() as home:
        call = [sys.executable, "-m", "duologue.cli", "open", "--no-browser", "--rules"]
        env = {**os.environ, "DUOLOGUE_HOME": home}
        with subprocess.Popen(call, stdout=subprocess.PIPE, env=env, text=True) as server:
            assert server.stdout
            yield server.stdout.readline().strip()
            server.terminate()


def bring(window: "Page", name: str, text: str) -> float:
    """Seconds from giving the file to the frame that shows its first paragraph."""
    window.set_input_files("#file", {"name": name, "mimeType": "", "buffer": text.encode()})
    return float(window.evaluate(_SHOWN))


def scrolled(window: "Page") -> dict[str, float]:
    """Frames of a scroll through the novel on the clock, and the longest task of the page's thread by its own.

    On a busy machine a frame waits for other programs; the thread's clock stands still meanwhile.
    """
    browser = window.context.browser
    assert browser
    browser.start_tracing(page=window, categories=["toplevel", "disabled-by-default-devtools.timeline"])
    frames = window.evaluate(_SCROLL)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    threads = {(e["pid"], e["tid"]) for e in events if e["name"] == "thread_name"
               and e["args"]["name"] == "CrRendererMain"}  # fmt: skip
    tasks = [e.get("tdur", 0) for e in events if e.get("ph") == "X" and (e["pid"], e["tid"]) in threads]
    return {name: round(value, 1) for name, value in frames.items()} | {
        "tasks": len(tasks),
        "longest_task_cpu_ms": round(max(tasks) / 1000, 1),
    }


def measured(window: "Page", story: str, novel: str, run: int) -> dict[str, Any]:
    """One run of everything; every run brings texts that are new to the server."""
    window.wait_for_selector("#endings:not(:empty)", state="attached")
    window.evaluate(_CLOCK)
    time.sleep(2)  # a warm server has a reading process waiting
    first = bring(window, f"story{run}.txt", f"Run {run}\n\n{story}")
    window.click(".wordmark")
    time.sleep(2)
    long = bring(window, f"novel{run}.txt", f"Run {run}\n\n{novel}")
    window.wait_for_function(_READ)
    window.wait_for_function(_DRAWN)
    window.wait_for_timeout(1500)
    frames = scrolled(window)
    window.evaluate("scrollTo(0, 0)")
    window.locator("#story .q:not(.w)").nth(5).click()
    window.wait_for_selector("#card .who-else")
    line, turns = window.evaluate(_CORRECT)
    return {
        "first_view_of_a_story_s": round(first, 3),
        "first_view_of_a_novel_s": round(long, 3),
        "line_corrected_s": round(line, 3),
        "turns_read_again_s": round(turns, 3),
        "longest_frame_ms": frames["longest_ms"],
        "longest_task_cpu_ms": frames["longest_task_cpu_ms"],
        "frames": frames,
        "load": [round(one, 1) for one in os.getloadavg()],
    }


def measure(litbank: Path, runs: int) -> dict[str, Any]:
    """The best of `runs`, each measure for itself, and all of them."""
    from playwright.sync_api import sync_playwright

    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise NoBrowserError("no Chromium on the PATH; python3 dev.py browser installs Debian's")
    story, novel = words_of_novels(litbank, STORY_WORDS), words_of_novels(litbank, NOVEL_WORDS)
    found = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for run in range(runs):
            with page_served() as address:
                window = chromium.new_page(viewport={"width": 1300, "height": 850})
                window.set_default_timeout(300_000)
                window.goto(address)
                found.append(measured(window, story, novel, run))
                print(json.dumps(found[-1]), file=sys.stderr, flush=True)
                window.close()
        version = chromium.version
        chromium.close()
    best = {name: min(run[name] for run in found) for name in (*BARS, "turns_read_again_s", "longest_task_cpu_ms")}
    return {
        "words": {"story": STORY_WORDS, "novel": NOVEL_WORDS},
        "bars": BARS,
        "best": best,
        "reached": {name: best[name] <= bar for name, bar in BARS.items()},
        "runs": found,
        "browser": f"Chromium {version}",
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


def main(arguments: Sequence[str] | None = None) -> dict[str, Any] | None:
    """Run the benchmark; None where the novels, Playwright or a browser are absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the numbers there")
    options = parser.parse_args(arguments)
    try:
        numbers = measure(data_folder("litbank"), options.runs)
    except (DataAbsentError, ImportError, NoBrowserError) as absent:
        print(f"skipped: {absent}")
        return None
    print(json.dumps({name: numbers[name] for name in ("best", "reached")}, indent=1))
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return numbers


if __name__ == "__main__":
    main()
