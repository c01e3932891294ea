"""Attribution on the Project Dialogism Novel Corpus, end to end: raw text in, our own quotes, our own cast.

The corpus is for evaluation only. Its offsets leave out the marks; some of its spans differ from its own
copies of the text in white space, so only the offsets are used. Run: python -m benchmarks.quality.pdnc --help
"""

import argparse
import ast
import csv
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import duologue
from benchmarks.data import DataAbsentError, data_folder
from benchmarks.quality.attribution import Judged, judge
from benchmarks.quality.gold import GoldNovel, GoldPart
from benchmarks.quality.measures import macro, measure
from benchmarks.quality.naming import many_to_one, name_votes, one_to_one
from benchmarks.quality.report import attribution_report, cast_table, print_wrong
from duologue.text.span import Span

KINDS = ("explicit", "anaphoric", "implicit")


def novel_folders(root: Path) -> list[Path]:
    """The novels under `root`, in alphabetical order."""
    return sorted(folder.parent for folder in root.glob("*/quotation_info.csv"))


def load_novel(folder: Path) -> GoldNovel:
    """One novel with its gold parts in reading order. Speakers and addressees are main names."""
    with (folder / "novel_text.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    aliases = {
        row["Main Name"]: frozenset(ast.literal_eval(row["Aliases"]))
        for row in _rows(folder / "character_info.csv")
    }
    main = main_names(aliases)
    parts = [part for row in _rows(folder / "quotation_info.csv") for part in _parts(row, main)]
    return GoldNovel(folder.name, text, tuple(sorted(parts, key=lambda part: part.span)), aliases)


def main_names(aliases: dict[str, frozenset[str]]) -> dict[str, str]:
    """Main name by each string that can stand for a person: the corpus sometimes names a speaker by an alias.

    An alias of two people stands for neither and is left as it is.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for name, others in aliases.items():
        for other in others:
            owners[other].add(name)
    unique = {alias: min(names) for alias, names in owners.items() if len(names) == 1}
    return unique | {name: name for name in aliases}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _parts(row: dict[str, str], main: dict[str, str]) -> Iterator[GoldPart]:
    speaker = main.get(row["speaker"], row["speaker"])
    addressees = frozenset(main.get(name, name) for name in ast.literal_eval(row["addressees"]))
    kind = row["quoteType"].casefold()
    for start, end in ast.literal_eval(row["quoteByteSpans"]):
        yield GoldPart(Span(start, end), row["quoteID"], speaker, addressees, kind if kind in KINDS else "untyped")


def judge_folder(folder: Path) -> tuple[Judged, float]:
    """Read one novel and judge the reading; also the seconds the reading took."""
    gold = load_novel(folder)
    start = time.perf_counter()
    story = duologue.read_text(gold.text, rules=True)  # the choice of speakers does without the encoder
    seconds = time.perf_counter() - start
    return judge(gold, story), seconds


def known_cast(folder: Path) -> str:
    """Who our characters of one novel are taken for, by both mappings."""
    gold = load_novel(folder)
    story = duologue.read_text(gold.text, rules=True)  # the choice of speakers does without the encoder
    votes = name_votes(story, gold.aliases)
    return cast_table(story, many_to_one(votes), one_to_one(votes))


def judge_all(folders: Sequence[Path], processes: int) -> list[tuple[Judged, float]]:
    """Judge several novels, longest first so that the processes end together; answers in the order asked."""
    if processes == 1 or len(folders) == 1:
        return [judge_folder(folder) for folder in folders]
    by_size = sorted(folders, key=lambda folder: -(folder / "novel_text.txt").stat().st_size)
    with ProcessPoolExecutor(processes) as pool:
        done = dict(zip(by_size, pool.map(judge_folder, by_size), strict=True))
    return [done[folder] for folder in folders]


def results(judged: Sequence[tuple[Judged, float]]) -> dict[str, Any]:
    """Measures per novel, over all parts (micro), and the mean over novels (macro)."""
    novels = {novel.name: measure([novel], KINDS) | {"seconds": round(s, 2)} for novel, s in judged}
    rows = list(novels.values())
    means = {
        setting: {kind: macro(rows, setting, kind, "accuracy") for kind in ("all", *KINDS)}
        for setting in ("speakers", "speakers_one_to_one")
    }
    return {
        "corpus": "Project Dialogism Novel Corpus, development novels, end to end",
        "micro": measure([novel for novel, _ in judged], KINDS),
        "macro": means | {"b_cubed": macro(rows, "b_cubed", "f1")},
        "novels": novels,
    }


def main(arguments: Sequence[str] | None = None) -> dict[str, Any] | None:
    """Run the benchmark; None where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--novel", action="append", help="only this novel (may be given again)")
    parser.add_argument("--root", type=Path, help="a folder of novels in the corpus's form, instead of pdnc_dev")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show N wrong parts, picked by chance")
    parser.add_argument("--kind", choices=KINDS, help="show only wrong parts of this kind")
    parser.add_argument("--cast", action="store_true", help="show who our characters are taken for (slower)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the numbers there")
    options = parser.parse_args(arguments)
    try:
        root = options.root or data_folder("pdnc_dev")
    except DataAbsentError as absent:
        print(f"skipped: {absent}")
        return None
    folders = [folder for folder in novel_folders(root) if not options.novel or folder.name in options.novel]
    if not folders:
        parser.error(f"no such novel in {root}: {options.novel}")
    judged = judge_all(folders, options.processes)
    numbers = results(judged)
    print(attribution_report(numbers, KINDS))
    for folder in folders if options.cast else ():
        print(f"\n{folder.name}\n{known_cast(folder)}")
    if options.wrong:
        texts = {folder.name: load_novel(folder).text for folder in folders}
        print_wrong([novel for novel, _ in judged], texts, options.wrong, options.seed, options.kind)
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return numbers


if __name__ == "__main__":
    main()
