"""The published, easier setting on the Project Dialogism Novel Corpus: quotations and cast are given.

Gold quotations take the place of ours; every place that a listed name stands becomes a mention of its bearer, and
genders are those of the corpus. Who speaks is then ours alone to decide, without the encoder. The gold mentions
inside quotations, which some published systems use, are not given. Run: python -m benchmarks.quality.pdnc_gold
"""

import argparse
import csv
import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.data import DataAbsentError, data_folder
from benchmarks.quality.attribution import Judged, judge_with
from benchmarks.quality.gold import GoldNovel, plain_name
from benchmarks.quality.measures import by_kind, calibration
from benchmarks.quality.naming import NARRATOR, many_to_one, name_votes
from benchmarks.quality.overlap import predictions
from benchmarks.quality.pdnc import KINDS, load_novel, novel_folders
from benchmarks.quality.report import shown
from duologue.reader import READ_FOR_TALK, read_stages
from duologue.reading.attribution.stage import attribution
from duologue.story.cast import Character, Mention
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span

_GENDERS = {"F": "f", "M": "m"}
_LAYOUT = READ_FOR_TALK[:1]


def read_given(folder: Path) -> tuple[GoldNovel, Story]:
    """One novel with its own quotations and people, and our choice of who speaks."""
    gold = load_novel(folder)
    story = read_stages(Source.from_text(gold.text), _LAYOUT)
    story = replace(story, quotes=_quotes(gold, story), read=(*story.read, "quotes", "quoted_thoughts"))
    for stage in READ_FOR_TALK[2:]:
        story = stage(story)
    return gold, attribution(_with_cast(gold, story, _genders(folder)))


def _quotes(gold: GoldNovel, story: Story) -> tuple[Quote, ...]:
    starts = [block.span.start for block in story.blocks]
    rows = sorted(gold.parts, key=lambda part: part.quote)
    found = []
    for name, parts in groupby(rows, key=lambda part: part.quote):
        spans = tuple(part.span for part in parts)
        block = story.blocks[max(0, bisect_left(starts, spans[0].start + 1) - 1)]
        found.append(Quote(name, spans, block.id, "double-straight"))
    found.sort(key=lambda quote: (quote.span.start, -quote.span.end))
    return tuple(_nested(found))


def _nested(quotes: list[Quote]) -> list[Quote]:
    """The corpus lists a quotation within a speech beside it: where one covers another, that one is nested."""
    kept: list[Quote] = []
    outer: Quote | None = None
    for quote in quotes:
        if outer and any(span.start <= quote.span.start and quote.span.end <= span.end for span in outer.spans):
            kept.append(replace(quote, inside=outer.id))
            continue
        outer = quote
        kept.append(quote)
    return kept


def _genders(folder: Path) -> dict[str, str]:
    with (folder / "character_info.csv").open(encoding="utf-8", newline="") as file:
        return {row["Main Name"]: _GENDERS.get(row["Gender"], "") for row in csv.DictReader(file)}


def _with_cast(gold: GoldNovel, story: Story, genders: dict[str, str]) -> Story:
    """The gold people, called where our names of them stand and wherever else a listed name stands."""
    numbers = {name: f"c{number}" for number, name in enumerate(sorted(gold.aliases))}
    known = bearers(gold)
    ours = many_to_one(name_votes(story, gold.aliases))
    places = []
    for mention in story.names:
        name = known.get(plain_name(mention.span.of(story.text))) or ours.get(mention.character)
        if name:
            places.append(replace(mention, character=numbers[name]))
    taken = {at for place in places for at in range(place.span.start, place.span.end)}
    places += [
        Mention(span, numbers[name], "name" if story.text[span.start].isupper() else "noun")
        for span, name in _elsewhere(gold, story.text, known, taken)
    ]
    tellers = {name for name, aliases in gold.aliases.items() if NARRATOR in aliases} or {
        ours[one.id] for one in story.cast if one.narrator and one.id in ours
    }
    cast = tuple(
        Character(
            numbers[name],
            name,
            tuple(sorted(gold.aliases[name])),
            gender=genders[name] or None,
            narrator=name in tellers,
        )
        for name in sorted(gold.aliases)
    )
    return replace(story, cast=cast, names=tuple(sorted(places, key=lambda place: place.span)))


def bearers(gold: GoldNovel) -> dict[str, str]:
    """The one person whom each plain name means; names of several are left to our own reading."""
    owners: dict[str, set[str]] = {}
    for name, aliases in gold.aliases.items():
        for alias in {plain_name(alias) for alias in (*aliases, name)} - {""}:
            owners.setdefault(alias, set()).add(name)
    return {alias: min(names) for alias, names in owners.items() if len(names) == 1}


def _elsewhere(gold: GoldNovel, text: str, bearers: dict[str, str], taken: set[int]) -> list[tuple[Span, str]]:
    """Where a listed name stands that our reading did not see, the longest first."""
    forms = {alias for aliases in gold.aliases.values() for alias in aliases if len(alias) > 2 and alias[0] != "_"}
    known = sorted((form for form in forms if plain_name(form) in bearers), key=lambda form: (-len(form), form))
    if not known:
        return []
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, known)) + r")\b")
    return [
        (Span(*found.span()), bearers[plain_name(found.group())])
        for found in pattern.finditer(text)
        if found.start() not in taken and found.end() - 1 not in taken
    ]


def judge_folder(folder: Path) -> Judged:
    """One novel in this setting, judged."""
    gold, story = read_given(folder)
    people = {person.id: person.name for person in story.cast}
    return judge_with(gold, predictions(story), people, people)


def results(judged: Sequence[Judged]) -> dict[str, Any]:
    """Accuracy over all parts and per novel, and how well the scores hold."""
    verdicts = [v for novel in judged for v in novel.verdicts]
    return {
        "corpus": "Project Dialogism Novel Corpus, development novels, quotations and cast given",
        "speakers": by_kind(verdicts, KINDS, lambda v: v.right),
        "calibration": calibration(verdicts),
        "novels": {novel.name: by_kind(novel.verdicts, KINDS, lambda v: v.right) for novel in judged},
    }


def main(arguments: Sequence[str] | None = None) -> dict[str, Any] | None:
    """Run the benchmark; None where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the numbers there")
    options = parser.parse_args(arguments)
    try:
        folders = novel_folders(data_folder("pdnc_dev"))
    except DataAbsentError as absent:
        print(f"skipped: {absent}")
        return None
    with ProcessPoolExecutor(options.processes) as pool:
        numbers = results(list(pool.map(judge_folder, folders)))
    rows = numbers["novels"] | {"all": numbers["speakers"]}
    print(f"{'':22} parts   " + "  ".join(f"{kind[:5]:>5}" for kind in ("all", *KINDS)))
    for name, row in rows.items():
        print(
            f"{name:22}{row['all']['of']:6}   "
            + "  ".join(f"{shown(row[k]['accuracy']):>5}" for k in ("all", *KINDS))
        )
    print(f"calibration: ECE {shown(numbers['calibration']['ece'])}")
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return numbers


if __name__ == "__main__":
    main()
