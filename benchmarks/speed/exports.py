"""How long checks and exports take beyond the reading of a novel: `python -m benchmarks.speed.exports [-o FILE]`.

The text is that of benchmarks/speed/novel.py; none of it is kept. Of several runs the least processor time is
given, which tells the work itself on a machine that is busy with other things too.
"""

import argparse
import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duologue
from benchmarks.data import data_folder
from benchmarks.speed.novel import NOVEL_WORDS, machine, words_of_novels
from duologue.checks.table import CHECKS, findings
from duologue.exports.legend import LEGEND
from duologue.exports.new_epub import new_epub
from duologue.exports.table import EXPORTS
from duologue.formats.open import open_stream
from duologue.reader import read_source
from duologue.story.story import Story


def seconds(work: Callable[[], object], runs: int) -> float:
    """The least processor time of several runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return round(min(times), 3)


def measured(story: Story, runs: int) -> dict[str, float]:
    """Seconds for every check and every export of one story."""
    found = {"checks": seconds(lambda: findings(story, CHECKS), runs)}
    for name, export in EXPORTS.items():
        found[name] = seconds(lambda export=export: export.write(story), runs)
    return found


def unmarked(book: bytes) -> bytes:
    """An EPUB as a stranger would have made it: without the member by which ours are known."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            if entry.filename != LEGEND:
                new.writestr(entry, old.read(entry))
    return file.getvalue()


def given_back(story: Story, rules: bool, runs: int) -> float:
    """Seconds to give an EPUB of that story back with marks in it."""
    raw = unmarked(new_epub(story))
    book = read_source(open_stream(raw, "novel.epub"), rules=rules)
    own = EXPORTS["epub"].own
    assert own is not None
    return seconds(lambda: own(book, raw), runs)


def main() -> None:
    """Print the seconds, and keep them with `-o`."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--words", type=int, default=NOVEL_WORDS)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--rules", action="store_true", help="read by rules alone, which is sooner")
    asked.add_argument("-o", "--output", type=Path)
    given = asked.parse_args()
    text = words_of_novels(data_folder("litbank"), given.words)
    story = duologue.read_text(text, rules=given.rules)
    found: dict[str, Any] = measured(story, given.runs)
    found["epub, given back"] = given_back(story, given.rules, given.runs)
    for name, taken in found.items():
        print(f"{name:20}{taken:8.2f} s")
    if given.output:
        kept = {"words": len(text.split()), "runs": given.runs, "seconds": found, "machine": machine()}
        given.output.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
