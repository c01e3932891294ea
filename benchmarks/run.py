"""Run every benchmark and write the results: numbers as JSON, and one page that a person can read.

Run: python -m benchmarks [--only pdnc litbank stories coreference cast bonds turnings conduct speed page
passages]. A benchmark with no data here says so, and its earlier results stay as they are.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.data import ROOT
from benchmarks.pages import page
from benchmarks.quality import bonds, cast, coreference, litbank_quotes, pdnc, stories, stories_conduct, turnings
from benchmarks.speed import novel
from benchmarks.speed import page as page_speed

RESULTS = ROOT / "benchmarks" / "results"
PARTS: dict[str, Callable[[Sequence[str]], dict[str, Any] | None]] = {
    "pdnc": pdnc.main,
    "litbank": litbank_quotes.main,
    "stories": stories.main,
    "coreference": coreference.main,
    "cast": cast.main,
    "bonds": bonds.main,
    "turnings": turnings.main,
    "conduct": stories_conduct.main,
    "speed": novel.main,
    "page": page_speed.main,
}


def commit() -> str:
    """The commit that was measured, marked where the reader in the working tree differs from it."""
    head = _git("rev-parse", "--short", "HEAD")
    return f"{head} with changes" if _git("status", "--porcelain", "src") else head


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def passages() -> dict[str, Any] | None:
    """The table of our own stories, as their benchmark prints it; None where it cannot run."""
    command = [sys.executable, "-m", "benchmarks.quality.passages"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(done.stdout or done.stderr)
    return {"table": done.stdout.rstrip()} if done.returncode == 0 else None


def save(name: str, numbers: dict[str, Any]) -> None:
    """Write one benchmark's numbers with the commit they were taken at."""
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps({"commit": commit()} | numbers, indent=1) + "\n", encoding="utf-8")


def saved(results: Path) -> dict[str, dict[str, Any]]:
    """Every benchmark's last numbers, by name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(results.glob("*.json"))}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for, then write the page from all results there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=(*PARTS, "passages", "none"), metavar="NAME")
    options = parser.parse_args(arguments)
    RESULTS.mkdir(exist_ok=True)
    for name in (*PARTS, "passages"):
        if options.only and name not in options.only:
            continue
        print(f"\n== {name}")
        numbers = passages() if name == "passages" else PARTS[name]([])
        if numbers:
            save(name, numbers)
    (RESULTS / "README.md").write_text(page(saved(RESULTS)), encoding="utf-8")


if __name__ == "__main__":
    main()
