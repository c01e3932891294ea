"""The cast itself: is every person one character, and every character one person?

A gold mention is a place where a listed name of one person alone stands (PDNC), or a name that LitBank gives to
somebody who also has a pronoun. The characters whose names stand there are scored against the people, by B³ and
CEAFe (`cluster_scores.py`); a place that no character has is missing. Characters' other names are not counted, for
the lists of people are not complete. Only the stages up to the cast are run.
Run: python -m benchmarks.quality.cast --help
"""

import argparse
import json
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.data import DataAbsentError, data_folder
from benchmarks.quality.cluster_scores import Score
from benchmarks.quality.gold import GoldNovel, plain_name
from benchmarks.quality.litbank_gold import LitbankText, litbank_names, load_text
from benchmarks.quality.pdnc import load_novel, novel_folders
from benchmarks.quality.pdnc_gold import bearers
from benchmarks.quality.report import shown
from duologue.reader import READ_FOR_TALK, read_stages
from duologue.story.story import Story
from duologue.text.source import Source
from duologue.text.span import Span
from duologue.text.word_lists import titles

MEASURES = ("b_cubed", "ceaf_e", "mentions")
_ARTICLE = re.compile(r"^(?:the|an?|one|another|his|her)\s+", re.IGNORECASE)
_PERSONAL = frozenset("he she him her his hers himself herself i me my mine".split())
_WORD_BEFORE = re.compile(r"([A-Za-z]+)\.?[ ]$")
_NAME_AFTER = re.compile(r"[ ][A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Named:
    """One place where a gold person is named, the name, and the character of ours there, if any."""

    span: Span
    person: str
    called: str
    character: str | None


@dataclass(frozen=True, slots=True)
class CastScore:
    """One text: its named places, and what our characters are called."""

    name: str
    places: tuple[Named, ...]
    shown: dict[str, str]

    def clusters(self) -> tuple[list[frozenset[Any]], list[frozenset[Any]]]:
        """The places as gold people and as our characters."""
        gold, ours = defaultdict(set), defaultdict(set)
        for place in self.places:
            gold[place.person].add(place.span)
            if place.character is not None:
                ours[place.character].add(place.span)
        return [frozenset(places) for places in gold.values()], [frozenset(places) for places in ours.values()]


def listed_places(gold: GoldNovel) -> Iterator[tuple[Span, str]]:
    """Where a name of one listed person stands, the longest name first.

    Descriptions ("the waiter") are left out: only what has a capital within the text counts. So are names within
    longer ones that are not listed: "Mrs Charles Musgrove".
    """
    owners = {_ARTICLE.sub("", alias): person for alias, person in bearers(gold).items()}
    forms = {_ARTICLE.sub("", alias) for names in gold.aliases.values() for alias in names if alias[0] != "_"}
    known = sorted((form for form in forms if plain_name(form) in owners), key=lambda form: (-len(form), form))
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, known)) + r")\b")
    for found in pattern.finditer(gold.text):
        before = _WORD_BEFORE.search(gold.text, max(0, found.start() - 20), found.start())
        titled = before is not None and before[1].lower() in titles() and before[1][0].isupper()
        if not titled and not _NAME_AFTER.match(gold.text, found.end()):
            yield Span(*found.span()), owners[plain_name(found.group())]


def litbank_places(gold: LitbankText) -> Iterator[tuple[Span, str]]:
    """The names of everybody whom a personal pronoun stands for somewhere: capitals throughout, and no article."""
    people = {m.entity for m in gold.mentions if plain_name(m.span.of(gold.text)) in _PERSONAL}
    for mention in gold.mentions:
        called = mention.span.of(gold.text)
        capitals = all(word[0].isupper() for word in called.split()) and not _ARTICLE.match(called)
        if mention.kind == "name" and mention.entity in people and capitals:
            yield mention.span, mention.entity


def score(name: str, text: str, places: Iterator[tuple[Span, str]]) -> CastScore:
    """Read the cast of one text and lay it beside the gold places."""
    story = read_stages(Source.from_text(text), READ_FOR_TALK)
    return CastScore(name, tuple(_named(story, places)), {one.id: one.name for one in story.cast})


def _named(story: Story, places: Iterator[tuple[Span, str]]) -> Iterator[Named]:
    ours = sorted(mention for mention in ((m.span, m.character) for m in story.names))
    for span, person in places:
        near = ours[max(0, bisect_left(ours, (span, "")) - 3) :][:8]
        alike = [(min(span.end, at.end) - max(span.start, at.start), who) for at, who in near if at.touches(span)]
        yield Named(span, person, span.of(story.text), max(alike)[1] if alike else None)


def pdnc_cast(novel: str | None = None) -> Iterator[CastScore]:
    """Every development novel, or one."""
    for folder in novel_folders(data_folder("pdnc_dev")):
        if novel in (None, folder.name):
            gold = load_novel(folder)
            yield score(gold.name, gold.text, listed_places(gold))


def litbank_cast(novel: str | None = None) -> Iterator[CastScore]:
    """Every opening outside the other corpus, or one."""
    root = data_folder("litbank")
    for name in litbank_names(root):
        if novel in (None, name):
            gold = load_text(root, name)
            if not gold.is_evaluation_only:
                yield score(name, gold.text, litbank_places(gold))


CORPORA: dict[str, Callable[[str | None], Iterator[CastScore]]] = {"pdnc": pdnc_cast, "litbank": litbank_cast}


def numbers_of(scores: Sequence[CastScore]) -> dict[str, Any]:
    """F1, precision and recall of each measure over all places of some texts."""
    total = Score()
    for one in scores:
        total.add(*one.clusters())
    sides = {"recall": total.recall, "precision": total.precision}
    return {"places": sum(len(one.places) for one in scores)} | {
        measure: {"f1": round(total.f1(measure), 4)}
        | {side: round(parts[measure][0] / (parts[measure][1] or 1.0), 4) for side, parts in sides.items()}
        for measure in MEASURES
    }


def slips(one: CastScore, count: int) -> Iterator[str]:
    """The worst splits (one person, a second character) and melts (one character, a second person)."""
    by_person: dict[str, Counter[str | None]] = defaultdict(Counter)
    by_character: dict[str, Counter[str]] = defaultdict(Counter)
    called: dict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for place in one.places:
        by_person[place.person][place.character] += 1
        called[place.person, place.character][place.called] += 1
        if place.character is not None:
            by_character[place.character][place.person] += 1
    found = [
        (n, f"split  {person}: {one.shown.get(who or '', 'nobody')} has {_said(called[person, who])}")
        for person, whose in by_person.items()
        for who, n in list(whose.most_common())[1 if None not in dict(whose.most_common(1)) else 0 :]
    ]
    found += [
        (n, f"melt   {one.shown[who]} ({whose.most_common(1)[0][0]}): of {person}, {_said(called[person, who])}")
        for who, whose in by_character.items()
        for person, n in whose.most_common()[1:]
    ]
    for n, line in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:count]:
        yield f"{n:5} {line}"


def _said(forms: Counter[str]) -> str:
    return ", ".join(f"{form} {n}" for form, n in forms.most_common(4))


def main(arguments: Sequence[str] | None = None) -> dict[str, Any] | None:
    """Run the benchmark; None where neither corpus is here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", choices=CORPORA, help="only this corpus")
    parser.add_argument("--novel", help="only this text")
    parser.add_argument("--slips", type=int, default=0, metavar="N", help="show the N worst splits and melts")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the numbers there")
    options = parser.parse_args(arguments)
    numbers: dict[str, Any] = {}
    for corpus, scored in CORPORA.items():
        if options.corpus not in (None, corpus):
            continue
        try:
            scores = list(scored(options.novel))
        except DataAbsentError as absent:
            print(f"skipped: {absent}")
            continue
        texts = {one.name: numbers_of([one]) for one in scores}
        numbers[corpus] = {"all": numbers_of(scores), "texts": texts}
        print_scores(corpus, numbers[corpus])
        for one in scores if options.slips else ():
            print(f"\n{one.name}", *slips(one, options.slips), sep="\n")
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return numbers or None


def print_scores(corpus: str, numbers: dict[str, Any]) -> None:
    """Precision, recall and F1 of B³ and CEAFe, and the share of places that have a character."""
    print(f"{corpus:24} places   B³ P    R   F1   CEAFe P    R   F1   found")
    texts = numbers["texts"] if corpus == "pdnc" else {}
    for name, row in (texts | {"all": numbers["all"]}).items():
        cells = [shown(row[m][side]) for m in MEASURES[:2] for side in ("precision", "recall", "f1")]
        print(f"{name:24}{row['places']:7}   {' '.join(cells[:3])}     {' '.join(cells[3:])}    ", end="")
        print(shown(row["mentions"]["recall"]))


if __name__ == "__main__":
    main()
