"""Score the reading against the golden stories and passages.

    python -m benchmarks.quality.passages [--name PART] [--wrong] [--held]
    python -m benchmarks.quality.passages --known > tests/golden/known_wrong.py

The "dev" passages are there to be looked at. For those that are "held" only totals are printed, unless
--held is given, so that nobody tunes on them.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.golden.compare import QuoteRow, compare, known_wrong, places_of, shared, trimmed, who_is_who
from tests.golden.gold import Gold, Place, load_all, opening

import duologue
from duologue.story.story import Story

COLUMNS = {
    "found": "quotes whose spans are exactly the golden ones, of the golden",
    "clean": "quotes whose spans are exactly golden ones, of ours",
    "kind": "quotes found at all whose kind is right",
    "speaker": "speech and writing given its right speaker (nobody where a reader could not know)",
    "explicit": "the same, where a cue names the speaker",
    "anaphor": "the same, where a cue has a pronoun or description",
    "implicit": "the same, where there is no cue",
    "to": "speech and writing with exactly the right addressees",
    "cast+": "people of the golden cast that we have",
    "cast-": "people we have that are of the golden cast (or are at least mentioned)",
    "thought+": "characters of golden thought that are in a thought of ours",
    "thought-": "characters of our thoughts that are in a golden one",
    "whose": "golden thoughts at least half found and given to the right person",
    "scenes+": "golden scene breaks found",
    "scenes-": "our scene breaks that are golden",
    "time": "scenes found whose time is right",
    "matter+": "blocks that are not the story, found",
    "matter-": "our matter blocks that are golden",
}


@dataclass
class Tally:
    """For each column, how many are right and out of how many."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)

    def count(self, column: str, right: float, of: float = 1) -> None:
        """Add `right` out of `of` to a column."""
        self.right[column] += right
        self.of[column] += of

    def add(self, other: "Tally") -> None:
        """Take in another tally."""
        self.right.update(other.right)
        self.of.update(other.of)

    def cell(self, column: str) -> str:
        """A column as a percentage, or a dash where there was nothing to find."""
        return f"{100 * self.right[column] / self.of[column]:.1f}" if self.of[column] else "-"


def tally(gold: Gold, story: Story, rows: list[QuoteRow]) -> Tally:
    """All counts of one story."""
    counts = Tally()
    _count_quotes(counts, gold, story, rows)
    _count_cast(counts, gold, story)
    _count_thoughts(counts, gold, story)
    _count_layout(counts, gold, story)
    return counts


def _count_quotes(counts: Tally, gold: Gold, story: Story, rows: list[QuoteRow]) -> None:
    golden = {row.gold.at for row in rows}
    clean = sum(places_of(quote, gold.text) in golden for quote in story.quotes)
    counts.count("clean", clean, len(story.quotes))
    columns = {"explicit": "explicit", "anaphoric": "anaphor", "implicit": "implicit"}
    for row in rows:
        counts.count("found", row.exact)
        if row.ours:
            counts.count("kind", row.kind_right)
        if row.gold.cue:
            counts.count("speaker", row.speaker_right)
            counts.count(columns[row.gold.cue], row.speaker_right)
            if row.gold.to:
                counts.count("to", row.to == set(row.gold.to))


def _count_cast(counts: Tally, gold: Gold, story: Story) -> None:
    people = who_is_who(gold, story)
    found = set(people.values())
    counts.count("cast+", len(found), len(gold.cast))
    mentioned = {name.lower() for name in gold.mentioned}
    strangers = [
        one
        for one in story.cast
        if one.id not in people and not mentioned & {name.lower() for name in (one.name, *one.aliases)}
    ]
    counts.count("cast-", len(found), len(people) + len(strangers))


def _count_thoughts(counts: Tally, gold: Gold, story: Story) -> None:
    people = who_is_who(gold, story)
    ours = [(trimmed(gold.text, thought.spans), thought.character) for thought in story.thoughts]
    golden = _union(place for thought in gold.thoughts for place in thought.at)
    found = _union(place for places, _ in ours for place in places)
    common = len(golden & found)
    counts.count("thought+", common, len(golden))
    counts.count("thought-", common, len(found))
    for thought in gold.thoughts:
        best = max(ours, key=lambda one: shared(thought.at, one[0]), default=None)
        half = sum(end - start for start, end in thought.at) / 2
        enough = best is not None and shared(thought.at, best[0]) >= half
        counts.count("whose", bool(enough and best and best[1] and people.get(best[1]) == thought.who))


def _union(places: Iterator[Place]) -> set[int]:
    return {at for start, end in places for at in range(start, end)}


def _count_layout(counts: Tally, gold: Gold, story: Story) -> None:
    starts = [_first_words(story, scene.id) for scene in story.scenes]
    golden = [None, *(opening(gold.text, words) for words in gold.breaks)]
    counts.count("scenes+", len(set(golden[1:]) & set(starts[1:])), len(golden) - 1)
    counts.count("scenes-", len(set(golden[1:]) & set(starts[1:])), max(0, len(starts) - 1))
    times = dict(zip([None, *starts[1:]], (scene.time for scene in story.scenes)))
    for start, time in zip(golden, gold.scene_times, strict=True):
        if start in times and time:
            counts.count("time", times[start] == time)
    matter = [block.span for block in story.blocks if block.kind == "matter"]
    want = [at for words in gold.matter if (at := opening(gold.text, words)) is not None]
    counts.count("matter+", sum(any(at in span for span in matter) for at in want), len(want))
    counts.count("matter-", sum(any(at in span for at in want) for span in matter), len(matter))


def _first_words(story: Story, scene: str) -> int | None:
    kept = (block.span.start for block in story.blocks if block.scene == scene and block.kind == "paragraph")
    return next(kept, None)


def wrong_lines(gold: Gold, rows: list[QuoteRow]) -> Iterator[str]:
    """Each quote that is wrong in any way, with what stands around it and why we thought so."""
    for row in rows:
        said = row.gold.cue is not None
        wrong = [
            *(["not found"] if row.ours is None else [] if row.exact else ["spans"]),
            *(["kind"] if row.ours and not row.kind_right else []),
            *(["speaker"] if said and not row.speaker_right else []),
            *(["addressees"] if said and row.gold.to and row.to != set(row.gold.to) else []),
        ]
        if wrong:
            start, end = row.gold.at[0][0], row.gold.at[-1][1]
            before = " ".join(gold.text[max(0, start - 90) : start].split())
            after = " ".join(gold.text[end : end + 60].split())
            yield f"  {gold.name} {row.number}: {', '.join(wrong)}"
            yield f"    …{before} >>{' | '.join(row.gold.spans)}<< {after}…"
            to = ", ".join(row.gold.to) or "-"
            yield f"    gold: {row.gold.kind}, {row.gold.cue}, {row.gold.speaker} to {to}"
            if row.ours:
                ours = " | ".join(span.of(gold.text) for span in row.ours.spans)
                also = "" if row.exact else f" >>{ours}<<"
                yield f"    ours: {row.kind}, {row.speaker} to {', '.join(sorted(row.to)) or '-'}{also}"
                yield from (f"      because {reason}" for reason in row.because)


def print_table(tallies: dict[str, Tally]) -> None:
    """The tallies, one to a line."""
    wide = max(len(name) for name in tallies) + 1
    print(" " * wide + " ".join(f"{column:>8}" for column in COLUMNS))
    for name, counts in tallies.items():
        print(f"{name:<{wide}}" + " ".join(f"{counts.cell(column):>8}" for column in COLUMNS))


def print_known() -> None:
    """The table of what the golden test lets pass, as the module it is kept in."""
    print('"""Golden quotes that the reading still has wrong. Made by the scorer: see its --known."""\n')
    print("KNOWN_WRONG = {")
    for gold in load_all():
        for key, reason in known_wrong(gold, duologue.read(gold.path)).items():
            print(f'    ("{key[0]}", {key[1]}): {json.dumps(reason, ensure_ascii=False)},')
    print("}")


def main() -> None:
    """Read, compare, print."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("--name", default="", help="only stories whose name has this in it")
    parser.add_argument("--wrong", action="store_true", help="print each wrong line")
    parser.add_argument("--held", action="store_true", help="treat the held passages like the others")
    parser.add_argument("--columns", action="store_true", help="say what each column means, and stop")
    parser.add_argument("--known", action="store_true", help="print what the golden test lets pass, and stop")
    asked = parser.parse_args()
    if asked.known:
        print_known()
        return
    if asked.columns:
        print("\n".join(f"{column:>9}  {meaning}" for column, meaning in COLUMNS.items()))
        return
    tallies: dict[str, Tally] = {}
    totals: dict[str, Tally] = {}
    for gold in load_all():
        if asked.name not in gold.name:
            continue
        story = duologue.read(gold.path)
        rows = compare(gold, story)
        counts = tally(gold, story, rows)
        if gold.group != "held" or asked.held:
            tallies[gold.name] = counts
            if asked.wrong:
                print("\n".join(wrong_lines(gold, rows)))
        totals.setdefault(f"= {gold.group}", Tally()).add(counts)
        totals.setdefault("= all", Tally()).add(counts)
    everything = totals.pop("= all", None)
    if everything is None:
        parser.error(f"no story has {asked.name!r} in its name")
    print_table({**tallies, **totals, "= all": everything})


if __name__ == "__main__":
    main()
