"""Speed and memory of both readings: a novel by stage, a short story with start-up, memory against length.

By rules alone the novel is read on one core. With the encoder it is read on as many as the reading takes, and the
bare encoder beside it: one pass over the same pieces in full windows that do not overlap, on the same threads.

The texts are openings of public-domain novels, cut at paragraphs; none is kept. Times are of a machine that
may be busy, so the best of several runs is given for a long text and the median for start-up, with the load
beside them. Run: python -m benchmarks.speed.novel --help
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

import duologue
from benchmarks.data import DataAbsentError, data_folder
from duologue.models.encoder import SHIPPED, open_encoder
from duologue.models.windows import SIZE

# Five long novels with much dialogue, in this order, so that every length is the beginning of the next.
BOOKS = (
    "514_little_women",
    "1400_great_expectations",
    "1260_jane_eyre_an_autobiography",
    "155_the_moonstone",
    "145_middlemarch",
)
NOVEL_WORDS = 100_000
STORY_WORDS = 2_000
MEMORY_WORDS = (12_500, 25_000, 50_000, 100_000, 200_000, 500_000)
ENCODED_WORDS = (12_500, 100_000, 500_000)
"""The same for the reading with the encoder, which takes longer."""
READINGS = {"by rules": True, "with the encoder": False}

# A process's own account of its peak includes its parent's before it started, so Linux's is asked first.
_READ_AND_TELL_PEAK = """
import sys, pathlib, duologue
if len(sys.argv) > 1:
    duologue.read(sys.argv[1], rules=len(sys.argv) > 2)
status = pathlib.Path("/proc/self/status")
if status.exists():
    print(next(row.split()[1] for row in status.read_text().splitlines() if row.startswith("VmHWM")))
else:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_READ_FROM_COMMAND_LINE = "import sys; from duologue.cli.main import main; sys.exit(main(sys.argv[1:]))"


def words_of_novels(root: Path, words: int) -> str:
    """The first `words` words of the novels one after another, up to the end of a paragraph."""
    paragraphs: list[str] = []
    count = 0
    for book in BOOKS:
        text = (root / "original" / f"{book}.txt").read_text(encoding="utf-8")
        for paragraph in text.split("\n\n"):
            if count >= words:
                return "\n\n".join(paragraphs)
            paragraphs.append(paragraph)
            count += len(paragraph.split())
    raise DataAbsentError(f"the novels at hand have only {count} words together")


def timed_reading(text: str, rules: bool) -> dict[str, Any]:
    """Seconds of one reading, on the clock and of the processor, by stage and in all, and what was read."""
    marks: list[tuple[str, float]] = []
    start, worked = time.perf_counter(), time.process_time()
    mark = lambda name, place, of: marks.append((name, time.process_time()))  # noqa: E731
    story = duologue.read_text(text, mark, rules=rules)
    end, done = time.perf_counter(), time.process_time()
    ends = [when for _, when in marks[1:]] + [done]
    return {
        "tokens": len(story.tokens),
        "quotes": len(story.quotes),
        "seconds": end - start,
        "cpu_seconds": done - worked,
        "stages": {name: later - begun for (name, begun), later in zip(marks, ends, strict=True)},
    }


def novel_speed(text: str, runs: int, rules: bool) -> dict[str, Any]:
    """The best of `runs` readings, in tokens per second; of each stage the least processor time.

    By rules on one core. With the encoder the bare pass is timed before each reading, and the bests compared.

    On a machine that other work keeps busy the processor time tells the reader's own share.
    """
    allowed = _keep_to_one_core() if rules else set()
    readings, alone = [], []
    for _ in range(runs):
        alone += [] if rules else [bare_pass(text)]
        readings.append(timed_reading(text, rules))
    if allowed:
        os.sched_setaffinity(0, allowed)
    best = min(readings, key=lambda reading: reading["seconds"])
    tokens = best["tokens"]
    stages = {name: min(reading["stages"][name] for reading in readings) for name in best["stages"]}
    beside = {} if rules else {"bare_seconds": min(alone), "times_bare": round(best["seconds"] / min(alone), 3)}
    return beside | {
        "words": len(text.split()),
        "characters": len(text),
        "tokens": tokens,
        "quotes": best["quotes"],
        "runs": runs,
        "seconds": round(best["seconds"], 3),
        "tokens_per_second": round(tokens / best["seconds"]),
        "cpu_seconds": round(min(reading["cpu_seconds"] for reading in readings), 3),
        "stages": {
            name: {"seconds": round(seconds, 4), "tokens_per_second": round(tokens / max(seconds, 1e-6))}
            for name, seconds in stages.items()
        },
    }


def bare_pass(text: str) -> float:
    """Seconds of the encoder alone over all pieces of `text`, on the threads of a reading."""
    encoder = open_encoder(SHIPPED)
    ids = encoder.wordpiece.cut(text).ids
    windows = np.resize(ids, (-(-len(ids) // (SIZE + 2)), 1, SIZE + 2))
    features = np.zeros((1, SIZE + 2, 3), dtype=np.int64)
    start = time.perf_counter()
    with ThreadPoolExecutor(encoder.threads) as pool:
        for _ in pool.map(lambda window: encoder.run(window, features) is None, windows):
            pass
    return round(time.perf_counter() - start, 3)


def _keep_to_one_core() -> set[int]:
    """Keep this process to one of its cores and return those it had; nothing where the system cannot."""
    if not hasattr(os, "sched_setaffinity"):
        return set()
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    return allowed


def story_speed(text: str, runs: int, rules: bool) -> dict[str, Any]:
    """Median seconds from an empty shell to a reading as JSON, and of starting and importing alone."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "story.txt", Path(folder) / "story.json"
        path.write_text(text, encoding="utf-8")
        reading = (_READ_FROM_COMMAND_LINE, "read", str(path), "--to", "json", "-o", str(out), "--quiet")
        reading += ("--rules",) if rules else ()
        whole = [_seconds(reading, out) for _ in range(runs)]
        start = [_seconds(("import duologue",), None) for _ in range(runs)]
    return {
        "words": len(text.split()),
        "runs": runs,
        "seconds": round(statistics.median(whole), 3),
        "slowest": round(max(whole), 3),
        "import_seconds": round(statistics.median(start), 3),
    }


def _seconds(command: Sequence[str], makes: Path | None) -> float:
    if makes:
        makes.unlink(missing_ok=True)
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", *command], capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode or (makes and not makes.exists()):
        raise RuntimeError(f"the reading failed: {done.stderr.strip()}")
    return seconds


def memory(root: Path, lengths: Sequence[int], rules: bool) -> dict[str, Any]:
    """Peak resident megabytes of a process that reads a text of each length, and of one that only imports."""
    base = _peak(None, rules)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for words in lengths:
            path = Path(folder) / f"{words}.txt"
            path.write_text(words_of_novels(root, words), encoding="utf-8")
            peak = _peak(path, rules)
            each = round((peak - base) * 1000 / words, 3)
            rows.append({"words": words, "peak_mb": peak, "mb_per_1000_words": each})
    return {"import_mb": base, "lengths": rows}


def _peak(path: Path | None, rules: bool) -> float:
    """Peak resident set of a fresh process in megabytes; the system tells kilobytes, or bytes on macOS."""
    asked = [str(path), *(["rules"] if rules else [])] if path else []
    command = [sys.executable, "-c", _READ_AND_TELL_PEAK, *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(int(done.stdout.split()[-1]) / unit, 1)


def machine() -> dict[str, Any]:
    """What the times were taken on; the load tells how busy it was with other work."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {"python": platform.python_version(), "cores": os.cpu_count(), "load": load}


def report(numbers: dict[str, Any]) -> str:
    """The numbers as a table for a terminal."""
    lines = []
    for name in READINGS:
        novel, story, used = (numbers[name][part] for part in ("novel", "story", "memory"))
        clock, worked = f"{novel['seconds']:.2f} s on the clock", f"{novel['cpu_seconds']:.2f} s of the processor"
        lines.append(f"== {name}")
        lines.append(f"novel of {novel['words']:,} words, best of {novel['runs']}: {clock} ({worked})")
        if "bare_seconds" in novel:
            lines.append(f"  {novel['times_bare']:.2f} times the bare encoder pass, {novel['bare_seconds']:.2f} s")
        for stage, row in novel["stages"].items():
            lines.append(f"  {stage:14} {row['seconds']:7.3f} s  {row['tokens_per_second']:12,} tokens/s")
        start = f"slowest {story['slowest']:.3f}; Python and import alone {story['import_seconds']:.3f}"
        lines.append(f"story of {story['words']:,} words, start-up included, median of {story['runs']}:")
        lines.append(f"  {story['seconds']:.3f} s ({start})")
        lines.append(f"memory (import alone {used['import_mb']:.0f} MB)")
        for row in used["lengths"]:
            each = f"{row['mb_per_1000_words']:6.3f} MB per 1,000"
            lines.append(f"  {row['words']:9,} words  {row['peak_mb']:7.1f} MB  {each}")
    return "\n".join((*lines, f"machine {numbers['machine']}"))


def main(arguments: Sequence[str] | None = None) -> dict[str, Any] | None:
    """Run the benchmark; None where the novels are absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the numbers there")
    options = parser.parse_args(arguments)
    try:
        root = data_folder("litbank")
    except DataAbsentError as absent:
        print(f"skipped: {absent}")
        return None
    novel, story = words_of_novels(root, NOVEL_WORDS), words_of_novels(root, STORY_WORDS)
    numbers: dict[str, Any] = {"machine": machine()}
    for name, rules in READINGS.items():
        numbers[name] = {
            "novel": novel_speed(novel, options.runs, rules),
            "story": story_speed(story, options.starts, rules),
            "memory": memory(root, MEMORY_WORDS if rules else ENCODED_WORDS, rules),
        }
    print(report(numbers))
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return numbers


if __name__ == "__main__":
    main()
