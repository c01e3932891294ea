"""The page in a real browser, where there is one: its policy lets its own script and style work."""

import shutil
import subprocess
from pathlib import Path

import pytest
from last_boat import last_boat
from page_parts import Page

from duologue.exports.report_html import report_html

BROWSER = next((found for name in ("chromium", "google-chrome") if (found := shutil.which(name))), None)
FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --dump-dom"


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
def test_a_link_to_a_line_opens_its_card(tmp_path: Path) -> None:
    """After loading, the script has run under the page's own policy and shows who says line 0."""
    file = tmp_path / "boat.html"
    file.write_text(report_html(last_boat()), encoding="utf-8")
    command = [
        str(BROWSER),
        *FLAGS.split(),
        "--virtual-time-budget=3000",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    try:
        ran = subprocess.run([*command, f"{file.as_uri()}#l0"], capture_output=True, timeout=60, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as problem:
        pytest.skip(f"the browser did not run: {type(problem).__name__}")
    page = Page(ran.stdout.decode("utf-8"))
    card = next(attrs for attrs in page.all("div") if attrs.get("id") == "card")

    assert page.all("html")[0].get("class") == "scripted"
    assert "hidden" not in card
    assert "Ines to Daniel" in page.shown
