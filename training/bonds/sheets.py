"""Sheets for coding how two people treat each other: stretches of novels in which two people have it out.

Run as `python -m training.bonds.sheets FOLDER [COUNT]`. A stretch is taken where two people say nearly everything
and the acts we read are far from neutral. Scenes coded before, the works of the doubly coded scenes and the novels
that may not be learned from are left out.
"""

import json
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path

from duologue.reader import RULES, read_stages
from duologue.story.story import Story
from duologue.text.source import Source
from training.conversation.sheets import MEASURED
from training.novels import DATA, novels

HERE = Path(__file__).parent
SHORTEST, LONGEST, CHARACTERS = 14, 40, 9_000
OF_TWO = 0.9
BETWEEN = 5


def main() -> None:
    """Write the COUNT most heated stretches of every novel, two novels at a time."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5
    folder.mkdir(parents=True, exist_ok=True)
    usable = [path for path in novels() if not any(work in path.name for work in MEASURED)]
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(partial(write_sheets, folder=folder, count=count), usable):
            print(line, flush=True)


def write_sheets(path: Path, folder: Path, count: int) -> str:
    """Write the sheets of one novel; returns a line to print."""
    story = read_stages(Source.from_text(path.read_text(encoding="utf-8", errors="replace")), RULES)
    text, paragraphs = story.source.text, _paragraphs(story.source.text)
    known = _known(path.name)
    heat, speakers = _counted(story, paragraphs)
    windows = sorted(_windows(paragraphs, heat, speakers), reverse=True)
    taken: list[tuple[int, int]] = []
    for _, first, last in windows:
        start, end = paragraphs[first][0], paragraphs[last][1]
        apart = all(last + BETWEEN < a or b + BETWEEN < first for a, b in taken)
        if apart and not _coded(text, start, end, known, path.name):
            taken.append((first, last))
            _write(text, paragraphs[first : last + 1], path, folder / f"{path.stem[:30]}_{len(taken)}")
        if len(taken) == count:
            break
    return f"{path.stem[:40]:42} {len(taken)} sheets"


def _paragraphs(text: str) -> list[tuple[int, int]]:
    edges = [0, *(m.end() for m in re.finditer(r"\n\s*\n", text)), len(text)]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]


def _counted(story: Story, paragraphs: list[tuple[int, int]]) -> tuple[list[float], list[Counter[str]]]:
    of: dict[int, int] = {}
    for n, (a, b) in enumerate(paragraphs):
        of.update(dict.fromkeys(range(a, b), n))
    heat, speakers = [0.0] * len(paragraphs), [Counter[str]() for _ in paragraphs]
    for act in story.acts:
        heat[of[act.span.start]] += abs(act.affiliation or 0) + (act.channel == "felt") * 0.3
    for line in story.lines():
        speakers[of[line.spans[0].start]][line.speaker or "?"] += 1
    return heat, speakers


def _windows(
    paragraphs: list[tuple[int, int]], heat: list[float], speakers: list[Counter[str]]
) -> list[tuple[float, int, int]]:
    found = []
    for first in range(len(paragraphs)):
        told: Counter[str] = Counter()
        best = None
        for last in range(first, min(first + LONGEST, len(paragraphs))):
            told += speakers[last]
            if paragraphs[last][1] - paragraphs[first][0] > CHARACTERS:
                break
            two = told.most_common(2)
            total = sum(told.values())
            of_two = len(two) == 2 and two[1][1] >= 5 and "?" not in dict(two)
            enough = last - first + 1 >= SHORTEST and total >= 10
            if of_two and enough and sum(n for _, n in two) >= OF_TWO * total:
                best = (sum(heat[first : last + 1]) / (last - first + 6), first, last)
        if best:
            found.append(best)
    return found


def _known(work: str) -> list[tuple[int, int]]:
    codes = [json.loads(path.read_text("utf-8")) for path in (HERE / "codes").glob("*.json")]
    return [(code["start"], code["end"]) for code in codes if code["work"] == work]


def _snippets() -> set[str]:
    found = set()
    for part in ("train", "dev"):
        for path in (DATA / "bonds" / part / "scenes").glob("*.txt"):
            for paragraph in re.split(r"\n\s*\n", path.read_text("utf-8")):
                flat = _flat(paragraph)
                if len(flat) >= 40:
                    found.add(flat[:40])
    return found


def _flat(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


SNIPPETS = _snippets()


def _coded(text: str, start: int, end: int, known: list[tuple[int, int]], work: str) -> bool:
    if any(start < b and a < end for a, b in known):
        return True
    return any(_flat(paragraph)[:40] in SNIPPETS for paragraph in re.split(r"\n\s*\n", text[start:end]))


def _write(text: str, paragraphs: list[tuple[int, int]], path: Path, to: Path) -> None:
    start, end = paragraphs[0][0], paragraphs[-1][1]
    shown = "\n".join(f"[{n}] {' '.join(text[a:b].split())}" for n, (a, b) in enumerate(paragraphs))
    before = " ".join(text[max(start - 900, 0) : start].split())
    sheet = f"{path.name} start {start} end {end}\nJUST BEFORE (not to be coded): …{before}\n\n{shown}\n"
    to.with_suffix(".txt").write_text(sheet, encoding="utf-8")


if __name__ == "__main__":
    main()
