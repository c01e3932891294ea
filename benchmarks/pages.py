"""The page of results: numbers with their setting, command, commit and what others reach. No corpus text."""

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.quality.cues import CUES
from benchmarks.quality.pdnc import KINDS
from benchmarks.quality.report import shown

Row = dict[str, Any]

_HEAD = """# Results

Written by `python -m benchmarks`; the numbers are in the JSON files beside this page. The corpora are not
part of the project: a benchmark whose corpus is absent says so and is skipped.
"""

_PDNC = """## Who speaks: Project Dialogism Novel Corpus, development novels

Raw text in; our own quotations, our own cast. The unit is the part (an unbroken stretch of a quotation).
A part is right if the predicted stretch that overlaps it most is given to a character who maps to the
gold speaker. A character maps to the person whose listed names its name mentions match most often;
speakers written as an alias are mapped to the main name first. Missed, unanswered and unmapped parts are
wrong, and no speaker is too minor to count. The corpus is used for evaluation only, but rules were
repaired on errors in these eight novels: expect less on unseen ones.
"""

# The same eight novels and the same scoring rule, from the feasibility study.
_REFERENCES = (
    ("BookNLP big, end to end (stored outputs)", (0.526, 0.860, 0.404, 0.326), 0.549, None),
    ("rules of the feasibility study", (0.803, 0.962, 0.754, 0.702), 0.811, None),
    ("the study's rules with its learned conversation model", (0.817, 0.959, 0.757, 0.740), 0.821, 0.791),
)

_TURNINGS = """## Where it turns and how it ends: doubly coded scenes

Twelve scenes of two people, coded by two careful language models under one guide, not by people; never learned
from. A turning point is right within two paragraphs of one that either coder named first: the likeliest moment,
and what a reading tells, which may be that nothing turns. Twelve scenes are few: one scene is eight points.
"""

_STORIES = """## Who speaks: modern stories

Short stories written for this project by authors who did not know the reader, every line marked by its author
(training/stories). Thirty-six are hard on purpose: leads without names, "she and she", "I and you", hardly a
tag, careless typing. Of these, "dev" were open to whoever repaired rules; "held" were not, but changes that
lowered their number were dropped, so that it is a little too good. The twelve "fresh" ones are ordinary
stories, counted when all was decided, which nobody opened. People without names are matched one to one so that
most lines agree. Hearers: all that are told are right.
"""

_CONDUCT = """## How people treat each other: modern stories

The stories of training/stories, read end to end with the encoder, against one coder each, a language model, in one
pass. Nothing was learned from them. The measures are those of the doubly coded scenes.
"""

_LITBANK = """## Quotations: LitBank

The first 90,000 characters of each untouched book are read and the annotated opening of about 2,000 words
is scored. Found: overlapped by a predicted stretch; strictly: four fifths of the characters of each in
common.
"""

_SPEAKERS = """### Who speaks there, in the texts outside the other corpus

*By name*: a character is the entity whose names and descriptions its own name mentions match most often,
and a narrator is the entity that says "I". *By place*: a character is the entity at whose mentions its
own names stand most often, or, where none does, its descriptions and pronouns: fair to leads without
names. "I" and "you" in quotations do not count, for they follow from the answer that is scored. The
feasibility study's rules reached .636 by name (name cue .980, pronoun .645, description .515, uncued
.498; ceiling .877). The numbers that end LitBank's speaker labels have drifted from those of its
coreference files in many texts; here labels are matched to entities by name, cue and nearness. Whether
the study allowed for that is not recorded, so its gold may differ a little.
"""

_CAST = """## The cast: nobody split in two, nobody melted

Places where one person alone is meant by a listed name (the novels), or a name in capitals of somebody who has a
pronoun (LitBank's openings outside the other corpus, 90,000 characters read), as our characters have them: a split
lowers recall, a melt precision. A place that no character has is missing. The lists of the novels have slips of
their own, and hold things that are nobody ("Fate"). Rules were repaired on the novels.
"""

_BONDS = """## How people treat each other

Twelve scenes coded paragraph by paragraph by two coders (careful language models working by the coding guide, not
people), never learned from. Our value for a paragraph and person is the mean of that person's acts there; where we
read none, it counts as neutral and its move as wrong. "People given": the two people and the speaker of each
quotation are the coders'; all else is our reading.
"""


def page(results: dict[str, Row]) -> str:
    """The whole page, with a section for each benchmark that has results."""
    sections = {
        "pdnc": _pdnc, "litbank": _litbank, "stories": _stories, "coreference": _coreference, "cast": _cast,
        "bonds": _bonds, "turnings": _turnings, "conduct": _conduct, "speed": _speed, "page": _page,
        "passages": _passages
    }  # fmt: skip
    parts = [_HEAD, *(make(results[name]) for name, make in sections.items() if name in results)]
    return "\n".join(part.rstrip() + "\n" for part in parts)


def _stories(row: Row) -> str:
    rows = [
        [
            name,
            part,
            *(value if key == "said" else _number(value) for key, value in told.items() if key != "story"),
        ]
        for name in ("by rules", "with the encoder")
        for part, every in row.get(name, {}).items()
        for told in every[-1:]
    ]
    heads = ("reading", "part", "lines", "found", "speaker", "hearers", "left open")
    return "\n".join((_STORIES, _ran("benchmarks.quality.stories", row), _table(heads, rows)))


def _cast(row: Row) -> str:
    measures = ("b_cubed", "ceaf_e")
    names = ("", "places", *(f"{name} {side}" for name in ("B³", "CEAFe") for side in ("P", "R", "F1")), "found")
    lines = [
        (text, numbers)
        for corpus in ("pdnc", "litbank")
        if corpus in row
        for text, numbers in (
            *(row[corpus]["texts"].items() if corpus == "pdnc" else ()),
            (f"all of {corpus}", row[corpus]["all"]),
        )
    ]
    rows = [
        [text, n["places"]]
        + [_number(n[measure][side]) for measure in measures for side in ("precision", "recall", "f1")]
        + [_number(n["mentions"]["recall"])]
        for text, n in lines
    ]
    return "\n".join((_CAST, _ran("benchmarks.quality.cast", row), _table(names, rows)))


def _bonds(row: Row) -> str:
    names = {
        "outer, ρ": "outer_rho", "warm/neutral/cold, F1": "outer_sides_f1", "dominance, ρ": "dominance_rho",
        "inner, ρ": "inner_rho", "move": "move_accuracy", "outer found": "outer_found",
        "inner found": "inner_found", "ECE of the score": "score_ece",
    }  # fmt: skip
    every = row["settings"] | {"coder against coder": row["coder against coder"]} | row["baselines"]
    rows = [[name, *(_number(numbers[one]) for one in names.values())] for name, numbers in every.items()]
    return "\n".join((_BONDS, _ran("benchmarks.quality.bonds", row), _table(("", *names), rows)))


def _turnings(row: Row) -> str:
    names = ("turning point, likeliest", "turning point, told", "status", "leaves", "ended by")
    between, alone = row["coder against coder"], row["baselines"]
    rows: list[list[object]] = [
        [name, *(_number(numbers.get(one)) for one in names)] for name, numbers in row["settings"].items()
    ]
    first = between["turning point, first against first"]
    rows.append(["coder against coder", *map(_number, (first, first, between["status"], between["leaves"], None))])
    rows.append(["place alone", _number(alone["place alone"]), "", "", "", ""])
    rows.append(["a paragraph at random", _number(alone["random"]), "", "", "", ""])
    commonest = next(name for name in alone if name.startswith("always"))
    rows.append([commonest, "", "", _number(alone[commonest]), "", ""])
    return "\n".join((_TURNINGS, _ran("benchmarks.quality.turnings", row), _table(("", *names), rows)))


def _conduct(row: Row) -> str:
    names = ("stories", "outer_rho", "outer_sides_f1", "inner_rho", "move_accuracy", "outer_found", "score_ece")
    rows = [[part, *(numbers[one] for one in names)] for part, numbers in row["parts"].items()]
    return "\n".join((_CONDUCT, _ran("benchmarks.quality.stories_conduct", row), _table(("", *names), rows)))


def _ran(command: str, row: Row) -> str:
    return f"`python -m {command}`, commit {row['commit']}.\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    columns = list(head)
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _number(value: float | None) -> str:
    return shown(value).strip()


def _pdnc(row: Row) -> str:
    micro, macro = row["micro"], row["macro"]
    accuracies = [_number(micro["speakers"][kind]["accuracy"]) for kind in ("all", *KINDS)]
    alone = _number(micro["speakers_one_to_one"]["all"]["accuracy"])
    cells = [[f"**duologue**, {micro['parts']:,} parts", *accuracies, _number(macro["speakers"]["all"]), alone]]
    for name, numbers, mean, one in _REFERENCES:
        cells.append([name, *map(_number, numbers), _number(mean), _number(one)])
    novels = (
        [
            name,
            novel["parts"],
            *(_number(novel["speakers"][kind]["accuracy"]) for kind in ("all", *KINDS)),
            _number(novel["speakers_one_to_one"]["all"]["accuracy"]),
            _number(novel["b_cubed"]["f1"]),
        ]
        for name, novel in row["novels"].items()
    )
    return "\n".join(
        (
            _PDNC,
            _ran("benchmarks.quality.pdnc", row),
            _table(("system", "all", *KINDS, "mean of novels", "one to one"), cells),
            _table(("novel", "parts", "all", *KINDS, "one to one", "B³"), novels),
            _beyond(micro),
        )
    )


def _beyond(micro: Row) -> str:
    """Everything but accuracy, over all parts of the eight novels."""
    found, whole, cubed = micro["detection"], micro["whole_quotes"], micro["b_cubed"]
    right = micro["addressees"]["given_right_speaker"]
    every = micro["addressees"]["all"]
    surest, answered = micro["accuracy_at_coverage"], micro["answered"]
    rows = [
        ("with an unnamed narrator known by its role", _number(micro["narrator_by_role"])),
        ("with the likeliest speaker wherever nobody is named", _number(answered["accuracy_if_pressed"])),
        (f"where somebody is named ({_number(answered['share'])} of parts)", _number(answered["accuracy"])),
        ("whole quotations right", f"{_number(whole['accuracy'])} of {whole['of']:,}"),
        ("B³ of speakers", " / ".join(_number(cubed[name]) for name in ("precision", "recall", "f1"))),
        ("parts found (strictly)", f"{_number(found['recall'])} ({_number(found['recall_strict'])})"),
        ("speech that is a gold quotation", _number(found["precision_speech"])),
        ("stretches of any kind that are", _number(found["precision_all"])),
        ("wrong parts", ", ".join(f"{name} {count}" for name, count in micro["losses"].items())),
        ("one addressee right, all / speaker right", _pair(every, right, "single_accuracy")),
        ("set of addressees exact, all / speaker right", _pair(every, right, "set_exact")),
        ("addressees, mean Jaccard, all / speaker right", _pair(every, right, "mean_jaccard")),
        ("accuracy of the surest share", ", ".join(f"{c}: {_number(a)}" for c, a in surest.items())),
        ("expected calibration error", _number(micro["calibration"]["ece"])),
    ]
    return _table(("over all parts", ""), rows)


def _pair(every: Row, right: Row, measure: str) -> str:
    return f"{_number(every[measure])} / {_number(right[measure])}"


def _litbank(row: Row) -> str:
    found = (
        [
            style,
            r["texts"],
            r["quotes"],
            *(_number(r[name]) for name in ("recall", "recall_strict", "precision_speech", "character_f1")),
        ]
        for style, r in row["detection"]["by_style_of_text"].items()
    )
    own = (
        [style, r["quotes"], _number(r["recall"]), _number(r["recall_strict"])]
        for style, r in row["detection"]["recall_by_own_style"].items()
    )
    speakers = (
        [
            mapping.replace("_", " "),
            *(
                f"{_number(r['speakers'][kind]['accuracy'])} ({r['speakers'][kind]['of']})"
                for kind in ("all", *CUES)
            ),
            _number(r["ceiling"]),
            _number(r["speakers_one_to_one"]["all"]["accuracy"]),
            ", ".join(f"{style} {_number(right)}" for style, right in r["by_style"].items()),
        ]
        for mapping, r in row["attribution"].items()
    )
    heads = ("mapping", "all", *CUES, "ceiling", "one to one", "by marks")
    return "\n".join(
        (
            _LITBANK,
            _ran("benchmarks.quality.litbank_quotes", row),
            _table(
                ("texts by marks", "texts", "quotations", "found", "strictly", "precision", "character F1"),
                found,
            ),
            _table(("quotations by their own marks", "quotations", "found", "strictly"), own),
            _SPEAKERS,
            _table(heads, speakers),
        )
    )


_COREFERENCE = """## Whom words mean: LitBank coreference, fold 0

The ten test texts; nothing was trained or chosen on them. Each book is read as a user reads it. Mentions,
clusters and events are those of the heads on the encoder's vectors, scored with predicted mentions, clusters of
one included. For scale: BookNLP small and big average .764 and .790, trained on more of LitBank; mentions .882,
events .706.
"""
_WHOM = """What the reading makes of it: the people that third-person pronouns and descriptions are given to.
Pronouns of people whom our cast does not hold are asked too, and count as wrong; descriptions are asked where our
cast has the person. In brackets: of those to which an answer was given.
"""


def _coreference(row: Row) -> str:
    names = ("mentions", "muc", "b_cubed", "ceaf_e", "average", "events")
    numbers = (_number(row["entities"][name]) for name in names)
    whom = (
        [reading, *(f"{_number(r['right'])} ({_number(r['right_of_answered'])})" for r in kinds.values())]
        for reading, kinds in row["whom"].items()
    )
    kinds = row["whom"]["by rules"]
    return "\n".join(
        (
            _COREFERENCE,
            _ran("benchmarks.quality.coreference", row),
            _table(("mentions F1", "MUC", "B³", "CEAFe", "average", "events F1"), [numbers]),
            _WHOM,
            _table(("reading", *(f"{kind}, {r['asked']}" for kind, r in kinds.items())), whom),
        )
    )


def _speed(row: Row) -> str:
    parts = ["## Speed and memory\n", _ran("benchmarks.speed.novel", row)]
    for name in ("by rules", "with the encoder"):
        parts += _speed_of(name, row[name]) if name in row else ()
    machine = ", ".join(f"{name} {value}" for name, value in row["machine"].items())
    return "\n".join((*parts, f"Machine: {machine}.\n"))


def _speed_of(name: str, row: Row) -> Iterator[str]:
    novel, story, used = row["novel"], row["story"], row["memory"]
    learned = "bare_seconds" in novel
    bars = ("15 s", "2 s") if learned else ("2 s", "1 s")
    yield f"### {name[0].upper()}{name[1:]}\n"
    yield (
        f"A novel of {novel['words']:,} words{'' if learned else ' on one core'}, best of {novel['runs']}: "
        f"**{novel['seconds']:.2f} s**, {novel['tokens_per_second']:,} tokens/s (the bar: {bars[0]}); "
        f"{novel['cpu_seconds']:.2f} s of the processor, which a busy machine stretches less.\n"
    )
    if learned:
        yield (
            f"That is **{novel['times_bare']:.2f}** times the bare encoder pass of {novel['bare_seconds']:.2f} s "
            "on the same threads (the bar: 1.5).\n"
        )
    stages = (
        [stage, f"{numbers['seconds']:.3f}", f"{numbers['tokens_per_second']:,}"]
        for stage, numbers in novel["stages"].items()
    )
    yield _table(("stage", "processor seconds", "tokens/s"), stages)
    yield (
        f"A story of {story['words']:,} words, start-up included, median of {story['runs']}: "
        f"**{story['seconds']:.2f} s** (the bar: {bars[1]}; starting alone {story['import_seconds']:.2f} s).\n"
    )
    lengths = (
        [f"{length['words']:,}", f"{length['peak_mb']:.0f}", f"{length['mb_per_1000_words']:.3f}"]
        for length in used["lengths"]
    )
    yield _table(("words", "peak MB", "MB per 1,000 words beyond the import"), lengths)
    yield f"The import alone takes {used['import_mb']:.0f} MB.\n"


_PAGE = """## The page

In a real browser ({browser}), a story of {story:,} and a novel of {novel:,} words, by rules. The best of {runs}
runs on {cores} cores, under a load of {load}: what is on the clock waits for other programs too; the page's own
longest task is in its thread's time.
"""
_PAGE_ROWS = {
    "first_view_of_a_story_s": "the story brought, to its first paragraph, s",
    "first_view_of_a_novel_s": "the novel brought, to its first paragraph, s",
    "line_corrected_s": "a line of the novel corrected, to the line drawn, s",
    "turns_read_again_s": "… to the turns around it read again and drawn, s",
    "longest_frame_ms": "scrolling the novel: the longest frame, ms",
    "longest_task_cpu_ms": "… the page's own longest task, ms",
}


def _page(row: Row) -> str:
    load = "; ".join(str(run["load"][0]) for run in row["runs"])
    told = {"browser": row["browser"], "cores": row["cores"], "runs": len(row["runs"]), "load": load}
    bars = row["bars"]
    best = ((text, row["best"][name], bars.get(name)) for name, text in _PAGE_ROWS.items())
    rows = [[text, f"{value:g}", "" if bar is None else f"{bar:g}"] for text, value, bar in best]
    parts = (_PAGE.format(**row["words"], **told), _ran("benchmarks.speed.page", row))
    return "\n".join((*parts, _table(("", "best", "bar"), rows)))


def _passages(row: Row) -> str:
    return "\n".join(
        ("## Our own stories\n", _ran("benchmarks.quality.passages", row), "```", row["table"], "```")
    )
